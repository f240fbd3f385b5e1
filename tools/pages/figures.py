"""docs/figures/: every movement and side as the picture that moves by itself, on a card of its own paper."""

import re

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement
from unslump.render.figure import figure_svg, key_pose_times
from unslump.units import SIDES, Side

PAPER = "#f6f3ee"
FRONT = ("cat-cow",)
"""The movements in the README: these have a still too, for those who asked their system for less motion."""

NEAR = 2
"""Path units, of 960 to the metre. Another machine's sine may round a corner the other way; no eye sees it."""
_DRAWN = re.compile(r'(?<= d=")[^"]*|(?<=values=")[^"]*')
_NUMBER = re.compile(r"-?\d+")


def pages() -> dict[str, str]:
    drawn = {
        f"figures/{name(movement, side)}.svg": on_paper(figure_svg(movement, side=side))
        for movement in catalogue().values()
        for side in sides(movement)
    }
    return drawn | {
        f"figures/{still_name(movement_id)}.svg": still(catalogue().find(movement_id)) for movement_id in FRONT
    }


def sides(movement: Movement) -> tuple[Side | None, ...]:
    """The side that the file describes comes first; a movement without sides has one picture."""
    if movement.sides == "none":
        return (None,)
    return tuple(sorted(SIDES, key=lambda side: side != movement.written_side))


def name(movement: Movement, side: Side | None) -> str:
    return movement.id if side is None else f"{movement.id}-{side}"


def still_name(movement_id: str) -> str:
    return f"{movement_id}-still"


def still(movement: Movement) -> str:
    """The movement at the end of its first phase."""
    return on_paper(figure_svg(movement, side=sides(movement)[0], still_at_ms=key_pose_times(movement)[0]))


def on_paper(svg: str) -> str:
    """Whoever reads with a dark page still sees the dark outline."""
    width, height = size(svg)
    paper = f'<rect width="{width}" height="{height}" rx="36" fill="{PAPER}"/>'
    return svg.replace("</desc>", f"</desc>{paper}", 1)


def size(svg: str) -> tuple[int, int]:
    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert found is not None, "a figure says how large it is"
    return int(found[1]), int(found[2])


def looks_the_same(one: str, other: str) -> bool:
    """Two pages with the same words, or two pictures that differ by less than a hair.

    >>> looks_the_same('<svg><path d="M10 20l3-4"/></svg>', '<svg><path d="M10 21l3-4"/></svg>')
    True
    >>> looks_the_same('<svg><path d="M10 20l3-4"/></svg>', '<svg><path d="M10 90l3-4"/></svg>')
    False
    """
    if one == other:
        return True
    if "<svg" not in one or _DRAWN.sub("", one) != _DRAWN.sub("", other):
        return False
    outlines = zip(_DRAWN.findall(one), _DRAWN.findall(other), strict=True)
    return all(a == b or _near(a, b) for a, b in outlines)


def _near(one: str, other: str) -> bool:
    ours, theirs = ([int(n) for n in _NUMBER.findall(outline)] for outline in (one, other))
    letters = [re.sub(r"[\d\s-]", "", outline) for outline in (one, other)]
    return (
        letters[0] == letters[1]
        and len(ours) == len(theirs)
        and all(abs(a - b) <= NEAR for a, b in zip(ours, theirs, strict=True))
    )
