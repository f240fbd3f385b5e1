"""docs/screening-rules.md: what is asked before a session, what can end one, and what follows."""

from collections.abc import Iterator

from unslump.screening.cases import Case, cases
from unslump.screening.conditions import conditions
from unslump.screening.explain import sentences_for, title_of
from unslump.screening.interview import lists
from unslump.screening.micro import micro_check
from unslump.screening.model import LOW_DOSE, SEVERITY, Firing, Outcome, Rule, When
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
FOLDER = "../src/unslump/content/screening"
LETTERS: tuple[tuple[str, Outcome, str], ...] = (
    ("E", "emergency", "Help now"),
    ("U", "today", "Advice today"),
    ("D", "first", "See someone first"),
    ("L", "limits", "With limits"),
)

INTRO = """\
# What is asked, and what follows

<!-- Written by `python3 dev.py docs` from src/unslump/content/screening/: change those, not this page. -->

For clinicians who check it, and for everybody who wants to know. One rule is one file. The gravest answer decides. A question
without an answer is not a no, and “not sure” counts as a yes, everywhere. Every question is worded so that a yes is the graver
answer; a test proves that turning a no into a yes or a “not sure” never makes the outcome lighter. No answer is ever stored
([SAFETY.md](../SAFETY.md)), and no illness is ever named as a result: an outcome says whom to see and how soon, nothing else.

**Not yet reviewed by a clinician**: that holds for every rule, combination, waiting time and stop rule where nobody is named under *reviewed*.
What is our own proposal says so among its sources; all waiting times are.

How to decide a whole sheet of answers by a program: [screening-sheet.md](screening-sheet.md).
"""


def pages() -> dict[str, str]:
    return {"screening-rules.md": "\n".join(lines())}


def lines() -> Iterator[str]:
    yield INTRO
    yield from outcomes()
    yield from order_of_asking()
    for letter, outcome, title in LETTERS:
        yield from chapter(title, outcome, [rule for rule in rules() if rule.id.startswith(letter)])
    yield from examples()
    yield from before_each_session()
    yield from during()


def outcomes() -> Iterator[str]:
    yield "## What may come of it\n"
    yield "| Outcome | What the page says |\n|---|---|"
    for outcome in (*reversed(SEVERITY), "incomplete"):
        yield line(outcome, f"**{title_of(outcome)}.** {' '.join(sentences_for(outcome))}")
        if outcome == "first":
            told = " ".join(sentences_for("first", meanwhile=True))
            yield line("first, sessions allowed", f"**{title_of('first', meanwhile=True)}.** {told}")
    yield "\nSomething under *emergency* or *today* decides at once, whatever is still unanswered. The others need every question answered.\n"


def order_of_asking() -> Iterator[str]:
    yield "## Before the first session, and every four weeks\n"
    yield "The questions are lists to tick, each with “none of these”, in this order. After the first list come three facts that may be left open: age, "
    yield "how much it hurts now (0 to 10), and weeks of pregnancy. After the last come the conditions that change movements.\n"
    for nth, page in enumerate(lists(rules()), 1):
        yield f"{nth}. *{page.title}*: {', '.join(entry_link(key.key.split('.')[0]) for key in page.lines)}"
    yield ""


def chapter(title: str, outcome: Outcome, found: list[Rule]) -> Iterator[str]:
    yield f"## {title}: {outcome}\n"
    yield "| | Asked | Sessions closed for | Reviewed |\n|---|---|---|---|"
    yield "\n".join(row(rule) for rule in sorted(found, key=number)) + "\n"
    for rule in sorted(found, key=number):
        yield from entry(rule)


def number(rule: Rule) -> int:
    return int(rule.id[1:])


def row(rule: Rule) -> str:
    asked = rule.question or "Nothing; counts: " + "; ".join(words(one.when, rule) for one in rule.fires)
    return line(entry_link(rule.id), asked, closed(rule), rule.reviewed or "not yet")


def entry_link(rule_id: str) -> str:
    return f"[{rule_id}](#{rule_id.lower()})"


def closed(rule: Rule) -> str:
    if rule.session_meanwhile:
        return "not at all: gentle sessions are fine"
    if rule.outcome == "limits":
        return "–"
    return f"{rule.wait_days} days at least" if rule.wait_days > 1 else "1 day at least"


