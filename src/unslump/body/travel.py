"""From one stance to the next: what both hold stays planted, every other placed hand or foot travels.

A limb that is planted at either end is carried along a low arc between its two places, so that a hand neither swings
through the floor nor jumps; limbs that are free at both ends follow their angles. The ground alone carries a foot along without lifting it.
"""

from unslump.body.limbs import Planted, elbow_pole
from unslump.body.pose import blend
from unslump.body.skeleton import Trunk, thigh_turn
from unslump.body.solve import Stance, solve
from unslump.body.vectors import UP, add, between, distance, forward_of, scale, sub, unit
from unslump.units import Side


def between_stances(a: Stance, b: Stance, share: float, level: str = "T7") -> Stance:
    """The body on its way from one stance to another: shared contacts stay planted, other placed limbs travel."""
    mid = blend(a.pose, b.pose, share)
    pose = mid.but(lift=[part for part in mid.contacts if not _stays(a, b, part)])
    ends = {part: _travelling(a, b, part, share) for part in {*a.ends, *b.ends} if part not in pose.contacts}
    return solve(pose, a.places, ends, between(a.root, b.root, share), level, a.skeleton.person)


def end_of(stance: Stance, part: str) -> Planted:
    """Where a hand or foot is in a stance, placed or free."""
    if part in stance.ends:
        return stance.ends[part]
    side: Side = "left" if part.startswith("left") else "right"
    s = stance.skeleton
    trunk = Trunk(s.person, s["pelvis"], s.pelvis_turn, s.vertebrae, s.chest_turn, s["head"], s.head_turn)
    if part.endswith("hand"):
        pole = elbow_pole(trunk, stance.pose, side)
        return Planted(s[f"{side}_wrist"], pole, unit(sub(s[f"{side}_fingertip"], s[f"{side}_wrist"])))
    toes = unit(sub(s[f"{side}_toe"], s[f"{side}_heel"]))
    return Planted(s[f"{side}_ankle"], forward_of(thigh_turn(trunk, stance.pose, side)), toes)


def _stays(a: Stance, b: Stance, part: str) -> bool:
    """True for a part that rests without a place of its own, or in the same place in both."""
    return a.places.get(part) == b.places.get(part)


def _travelling(a: Stance, b: Stance, part: str, share: float) -> Planted:
    from_, to = end_of(a, part), end_of(b, part)
    carried = a.pose.contacts.get(part) == b.pose.contacts.get(part) == "ground"
    lift_m = 0.0 if carried else 0.15 * distance(from_.place, to.place) * share * (1.0 - share) * 4.0
    place = add(between(from_.place, to.place, share), scale(UP, min(lift_m, 0.05)))
    pole = unit(between(from_.pole, to.pole, share), from_.pole)
    return Planted(place, pole, unit(between(from_.forward, to.forward, share), to.forward))
