"""How a rule file writes down combinations: `[[parts]]`, `[[fires]]`, `[[mentions]]` and `[softer]`.

[[fires]]
when = { yes = ["trigger"], age_from = 65 }     all of it together; several [[fires]] are alternatives
"""

from collections.abc import Sequence

from unslump.content.reading import Table
from unslump.screening.conditions import conditions
from unslump.screening.model import ALWAYS, LOW_DOSE, SEVERITY, Firing, Mention, Outcome, Part, Softer, When

_NUMBERS = ("age_from", "age_to", "pain_from", "pain_to", "weeks_from", "weeks_to")


def parts(table: Table) -> tuple[Part, ...]:
    """The pieces that can be asked by themselves."""
    found = []
    for entry in table.tables("parts", required=False):
        when = _when(entry.table("ask_when"), ()) if "ask_when" in entry else ALWAYS
        found.append(Part(entry.text("id"), entry.text("question"), when))
        entry.close(["ask_when"])
    return tuple(found)


def firings(table: Table, parts: Sequence[str], outcome: Outcome, say: str) -> tuple[Firing, ...]:
    """The combinations that count as a yes; what they do not say is as in the rule."""
    found = []
    for entry in table.tables("fires", required=False):
        when = _when(entry.table("when"), parts)
        one = Firing(when, entry.choice("outcome", SEVERITY, outcome), entry.text("say", say), _limits(entry))
        if when.no:
            entry.wrong("when.no", "would let a yes make it lighter", "Word the part so that yes is graver.")
        if when == ALWAYS:
            entry.wrong("when", "is always true", "Say when it counts as a yes.")
        if one.outcome == "limits" and not (one.limits or when.conditions):
            entry.wrong("limits", "are missing", "Name what is limited, or the conditions that it follows from.")
        if one.outcome != "limits" and one.limits:
            entry.wrong("limits", "do not match the outcome", "Only the outcome limits has limits.")
        entry.close()
        found.append(one)
    return tuple(found)


def mentions(table: Table, parts: Sequence[str]) -> tuple[Mention, ...]:
    """The combinations that are worth a sentence."""
    found = []
    for entry in table.tables("mentions", required=False):
        found.append(Mention(_when(entry.table("when"), parts), entry.text("say")))
        entry.close()
    return tuple(found)


def softer(table: Table, parts: Sequence[str], outcome: Outcome) -> Softer | None:
    """The lighter way out, if the file has one."""
    entry = table.table("softer", required=False)
    if "softer" not in table:
        return None
    found = Softer(
        _when(entry.table("when", required=False), parts),
        entry.choice("outcome", SEVERITY),
        entry.text("say"),
        _limits(entry),
        entry.text("acknowledge", ""),
    )
    if SEVERITY.index(found.outcome) >= SEVERITY.index(outcome) or outcome == "emergency":
        entry.wrong(
            "outcome", f"“{found.outcome}” is not lighter", "Nothing softens an emergency; else name a lighter one."
        )
    if (found.outcome == "limits") != bool(found.limits):
        entry.wrong("limits", "do not match the outcome", "Name limits if, and only if, the outcome is limits.")
    if found.when.yes or found.when.at_least > 0:
        entry.wrong("when", "lets a yes make it lighter", "Ask for a no.")
    entry.close()
    return found


def _when(table: Table, parts: Sequence[str]) -> When:
    numbers = {name: table.whole(name) for name in _NUMBERS if name in table}
    found = When(
        yes=table.texts("yes", ()),
        no=table.texts("no", ()),
        at_least=table.whole("at_least", 0),
        of=table.texts("of", ()),
        age_unknown=table.flag("age_unknown", False),
        conditions=table.texts("conditions", ()),
        **numbers,
    )
    table.close(_NUMBERS)
    _check_when(table, found, parts)
    return found


def _check_when(table: Table, when: When, parts: Sequence[str]) -> None:
    for key, named in (("yes", when.yes), ("no", when.no), ("of", when.of)):
        for part in named:
            if part not in parts:
                table.wrong(key, f"“{part}” is none of the parts", "Name a part of this file.")
    known = {condition.id for condition in conditions()}
    for condition in when.conditions:
        if condition not in known:
            table.wrong("conditions", f"“{condition}” is not known", "Name an id of conditions.toml.")
    if not 0 <= when.at_least <= len(when.of) or (when.at_least == 0) != (when.of == ()):
        table.wrong("at_least", f"{when.at_least} of {len(when.of)} cannot be", "Name the parts in `of`, and how many.")


def _limits(table: Table) -> tuple[str, ...]:
    named = table.texts("limits", ())
    known = {LOW_DOSE, *(condition.id for condition in conditions())}
    for limit in named:
        if limit not in known:
            table.wrong("limits", f"“{limit}” is not known", f"Name an id of conditions.toml, or {LOW_DOSE}.")
    return named
