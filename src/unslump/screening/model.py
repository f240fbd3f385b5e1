"""Questions, answers and what follows from them, as plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Answer = Literal["yes", "no", "unsure"]
Outcome = Literal["emergency", "today", "first", "limits", "go", "incomplete"]
"""Emergency number now · a health professional today · see one first · go, with limits · go · not all answered."""

ANSWERS: tuple[Answer, ...] = ("yes", "no", "unsure")
SEVERITY: tuple[Outcome, ...] = ("go", "limits", "first", "today", "emergency")
"""From lightest to gravest. `incomplete` is no grade: it says that we don't know yet."""
URGENT: frozenset[Outcome] = frozenset({"emergency", "today"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One question and what a yes means. One rule, one file: `content/screening/E1.toml`."""

    id: str
    order: int
    group: str
    question: str
    why: str
    """Why we ask, in one sentence."""
    outcome: Outcome
    say: str
    """What to do on a yes; never the name of an illness."""
    sources: tuple[str, ...]
    checked: date
    """When the sources were last looked at."""
    unsure_counts: bool
    """True: "not sure" is taken as a yes. Always so for emergency and today."""
    limits: tuple[str, ...] = ()
    """For `limits`: the conditions that a yes brings along."""
    reviewed: str | None = None
    """Who signed it off and when; None means not yet reviewed by a clinician."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the answers come to. Only outcome and limits are ever kept, never the answers."""

    outcome: Outcome
    rules: tuple[str, ...]
    """Ids of the rules that decided, gravest first; for `incomplete` those that are still open."""
    limits: frozenset[str]
    say: str
    """What to do, in a few sentences for the person."""

    @property
    def may_exercise(self) -> bool:
        """True for `go` and `limits` only."""
        return self.outcome in {"go", "limits"}


@dataclass(frozen=True, slots=True)
class Condition:
    """Something about a person that changes which movements suit; movement files speak of it by id."""

    id: str
    name: str
    order: int
    ask: str
    """As a box to tick: `I have had a hip replaced`."""
    clinician_first: bool = False
    """True: no movement at all until a clinician has agreed."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A decision as a page or a terminal shows it."""

    outcome: Outcome
    title: str
    sentences: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...] = ()
    """Emergency numbers with where they work: `("112", "European Union, and most mobile phones")`."""


StopAction = Literal["emergency", "end-session", "end-movement", "ease"]


@dataclass(frozen=True, slots=True)
class StopRule:
    """Something that can happen during a session, and what to do at once."""

    id: str
    order: int
    when: str
    do: str
    action: StopAction
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MicroCheck:
    """The one-tap question before each session."""

    question: str
    items: tuple[str, ...]
    no: str
    """The label of the button that goes on."""
    yes: str
    unsure: str
    full_check: str
    """Said before the full check, after yes or not sure."""


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """What is agreed to, with an active tick, before the first session."""

    version: str
    """Changes when the meaning changes, so that it is asked again."""
    title: str
    paragraphs: tuple[str, ...]
    tick: str
