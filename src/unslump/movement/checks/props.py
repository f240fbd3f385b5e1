"""What a body rests on is drawn and is brought along: a roller in a contact is in the props and in the kit."""

from collections.abc import Iterator, Mapping

from unslump.content.reading import nearest
from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement

PROPS = (
    *("chair", "wall", "wall-behind", "wall-beside", "doorway", "mat", "roller", "peanut", "pillow", "towel"),
    *("band", "band-under-feet", "band-round-feet", "band-to-anchor", "anchor", "weights"),
)
"""What can be drawn."""
BROUGHT = ("roller", "peanut")
"""Surfaces that nobody has about by chance, so that they must be in the kit."""
SHOWS = {"doorway": "wall"}
"""Props that show another surface: a door frame is the end of a wall."""


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    for prop in movement.view.props:
        if prop not in PROPS:
            do = nearest(prop, PROPS, "")
            yield problem(movement, "props", "view.props", f"nobody can draw a “{prop}”", do)
    drawn = {SHOWS.get(prop, prop) for prop in movement.view.props}
    for surface in sorted({on for pose in movement.poses.values() for on in pose.contacts.values()} & set(PROPS)):
        if surface not in drawn:
            found = f"a pose rests on the {surface}, but it is not drawn"
            yield problem(movement, "props", "view.props", found, f'Add "{surface}".')
        if surface in BROUGHT and surface not in movement.kit:
            found = f"a pose rests on the {surface}, but nobody is told to bring it"
            yield problem(movement, "props", "kit", found, f'Add "{surface}".')
