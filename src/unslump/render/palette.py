"""The plain colour of each drawn part, for outputs that have no style sheet. The same as the figure's own (a test holds them together)."""

from unslump.render.cells import Rgb
from unslump.render.figure import HAIRS, SKINS, Look

_SKIN_PARTS = ("arm", "foot", "neck", "face")
_HAIR_PARTS = ("hair", "bun")
_DARK_HAIR = ("black", "brown")
_NEAR = {
    "sleeve": "#2c958d",
    "shirt": "#2fa39a",
    "leg": "#3b4a7a",
    "hips": "#3b4a7a",
    "mat": "#d9dccb",
    "mat_edge": "#b9bda8",
    "wall": "#e7dfd2",
    "wall_edge": "#cfc4b2",
    "roller": "#8d86a8",
    "roller_end": "#6f688c",
    "peanut": "#cddb63",
    "towel": "#f4efe6",
    "chair_leg": "#a9825a",
    "chair_rail": "#b78f65",
    "chair_edge": "#8c6945",
    "chair_seat": "#c19a6f",
    "spine_others": "#f4f0e8",
    "spine_thoracic": "#fdf6e3",
    "spine_work": "#ff8a3d",
}
_ON_DARK = {
    "mat": "#474b3d",
    "mat_edge": "#33362c",
    "wall": "#453e35",
    "wall_edge": "#332e28",
    "hair": "#6b4c40",
    "bun": "#6b4c40",
}
"""On a dark ground what only stands around steps back, and dark hair is lit a little so that it does not vanish."""
_FAR = {"sleeve": "#237a74", "leg": "#2e3a63"}


def colour_of(part: str, look: Look, *, on_dark: bool = False) -> Rgb:
    """The colour of a part, as `far_left_arm`."""
    far = part.startswith("far_")
    name = part.removeprefix("far_").removeprefix("left_").removeprefix("right_")
    if on_dark and name in _ON_DARK and (name not in _HAIR_PARTS or look.hair in _DARK_HAIR):
        return rgb(_ON_DARK[name])
    if name in _SKIN_PARTS:
        return rgb(SKINS[look.skin][far])
    if name in _HAIR_PARTS:
        return rgb(HAIRS[look.hair])
    return rgb(_FAR.get(name, _NEAR[name]) if far else _NEAR[name])


def rgb(colour: str) -> Rgb:
    """
    >>> rgb("#ff8a3d")
    (255, 138, 61)
    """
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))
