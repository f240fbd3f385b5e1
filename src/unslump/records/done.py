"""What was done in a session, movement by movement."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from unslump.records.models import Event, Session
from unslump.screening.during import too_much


@dataclass(frozen=True, slots=True)
class Ranged:
    """How far a movement went, from end to end, give or take ten degrees."""

    side: str
    """Empty where there are no sides."""
    wide_deg: float
    facing_deg: int | None
    """How the person stood to the camera; None in what was written down before it was kept."""


@dataclass(frozen=True, slots=True)
class Did:
    """What was done of one movement in one session."""

    movement: str
    repetitions: int
    seconds: int
    finished: bool
    skipped: bool
    hurt: bool
    """More than goes on by the rules; a little that was said does not count."""
    counted: int | None = None
    """Repetitions that the camera counted; None without a camera."""
    in_sight: float | None = None
    """The share of the time in which the camera saw enough, 0 to 1."""
    ranges: tuple[Ranged, ...] = ()
    """How far it went, of each side; empty where a camera cannot tell."""


def did(session: Session) -> list[Did]:
    """What was done in a session, movement by movement, in order."""
    by_item: dict[tuple[int, str], list[Event]] = defaultdict(list)
    for event in session.events.order_by("sequence"):
        if event.movement and event.item is not None:
            by_item[event.item, event.movement].append(event)
    return [_did(movement, events, session.pain_before) for (_item, movement), events in sorted(by_item.items())]


def _did(movement: str, events: Sequence[Event], felt: int | None) -> Did:
    kinds = {event.kind for event in events}
    times = [event.t_ms for event in events if event.kind != "danger"] or [0]  # which may come much later
    return Did(
        movement,
        repetitions=sum(event.kind == "rep-done" for event in events),
        seconds=(max(times) - min(times)) // 1000,
        finished="movement-done" in kinds,
        skipped="movement-skipped" in kinds,
        hurt=any(event.kind == "hurts" and too_much(felt, event.value) for event in events),
        counted=_last(events, "counted", "rep"),
        in_sight=_last(events, "counted", "value"),
        ranges=tuple({one.side: one for one in map(_ranged, events) if one is not None}.values()),
    )


def _ranged(event: Event) -> Ranged | None:
    if event.kind != "range" or event.value is None:
        return None
    return Ranged(event.side, event.value, event.facing_deg)


def _last(events: Sequence[Event], kind: str, field: str) -> Any:
    """Of the last event of a kind; None without one."""
    found = [event for event in events if event.kind == kind]
    return getattr(found[-1], field) if found else None


def range_before(session: Session, movement: str, side: str) -> Ranged | None:
    """How far a movement went on that side the last time before this session; None where no camera told."""
    told = Event.objects.filter(person=session.person, kind="range", movement=movement, side=side)
    last = told.filter(session__sequence__lt=session.sequence).order_by("-session__sequence", "-sequence").first()
    return None if last is None else _ranged(last)
