"""An answer sheet as a file, `docs/screening-sheet.md`: facts at the top, then `[answers]` and, if you like, `[parts]`.

age = 34
pain_now = 2
[answers]
E1 = "no"
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping

from unslump.content.reading import Table, nearest
from unslump.errors import BadRequest, Problem
from unslump.screening.conditions import conditions
from unslump.screening.model import ANSWERS, Answer
from unslump.screening.sheet import Sheet


def read(text: str, file: str = "the sheet") -> Sheet:
    """The sheet in a file's text. Raises BadRequest with a sentence for each thing that is wrong."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadRequest(f"{file} cannot be read ({error}). Mend the line it names.") from error
    problems: list[Problem] = []
    table = Table(file, "", content, problems)
    sheet = sheet_in(table)
    table.close()
    if problems:
        raise BadRequest("\n".join(map(str, problems)))
    return sheet


def sheet_in(table: Table) -> Sheet:
    """The sheet in a table; what is wrong is written down there. Which questions exist is for `decide` to say."""
    return Sheet(
        age=_fact(table, "age"),
        pain_now=_fact(table, "pain_now"),
        weeks_pregnant=_fact(table, "weeks_pregnant"),
        conditions=_conditions(table),
        answers=dict(_answers(table.table("answers", required=False))),
        parts=dict(_parts(table.table("parts", required=False))),
        acknowledged=frozenset(table.texts("acknowledged", ())),
    )


def _fact(table: Table, name: str) -> int | None:
    """Absent or empty is unknown; 0 is a number."""
    if table.content.get(name, "") == "":
        table.text(name, "")
        return None
    return table.whole(name)


def _conditions(table: Table) -> frozenset[str]:
    if table.content.get("conditions", "") == "":
        table.text("conditions", "")
        return frozenset()
    known = [condition.id for condition in conditions()]
    named = table.texts("conditions")
    for one in named:
        if one not in known:
            table.wrong(
                "conditions", f"“{one}” is not known", nearest(one, known, "Look it up in docs/screening-sheet.md.")
            )
    return frozenset(named) & frozenset(known)


def _answers(table: Table) -> Iterator[tuple[str, Answer]]:
    for key in table.content:
        if isinstance(table.content[key], Mapping):
            table.wrong(key, "is a table", "Parts of a question belong under [parts].")
        else:
            yield key, table.choice(key, ANSWERS)


def _parts(table: Table) -> Iterator[tuple[str, Answer]]:
    """`U6.trigger = "yes"` and `"U6.trigger" = "yes"` are the same."""
    for key, value in table.content.items():
        if isinstance(value, Mapping):
            inner = table.table(key)
            yield from ((f"{key}.{part}", answer) for part, answer in _answers(inner))
        else:
            yield key, table.choice(key, ANSWERS)


def template(asked: Iterable[tuple[str, str]]) -> str:
    """An empty sheet to fill in: every question as a comment over its line."""
    lines = ["# Facts; leave a line out, or empty, where there is nothing to say.", 'age = ""', 'pain_now = ""']
    lines += [
        'weeks_pregnant = ""',
        "conditions = []",
        "",
        "# yes, no or unsure; a line that is left out is not answered.",
        "[answers]",
    ]
    for key, question in asked:
        lines += [f"# {question}", f'# {key} = "no"']
    return "\n".join(lines) + "\n"
