"""What a movement is, as plain values. `movement.load` reads them from the file, nothing else makes them up.

file ── poses, setup, phases, rounds, doses ──▶ Movement ──▶ figure · timeline · handout · tracker · planner
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from unslump.body.pose import Pose
from unslump.units import Side, Sides, Track

Stage = Literal["warm-up", "dynamic", "desk", "static", "mobilise", "strengthen"]
Position = Literal["standing", "seated", "all-fours", "kneeling", "on-the-back", "on-the-front", "on-the-side"]
Place = Literal["desk", "floor", "outdoors"]
Breath = Literal["in", "out", "easy"]
Ease = Literal["smooth", "linear", "settle"]
Per = Literal["side", "level", "set"]
Grade = Literal["A", "B", "C"]
Leads = Literal["person", "clock"]
MeasuredFrom = Literal["zero", "start", "turn"]
Action = Literal["modify", "swap", "skip", "ask"]

STAGES: tuple[Stage, ...] = ("warm-up", "dynamic", "desk", "static", "mobilise", "strengthen")
POSITIONS: tuple[Position, ...] = (
    "standing",
    "seated",
    "all-fours",
    "kneeling",
    "on-the-back",
    "on-the-front",
    "on-the-side",
)
"""From up to down, which is also the order that a session keeps where two would change position as seldom."""


@dataclass(frozen=True, slots=True)
class Target:
    """What the movement works on."""

    motion: str
    """`extension`, `flexion`, `rotation`, `side-bend`, `shoulder-blade`, `neck`, `hips`, `breath` or `whole-body`."""
    levels: tuple[str, ...] = ()
    """The vertebrae at work, lowest and highest included, as `("T3", "T4", … "T8")`; they are drawn in orange."""
    muscles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetupStep:
    """Getting into place, before the first repetition."""

    say: str
    show: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Phase:
    """One leg of a repetition: from where the body is to a named pose, or a stay there."""

    pose: str
    """The key of the pose reached at the end (for a hold: the pose that is kept)."""
    seconds: float
    """How long it takes; for a hold, the length of the one breath that the figure repeats while the dose's hold lasts."""
    say: str
    """Spoken on the first repetition of a side; empty only where steps follow each other faster than words."""
    show: str
    """Printed: the step of the handout, and large under the figure."""
    again: str = ""
    """Spoken on later repetitions, a word or two; empty means only the breath and the count."""
    breath: Breath = "easy"
    ease: Ease = "smooth"
    hold: bool = False
    """True: lasts as long as the dose's hold."""


@dataclass(frozen=True, slots=True)
class Round:
    """One place or direction in which the repetitions are done: a level of the spine, or a circle forwards instead of back."""

    name: str
    say: str
    levels: tuple[str, ...] = ()
    """The vertebrae at work here; empty means those of the targets."""
    reverse: bool = False
    """True: the phases run backwards (a circle the other way)."""
    share: float = 1.0
    """The share of the dose's repetitions that are done here."""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much, as inclusive ranges; None means that it does not apply."""

    sets: tuple[int, int]
    reps: tuple[int, int] | None = None
    hold_s: tuple[float, float] | None = None
    duration_s: tuple[float, float] | None = None
    """For movements done for a time and not counted, such as marching."""
    per: Per = "set"
    """What `reps` counts for: each side, each level, or the whole set."""
    rounds: tuple[str, ...] = ()
    """The names of the rounds that are done; empty means all."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A dose with its choices made: exactly this much."""

    sets: int
    reps: int | None = None
    hold_s: float | None = None
    duration_s: float | None = None
    rounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """How the figure is seen and what stands around it."""

    azimuth_deg: float
    """Where the onlooker stands: 0 looks at the person's right side, 90 at the front, −90 at the back, 180 at the left side."""
    elevation_deg: float
    props: tuple[str, ...] = ()
    turns_with_side: bool = False
    """True: the onlooker changes sides with the side, so that the other side's picture is this one's mirror image."""


