"""What was done and said in the last sessions, as the reports that progress is made of."""

import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Amount, Movement
from unslump.movement.performance import reps_in, rounds_of
from unslump.planning.model import Past
from unslump.planning.progress_rules import progress_rules
from unslump.planning.reports import Report
from unslump.records.models import Person, Session
from unslump.records.performed import Performed
from unslump.screening.diary import CheckIn, Diary, Done
from unslump.screening.during import too_much

SESSIONS_LOOKED_AT = 60
"""About three months at five a week. What was asked first of all within them is where a movement is taken to have begun."""


def reports(person: Person, movements: Catalogue, told: Diary) -> list[Report]:
    """Movement by movement, the oldest session first. A movement that was not begun has no report.

    `told`: their diary, where the mornings are.
    """
    fields = ("sequence", "started_at", "text", "pain_before", "pain_after", "effort")
    theirs = Session.objects.filter(person=person).annotate(text=Cast("performed", TextField()))
    newest_first = theirs.order_by("-sequence").values(*fields)
    rows = list(newest_first[:SESSIONS_LOOKED_AT])[::-1]
    mornings = _mornings(told)
    found: list[Report] = []
    for row, following in pairwise([*rows, None]):
        assert row is not None
        morning, sore = mornings.get(row["sequence"], (None, False))
        if row["sequence"] not in mornings and following is not None:
            morning = _as_it_began_next(row, following)
        found += _of_session(row, movements, morning, sore=sore)
    return found


def past_of(found: Iterable[Report]) -> list[Past]:
    """The same for the planner: what was done nearly to its end, or hurt."""
    least = progress_rules()["good.done_percent"] / 100
    return [
        Past(one.movement, one.when, one.seconds, hurt=one.ended_by_pain)
        for one in found
        if one.ended_by_pain or one.done >= least
    ]


def _of_session(row: Mapping[str, Any], movements: Catalogue, morning: int | None, *, sore: bool) -> Iterable[Report]:
    start, after = row["pain_before"], row["pain_after"]
    small, begun = _read(row["text"])
    for one in begun:
        said = [number for number in (one.most, after) if number is not None]
        yield Report(
            row["sequence"],
            one.movement,
            row["started_at"],
            one.asked,
            done=_share_done(one, movements),
            start=start,
            peak=max(said, default=None),
            ended_by_pain=one.hurt and (one.unsaid or too_much(start, one.most)),
            effort=row["effort"],
            morning=morning,
            sore=sore,
            small=small,
            seconds=one.seconds,
        )


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[bool, tuple[Performed, ...]]:
    """Whether it was a session of small doses, and what was begun; what was read once is not read again."""
    data = json.loads(text)
    return bool(data.get("small")), tuple(Performed.from_json(one) for one in data.get("movements", ()))


def _share_done(one: Performed, movements: Catalogue) -> float:
    """Repetitions done of those planned; for what is done for a time, all or nothing."""
    movement, asked = movements.get(one.movement), one.asked
    if movement is None or asked.duration_s is not None or asked.reps is None:
        return 1.0 if one.finished else 0.0
    return min(1.0, one.repetitions / _planned(movement, asked))


@lru_cache(maxsize=1024)
def _planned(movement: Movement, asked: Amount) -> int:
    sides = 1 if movement.sides == "none" else 2
    return asked.sets * sides * sum(reps_in(asked, round_) for _, round_ in rounds_of(movement, asked))


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
