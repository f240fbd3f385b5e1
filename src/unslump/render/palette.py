"""The plain colour of each drawn part, for outputs that have no style sheet."""

from unslump.render.cells import Rgb
from unslump.render.look import Look, fill_of, plain_part

_HAIR_PARTS = ("hair", "bun")
_DARK_HAIR = ("black", "brown")
_ON_DARK = {
    "mat": "#474b3d",
    "mat_edge": "#33362c",
    "wall": "#453e35",
    "wall_edge": "#332e28",
    "hair": "#6b4c40",
    "bun": "#6b4c40",
    "hips": "#7182c4",
    "leg": "#7182c4",
    "far_leg": "#5566a6",
}
"""On a dark ground what only stands around steps back; dark hair and trousers are lit a little so that they do not vanish."""


def colour_of(part: str, look: Look, *, on_dark: bool = False) -> Rgb:
    """The colour of a part, as `far_left_arm`."""
    name = plain_part(part)
    if on_dark and name in _ON_DARK and (name not in _HAIR_PARTS or look.hair in _DARK_HAIR):
        return rgb(_ON_DARK.get(f"far_{name}" if part.startswith("far_") else name, _ON_DARK[name]))
    return rgb(fill_of(part, look)[1])


def rgb(colour: str) -> Rgb:
    """
    >>> rgb("#ff8a3d")
    (255, 138, 61)
    """
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))
