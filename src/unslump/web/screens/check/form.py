"""What a half-answered check carries from page to page: in the page itself, and nowhere else.

posted ── Form ── hidden fields of the next page        never stored, never logged, never in an address
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from unslump.screening import interview
from unslump.screening.conditions import conditions
from unslump.screening.interview import Page
from unslump.screening.model import ANSWERS, Answer
from unslump.screening.rules import rules
from unslump.screening.sheet import LAST_WEEK, MOST_PAIN, OLDEST, Sheet, counts

AGREE = "agree"
"""The page with the disclaimer, after all questions."""


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet, and how far its person has come."""

    sheet: Sheet = field(default_factory=Sheet)
    seen: tuple[str, ...] = ()
    """The pages that are answered, in the order in which they were asked."""
    agreed: bool = False
    stamp: str = ""
    """When it was begun, signed: `stamp.py`."""

    def hidden(self) -> Iterator[tuple[str, str]]:
        """Name and value of each hidden field."""
        sheet = self.sheet
        for line, answer in [*sheet.answers.items(), *sheet.parts.items()]:
            yield "said", f"{line}={answer}"
        for name, number in (("age", sheet.age), ("pain", sheet.pain_now), ("weeks", sheet.weeks_pregnant)):
            if number is not None:
                yield f"told-{name}", str(number)
        yield from (("has", one) for one in sorted(sheet.conditions))
        yield from (("knows", one) for one in sorted(sheet.acknowledged))
        yield from (("seen", one) for one in self.seen)
        if self.agreed:
            yield "agreed", "yes"
        yield "stamp", self.stamp

    def back(self) -> "Form":
        """One page back; what was said there stands ready to be changed."""
        return replace(self, seen=self.seen[:-1], agreed=False)

    @property
    def counted(self) -> Sheet:
        """What was said on the pages that are answered; what stands ready on a page to come does not count yet."""
        sheet, seen = self.sheet, set(self.seen)
        facts = sheet if interview.FACTS.id in seen else Sheet()
        return replace(
            sheet,
            age=facts.age,
            pain_now=facts.pain_now,
            weeks_pregnant=facts.weeks_pregnant,
            conditions=sheet.conditions if "conditions" in seen else frozenset(),
            acknowledged=sheet.acknowledged if "acknowledge" in seen else frozenset(),
            answers={line: answer for line, answer in sheet.answers.items() if _page_of(line) in seen},
            parts={line: answer for line, answer in sheet.parts.items() if _page_of(line) in seen},
        )

    def answer(self, line: str) -> Answer | None:
        """What was said to one line; `U6.trigger` is a part of a question."""
        return (self.sheet.parts if "." in line else self.sheet.answers).get(line)


def form_from(posted: QueryDict) -> Form:
    """What the pages before carried along. What cannot be read is as if it had never been answered."""
    said = dict(_said(posted.getlist("said")))
    sheet = Sheet(
        age=number_from(posted, "told-age", OLDEST),
        pain_now=number_from(posted, "told-pain", MOST_PAIN),
        weeks_pregnant=number_from(posted, "told-weeks", LAST_WEEK),
        conditions=frozenset(posted.getlist("has")) & {condition.id for condition in conditions()},
        acknowledged=frozenset(posted.getlist("knows")) & _may_be_acknowledged(),
    ).with_answers(*([line for line, given in said.items() if given == word] for word in ("yes", "unsure", "no")))
    sheet = still_asked(sheet)
    agreed = posted.get("agreed") == "yes"
    return Form(sheet, tuple(_whole(posted.getlist("seen"), sheet)), agreed, posted.get("stamp", ""))


def answered(form: Form, page: Page, posted: QueryDict) -> Form | None:
    """The form with one page answered, as it was sent; None where something on it is still open."""
    sheet = _facts(form.sheet, posted) if page.kind == "facts" else _ticked(form.sheet, page, posted)
    return None if sheet is None else replace(form, sheet=still_asked(sheet), seen=(*form.seen, page.id))


def number_from(posted: QueryDict, name: str, most: int) -> int | None:
    """A whole number from 0, or None for anything else: unknown is not 0."""
    text = posted.get(name, "").strip()
    if not text.isascii() or not text.isdigit() or len(text) > 3:
        return None
    return int(text) if int(text) <= most else None


def still_asked(sheet: Sheet) -> Sheet:
    """Without the parts of a question that is not in question any more: a way back, and another answer."""
    leads = {rule.id: rule.lead for rule in rules() if rule.asked}

    def is_asked(line: str) -> bool:
        rule, _point, part = line.partition(".")
        lead = leads.get(rule)
        if lead is None or part == lead:
            return True
        return counts(sheet.parts.get(f"{rule}.{lead}") if lead else sheet.answers.get(rule))

    return replace(sheet, parts={line: answer for line, answer in sheet.parts.items() if is_asked(line)})


def _ticked(sheet: Sheet, page: Page, posted: QueryDict) -> Sheet | None:
    """A tick is a yes, or not sure. A list with a tick was read, so the rest of it is a no; an empty one is unanswered."""
    unsure = set(posted.getlist("unsure"))
    ticked = frozenset(line.key for line in page.lines) & {*posted.getlist("yes"), *unsure}
    none = posted.get("none") == "yes"
    if not ticked and not none:
        return None
    if page.kind == "conditions":
        sheet = replace(sheet, conditions=frozenset())
    if page.kind == "acknowledge":
        # "I would rather see someone first" is the graver way, and a tick beside it does not undo it.
        sheet, ticked = replace(sheet, acknowledged=frozenset()), frozenset() if none else ticked
    return interview.after(page, sheet, sorted(ticked - unsure), sorted(ticked & unsure))


def _facts(sheet: Sheet, posted: QueryDict) -> Sheet | None:
    age, pain = number_from(posted, "age", OLDEST), number_from(posted, "pain", MOST_PAIN)
    pregnant = posted.get("pregnant") == "yes"
    weeks = number_from(posted, "weeks", LAST_WEEK) if pregnant else None
    sheet = replace(sheet, age=age, pain_now=pain, weeks_pregnant=weeks)
    return None if age is None or pain is None or (pregnant and weeks is None) else sheet


def _page_of(line: str) -> str:
    """The page on which a line is asked."""
    for page in interview.lists(rules()):
        if any(one.key == line for one in page.lines):
            return page.id
    rule = next((rule for rule in rules() if rule.id == line.partition(".")[0]), None)
    return rule.id if rule is not None and rule.asked else "about-facts"


def _said(entries: Iterable[str]) -> Iterator[tuple[str, Answer]]:
    known = {rule.id for rule in rules() if rule.asked}
    known |= {f"{rule.id}.{part.id}" for rule in rules() for part in rule.parts}
    for entry in entries:
        line, _is, word = entry.partition("=")
        answer = next((one for one in ANSWERS if one == word), None)
        if line in known and answer is not None:
            yield line, answer


def _may_be_acknowledged() -> set[str]:
    return {rule.id for rule in rules() if rule.softer is not None and rule.softer.acknowledge}


def _whole(seen: Iterable[str], sheet: Sheet) -> Iterator[str]:
    """The pages up to the first that is not answered whole: what was not answered is asked."""
    lists = {page.id: page for page in interview.lists(rules())}
    for one in dict.fromkeys(seen):
        lines = lists[one].lines if one in lists else ()
        if any((sheet.parts if "." in line.key else sheet.answers).get(line.key) is None for line in lines):
            return
        if one == interview.FACTS.id and (sheet.age is None or sheet.pain_now is None):
            return
        yield one
