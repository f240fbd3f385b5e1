"""Answering the safety check as a browser does: what a page carries along is sent back with what is ticked on it."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

AGE, PAIN = "34", "0"


class Fields(HTMLParser):
    """The hidden fields of the first form that goes to the check, and the page that it asks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("action") == "/check/" and not self.sent
        if self.inside and tag == "input" and given.get("type") == "hidden":
            self.sent.setdefault(given["name"], []).append(given["value"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False


class Check:
    """One tab with the safety check in it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.answer = client.get("/check/")

    @property
    def text(self) -> str:
        return self.answer.content.decode()

    @property
    def page(self) -> str:
        """The page that is asked now; empty at the end."""
        return (Fields(self.text).sent.get("page") or [""])[0]

    @property
    def hidden(self) -> dict[str, list[str]]:
        return Fields(self.text).sent

    def send(self, **ticked: Any) -> "Check":
        """Press the button of the page that is shown, with what is ticked on it."""
        self.answer = self.client.post("/check/", {**self.hidden, **ticked})
        return self

    def none(self) -> "Check":
        return self.send(none="yes")

    def facts(self, age: str = AGE, pain: str = PAIN, **more: str) -> "Check":
        return self.send(age=age, pain=pain, **more)

    def until(self, page: str, **facts: str) -> "Check":
        """Nothing is true until this page is asked."""
        while self.page and self.page != page:
            self.facts(**facts) if self.page == "facts" else self.none()
        assert self.page == page, f"{page} is not asked"
        return self

    def rest(self, **facts: str) -> "Check":
        """Nothing else is true, and the box is ticked."""
        while self.page:
            if self.page == "facts":
                self.facts(**facts)
            else:
                self.send(none="yes", agree="yes")
        return self


def page_of(line: str) -> str:
    """The list on which a line stands."""
    from unslump.screening import interview
    from unslump.screening.rules import rules

    return next(page.id for page in interview.lists(rules()) if line in [one.key for one in page.lines])
