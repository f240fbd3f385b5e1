"""How the person is drawn, and the colour of every part: the one table that the picture and the terminal share."""

from dataclasses import dataclass

from unslump.render.flesh import Build

SKINS = {
    "light": ("#f0c3a2", "#d9a684"),
    "medium": ("#dd9f79", "#c08562"),
    "brown": ("#b07650", "#935f3e"),
    "dark": ("#7a4b31", "#623a25"),
}
HAIRS = {"black": "#2b2625", "brown": "#45302a", "auburn": "#84452c", "fair": "#c99d5f", "grey": "#a09c98"}
HAIR_STYLES = ("bun", "short")
BUILDS = {"slim": Build(0.92), "middle": Build(1.0), "broad": Build(1.10)}


@dataclass(frozen=True, slots=True)
class Look:
    """How the person is drawn: their own choice."""

    skin: str = "medium"
    hair: str = "brown"
    hair_style: str = "bun"
    build: str = "middle"


DEFAULT_LOOK = Look()

_SKIN_PARTS = ("arm", "foot", "neck", "face")
_HAIR_PARTS = ("hair", "bun")
_FILLS = {
    "sleeve": ("shirt-sleeve", "#2c958d"),
    "far_sleeve": ("shirt-far", "#237a74"),
    "shirt": ("shirt", "#2fa39a"),
    "blades": ("shirt-far", "#237a74"),
    "leg": ("trousers", "#3b4a7a"),
    "far_leg": ("trousers-far", "#2e3a63"),
    "hips": ("trousers", "#3b4a7a"),
    "mat": ("mat", "#d9dccb"),
    "mat_edge": ("mat-edge", "#b9bda8"),
    "wall": ("wall", "#e7dfd2"),
    "wall_edge": ("wall-edge", "#cfc4b2"),
    "roller": ("roller", "#8d86a8"),
    "roller_end": ("roller-end", "#6f688c"),
    "peanut": ("peanut", "#cddb63"),
    "pillow": ("towel", "#f4efe6"),
    "towel": ("towel", "#f4efe6"),
    "band": ("band", "#d2476b"),
    "weights": ("weights", "#b98a4e"),
    "weights_handle": ("weights-handle", "#8c6535"),
    "anchor": ("anchor", "#b78f65"),
    "anchor_ring": ("anchor-ring", "#6b7280"),
    "chair_leg": ("chair-leg", "#a9825a"),
    "chair_rail": ("chair-rail", "#b78f65"),
    "chair_edge": ("chair-edge", "#8c6945"),
    "chair_seat": ("chair", "#c19a6f"),
    "spine_others": ("spine-quiet", "#f4f0e8"),
    "spine_thoracic": ("spine", "#fdf6e3"),
    "spine_work": ("work", "#ff8a3d"),
}
"""Part → custom property (after `--figure-`) and the colour where none is set."""


def fill_of(part: str, look: Look) -> tuple[str, str]:
    """The custom property and the colour of a part, as `far_left_arm`.

    >>> fill_of("shirt", DEFAULT_LOOK)
    ('shirt', '#2fa39a')
    """
    far = part.startswith("far_")
    name = plain_part(part)
    if name in _SKIN_PARTS:
        return f"skin{'-far' if far else ''}", SKINS[look.skin][far]
    if name in _HAIR_PARTS:
        return "hair", HAIRS[look.hair]
    return _FILLS[f"far_{name}" if far else name]


def plain_part(part: str) -> str:
    """A part without its side and distance: `far_left_arm` is an `arm`."""
    return part.removeprefix("far_").removeprefix("left_").removeprefix("right_")
