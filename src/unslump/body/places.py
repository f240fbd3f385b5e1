"""Where planted parts rest: fixed once for a movement, so that a hand which comes back comes back to the same spot."""

from unslump.body import proportions as size
from unslump.body.holds import HOLDS
from unslump.body.pose import Pose, side_of
from unslump.body.proportions import ADULT, Person
from unslump.body.skeleton import arm, leg, trunk_of
from unslump.body.solve import lying_height_m
from unslump.body.surfaces import ELBOW_M, HAND_M, INSTEP_M, KNEE_M, SURFACE_HEIGHT_M
from unslump.body.vectors import ZERO, Vec, add, sub

SEAT_M = SURFACE_HEIGHT_M["chair"]
"""Height of the seat's surface for an adult of 1.70 m."""
SITTING_BONES_M = 0.085
"""From the seat's surface up to the hip joints."""
WALLS = ("wall", "wall-beside")
"""Hands rest on these wherever the angles bring them."""
_PLACED = ("seat", "pelvis", "hand", "elbow", "knee", "foot")


class Places:
    """The places of one movement's contacts, found from its start pose and remembered."""

    def __init__(self, start: Pose, person: Person = ADULT) -> None:
        self.person = person
        self.start = start
        self.root = _standing_root(start, person)
        self._known: dict[tuple[str, str], Vec] = {}

    def of(self, pose: Pose) -> dict[str, Vec]:
        """Where each planted part of a pose rests: wrist, knee, ankle, the point midway between the hips when sitting, the floor under it when lying."""
        parts = [part for part, on in pose.contacts.items() if _kind(part) in _PLACED and on not in HOLDS]
        return {part: add(self._natural(part, pose), _offset(pose, part)) for part in parts}

    def _natural(self, part: str, pose: Pose) -> Vec:
        key = (part, pose.contacts[part])
        if key not in self._known:
            home = self.start if self.start.contacts.get(part) == pose.contacts[part] else pose
            self._known[key] = _projected(home, part, self.root, self.person)
        return self._known[key]


def _kind(part: str) -> str:
    return part.removeprefix("left_").removeprefix("right_")


def _standing_root(pose: Pose, person: Person) -> Vec:
    """The pelvis of the start pose: on its seat, on its back, or as high as the legs hold it."""
    if "seat" in pose.contacts:
        return (0.0, SEAT_M + SITTING_BONES_M, 0.0)
    if "pelvis" in pose.contacts:
        return (0.0, SURFACE_HEIGHT_M[pose.contacts["pelvis"]] + lying_height_m(pose), 0.0)
    trunk = trunk_of(pose, ZERO, person)
    right = leg(trunk, pose, "right")
    kneeling = "right_knee" in pose.contacts or "left_knee" in pose.contacts
    held, height_m = ("right_knee", KNEE_M) if kneeling else ("right_ankle", person.m(size.ANKLE_HEIGHT))
    return sub((0.0, height_m, 0.0), (right[held][0], right[held][1], 0.0))


def _projected(pose: Pose, part: str, root: Vec, person: Person) -> Vec:
    """The part where the angles put it, dropped onto its surface."""
    if part == "seat":
        return root
    surface_m = SURFACE_HEIGHT_M[pose.contacts[part]]
    if part == "pelvis":
        return (root[0], surface_m, root[2])
    side = side_of(part)
    assert side is not None
    trunk = trunk_of(pose, root, person)
    if part.endswith("hand"):
        x, y, z = arm(trunk, pose, side)[f"{side}_wrist"]
        return (x, y, z) if pose.contacts[part] in WALLS else (x, HAND_M, z)
    if part.endswith("elbow"):
        x, _, z = arm(trunk, pose, side)[f"{side}_elbow"]
        return (x, surface_m + ELBOW_M, z)
    if part.endswith("knee"):
        x, _, z = leg(trunk, pose, side)[f"{side}_knee"]
        return (x, surface_m + KNEE_M, z)
    x, _, z = leg(trunk, pose, side)[f"{side}_ankle"]
    return (x, INSTEP_M if f"{side}_knee" in pose.contacts else person.m(size.ANKLE_HEIGHT), z)


def _offset(pose: Pose, part: str) -> Vec:
    x, y, z = pose.placed_cm.get(part, (0.0, 0.0, 0.0))
    return (x / 100, y / 100, z / 100)
