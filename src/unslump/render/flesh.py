"""The drawn body around a skeleton: limbs, trunk, head and the visible spine, as outlines with fixed point counts."""

from dataclasses import dataclass
from math import atan2

from unslump.body.skeleton import Skeleton, Vertebra
from unslump.body.vectors import Turn, Vec, add, between, dot, forward_of, right_of, scale, turned, up_of
from unslump.render.outline import Disc, Point, capsule, hull
from unslump.render.view import Onlooker
from unslump.units import SIDES, Side

TRUNK_CORNERS = 14
HEAD_CORNERS = 12


@dataclass(frozen=True, slots=True)
class Build:
    """How broad the body is drawn; 1 is the middle."""

    girth: float = 1.0


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn part: outlines that share a fill and one line around them all."""

    part: str
    """`left_arm`, `shirt`, `spine_work` …"""
    loops: tuple[tuple[Point, ...], ...]
    depth: float
    """How near the onlooker it is, in metres."""
    curved: bool = True
    """Control points of smooth outlines; False: plain corners."""


# Half-axes of the ribcage, belly and pelvis (forward, up, right), and how far in front of the vertebra their centre lies;
# shares of stature.
_TRUNK = (
    ("L4", 0.028, (0.055, 0.042, 0.083)),
    ("L1", 0.030, (0.055, 0.042, 0.079)),
    ("T10", 0.034, (0.063, 0.046, 0.086)),
    ("T6", 0.034, (0.066, 0.046, 0.092)),
    ("T3", 0.020, (0.052, 0.032, 0.086)),
)
_HIDES_ITS_PROCESS = 0.8
"""By how much a vertebra faces the onlooker when its process is out of sight."""


def body_shapes(
    skeleton: Skeleton, seen: Onlooker, work: tuple[str, ...] = (), breath: float = 0.0, build: Build = Build()
) -> tuple[Shape, ...]:
    """Every part of the body, unsorted. `work`: the vertebrae at work; `breath`: 0 empty to 1 full."""
    flesh = _Flesh(skeleton, seen, breath, build)
    return (*flesh.outside(), *flesh.spine(work))


def outside_shapes(skeleton: Skeleton, seen: Onlooker, build: Build) -> tuple[Shape, ...]:
    """Every part of the body but the spine, which never reaches beyond the others."""
    return _Flesh(skeleton, seen, 0.0, build).outside()


def depths(skeleton: Skeleton, seen: Onlooker) -> dict[str, float]:
    """How near the onlooker the limbs and the trunk are, in metres; far cheaper than their outlines."""
    flesh = _Flesh(skeleton, seen, 0.0, Build())
    limbs: dict[str, float] = {}
    for side in SIDES:
        limbs |= {f"{side}_arm": flesh.arm_depth(side), f"{side}_leg": flesh.leg_depth(side)}
    return {**limbs, "shirt": flesh.trunk_depth()}


class _Flesh:
    def __init__(self, skeleton: Skeleton, seen: Onlooker, breath: float, build: Build) -> None:
        self.s, self.seen, self.breath, self.girth = skeleton, seen, breath, build.girth
        self.m = skeleton.person.m

    def outside(self) -> tuple[Shape, ...]:
        return (
            *(self.arm(side) for side in SIDES),
            *(self.sleeve(side) for side in SIDES),
            *(self.foot(side) for side in SIDES),
            *(self.leg(side) for side in SIDES),
            self.shirt(),
            self.hips(),
            self.neck(),
            self.face(),
            self.hair(),
            self.bun(),
        )

    def arm_depth(self, side: Side) -> float:
        return self._depth(self.s[f"{side}_elbow"], self.s[f"{side}_wrist"])

    def leg_depth(self, side: Side) -> float:
        return self._depth(*(self.s[f"{side}_{name}"] for name in ("hip", "knee", "ankle")))

    def trunk_depth(self) -> float:
        return self.seen.depth(self.s.vertebra("T6").centre)

    def arm(self, side: Side) -> Shape:
        names = ("shoulder", "elbow", "wrist", "fingertip")
        shoulder, elbow, wrist, tip = (self.s[f"{side}_{name}"] for name in names)
        palm = between(wrist, tip, 0.62)
        loops = (
            self._limb(shoulder, 0.0285, elbow, 0.0225),
            self._limb(elbow, 0.0230, wrist, 0.0160),
            self._limb(wrist, 0.0165, palm, 0.0185),
            self._limb(palm, 0.0170, tip, 0.0085),
        )
        return Shape(f"{side}_arm", loops, self.arm_depth(side))

    def sleeve(self, side: Side) -> Shape:
        shoulder, elbow = self.s[f"{side}_shoulder"], self.s[f"{side}_elbow"]
        loop = self._limb(shoulder, 0.0385, between(shoulder, elbow, 0.52), 0.0325)
        return Shape(f"{side}_sleeve", (loop,), self.arm_depth(side))

    def leg(self, side: Side) -> Shape:
        hip, knee, ankle = (self.s[f"{side}_{name}"] for name in ("hip", "knee", "ankle"))
        loops = (
            self._limb(hip, 0.0540, knee, 0.0345),
            self._limb(knee, 0.0345, between(knee, ankle, 0.32), 0.0335),
            self._limb(between(knee, ankle, 0.32), 0.0335, between(knee, ankle, 0.94), 0.0235),
        )
        return Shape(f"{side}_leg", loops, self.leg_depth(side))

    def foot(self, side: Side) -> Shape:
        ankle, heel, toe = (self.s[f"{side}_{name}"] for name in ("ankle", "heel", "toe"))
        ball = between(heel, toe, 0.62)
        loops = (
            self._limb(between(self.s[f"{side}_knee"], ankle, 0.86), 0.0195, ankle, 0.0200),
            self._limb(ankle, 0.0200, heel, 0.0175),
            self._limb(heel, 0.0165, ball, 0.0165),
            self._limb(ankle, 0.0195, ball, 0.0150),
            self._limb(ball, 0.0165, toe, 0.0105),
        )
        return Shape(f"{side}_foot", loops, self._depth(ankle, toe))

    def hips(self) -> Shape:
        turn, m = self.s.pelvis_turn, self.m
        middle = add(self.s["pelvis"], turned(turn, (m(-0.004), m(0.016), 0.0)))
        broad = self._disc(middle, turn, (0.062, 0.056, 0.098))
        seats = [
            self._disc(
                add(self.s[f"{side}_hip"], turned(turn, (m(-0.010), m(-0.002), 0.0))), turn, (0.056, 0.056, 0.050)
            )
            for side in ("left", "right")
        ]
        return Shape("hips", (hull([broad, *seats], self._angle(up_of(turn)), TRUNK_CORNERS),), self.seen.depth(middle))

    def shirt(self) -> Shape:
        discs, axes = [], []
        for level, ahead, half in _TRUNK:
            v = self.s.vertebra(level)
            swell = 1.0 + 0.05 * self.breath * (level.startswith("T"))
            discs.append(
                self._disc(
                    add(v.centre, scale(forward_of(v.turn), self.m(ahead))),
                    v.turn,
                    (half[0] * swell, half[1], half[2] * (1 + (swell - 1) / 2)),
                )
            )
            axes.append(self._angle(up_of(v.turn)))
        shoulders = [self._ball(self.s[f"{side}_shoulder"], 0.036) for side in ("left", "right")]
        loops = [hull(discs[i : i + 2], axes[i], TRUNK_CORNERS) for i in range(len(discs) - 1)]
        loops.append(hull([discs[-1], *shoulders], axes[-1], TRUNK_CORNERS))
        return Shape("shirt", tuple(loops), self.trunk_depth())

    def spine(self, work: tuple[str, ...]) -> tuple[Shape, ...]:
        groups: dict[str, list[tuple[Point, ...]]] = {"spine_others": [], "spine_thoracic": [], "spine_work": []}
        for v in self.s.vertebrae:
            group = "spine_work" if v.name in work else "spine_thoracic" if v.name.startswith("T") else "spine_others"
            groups[group] += self._vertebra(v)
        depth = self.trunk_depth()
        return tuple(Shape(part, tuple(loops), depth, curved=False) for part, loops in groups.items())

    def neck(self) -> Shape:
        c7, c1 = self.s.vertebra("T1"), self.s.vertebra("C2")
        ahead = self.m(0.014)
        low = add(c7.centre, scale(forward_of(c7.turn), ahead))
        high = add(c1.centre, scale(forward_of(c1.turn), ahead))
        return Shape("neck", (self._limb(low, 0.0345, high, 0.0315),), self._depth(low, high))

    def face(self) -> Shape:
        t, centre = self.s.head_turn, self.s["head"]
        skull = self._disc(self._at(centre, t, 0.004, 0.004), t, (0.055, 0.062, 0.044))
        jaw = self._disc(self._at(centre, t, 0.022, -0.036), t, (0.030, 0.028, 0.030))
        nose_root, nose_tip = self._at(centre, t, 0.050, 0.006), self._at(centre, t, 0.066, -0.012)
        loops = (
            hull([skull, jaw], self._angle(up_of(t)), HEAD_CORNERS),
            self._limb(nose_root, 0.007, nose_tip, 0.0055),
        )
        return Shape("face", loops, self.seen.depth(centre))

    def hair(self) -> Shape:
        t, centre = self.s.head_turn, self.s["head"]
        crown = self._disc(self._at(centre, t, -0.012, 0.016), t, (0.053, 0.056, 0.049))
        nape = self._disc(self._at(centre, t, -0.026, -0.012), t, (0.036, 0.036, 0.042))
        return Shape("hair", (hull([crown, nape], self._angle(up_of(t)), HEAD_CORNERS),), self.seen.depth(centre))

    def bun(self) -> Shape:
        t, centre = self.s.head_turn, self.s["head"]
        return Shape(
            "bun",
            (
                hull(
                    [self._disc(self._at(centre, t, -0.062, 0.042), t, (0.024, 0.024, 0.026))], self._angle(up_of(t)), 8
                ),
            ),
            self.seen.depth(centre),
        )

    def _vertebra(self, v: Vertebra) -> list[tuple[Point, ...]]:
        """The body, and the spinous process behind it that points down and back; from before, the body hides it."""
        m, region = self.m, v.name[0]
        deep, wide = {"L": (0.0125, 0.0150), "T": (0.0105, 0.0125), "C": (0.0085, 0.0105)}[region]
        body = self._block(v, deep, v.height_m * 0.40, wide)
        if dot(forward_of(v.turn), self.seen.towards) > _HIDES_ITS_PROCESS:
            return [body, (body[0],) * 4]
        back = add(v.centre, scale(forward_of(v.turn), -m(deep)))
        down = (-m(0.019 if region != "C" else 0.013), -v.height_m * (0.55 if region == "T" else 0.25), 0.0)
        half_m = v.height_m * 0.17
        tip = add(back, turned(v.turn, down))
        process = _ribbon(self.seen.point(back), self.seen.point(tip), half_m + m(0.0018), half_m)
        return [body, process]

    def _block(self, v: Vertebra, deep: float, half_height_m: float, wide: float) -> tuple[Point, ...]:
        """The four corners around the body of a vertebra as it appears, lying along the spine."""
        m, turn, seen = self.m, v.turn, self.seen
        x, y = seen.point(up_of(turn))
        size_ = (x * x + y * y) ** 0.5
        ux, uy = (x / size_, y / size_) if size_ > 1e-6 else (0.0, 1.0)
        tall, spread = half_height_m * size_, 0.0
        for axis, half in ((forward_of(turn), m(deep)), (up_of(turn), half_height_m), (right_of(turn), m(wide))):
            hx, hy = seen.point(scale(axis, half))
            spread += (hx * -uy + hy * ux) ** 2
        broad = spread**0.5
        cx, cy = seen.point(v.centre)
        return (
            (cx + ux * tall - uy * broad, cy + uy * tall + ux * broad),
            (cx + ux * tall + uy * broad, cy + uy * tall - ux * broad),
            (cx - ux * tall + uy * broad, cy - uy * tall - ux * broad),
            (cx - ux * tall - uy * broad, cy - uy * tall + ux * broad),
        )

    def _limb(self, a: Vec, a_share: float, b: Vec, b_share: float) -> tuple[Point, ...]:
        return capsule(
            self.seen.point(a), self.m(a_share) * self.girth, self.seen.point(b), self.m(b_share) * self.girth
        )

    def _disc(self, centre: Vec, turn: Turn, half: tuple[float, float, float]) -> Disc:
        axes = (forward_of(turn), up_of(turn), right_of(turn))
        f, u, r = (
            scale(axis, self.m(h) * g) for axis, h, g in zip(axes, half, (self.girth, 1.0, self.girth), strict=True)
        )
        return self.seen.disc(centre, (f, u, r))

    def _ball(self, centre: Vec, radius: float) -> Disc:
        r = self.m(radius)
        return self.seen.disc(centre, ((r, 0.0, 0.0), (0.0, r, 0.0), (0.0, 0.0, r)))

    def _at(self, centre: Vec, turn: Turn, forward: float, up: float) -> Vec:
        return add(centre, turned(turn, (self.m(forward), self.m(up), 0.0)))

    def _angle(self, direction: Vec) -> float:
        x, y = self.seen.point(direction)
        return atan2(y, x)

    def _depth(self, *points: Vec) -> float:
        return sum(self.seen.depth(p) for p in points) / len(points)


def _ribbon(a: Point, b: Point, a_half: float, b_half: float) -> tuple[Point, ...]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    size_ = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    nx, ny = -dy / size_, dx / size_
    return (
        (a[0] + nx * a_half, a[1] + ny * a_half),
        (b[0] + nx * b_half, b[1] + ny * b_half),
        (b[0] - nx * b_half, b[1] - ny * b_half),
        (a[0] - nx * a_half, a[1] - ny * a_half),
    )
