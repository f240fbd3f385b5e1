"""`{side}`, `{other}` and `{level}` stand only where something fills them in, and no cue names a fixed side instead."""

import re
from collections.abc import Iterator, Mapping

from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement
from unslump.movement.texts import Text, texts

_PLACEHOLDER = re.compile(r"\{[^}]*\}?")
_FIXED_SIDE = re.compile(
    r"\b(left|right)\s+(?:\w+\s+)?(arm|hand|shoulder|elbow|knee|leg|foot|hip|side|palm|forearm|thigh|shin|ear)\b"
    r"|\b(to|on|along) the (left|right)\b",
    re.IGNORECASE,
)


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    for text in texts(movement):
        allowed = _allowed(movement, text)
        for found in _PLACEHOLDER.findall(text.text):
            if found not in allowed:
                do = f"Here can stand: {', '.join(allowed)}." if allowed else "Write the words out."
                yield problem(movement, "placeholders", text.where, f"{found} is filled in by nothing here", do)
        fixed = _FIXED_SIDE.search(text.text) if text.is_cue and movement.sides != "none" else None
        if fixed:
            do = f"Write {{side}} for the {movement.written_side}, {{other}} for its opposite."
            yield problem(movement, "placeholders", text.where, f"“{fixed[0]}” is wrong on the other side", do)
    if movement.sides != "none" and not any("{side}" in text.text for text in texts(movement) if text.is_cue):
        found = "no cue says which side it is"
        yield problem(movement, "placeholders", "phases", found, "Put {side} into a `say` and its `show`.")


def _allowed(movement: Movement, text: Text) -> tuple[str, ...]:
    sides = ("{side}", "{other}") if text.is_cue and movement.sides != "none" else ()
    return (*sides, "{level}") if text.where.startswith("rounds") and text.is_cue else sides
