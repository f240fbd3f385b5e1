"""From a few plain answers to a movement file: what somebody who was shown a movement can say about it.

answers ──file_text──▶ the same TOML as every other movement, read and checked by the same rules
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from unslump.body.base_poses import BASES
from unslump.body.ranges import range_of
from unslump.content.writing import quoted, texts
from unslump.movement.model import Place, Position, Stage
from unslump.movement.speech import speech_ms
from unslump.units import SIDES, Sides

Kind = Literal["move", "hold"]

TRUNK = (
    "thoracic_flexion",
    "thoracic_rotation",
    "thoracic_side_bend",
    "lumbar_flexion",
    "neck_flexion",
    "neck_rotation",
    "neck_side_bend",
)
ARM = ("shoulder_plane", "shoulder_elevation", "elbow_flexion")
LEG = ("hip_flexion", "knee_flexion")
ADJUSTABLE: tuple[str, ...] = (
    *TRUNK,
    *(f"{side}_{angle}" for angle in (*ARM, *LEG) for side in ("right", "left")),
)
"""What can be adjusted against the base pose; a hand or foot that is moved no longer rests on anything."""
PLACE_OF: Mapping[Position, tuple[Place, ...]] = {
    "standing": ("desk", "floor"),
    "seated": ("desk", "floor"),
    "all-fours": ("floor",),
    "kneeling": ("floor",),
    "on-the-back": ("floor",),
    "on-the-front": ("floor",),
    "on-the-side": ("floor",),
}
VIEW_OF: Mapping[Position, tuple[int, int]] = {
    "standing": (55, 7),
    "seated": (55, 7),
    "all-fours": (20, 10),
    "kneeling": (40, 8),
    "on-the-back": (15, 20),
    "on-the-front": (15, 20),
    "on-the-side": (60, 22),
}
LEAST_S, LONGEST_S = 1.0, 12.0
SPARE_S = 0.4
_SETUP_S = 6.0


@dataclass(frozen=True, slots=True)
class Description:
    """What somebody says about a movement. With sides, it speaks of the right one."""

    name: str
    position: Position
    stage: Stage
    motion: str
    """What it works on: a motion of the format, as `rotation`."""
    out_say: str
    """What to do, in a few words: `Turn to the right`."""
    back_say: str
    """How to come back."""
    purpose: str = ""
    kind: Kind = "move"
    sides: Sides = "none"
    out_s: float = 3.0
    hold_s: float = 20.0
    """How long it is held, where it is a hold."""
    back_s: float = 3.0
    sets: int = 1
    reps: int = 8
    kit: tuple[str, ...] = ()
    angles: Mapping[str, float] = field(default_factory=dict)
    """By how much the end differs from the base pose, in degrees, by the names of `ADJUSTABLE`."""
    suits: frozenset[str] = frozenset()
    """Conditions with which whoever showed it said that it is fine."""


def file_text(said: Description, conditions: Iterable[str], today: date) -> str:
    """The movement file. For every condition that was not named as fine it says: ask first."""
    parts = (
        _head(said),
        _poses(said),
        _phases(said),
        _dose(said),
        _camera(),
        *(_caution(one) for one in conditions if one not in said.suits),
        _source(today),
    )
    return "\n".join(line for part in parts for line in (*part, ""))


def _head(said: Description) -> Iterator[str]:
    azimuth, elevation = VIEW_OF[said.position]
    on = set(BASES[said.position].contacts.values())
    props = [prop for prop in ("chair", "pillow") if prop in on]
    kit = [*(["chair"] if "chair" in on else []), *(["mat"] if _lies(said) else []), *said.kit]
    yield f"name = {quoted(said.name)}"
    yield f"purpose = {quoted(said.purpose or 'A movement that you described yourself.')}"
    yield f'stage = "{said.stage}"'
    yield f'position = "{said.position}"'
    yield f"place = {texts(PLACE_OF[said.position])}"
    yield f"kit = {texts(dict.fromkeys(kit))}"
    yield "difficulty = 1"
    yield f'sides = "{said.sides}"'
    if said.sides != "none":
        yield 'written_side = "right"'
    yield "reviewed = false"
    yield from ("", "[[targets]]", f'motion = "{said.motion}"')
    yield from ("", "[view]", f"azimuth = {azimuth}", f"elevation = {elevation}")
    yield f"props = {texts([*(['mat'] if _lies(said) else []), *props])}"
    yield from ("", "[figure]", 'start = "start"')


def _lies(said: Description) -> bool:
    return "desk" not in PLACE_OF[said.position]


def _poses(said: Description) -> Iterator[str]:
    yield from ("[poses.start]", f'base = "{said.position}"', "", "[poses.end]", 'from = "start"')
    base = BASES[said.position]
    changed = {name: value for name, value in said.angles.items() if name in ADJUSTABLE and value != base[name]}
    free = _freed(said.position, changed)
    if free:
        yield f"lift = {texts(free)}"
    for name, value in changed.items():
        low, high = range_of(name)
        yield f"{name} = {min(high, max(low, value)):g}"


def _freed(position: Position, changed: Mapping[str, float]) -> list[str]:
    """Hands, feet and a head that are moved, and so no longer rest."""
    resting = BASES[position].contacts
    parts = [(side, part) for side in SIDES for part in ("hand", "foot", "knee")]
    moved = {
        (side, part)
        for side, part in parts
        if any(f"{side}_{angle}" in changed for angle in (ARM if part == "hand" else LEG))
    }
    head = ["head"] if "head" in resting and any(angle in changed for angle in TRUNK) else []
    return [*head, *(f"{side}_{part}" for side, part in parts if (side, part) in moved and f"{side}_{part}" in resting)]


def _phases(said: Description) -> Iterator[str]:
    out, back = _with_its_side(said, said.out_say), _sided(said, said.back_say)
    ready = "Get into place, and take a breath."
    yield from ("[[setup]]", f"say = {quoted(ready)}", f"show = {quoted(ready)}", f"seconds = {_SETUP_S:g}")
    yield from ("", "[[phases]]", 'pose = "end"', f"seconds = {_long_enough(out, said.out_s):g}", 'breath = "easy"')
    yield from (f"say = {quoted(out)}", f"show = {quoted(out)}")
    if said.kind == "hold":
        yield from ("", "[[phases]]", 'pose = "end"', f"seconds = {min(5.0, said.hold_s):g}", "hold = true")
        yield from ('breath = "easy"', 'say = "Stay, and breathe."', 'show = "Stay there, and keep breathing."')
    yield from ("", "[[phases]]", 'pose = "start"', f"seconds = {_long_enough(back, said.back_s):g}", 'breath = "easy"')
    yield from (f"say = {quoted(back)}", f"show = {quoted(back)}")


def _sided(said: Description, text: str) -> str:
    """What is said of the right side fits either: `Reach your right arm` becomes `Reach your {side} arm`."""
    text = text.strip()
    text = text if text.endswith((".", "!", "?")) else f"{text}."
    if said.sides == "none":
        return text
    text = re.sub(r"\bright\b", "{side}", text, flags=re.IGNORECASE)
    return re.sub(r"\bleft\b", "{other}", text, flags=re.IGNORECASE)


def _with_its_side(said: Description, text: str) -> str:
    """The first cue names the side, whatever the words were."""
    text = _sided(said, text)
    return text if said.sides == "none" or "{side}" in text else f"To the {{side}}: {text[:1].lower()}{text[1:]}"


def _long_enough(text: str, wanted_s: float) -> float:
    """The seconds that were wished for, or as many as it takes to say it."""
    needed_s = speech_ms(text.replace("{side}", "right").replace("{other}", "right")) / 1000 + SPARE_S
    return round(min(max(wanted_s, needed_s, LEAST_S), LONGEST_S), 1)


def _dose(said: Description) -> Iterator[str]:
    """One dose, whatever the track: it is what somebody was told to do."""
    for track in ("starter", "standard", "full"):
        yield from (f"[dose.{track}]", f"sets = {said.sets}", f"reps = {said.reps}")
        if said.kind == "hold":
            yield f"hold_s = {said.hold_s:g}"
        yield f'per = "{"set" if said.sides == "none" else "side"}"'


def _camera() -> Iterator[str]:
    yield from ("[camera]", 'grade = "C"', 'view = "no camera needed"')
    yield 'why = "Nobody has described yet what a camera would have to look for here, so voice and timer lead."'


def _caution(condition: str) -> Iterator[str]:
    yield from ("[[cautions]]", f"condition = {quoted(condition)}", 'action = "ask"')
    yield 'reason = "You described this movement yourself, and Unslump does not know whether it suits."'


def _source(today: date) -> Iterator[str]:
    yield from ("[[sources]]", 'claim = "How it is done, how many repetitions and how long."')
    yield from ('reference = "Described by the person who uses it"', 'basis = "judgement"')
    yield f"checked = {today.isoformat()}"
