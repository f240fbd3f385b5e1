"""What the screen says at a moment of the session: pure words and numbers, worked out from the timeline."""

from dataclasses import dataclass
from gettext import gettext as _
from math import ceil

from unslump.session.model import Timeline, TimelineStep

VERTEBRAE = 12
"""The column of the thoracic spine; a session lights it up bone by bone."""


@dataclass(frozen=True, slots=True)
class Now:
    """Everything in words and numbers on the player's screen."""

    title: str
    side: str
    place: str
    """`3 of 8`: which movement."""
    left: str
    """Minutes and seconds of the session that remain."""
    cue: str
    big: str
    """The count, or the seconds that remain."""
    under: str
    """What the big number counts."""
    following: str
    lit: int
    """Vertebrae lit so far, 0 to 12; the next one is at work."""


def now(timeline: Timeline, step: TimelineStep, position_ms: float) -> Now:
    """What the screen says when this step is on."""
    item = timeline.items[step.item]
    big, under = number_of(timeline, step, position_ms)
    return Now(
        title=item.name,
        side={"left": _("left side"), "right": _("right side"), None: ""}[step.side],
        place=_("{nth} of {of}").format(nth=item.index + 1, of=len(timeline.items)),
        left=minutes_and_seconds(timeline.duration_ms - position_ms),
        cue=cue_of(step, item.how),
        big=big,
        under=under,
        following=following(timeline, step),
        lit=min(VERTEBRAE, int(VERTEBRAE * position_ms / max(1, timeline.duration_ms))),
    )


def cue_of(step: TimelineStep, how: str) -> str:
    """What to do, and under it what a limit changes about it; while it is being named that is part of the words."""
    return f"{step.show}\n{how}" if how and step.kind in ("setup", "move", "hold") else step.show


def number_of(timeline: Timeline, step: TimelineStep, position_ms: float) -> tuple[str, str]:
    """The big number and what it counts: the repetition while moving, else the seconds that remain."""
    if step.kind == "done":
        return "", ""
    if step.kind == "move" and step.rep is not None and step.reps is not None:
        return str(step.rep), _("of {all}").format(all=step.reps)
    end_ms = step.end_ms if step.kind != "move" else work_ends_ms(timeline, step)
    return str(max(0, ceil((end_ms - position_ms) / 1000))), _("seconds")


def work_ends_ms(timeline: Timeline, step: TimelineStep) -> int:
    """When a movement that is done for a time is over."""
    same = (one for one in timeline.steps[step.index :] if one.item == step.item and one.kind == "move")
    return max(one.end_ms for one in same)


def following(timeline: Timeline, step: TimelineStep) -> str:
    """What comes after this stretch of work."""
    turning = next((one for one in timeline.steps[step.index + 1 :] if one.kind not in ("move", "hold", "setup")), None)
    if turning is None:
        return ""
    if turning.kind == "next":
        item = timeline.items[turning.item]
        return _("Next: {name}, {dose}").format(name=item.name, dose=item.dose)
    return {
        "switch": _("Next: the other side"),
        "shift": _("Next: {round}").format(round=turning.round_name),
        "rest": _("Next: a rest"),
        "done": _("Then you are done"),
    }.get(turning.kind, "")


def minutes_and_seconds(ms: float) -> str:
    """
    >>> minutes_and_seconds(61_000)
    '1:01'
    """
    seconds = max(0, ceil(ms / 1000))
    return f"{seconds // 60}:{seconds % 60:02}"
