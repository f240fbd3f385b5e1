"""The poses of a movement file: each says only what differs from a base pose or from another pose of the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from unslump.body.base_poses import BASES
from unslump.body.pose import ANGLES, LIMB_ANGLES, PAIRED_PARTS, PARTS, SURFACES, Pose, both_sides, side_of
from unslump.content.reading import Table, nearest

_OTHER_KEYS = ("base", "from", "lift", "contacts", "placed_cm")
_ANGLE_KEYS = (*ANGLES, *LIMB_ANGLES)
_PART_KEYS = (*PARTS, *PAIRED_PARTS)

Place = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Written:
    """A pose as the file has it, before `base` and `from` are followed."""

    table: Table
    base: str
    from_: str
    angles: Mapping[str, float]
    contacts: Mapping[str, str]
    placed_cm: Mapping[str, Place]
    lift: tuple[str, ...]


def read_poses(table: Table) -> Mapping[str, Pose]:
    """Every pose by name, with `base` and `from` followed."""
    written = {name: _written(table.table(name)) for name in table.content}
    if not table.content:
        table.wrong("", "has no poses", 'Add one, as [poses.tall] with base = "standing".')
    found: dict[str, Pose] = {}
    for name in written:
        _resolve(name, written, found, ())
    return MappingProxyType(found)


def _written(table: Table) -> _Written:
    parts = table.table("contacts", required=False)
    placed = table.table("placed_cm", required=False)
    pose = _Written(
        table=table,
        base=table.text("base", ""),
        from_=table.text("from", ""),
        angles=_angles(table),
        contacts={part: parts.choice(key, SURFACES) for key, part in _parts(parts, parts.content)},
        placed_cm={part: _outward(part, key, placed.place(key)) for key, part in _parts(placed, placed.content)},
        lift=tuple(part for _, part in _parts(table, table.texts("lift", ()), "lift")),
    )
    for key in table.content:
        if key not in _ANGLE_KEYS and key not in _OTHER_KEYS:
            known = (*_OTHER_KEYS, *_ANGLE_KEYS)
            table.wrong(key, "is no angle that a pose knows", nearest(key, known, "The format page lists them all."))
    return pose


def _angles(table: Table) -> Mapping[str, float]:
    """A name without a side sets both; a name with a side, wherever it stands, has the last word."""
    keys = sorted((key for key in table.content if key in _ANGLE_KEYS), key=lambda key: side_of(key) is not None)
    return {name: value for key in keys for value in (table.number(key),) for name in both_sides(key)}


def _parts(table: Table, keys: "Mapping[str, object] | tuple[str, ...]", where: str = "") -> Iterator[tuple[str, str]]:
    """Each key with every part it stands for; unknown ones are problems."""
    for key in sorted(keys, key=lambda key: side_of(key) is not None):
        if key in _PART_KEYS:
            yield from ((key, part) for part in both_sides(key))
        else:
            table.wrong(where or key, f"“{key}” is no part that can rest on something", nearest(key, _PART_KEYS, ""))


def _outward(part: str, key: str, place: Place) -> Place:
    """For a pair the third number points outward, so that both parts move apart or together."""
    forward, up, right = place
    return (forward, up, -right) if key in PAIRED_PARTS and side_of(part) == "left" else place


def _resolve(name: str, written: Mapping[str, _Written], found: dict[str, Pose], asking: tuple[str, ...]) -> Pose:
    if name in found:
        return found[name]
    pose = written[name]
    start = _start(name, pose, written, found, asking)
    found[name] = start.but(pose.angles, pose.contacts, pose.placed_cm, pose.lift)
    return found[name]


def _start(
    name: str, pose: _Written, written: Mapping[str, _Written], found: dict[str, Pose], asking: tuple[str, ...]
) -> Pose:
    if bool(pose.base) == bool(pose.from_):
        said = "has both `base` and `from`" if pose.base else "has neither `base` nor `from`"
        pose.table.wrong("", said, f"Give one of them; the bases are: {', '.join(BASES)}.")
    elif pose.base in BASES:
        return BASES[pose.base]
    elif pose.base:
        pose.table.wrong("base", f"“{pose.base}” is no base pose", nearest(pose.base, BASES, ""))
    elif pose.from_ in (*asking, name):
        trail = (*asking, name)
        circle = " → ".join((*trail[trail.index(pose.from_) :], pose.from_))
        pose.table.wrong("from", f"the poses go round in a circle ({circle})", "Start one of them from a `base`.")
    elif pose.from_ in written:
        return _resolve(pose.from_, written, found, (*asking, name))
    else:
        pose.table.wrong("from", f"“{pose.from_}” is no pose of this file", nearest(pose.from_, written, ""))
    return Pose()
