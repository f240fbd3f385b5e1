"""What a player sends, read strictly: a list that cannot be read is refused whole, so that nothing is half kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from unslump.errors import BadRequest
from unslump.session.model import RecordKind

KINDS: frozenset[str] = frozenset(get_args(RecordKind))
MOST_AT_ONCE = 2000
_BIG = 2**31 - 1
_SMALL = 2**15 - 1
_MOST_WHOLE = {"item": _SMALL, "set": _SMALL, "rep": _SMALL, "round": _SMALL, "facing_deg": 359}
"""The largest of each whole number of an event."""
_MOST = {"hurts": 10, "counted": 1, "range": 360}
"""The largest value of an event; of the others, any number that can be kept."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One event as it came in. `None` means that it does not apply."""

    key: str
    kind: str
    t_ms: int
    at: datetime
    item: int | None = None
    movement: str = ""
    side: str = ""
    set: int | None = None
    rep: int | None = None
    round: int | None = None
    value: float | None = None
    facing_deg: int | None = None

    def fields(self) -> dict[str, Any]:
        return asdict(self)


def read_events(body: object, now: datetime) -> list[Arrival]:
    """The events of `{"events": [...]}`; raises BadRequest naming the first that cannot be read."""
    events = body.get("events") if isinstance(body, Mapping) else None
    if not isinstance(events, list):
        raise BadRequest('I expected {"events": [...]}, a list of what was done.')
    if len(events) > MOST_AT_ONCE:
        raise BadRequest(f"{len(events)} events at once are too many: send {MOST_AT_ONCE} at most.")
    return [_read(event, f"events[{nth}]", now) for nth, event in enumerate(events)]


def _read(event: object, where: str, now: datetime) -> Arrival:
    if not isinstance(event, Mapping):
        raise BadRequest(f"{where} is not an object.")
    kind = _text(event, "kind", where, 20)
    if kind not in KINDS:
        raise BadRequest(f"{where}.kind is “{kind}”, and I know only {', '.join(sorted(KINDS))}.")
    t_ms = _whole(event, "t_ms", where, _BIG)
    if t_ms is None:
        raise BadRequest(f"{where}.t_ms is missing.")
    key = _text(event, "id", where, 120)
    if not key:
        raise BadRequest(f"{where}.id is missing.")
    side = _text(event, "side", where, 5)
    if side not in ("", "left", "right"):
        raise BadRequest(f"{where}.side is “{side}”; it can be left, right or null.")
    numbers = {name: _whole(event, name, where, most) for name, most in _MOST_WHOLE.items()}
    movement = _text(event, "movement", where, 60)
    value = _value(event, kind, where)
    return Arrival(key, kind, t_ms, _when(event, where, now), movement=movement, side=side, value=value, **numbers)


def _text(event: Mapping[str, Any], name: str, where: str, longest: int) -> str:
    value = event.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > longest or not value.isprintable():
        raise BadRequest(f"{where}.{name} must be a text of at most {longest} characters.")
    return value


def _whole(event: Mapping[str, Any], name: str, where: str, biggest: int) -> int | None:
    value = event.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value or not 0 <= value <= biggest:
        raise BadRequest(f"{where}.{name} must be a whole number from 0 to {biggest}, or null.")
    return int(value)


def _value(event: Mapping[str, Any], kind: str, where: str) -> float | None:
    value = event.get("value")
    if value is None:
        return None
    most = _MOST.get(kind, _BIG)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise BadRequest(f"{where}.value must be a number from 0 to {most}, or null.")
    return float(value)


def _when(event: Mapping[str, Any], where: str, now: datetime) -> datetime:
    """The device's own time. A clock that is badly wrong is not worth losing a repetition for: then it is ours."""
    try:
        when = datetime.fromisoformat(_text(event, "at", where, 40))
    except ValueError:
        raise BadRequest(f"{where}.at must be a time as 2026-01-31T08:15:00Z.") from None
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return when if abs(when - now) < timedelta(days=400) else now
