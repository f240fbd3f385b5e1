"""docs/over-time.md: the rules for the next morning, over weeks, and for when the safety check is asked again."""

from collections.abc import Iterator

from unslump.screening import measures
from unslump.screening.advice import Action
from unslump.screening.over_time import TimeRule, over_time

DOES: dict[Action, str] = {
    "fine": "as planned",
    "unknown": "nothing is concluded",
    "change-plan": "another plan",
    "step-down": "a level lower",
    "see-someone": "somebody to see, and on",
    "stop-progress": "no harder until somebody has looked",
    "low-dose": "small doses",
    "pause": "some days without a session",
    "first": "see someone first: sessions close",
    "today": "a health professional today: sessions close",
    "emergency": "the emergency number now: sessions close",
}
PARTS = (
    ("The next morning", ("emergency-sign", "second-pause")),
    ("Over weeks", ("two-weeks", "going-well")),
)
INTRO = """\
# The rules over time

<!-- Written by `python3 dev.py docs` from src/unslump/content/screening/over_time.toml and measures.toml: change those, not this page. -->

What somebody says the next morning and over weeks, and what follows. Each rule is a pure function of what was said before
(`src/unslump/screening/after.py`, `weeks.py`, `due.py`); every number stands in one table. Order is kept by numbers and not by dates, so that
a clock that is set back helps nobody. What happens while moving is with [the stop rules](screening-rules.md#during-a-session).

**Not yet reviewed by a clinician.** Where a rule names no source, its numbers are our own proposal.
"""


def pages() -> dict[str, str]:
    return {"over-time.md": "\n".join([INTRO, *signs(), *rules(), *due(), *measured()])}


def signs() -> Iterator[str]:
    yield "## Signs that decide at once, the next morning\n"
    yield "A yes counts, and so does *not sure*.\n"
    yield "| Sign | Leads to |\n|---|---|"
    yield "\n".join(f"| {sign.ask} | {sign.outcome} |" for sign in over_time().signs) + "\n"


def rules() -> Iterator[str]:
    every = list(over_time().rules)
    for title, (first, last) in PARTS:
        yield f"## {title}\n"
        yield "| Rule | What follows | Said | Numbers | Source |\n|---|---|---|---|---|"
        chosen = every[every.index(first) : every.index(last) + 1]
        yield "\n".join(_row(over_time().rules[name]) for name in chosen) + "\n"


def _row(rule: TimeRule) -> str:
    numbers = ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in rule.numbers.items())
    return f"| {rule.id} | {DOES[rule.action]} | {rule.say} | {numbers} | {rule.source or 'our proposal'} |"


def due() -> Iterator[str]:
    yield "## When the whole safety check is asked again\n"
    yield "| Why | Said | Numbers |\n|---|---|---|"
    for one in over_time().due.values():
        numbers = ", ".join(f"{name} {number}" for name, number in one.numbers.items())
        yield f"| {one.id} | {one.say} | {numbers} |"
    yield ""


def measured() -> Iterator[str]:
    yield "## What is asked\n"
    weeks = ", ".join(str(week) for week in measures.weeks() if week > 0)
    yield f"At the beginning and after {weeks} weeks. Every question may be skipped; not answered is not 0.\n"
    yield "| Question | 0 | 10 |\n|---|---|---|"
    yield "\n".join(f"| {one.ask} | {one.least} | {one.most} |" for one in measures.scales().values()) + "\n"
    ask, steps = measures.global_change()
    yield f"{ask} {', '.join(text for _number, text in steps)}.\n"
    yield f"*{measures.change(6, 3).say}* This is said from two points **and** 30 percent on; else: *{measures.change(6, 5).say}*\n"
    yield "Sources:\n"
    yield "\n".join(f"- {source}" for source in (*over_time().sources, *measures.sources())) + "\n"
