"""docs/limits.md: who does which movement differently, and why; from the cautions in the movement files."""

from collections.abc import Iterator

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Action, Caution, Movement
from unslump.screening.conditions import conditions
from unslump.web import words

COLUMNS: dict[Action, str] = {
    "skip": "Left out",
    "ask": "Ask first",
    "swap": "Another instead",
    "modify": "Done differently",
}

INTRO = """\
# What changes for whom

<!-- Written by `python3 dev.py docs` from the [[cautions]] of the movement files: change those, not this page. -->

What the program does about each movement when someone says that a condition is theirs. It is not advice about you: a clinician who knows
you knows better, and *left out* means that this program leaves it out, not that the movement is dangerous.

**Not yet reviewed by a clinician**, except where a movement says otherwise: read published guidance, our own proposal.

- **Left out**: not in this program.
- **Ask first**: not before a clinician has agreed.
- **Another instead**: a gentler movement takes its place.
- **Done differently**: with the change that is named below.
- Not named: as it is.
"""


def pages() -> dict[str, str]:
    return {"limits.md": "\n".join(lines())}


def lines() -> Iterator[str]:
    movements = list(catalogue().values())
    yield INTRO
    yield "## At a glance\n"
    yield from matrix(movements)
    for movement in movements:
        yield from reasons(movement)


def matrix(movements: list[Movement]) -> Iterator[str]:
    """A line a condition, a column for each thing that may follow."""
    yield "| | " + " | ".join(COLUMNS.values()) + " |"
    yield "|---|" + "---|" * len(COLUMNS)
    for condition in conditions():
        cells = (named(movements, condition.id, action) for action in COLUMNS)
        yield f"| **{condition.name}** | " + " | ".join(cells) + " |"
    yield ""


def named(movements: list[Movement], condition_id: str, action: Action) -> str:
    """The movements for which this follows."""
    cautions = ((movement, caution_for(movement, condition_id)) for movement in movements)
    return ", ".join(f"[{one.name}](#{one.id})" for one, caution in cautions if caution and caution.action == action)


def caution_for(movement: Movement, condition_id: str) -> Caution | None:
    return next((caution for caution in movement.cautions if caution.condition == condition_id), None)


def reasons(movement: Movement) -> Iterator[str]:
    # The anchor is the id, so that a translated or mended name breaks no link.
    yield f'<a id="{movement.id}"></a>\n'
    yield f"## {movement.name}\n"
    yield (f"Reviewed by {movement.reviewed}." if movement.reviewed else "Not yet reviewed by a clinician.") + "\n"
    yield "| For | What | Why |\n|---|---|---|"
    for condition in conditions():
        caution = caution_for(movement, condition.id)
        if caution:
            yield f"| {condition.name} | {what(caution)} | {caution.reason} |"
    yield ""


def what(caution: Caution) -> str:
    action = words.named(words.ACTION, caution.action)
    if caution.swap:
        return f"{action}: {catalogue().find(caution.swap).name}"
    return f"{action}. {caution.how}".strip() if caution.how else action