@dataclass(frozen=True, slots=True)
class Counting:
    """The signed coordinate whose swing is one repetition (`tracking.coordinates` knows the names)."""

    coordinate: str
    points: tuple[str, ...]
    """Landmark names, in the order the coordinate wants them; `near_` and `work_` stand for the side nearer the camera or at work."""
    rest: float
    """Its value in the start pose, roughly."""
    reach: float
    """Beyond this a repetition counts as whole; the sign of `reach − rest` is the direction."""
    back: float
    """Back past this, the repetition is over."""
    partial: float | None = None
    """Beyond this and short of `reach` it counts as partial; None means half-way from `back` to `reach`."""
    measured_from: MeasuredFrom = "zero"
    """Where `rest`, `reach` and `back` count from: `zero` as they stand, `start` the held start pose, `turn` where each repetition sets out."""
    flat: bool = False
    """True: as the picture shows it, depth left out (the pose model guesses depth)."""
    least_visibility: float = 0.5
    """A landmark that is less visible is not read; lower where a guess of a hidden joint is good enough to count by."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The band in which a hold counts as kept, in the counted coordinate."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FaultCheck:
    """A fault that a camera can see: a coordinate that leaves the start pose."""

    coordinate: str
    points: tuple[str, ...]
    by: float
    """Degrees away from the start pose, signed, beyond which it is a fault."""
    flat: bool = False
    either_way: bool = False
    """True: the other direction is as wrong."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a person can see going wrong, and the one short correction."""

    sees: str
    say: str
    check: FaultCheck | None = None
    """How a camera sees it; None means that only a person can."""


@dataclass(frozen=True, slots=True)
class Camera:
    """What a camera may judge here. Grade C: nothing, and `why` says so."""

    grade: Grade
    view: str
    landmarks: tuple[str, ...] = ()
    counting: Counting | None = None
    why: str = ""
    hold: Hold | None = None
    """Where a hold counts as kept; None means beyond `reach`, with a little grace."""
    leads: Leads = "person"
    """Whose pace a session goes by where repetitions are counted: the person's, or the clock's where a breath paces them."""
    tells_range: bool = False
    """True: how far it went may be told, in degrees. Only of grade A, and never of a spine."""


@dataclass(frozen=True, slots=True)
class Caution:
    """What someone with a condition does with this movement."""

    condition: str
    """An id of the condition list, as `osteoporosis`."""
    action: Action
    reason: str
    how: str = ""
    """For `modify`: what to do differently."""
    swap: str = ""
    """For `swap`: the id of the movement to do instead."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from."""

    claim: str
    reference: str
    """Name, year, and DOI or PMID where there is one."""
    basis: Literal["read", "abstract", "secondary", "memory", "article", "judgement"]
    """How well it was checked: read in full, abstract only, second-hand, from memory, our founding article, or our own proposal."""
    checked: date


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement, whole."""

    id: str
    name: str
    purpose: str
    stage: Stage
    position: Position
    place: tuple[Place, ...]
    kit: tuple[str, ...]
    """What is needed; empty means nothing."""
    difficulty: int
    """1 easy to 3 hard."""
    targets: tuple[Target, ...]
    view: View
    sides: Sides
    start: str
    """The key of the pose that each repetition starts from and returns to."""
    poses: Mapping[str, Pose]
    setup: tuple[SetupStep, ...]
    phases: tuple[Phase, ...]
    doses: Mapping[Track, Dose]
    camera: Camera
    written_side: Side | None = None
    """The side that the file describes; the other is its mirror. None where `sides` is none."""
    optional_kit: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    easier_how: str = ""
    """How to do this very movement a little easier, in a sentence."""
    harder_how: str = ""
    rounds: tuple[Round, ...] = ()
    rest_s: float = 15.0
    """Between sets."""
    switch_s: float = 5.0
    """To change sides, where all of one side comes first."""
    shift_s: float = 5.0
    """To move on to the next round."""
    steps_note: str = ""
    """One more sentence for the printed page, where the steps need it."""
    faults: tuple[Fault, ...] = ()
    cautions: tuple[Caution, ...] = ()
    sources: tuple[Source, ...] = ()
    reviewed: str | None = None
    """Who signed it off and when; None means not yet reviewed by a clinician."""

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def work_levels(self) -> tuple[str, ...]:
        """The vertebrae at work, all targets together, in order of first mention."""
        return tuple(dict.fromkeys(level for target in self.targets for level in target.levels))
