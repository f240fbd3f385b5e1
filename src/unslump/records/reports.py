"""What was done and said in the last sessions, as the reports that progress is made of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q

from unslump.movement.catalogue import Catalogue
from unslump.movement.performance import reps_in, rounds_of
from unslump.planning.low_dose import LOW_DOSE
from unslump.planning.model import Past, PlanItem
from unslump.planning.progress_rules import progress_rules
from unslump.planning.reports import Report
from unslump.records.models import Event, Person, Session
from unslump.screening.diary import CheckIn, Diary, Done
from unslump.screening.during import too_much

SESSIONS_LOOKED_AT = 60
"""About three months at five a week. What was asked first of all within them is where a movement is taken to have begun."""


@dataclass(frozen=True, slots=True)
class _Did:
    """What the events of one movement in one session come to."""

    repetitions: int = 0
    finished: bool = False
    skipped: bool = False
    hurt: bool = False
    """Something was said to hurt."""
    unsaid: bool = False
    """It hurt, and nobody said how much."""
    most: float | None = None


def reports(person: Person, movements: Catalogue, told: Diary) -> list[Report]:
    """Movement by movement, the oldest session first. A movement that was not begun has no report.

    `told`: their diary, where the mornings are.
    """
    fields = ("id", "sequence", "started_at", "plan", "pain_before", "pain_after", "effort")
    newest_first = Session.objects.filter(person=person).order_by("-sequence").values(*fields)
    rows = list(newest_first[:SESSIONS_LOOKED_AT])[::-1]
    did, mornings = _did(row["id"] for row in rows), _mornings(told)
    found: list[Report] = []
    for row, following in pairwise([*rows, None]):
        assert row is not None
        morning, sore = mornings.get(row["sequence"], (None, False))
        if row["sequence"] not in mornings and following is not None:
            morning = _as_it_began_next(row, following)
        found += _of_session(row, did[row["id"]], movements, morning, sore=sore)
    return found


def past_of(found: Iterable[Report]) -> list[Past]:
    """The same for the planner: what was done nearly to its end, or hurt."""
    least = progress_rules()["good.done_percent"] / 100
    return [
        Past(one.movement, one.when, one.seconds, hurt=one.ended_by_pain)
        for one in found
        if one.ended_by_pain or one.done >= least
    ]


def _of_session(
    row: Mapping[str, Any], did: Mapping[str, _Did], movements: Catalogue, morning: int | None, *, sore: bool
) -> Iterable[Report]:
    start, after = row["pain_before"], row["pain_after"]
    for data in row["plan"]["items"]:
        item = PlanItem.from_json(data)
        one = did.get(item.movement)
        if one is None or (one.skipped and one.repetitions == 0 and not one.hurt):
            continue
        said = [number for number in (one.most, after) if number is not None]
        yield Report(
            row["sequence"],
            item.movement,
            row["started_at"],
            item.amount,
            done=_share_done(item, one, movements),
            start=start,
            peak=max(said, default=None),
            ended_by_pain=one.hurt and (one.unsaid or too_much(start, one.most)),
            effort=row["effort"],
            morning=morning,
            sore=sore,
            small=LOW_DOSE in row["plan"]["wishes"]["limits"],
            seconds=item.seconds,
        )


def _share_done(item: PlanItem, one: _Did, movements: Catalogue) -> float:
    """Repetitions done of those planned; for what is done for a time, all or nothing."""
    movement = movements.get(item.movement)
    if movement is None or item.amount.duration_s is not None or item.amount.reps is None:
        return 1.0 if one.finished else 0.0
    sides = 1 if movement.sides == "none" else 2
    planned = (
        item.amount.sets * sides * sum(reps_in(item.amount, round_) for _, round_ in rounds_of(movement, item.amount))
    )
    return min(1.0, one.repetitions / planned)


def _did(sessions: Iterable[UUID]) -> Mapping[UUID, Mapping[str, _Did]]:
    rows = (
        Event.objects.filter(
            session_id__in=list(sessions), kind__in=["rep-done", "movement-done", "movement-skipped", "hurts"]
        )
        .exclude(movement="")
        .values("session_id", "movement")
        .annotate(
            repetitions=Count("pk", filter=Q(kind="rep-done")),
            finished=Count("pk", filter=Q(kind="movement-done")),
            skipped=Count("pk", filter=Q(kind="movement-skipped")),
            hurts=Count("pk", filter=Q(kind="hurts")),
            said=Count("value", filter=Q(kind="hurts")),
            most=Max("value", filter=Q(kind="hurts")),
        )
        .order_by()
    )
    found: dict[UUID, dict[str, _Did]] = defaultdict(dict)
    for row in rows:
        found[row["session_id"]][row["movement"]] = _Did(
            repetitions=row["repetitions"],
            finished=row["finished"] > 0,
            skipped=row["skipped"] > 0,
            hurt=row["hurts"] > 0,
            unsaid=row["hurts"] > row["said"],
            most=row["most"],
        )
    return found


def _mornings(told: Diary) -> Mapping[int, tuple[int | None, bool]]:
    """What was said the morning after, by the number of the session, and whether it was ordinary soreness.

    It is the last session before it that a morning looks back on.
    """
    found: dict[int, tuple[int | None, bool]] = {}
    last: int | None = None
    for entry in told.steady():
        if isinstance(entry, Done):
            last = entry.nth
        elif isinstance(entry, CheckIn) and entry.kind == "next-morning" and last is not None:
            found[last] = (entry.pain_now, entry.sore)
    return found


def _as_it_began_next(row: Mapping[str, Any], following: Mapping[str, Any]) -> int | None:
    """How the next session began, where that was the day after or so: nobody was asked in the morning itself."""
    least, most = progress_rules().hours_to_morning
    apart: timedelta = following["started_at"] - row["started_at"]
    pain: int | None = following["pain_before"]
    return pain if timedelta(hours=least) <= apart <= timedelta(hours=most) else None
