"""docs/screening-sheet.md: how a sheet of answers is written, for programs and for those who test the rules."""

from collections.abc import Iterator

from unslump.screening.conditions import conditions
from unslump.screening.model import LOW_DOSE, SEVERITY, Rule
from unslump.screening.rules import questions, rules
from unslump.screening.sheet import LAST_WEEK, MOST_PAIN, OLDEST

EXAMPLE = """\
age = 58
pain_now = 5
conditions = ["knee-pain"]

[answers]
U3 = "yes"
U4 = "unsure"
"""
FULL = """\
# 30, first time between the shoulder blades, a 3 out of 10, and has read why that is asked
age = 30
pain_now = 3
acknowledged = ["D1"]

[answers]
D1 = "yes"
# … and "no" for all the others

[parts]
D1.never-changes = "no"
D1.six-weeks = "no"
"""


def pages() -> dict[str, str]:
    return {"screening-sheet.md": "\n".join(lines())}


def lines() -> Iterator[str]:
    yield introduction()
    yield from facts()
    yield from answers()
    yield from parts()
    yield from what_comes_of_it()


def introduction() -> str:
    return f"""\
# A sheet of answers

<!-- Written by `python3 dev.py docs` from tools/pages/screening_sheet.py and src/unslump/content/screening/: change those, not this page. -->

`unslump screen` asks the safety check in the terminal. `unslump screen ANSWERS.toml --json` decides a sheet that is already filled in, and
keeps nothing of it. `unslump screen --empty` prints an empty one. A sheet is a TOML file:

```toml
{EXAMPLE}```

It says:

```json
{{"outcome": "today", "rules": ["U3", "U4"], "limits": [], "say": "…"}}
```
"""


def facts() -> Iterator[str]:
    yield "## Facts, at the top\n"
    yield "Absent or empty means none, or not known; that leaves nothing open.\n"
    yield "| Name | What |\n|---|---|"
    yield f"| `age` | full years, 0 to {OLDEST} |"
    yield f"| `pain_now` | how much it hurts right now, 0 (nothing) to {MOST_PAIN} |"
    yield f"| `weeks_pregnant` | weeks of pregnancy, 0 to {LAST_WEEK}; leave it out where nobody is pregnant: 0 is the first week |"
    yield "| `conditions` | a list of ids, below |"
    yield (
        "| `acknowledged` | a list of rules whose way to something lighter the person has ticked: "
        + acknowledged()
        + " |\n"
    )
    yield "### Conditions\n"
    yield "| Id | Said by the person |\n|---|---|"
    yield "\n".join(f"| `{one.id}` | {one.ask} |" for one in conditions()) + "\n"


def acknowledged() -> str:
    return "; ".join(
        f"`{rule.id}`, “{rule.softer.acknowledge}”" for rule in rules() if rule.softer and rule.softer.acknowledge
    )


def answers() -> Iterator[str]:
    ids = ", ".join(f"[{rule.id}](screening-rules.md#{rule.id.lower()})" for rule in sorted(questions(), key=by_number))
    yield "## `[answers]`\n"
    yield f'`"yes"`, `"no"` or `"unsure"` for each of {ids}. Absent means not answered, which is not a no. “unsure” counts as a yes.\n'
    yield "A direct answer is an answer to the whole question, as [the rules](screening-rules.md) print it.\n"


def by_number(rule: Rule) -> tuple[int, int]:
    return "EUDL".index(rule.id[0]), int(rule.id[1:])


def parts() -> Iterator[str]:
    yield "## `[parts]`, if you like\n"
    yield "Some questions consist of smaller ones. Parts can make an answer more exact, or stand in for it: where the part that a list shows"
    yield "(in **bold** here) is a no, or it and the others are answered, the question is answered.\n"
    yield "| Part | Asked |\n|---|---|"
    for rule in sorted(rules(), key=by_number):
        for part in rule.parts:
            name = f"`{rule.id}.{part.id}`"
            yield f"| {f'**{name}**' if part.id == rule.lead else name} | {part.question} |"
    yield f"\n```toml\n{FULL}```\n"


def what_comes_of_it() -> Iterator[str]:
    grave = ", ".join(f"`{outcome}`" for outcome in reversed(SEVERITY))
    yield "## What comes of it\n"
    yield "One object, with exactly these:\n"
    yield "| Key | What |\n|---|---|"
    yield f"| `outcome` | {grave}, from the gravest to the lightest, or `incomplete` |"
    yield "| `rules` | the ids that decided; for `incomplete` those that are still open |"
    yield f"| `limits` | ids of conditions to heed, and `{LOW_DOSE}` for half the range, few repetitions, short holds and nothing hard to lie on |"
    yield "| `say` | what the person is told |\n"
    yield "A yes or an unsure that leads to `emergency` or `today` decides at once, whatever is not answered. Otherwise every question has to be answered, "
    yield "or it is `incomplete`. Age, how much it hurts, pregnancy and conditions count by themselves, also against an answer: 17 years are under 18.\n"
    yield "The exit code is 0 where a sheet was decided, whatever came of it, and 2, with a sentence for each thing that is wrong, where it could not be."
    yield "Asked in the terminal, 8 means that exercise is not the right next step today.\n"
