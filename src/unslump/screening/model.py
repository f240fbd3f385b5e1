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
LOW_DOSE = "low-dose"
"""The one limit that is no condition: half the range, few repetitions, no long holds, nothing hard to lie on."""


@dataclass(frozen=True, slots=True)
class When:
    """Several things that have to be true together. What is not known is never true; `to` includes the number itself."""

    yes: tuple[str, ...] = ()
    """Parts that are answered yes or not sure."""
    no: tuple[str, ...] = ()
    """Parts that are answered no; only where an answer is made lighter, never where it is made graver."""
    at_least: int = 0
    """So many of the parts in `of` are answered yes or not sure."""
    of: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    age_unknown: bool = False
    pain_from: int | None = None
    """0 to 10, now."""
    pain_to: int | None = None
    weeks_from: int | None = None
    """Weeks of pregnancy."""
    weeks_to: int | None = None
    conditions: tuple[str, ...] = ()
    """At least one of these conditions."""


ALWAYS = When()


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a question, asked by itself. Worded so that a yes is the graver answer."""

    id: str
    """Short, inside its rule; the sheet calls it `U6.trigger`."""
    question: str
    ask_when: When = ALWAYS
    """Beside the rule being in question: the facts that make it worth asking."""


@dataclass(frozen=True, slots=True)
class Firing:
    """A combination that counts as a yes, and what it leads to."""

    when: When
    outcome: Outcome
    say: str
    limits: tuple[str, ...] = ()
    """For `limits`; empty means those of its conditions that the person has."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A combination that changes nothing and is worth a sentence."""

    when: When
    say: str


@dataclass(frozen=True, slots=True)
class Softer:
    """Where nothing else speaks against it, a yes may lead to something lighter."""

    when: When
    outcome: Outcome
    say: str
    limits: tuple[str, ...] = ()
    acknowledge: str = ""
    """What the person has to tick first; empty where nothing has to be ticked."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One question and what a yes means. One rule, one file: `content/screening/E1.toml`."""

    id: str
    order: int
    group: str
    """The checklist on which it is asked."""
    question: str
    """The whole question; empty where nothing is asked, because facts decide."""
    why: str
    """Why we ask, in one sentence."""
    outcome: Outcome
    say: str
    """What to do on a yes; never the name of an illness."""
    sources: tuple[str, ...]
    checked: date
    """When the sources were last looked at."""
    wait_days: int = 0
    """So long sessions stay closed, and no new check opens them."""
    again: str = ""
    """When to answer the questions again, as a sentence."""
    session_meanwhile: bool = False
    """True: gentle sessions are fine until somebody has had a look."""
    lead: str = ""
    """The part that the checklist shows in place of the whole question; empty for the whole question."""
    parts: tuple[Part, ...] = ()
    fires: tuple[Firing, ...] = ()
    """Combinations that count beside a direct yes."""
    mentions: tuple[Mention, ...] = ()
    softer: Softer | None = None
    reviewed: str | None = None
    """Who signed it off and when; None means not yet reviewed by a clinician."""

    @property
    def asked(self) -> bool:
        """False where facts alone decide."""
        return self.question != ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the answers come to. Only outcome, limits and the wait are ever kept, never the answers."""

    outcome: Outcome
    rules: tuple[str, ...]
    """Ids of the rules that decided; for `incomplete` those that are still open."""
    limits: frozenset[str]
    say: str
    """What to do, in a few sentences for the person."""
    sentences: tuple[str, ...] = ()
    """The same, one by one."""
    wait_days: int = 0
    """So long sessions stay closed, and no new check opens them; 0 where the next check may come at any time."""
    again: tuple[str, ...] = ()
    """When to answer the questions again."""
    session_meanwhile: bool = False
    """True for a `first` whose rules all allow gentle sessions until then."""
    may_acknowledge: tuple[str, ...] = ()
    """Rules that would be lighter if the person ticked what their file says under `softer`."""

    @property
    def may_exercise(self) -> bool:
        """True for `go` and `limits`, and where a `first` allows gentle sessions meanwhile."""
        return self.outcome in {"go", "limits"} or self.session_meanwhile


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
