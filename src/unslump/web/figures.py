"""The drawn figure as the pages show it: in the person's own look, drawn once, kept while we run."""

import gzip
import hashlib
import secrets
import zlib
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from urllib.parse import urlencode

from django.urls import reverse

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement
from unslump.records.models import Preferences
from unslump.render.figure import figure_svg, key_pose_times
from unslump.render.look import BUILDS, HAIR_STYLES, HAIRS, SKINS, Look
from unslump.units import Side

# Addresses carry this, so that a browser may keep a figure and still never shows one of an older version.
_THIS_START = secrets.token_urlsafe(4)

# Inside <img> a page's own custom properties do not reach; this speaks for the dark theme there, as style.css does in a page.
_IN_THE_DARK = {
    "line": "#14100d",
    "trousers": "#7182c4",
    "trousers-far": "#5566a6",
    "shirt": "#3fb5aa",
    "shirt-far": "#2f958c",
    "shadow": "#000",
    "mat": "#6d7159",
    "mat-edge": "#575b47",
    "wall": "#3a342e",
    "wall-edge": "#544b42",
    "towel": "#cfc6b8",
    "roller": "#9a93b8",
    "roller-end": "#7d769c",
}
_HAIR_IN_THE_DARK = {"black": "#5f534f", "brown": "#6b4c40"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure, ready to be sent."""

    svg: bytes
    packed: bytes
    etag: str


def look_of(preferences: Preferences | None) -> Look:
    """The look that somebody chose; what was never chosen, or is no longer offered, is as we draw it."""
    given = Look()
    if preferences is None:
        return given
    return Look(
        skin=preferences.skin if preferences.skin in SKINS else given.skin,
        hair=preferences.hair if preferences.hair in HAIRS else given.hair,
        hair_style=preferences.hair_style if preferences.hair_style in HAIR_STYLES else given.hair_style,
        build=preferences.build if preferences.build in BUILDS else given.build,
    )


def look_key(look: Look) -> str:
    words = f"{look.skin} {look.hair} {look.hair_style} {look.build}"
    return hashlib.sha256(words.encode()).hexdigest()[:6] + _THIS_START


def address(
    movement: Movement,
    look: Look,
    *,
    side: Side | None = None,
    round_number: int | None = None,
    still: bool = False,
    still_ms: int | None = None,
) -> str:
    """Where a figure is found; `still` picks the moment that tells most."""
    moment = telling_ms(movement) if still and still_ms is None else still_ms
    asked = {"side": side, "round": round_number, "still": moment, "v": f"{look_key(look)}{_edition(movement)}"}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    return f"{reverse('figure', args=[movement.id])}?{query}"


def _edition(movement: Movement) -> str:
    """Empty for what ships; for somebody's own, another word each time that it is changed."""
    return "" if movement.id in catalogue() else f"{zlib.crc32(repr(movement).encode()):x}"


@lru_cache(maxsize=256)
def telling_ms(movement: Movement) -> int:
    """The moment by which a movement is known: the middle of its hold, else the end that is farthest from where it starts."""
    ends = key_pose_times(movement)
    legs = tuple(zip(movement.phases, [0, *ends], ends, strict=False))
    held = next(((start + end) // 2 for phase, start, end in legs if phase.hold), None)
    return held if held is not None else max(legs, key=lambda leg: _apart(movement, leg[0].pose))[2]


def _apart(movement: Movement, pose: str) -> float:
    """How far a pose is from the one that a repetition starts from: degrees, over all joints."""
    start, there = movement.poses[movement.start], movement.poses[pose]
    return fsum(abs(there[angle] - start[angle]) for angle in {*start.angles, *there.angles})


@lru_cache(maxsize=400)
def drawn(movement: Movement, side: Side | None, round_number: int | None, look: Look, still_ms: int | None) -> Drawn:
    """One figure. A few hundred are kept: all stills and movements in one look, and more."""
    svg = figure_svg(movement, side, round_number, look, still_ms, prefix=f"{movement.id}-")
    opening, rest = svg.split(">", 1)
    data = f"{opening}>{_dark_style(look)}{rest}".encode()
    return Drawn(data, gzip.compress(data, 6, mtime=0), f'"{hashlib.sha256(data).hexdigest()[:20]}"')


def _dark_style(look: Look) -> str:
    colours = dict(_IN_THE_DARK)
    if look.hair in _HAIR_IN_THE_DARK:
        colours["hair"] = _HAIR_IN_THE_DARK[look.hair]
    words = ";".join(f"--figure-{part}:{colour}" for part, colour in colours.items())
    return f"<style>@media (prefers-color-scheme:dark){{:root{{{words}}}}}</style>"
