"""docs/limits.md: who does which movement differently, and why; from the cautions in the movement files."""

from collections.abc import Iterator, Sequence

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement
from unslump.planning.limits import Cell, Does, Limit, Row, matrix
from unslump.web import words

MARKS: dict[Does, str] = {"do": "·", "modify": "M", "swap": "S", "ask": "?", "skip": "✖"}
NOT_YET = "Not yet reviewed by a clinician."

INTRO = """\
# What changes for whom

<!-- Written by `python3 dev.py docs` from the [[cautions]] of the movement files: change those, not this page. -->

What the program does about each movement when someone says that a condition is theirs. It is not advice about you: a clinician who knows
you knows better, and *left out* means that this program leaves it out, not that the movement is dangerous.

**Not yet reviewed by a clinician**, except where a movement says otherwise: read published guidance, our own proposal.

- **·** as it is: nothing that we know of speaks against it.
- **M** done differently: with the change that is named below.
- **S** another instead: a gentler movement takes its place.
- **?** ask first: left out until a clinician has agreed.
- **✖** left out: not in this program.

Where several of these are somebody's, the gravest counts, in the order above, and every change that any of them asks for is kept. A
movement is no stand-in for somebody who leaves it out too. The words in quotation marks are the boxes that people tick; the program
repeats them where it gives its reason. `unslump plan --limits ID,ID` tries it out.
"""


def pages() -> dict[str, str]:
    return {"limits.md": "\n".join(lines())}


def lines() -> Iterator[str]:
    movements = list(catalogue().values())
    rows = matrix(catalogue())
    yield INTRO
    yield "## At a glance\n"
    yield from at_a_glance(rows, movements)
    yield "## In their own words\n"
    yield from said(rows)
    for nth, movement in enumerate(movements):
        yield from reasons(movement, [(row.limit, row.cells[nth]) for row in rows])


def at_a_glance(rows: Sequence[Row], movements: Sequence[Movement]) -> Iterator[str]:
    """A line a condition, a column a movement; the name of a column leads to its reasons."""
    yield "| | " + " | ".join(f"[{one.name}](#{one.id})" for one in movements) + " |"
    yield "|---|" + ":-:|" * len(movements)
    for row in rows:
        yield f"| **{row.limit.name}** | " + " | ".join(MARKS[cell.does] for cell in row.cells) + " |"
    yield ""


def said(rows: Sequence[Row]) -> Iterator[str]:
    yield "| Id | What somebody says | Then |\n|---|---|---|"
    for row in rows:
        then = "No session until a clinician has agreed." if row.limit.clinician_first else "Movements are changed."
        yield f"| `{row.limit.id}` | “{row.limit.said}” | {then} |"
    yield ""


def reasons(movement: Movement, column: Sequence[tuple[Limit, Cell]]) -> Iterator[str]:
    """One movement under every condition, each with its reason."""
    # The anchor is the id, so that a translated or mended name breaks no link.
    yield f'<a id="{movement.id}"></a>\n'
    yield f"## {movement.name}\n"
    yield (f"Reviewed by {movement.reviewed}." if movement.reviewed else NOT_YET) + "\n"
    yield "| For | What | Why |\n|---|---|---|"
    for limit, cell in column:
        if cell.does != "do":
            yield f"| {limit.name} | {what(cell)} | {cell.reason} |"
    as_it_is = [(limit, cell) for limit, cell in column if cell.does == "do"]
    if as_it_is:
        yield f"| {'; '.join(limit.name for limit, _cell in as_it_is)} | As it is | {as_it_is[0][1].reason} |"
    yield ""


def what(cell: Cell) -> str:
    action = words.named(words.ACTION, cell.does)
    if cell.swap is not None:
        return f"{action}: {cell.swap.name}"
    return f"{action}. {cell.how}".strip() if cell.how else action
