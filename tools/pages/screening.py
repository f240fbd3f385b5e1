"""docs/screening-rules.md: what is asked before a session, what can end one, and what follows."""

from collections.abc import Iterator

from unslump.screening.explain import explain
from unslump.screening.micro import micro_check
from unslump.screening.model import SEVERITY, Decision, Outcome, Rule
from unslump.screening.rules import rules
from unslump.screening.stop_rules import StopAction, stop_rules

STOPS: dict[StopAction, str] = {
    "emergency": "ends the session, no way back",
    "end-session": "ends the session",
    "end-movement": "ends the movement",
    "easier": "offers the easier movement",
    "ease": "goes on, with less",
    "fine": "goes on",
}

INTRO = """\
# What is asked, and what follows

<!-- Written by `python3 dev.py docs` from src/unslump/content/screening/: change those, not this page. -->

One question is one file. The gravest answer decides, and a question without an answer is not a no. No answer is ever stored
([SAFETY.md](../SAFETY.md)), and no illness is ever named: an outcome says whom to see and how soon, nothing else.

Where nobody is named under *reviewed*, the question is **not yet reviewed by a clinician**. The same holds for the stop rules.
"""


def pages() -> dict[str, str]:
    return {"screening-rules.md": "\n".join(lines())}


def lines() -> Iterator[str]:
    yield INTRO
    yield from outcomes()
    yield from questions(rules())
    yield from before_each_session()
    yield from during()


def outcomes() -> Iterator[str]:
    yield "## What may come of it\n"
    yield "| Outcome | What the page says |\n|---|---|"
    for outcome in (*reversed(SEVERITY), "incomplete"):
        told = explained(outcome)
        yield f"| {outcome} | **{told[0]}.** {told[1]} |"
    yield ""


def explained(outcome: Outcome) -> tuple[str, str]:
    told = explain(Decision(outcome, (), frozenset(), ""), ())
    return told.title, " ".join(told.sentences)


def questions(found: tuple[Rule, ...]) -> Iterator[str]:
    yield "## Before the first session, and every four weeks\n"
    yield "| | Question | On a yes | “Not sure” | Reviewed |\n|---|---|---|---|---|"
    yield "\n".join(row(rule) for rule in found) + "\n"
    for rule in found:
        yield from entry(rule)


def row(rule: Rule) -> str:
    unsure = "counts as yes" if rule.unsure_counts else "counts as no"
    return line(f"[{rule.id}](#{rule.id.lower()})", rule.question, rule.outcome, unsure, rule.reviewed or "not yet")


def entry(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}\n"
    yield f"{rule.question}\n"
    yield f"- Why we ask: {rule.why}"
    yield f"- On a yes, beside what every *{rule.outcome}* says: {rule.say}"
    yield f"- Sources, looked at {rule.checked.isoformat()}:"
    yield "\n".join(f"  - {source}" for source in rule.sources) + "\n"


def before_each_session() -> Iterator[str]:
    check = micro_check()
    yield "## Before each session\n"
    yield f"{check.question}\n"
    yield "\n".join(f"- {item}" for item in check.items) + "\n"
    yield f"*{check.no}* goes on. *{check.yes}* and *{check.unsure}* lead to the whole check: “{check.full_check}”\n"


def during() -> Iterator[str]:
    found = stop_rules()
    yield "## During a session\n"
    yield "| When | What to do | The session |\n|---|---|---|"
    yield "\n".join(line(rule.when, rule.do, STOPS[rule.action]) for rule in found) + "\n"
    yield "Sources:\n"
    yield (
        "\n".join(f"- {source}" for source in dict.fromkeys(source for rule in found for source in rule.sources)) + "\n"
    )


def line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
