"""Whom to call, by country."""

import pytest

from unslump.errors import ContentError
from unslump.screening.numbers import anywhere, country, country_of_locale, numbers, read


@pytest.mark.parametrize(
    ("code", "emergency", "advice"),
    [
        ("GB", ["999", "112"], ["111"]),
        ("IE", ["112", "999"], []),
        ("US", ["911"], []),
        ("CA", ["911"], ["811"]),
        ("AU", ["000", "112"], ["1800 022 222"]),
        ("NZ", ["111"], ["0800 611 116"]),
        ("DE", ["112"], ["116117"]),
        ("FR", ["112"], []),
    ],
)
def test_the_best_known_number_of_a_country_comes_first(code, emergency, advice):
    found = country(code)
    assert found is not None
    assert [one.number for one in found.emergency] == emergency
    assert [one.number for one in found.advice] == advice


def test_a_number_that_helps_in_one_country_is_an_emergency_in_another():
    """111 is advice in the United Kingdom and help now in New Zealand: never guess."""
    britain, zealand = country("GB"), country("NZ")
    assert britain is not None
    assert zealand is not None
    assert britain.advice[0].number == zealand.emergency[0].number == "111"


def test_the_whole_european_union_is_there():
    union = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
    for code in union:
        found = country(code)
        assert found is not None
        assert "112" in [one.number for one in found.emergency], code


def test_every_country_says_how_we_know():
    for one in numbers().countries:
        assert len(one.basis) > 10
        assert one.emergency


def test_a_country_that_we_do_not_know_gets_the_numbers_for_anywhere():
    assert country("ZZ") is None
    assert [number for number, _where in anywhere()] == ["112", "999", "911"]


@pytest.mark.parametrize(
    ("locale", "code"),
    [
        ("en-GB", "GB"),
        ("en_NZ.UTF-8", "NZ"),
        ("zh-Hant-TW", "TW"),
        ("de", ""),
        ("", ""),
        ("sv-se;q=0.8,en", "SE"),
        ("es-419", ""),
    ],
)
def test_a_country_is_read_from_a_locale(locale, code):
    assert country_of_locale(locale) == code


def test_everything_that_is_wrong_is_told_at_once():
    entry = '[[countries]]\ncode = "XX"\nname = "X"\nemergency = [{ number = "call", what = "?" }]\nbasis = "b"\n'
    with pytest.raises(ContentError) as refusal:
        read(entry + entry.replace("basis", "because"))
    told = str(refusal.value)
    for part in ("anywhere", "cannot be dialled", "basis", "because", "“XX” is there twice"):
        assert part in told
