"""What to ask next: lists to tick, in an order that ends as soon as something urgent is certain.

get help now ─▶ facts ─▶ get advice today ─▶ see someone first ─▶ go gently ─▶ conditions ─▶ to be acknowledged
      └─ ticked: the end       └─ ticked: what could make it graver or lighter, then the end

Whoever asks keeps the sheet and the pages seen, shows `next_page`, and puts what is ticked into the sheet with `after`.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from unslump.screening.combine import holds
from unslump.screening.conditions import conditions
from unslump.screening.decide import decide
from unslump.screening.model import URGENT, Rule
from unslump.screening.sheet import Sheet, counts

Kind = Literal["list", "facts", "conditions", "acknowledge"]
"""`list`: every line is answered, a tick is a yes. `facts`: age, how it feels, pregnancy; each may be left open."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line to tick."""

    key: str
    """As the sheet knows it: a rule, a part as `U6.trigger`, or a condition."""
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked at once."""

    id: str
    kind: Kind
    title: str
    lines: tuple[Line, ...] = ()
    about: str = ""
    """What was ticked that makes it worth asking."""


FACTS = Page("facts", "facts", "")
"""Age in years, 0 to 10 how much it hurts now, weeks of pregnancy: plain fields of the sheet."""


def next_page(rules: Sequence[Rule], sheet: Sheet, seen: Collection[str]) -> Page | None:
    """The next thing to ask; None when nothing is left that could matter."""
    for page in _pages(rules, sheet):
        if page.id in seen:
            follow = next((one for one in _follow_ups(rules, sheet, page) if one.id not in seen), None)
            if follow is not None and _outcome(rules, sheet) != "emergency":
                return follow
        elif _outcome(rules, sheet) in URGENT:
            return None
        elif page.kind == "facts" or page.lines:
            return page
    return None


def after(page: Page, sheet: Sheet, ticked: Collection[str], unsure: Collection[str] = ()) -> Sheet:
    """The sheet with a page answered; a line that is not ticked is a no. Facts go into the sheet by their names instead."""
    if page.kind == "conditions":
        return replace(sheet, conditions=sheet.conditions.union(ticked, unsure))
    if page.kind == "acknowledge":
        return replace(sheet, acknowledged=sheet.acknowledged.union(ticked))
    return sheet.with_answers(ticked, unsure, [line.key for line in page.lines])


def lists(rules: Sequence[Rule]) -> tuple[Page, ...]:
    """The lists that everybody is shown, in order: one for each group of questions."""
    groups = dict.fromkeys(rule.group for rule in rules if rule.asked)
    return tuple(
        Page(group, "list", group, tuple(_line(rule) for rule in rules if rule.asked and rule.group == group))
        for group in groups
    )


def _pages(rules: Sequence[Rule], sheet: Sheet) -> Iterator[Page]:
    first, *others = lists(rules)
    yield first
    yield FACTS
    yield from others
    yield _about_facts(rules, sheet)
    yield _conditions(rules)
    yield _to_acknowledge(rules, sheet)


def _line(rule: Rule) -> Line:
    """The whole question, or the part that stands for it on a list."""
    lead = next((part for part in rule.parts if part.id == rule.lead), None)
    return (
        Line(rule.id, rule.question, rule.why)
        if lead is None
        else Line(f"{rule.id}.{lead.id}", lead.question, rule.why)
    )


def _follow_ups(rules: Sequence[Rule], sheet: Sheet, page: Page) -> Iterator[Page]:
    """What a tick on this list makes worth asking, one page a rule."""
    on_it = {line.key.split(".")[0]: line for line in page.lines if page.kind == "list"}
    for rule in rules:
        line = on_it.get(rule.id)
        if line is not None and rule.asked and counts({**sheet.answers, **sheet.parts}.get(line.key)):
            more = tuple(
                Line(f"{rule.id}.{part.id}", part.question, rule.why)
                for part in rule.parts
                if part.id != rule.lead and holds(part.ask_when, rule.id, sheet)
            )
            if more:
                yield Page(rule.id, "list", rule.group, more, line.text)


def _about_facts(rules: Sequence[Rule], sheet: Sheet) -> Page:
    """What the facts make worth asking."""
    gentle = [rule for rule in rules if not rule.asked]
    lines = tuple(
        Line(f"{rule.id}.{part.id}", part.question, rule.why)
        for rule in gentle
        for part in rule.parts
        if holds(part.ask_when, rule.id, sheet)
    )
    return Page("about-facts", "list", gentle[0].group if gentle else "", lines)


def _conditions(rules: Sequence[Rule]) -> Page:
    """Conditions to tick; where the facts tell already (weeks of pregnancy), nothing is asked twice."""
    told = {
        condition
        for rule in rules
        if any(one.when.weeks_from is not None for one in rule.fires)
        for one in rule.fires
        for condition in one.when.conditions
    }
    lines = tuple(Line(one.id, one.ask) for one in conditions() if one.id not in told)
    return Page("conditions", "conditions", "", lines)


def _to_acknowledge(rules: Sequence[Rule], sheet: Sheet) -> Page:
    may = decide(rules, sheet).may_acknowledge
    softer = [(rule.id, rule.softer, rule.say) for rule in rules if rule.id in may]
    lines = tuple(Line(key, one.acknowledge, say) for key, one, say in softer if one is not None)
    return Page("acknowledge", "acknowledge", "", lines, " ".join(line.why for line in lines))


def _outcome(rules: Sequence[Rule], sheet: Sheet) -> str:
    return decide(rules, sheet).outcome
