"""What somebody said about themselves, as one plain value. It is looked at once and then forgotten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from unslump.screening.model import ANSWERS, Answer

OLDEST, MOST_PAIN, LAST_WEEK = 120, 10, 45


@dataclass(frozen=True, slots=True)
class Sheet:
    """Facts, and answers. An absent fact is unknown; an absent answer is not a no.

    >>> Sheet(age=34, answers={"E1": "no"}).age
    34
    """

    age: int | None = None
    """Full years."""
    pain_now: int | None = None
    """0 nothing, to 10 the worst they can think of."""
    weeks_pregnant: int | None = None
    """None means not pregnant, or not known; 0 is the first week."""
    conditions: frozenset[str] = frozenset()
    """Ids of `content/screening/conditions.toml`."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By rule: `{"E1": "no"}`."""
    parts: Mapping[str, Answer] = field(default_factory=dict)
    """By rule and part: `{"U6.trigger": "unsure"}`."""
    acknowledged: frozenset[str] = frozenset()
    """Rules under which the person has ticked what their file asks to be ticked."""

    def with_answers(self, ticked: Iterable[str], unsure: Iterable[str], none: Iterable[str]) -> "Sheet":
        """The sheet with one list answered; a line with a point in its id is a part."""
        no: dict[str, Answer] = dict.fromkeys(none, "no")
        not_sure: dict[str, Answer] = dict.fromkeys(unsure, "unsure")
        yes: dict[str, Answer] = dict.fromkeys(ticked, "yes")
        said = no | not_sure | yes
        parts = {key: answer for key, answer in said.items() if "." in key}
        whole = {key: answer for key, answer in said.items() if "." not in key}
        return replace(self, answers={**self.answers, **whole}, parts={**self.parts, **parts})


def counts(answer: Answer | None) -> bool:
    """Not sure counts as a yes, everywhere.

    >>> counts("unsure"), counts("no"), counts(None)
    (True, False, False)
    """
    return answer == "yes" or answer == "unsure"


def wrong_facts(sheet: Sheet) -> list[str]:
    """What is no fact about a person, a sentence each."""
    limits = (
        ("age", sheet.age, OLDEST),
        ("pain_now", sheet.pain_now, MOST_PAIN),
        ("weeks_pregnant", sheet.weeks_pregnant, LAST_WEEK),
    )
    return [
        f"“{name}” is {value}: write a whole number from 0 to {most}, or leave it out."
        for name, value, most in limits
        if value is not None and not 0 <= value <= most
    ]


def wrong_answers(answers: Mapping[str, Answer]) -> list[str]:
    """Words that are no answer, a sentence each."""
    return [
        f"“{answer}” is no answer to {key}: write yes, no or unsure."
        for key, answer in answers.items()
        if answer not in ANSWERS
    ]
