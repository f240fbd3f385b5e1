"""Whom to call where this person is: the country that they chose, else the one in their browser's language."""

from dataclasses import dataclass

from django.http import HttpRequest

from unslump.records import actions, queries
from unslump.screening.numbers import Country, Number, country, country_of_locale, numbers
from unslump.web import access


@dataclass(frozen=True, slots=True)
class Calls:
    """The numbers for a page. Without a known country: those that work in most places."""

    country: Country | None
    emergency: tuple[Number, ...]
    advice: tuple[Number, ...]
    countries: tuple[Country, ...]
    """To choose from."""

    @property
    def code(self) -> str:
        return "" if self.country is None else self.country.code


def whom_to_call(request: HttpRequest) -> Calls:
    chosen = queries.preferences(access.person(request)).country
    here = country(chosen or country_of_locale(request.headers.get("Accept-Language", "")))
    known = numbers()
    if here is None:
        return Calls(None, known.anywhere, (), known.countries)
    return Calls(here, here.emergency, here.advice, known.countries)


def country_chosen(request: HttpRequest, code: str) -> None:
    """Remember a country; one that we have no numbers for is none, and empty goes back to the browser's."""
    if code == "" or country(code) is not None:
        actions.save_preferences(access.person(request), {"country": code.upper()})
