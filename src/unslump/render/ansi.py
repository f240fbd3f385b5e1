"""A drawing in a terminal: which characters, and, apart from that, in which colours.

shapes ─▶ canvas of pixels ─▶ cells (`render.cells`) ─▶ text for a terminal that has all, 256 or no colours
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from unslump.render.cells import Cell, Picture, Rgb

Colours = Literal["all", "256", "none"]

RESET = "\x1b[0m"


def colours_of(environment: Mapping[str, str], is_terminal: bool) -> Colours:
    """What the terminal can show, by the usual signs: NO_COLOR, TERM, COLORTERM.

    >>> colours_of({"TERM": "xterm-256color"}, True)
    '256'
    """
    term = environment.get("TERM", "")
    if environment.get("NO_COLOR") or not is_terminal or term in ("", "dumb"):
        return "none"
    if environment.get("COLORTERM", "") in ("truecolor", "24bit") or term.endswith("-direct"):
        return "all"
    return "256"


def is_dark(environment: Mapping[str, str]) -> bool:
    """Whether the terminal's own ground is dark, as it tells in COLORFGBG; where it does not tell, it mostly is.

    >>> is_dark({"COLORFGBG": "0;15"})
    False
    """
    return environment.get("COLORFGBG", "").rpartition(";")[2] not in ("7", "15")


def text(picture: Picture, colours: Colours) -> str:
    """The picture as lines of text, each ending in the terminal's own colours."""
    return "\n".join(_line(row, colours) for row in picture)


def _line(row: Iterable[Cell], colours: Colours) -> str:
    if colours == "none":
        return "".join(cell.char for cell in row).rstrip()
    parts, before = [], ""
    for cell in row:
        style = _style(cell, colours)
        if style != before:
            parts.append((RESET if before else "") + style)
            before = style
        parts.append(cell.char)
    return "".join(parts) + (RESET if before else "")


def _style(cell: Cell, colours: Colours) -> str:
    if cell.char == " ":
        return "" if cell.ground is None else f"\x1b[{_code(48, cell.ground, colours)}m"
    if cell.ink is None:  # a hole: the terminal's ground shows through when the two change places
        return "" if cell.ground is None else f"\x1b[7;{_code(38, cell.ground, colours)}m"
    ground = "" if cell.ground is None else ";" + _code(48, cell.ground, colours)
    return f"\x1b[{_code(38, cell.ink, colours)}{ground}m"


def _code(layer: int, colour: Rgb, colours: Colours) -> str:
    if colours == "256":
        return f"{layer};5;{nearest_of_256(colour)}"
    return f"{layer};2;{colour[0]};{colour[1]};{colour[2]}"


CUBE = (0, 95, 135, 175, 215, 255)


def nearest_of_256(colour: Rgb) -> int:
    """The nearest colour of the 6 × 6 × 6 cube or of the greys that every 256-colour terminal has.

    >>> nearest_of_256((255, 135, 0))
    208
    """
    cube = [min(range(6), key=lambda i: abs(CUBE[i] - part)) for part in colour]
    grey = min(range(24), key=lambda i: abs(8 + 10 * i - sum(colour) / 3))
    shade = 8 + 10 * grey
    of_cube = sum((CUBE[i] - part) ** 2 for i, part in zip(cube, colour, strict=True))
    of_grey = sum((shade - part) ** 2 for part in colour)
    return 232 + grey if of_grey < of_cube else 16 + 36 * cube[0] + 6 * cube[1] + cube[2]