def entry(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}\n"
    if rule.asked:
        yield f"{rule.question}\n"
    yield f"- Why: {rule.why}"
    if rule.asked:
        yield f"- On a yes, beside what every *{rule.outcome}* says: {rule.say}"
    else:
        yield f"- Beside what every *{rule.outcome}* says: {rule.say}"
    yield from combinations(rule)
    if rule.again:
        yield f"- {rule.again}"
    yield f"- Sources, looked at {rule.checked.isoformat()}:"
    yield "\n".join(f"  - {source}" for source in rule.sources) + "\n"
    yield f"[{rule.id}.toml]({FOLDER}/{rule.id}.toml)\n"


def combinations(rule: Rule) -> Iterator[str]:
    """Parts get letters, so that a combination reads as `a, and aged 65 or older`."""
    for part in rule.parts:
        asked = "on the list" if part.id == rule.lead else "asked then" + only_if(part.ask_when, rule)
        yield f"- **{letter(rule, part.id)}**, {asked}: {part.question} (`{rule.id}.{part.id}`)"
    counts = "Counts as a yes, too" if rule.asked else "Counts"
    yield from (f"- {counts}: {fired(one, rule)}" for one in rule.fires)
    for one in rule.mentions:
        yield f"- Changes nothing, but is worth a sentence: {words(one.when, rule)}. {one.say}"
    yield from way_out(rule)


def way_out(rule: Rule) -> Iterator[str]:
    one = rule.softer
    if one is None:
        return
    limits = f" ({', '.join(map(limit_in_words, one.limits))})" if one.limits else ""
    when = words(one.when, rule)
    also = "" if when == "always" else f", and {when}"
    yield f"- Instead **{one.outcome}**{limits}, where no other rule says *first* or more{also}. {one.say}"
    if one.acknowledge:
        yield f"- … but only after ticking “{one.acknowledge}”"


def letter(rule: Rule, part_id: str) -> str:
    return "abcdefghijklm"[[part.id for part in rule.parts].index(part_id)]


def words(when: When, rule: Rule) -> str:
    """A combination, for a reader who has the lettered parts before her."""
    return ", and ".join(pieces(when, rule)) or "always"


def pieces(when: When, rule: Rule) -> Iterator[str]:
    yield from (f"**{letter(rule, part)}**" for part in when.yes)
    yield from (f"a no to **{letter(rule, part)}**" for part in when.no)
    if when.of:
        yield f"{when.at_least} or more of {', '.join(f'**{letter(rule, part)}**' for part in when.of)}"
    yield from span(when.age_from, when.age_to, "aged {}", "aged {} or older", "aged {} or younger")
    if when.age_unknown:
        yield "the age is not known"
    yield from span(
        when.pain_from, when.pain_to, "{} out of 10 now", "{} out of 10 or more now", "{} out of 10 or less now"
    )
    yield from span(
        when.weeks_from,
        when.weeks_to,
        "in weeks {} of pregnancy",
        "pregnant, week {} or later",
        "pregnant, week {} or earlier",
    )
    if when.conditions:
        yield "ticked " + " or ".join(f"“{limit_in_words(one)}”" for one in when.conditions)


def span(least: int | None, most: int | None, both: str, from_: str, to: str) -> Iterator[str]:
    if least is not None and most is not None:
        yield both.format(f"{least} to {most}")
    elif least is not None:
        yield "pregnant" if (least, from_) == (0, "pregnant, week {} or later") else from_.format(least)
    elif most is not None:
        yield to.format(most)


def limit_in_words(limit: str) -> str:
    if limit == LOW_DOSE:
        return "low dose: half the range, few repetitions, short holds, nothing hard to lie on"
    return next(condition.name for condition in conditions() if condition.id == limit)


def only_if(when: When, rule: Rule) -> str:
    told = words(when, rule)
    return "" if told == "always" else f" where {told}"


def fired(one: Firing, rule: Rule) -> str:
    outcome = "" if one.outcome == rule.outcome else f" → **{one.outcome}**"
    limits = " → heeded: " + ", ".join(map(limit_in_words, one.limits)) if one.limits else ""
    say = "" if one.say == rule.say else f". {one.say}"
    return f"{words(one.when, rule)}{outcome}{limits}{say}"


def examples() -> Iterator[str]:
    yield "## Cases\n"
    yield "Each is a file, and a test. What a case does not speak of is answered no, or, in a few, not at all.\n"
    for outcome in (*reversed(SEVERITY), "incomplete"):
        yield f"### Cases: {outcome}\n"
        yield "| Somebody | Decided by | Limits |\n|---|---|---|"
        yield "\n".join(example(case) for case in cases() if case.outcome == outcome) + "\n"


def example(case: Case) -> str:
    by = ", ".join(map(entry_link, case.rules)) or "–"
    return line(f"[{case.title}]({FOLDER}/cases/{case.id}.toml)", by, ", ".join(sorted(case.limits)) or "–")


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
