"""The rows of the form that makes a list: what was typed, moved about without losing any of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from unslump.errors import BadRequest
from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Amount, Movement
from unslump.movement.performance import amount_for
from unslump.planning.routine import MOST_PICKS, Pick, Routine

NUMBERS = ("sets", "reps", "hold_s", "duration_s")
MOST = {"sets": 10, "reps": 100, "hold_s": 600, "duration_s": 3600}


@dataclass(frozen=True, slots=True)
class Row:
    """One movement of the list, its numbers as they were typed."""

    movement: str
    sets: str = ""
    reps: str = ""
    hold_s: str = ""
    duration_s: str = ""


def rows_of(routine: Routine) -> list[Row]:
    """A list as rows to be changed."""
    return [_row(pick) for pick in routine.picks]


def _row(pick: Pick) -> Row:
    amount = pick.amount
    if amount is None:
        return Row(pick.movement)
    numbers = (getattr(amount, name) for name in NUMBERS)
    return Row(pick.movement, *("" if one is None else f"{one:g}" for one in numbers))


def rows_from(posted: QueryDict) -> list[Row]:
    """The rows as they were sent; one that names no movement is an empty line and goes."""
    columns = [posted.getlist(name) for name in ("movement", *NUMBERS)]
    return [Row(*cells) for cells in zip(*columns, strict=False) if cells[0]][:MOST_PICKS]


def changed(rows: Sequence[Row], press: str, add: str) -> list[Row]:
    """The rows after a button: `up-2`, `down-2`, `out-2` (counted from 0) or `add`."""
    kind, _dash, nth = press.partition("-")
    now = list(rows)
    if kind == "add" and add:
        return [*now, Row(add)]
    if not nth.isdigit() or int(nth) >= len(now):
        return now
    i = int(nth)
    if kind == "out":
        del now[i]
    elif kind == "up" and i > 0:
        now[i - 1], now[i] = now[i], now[i - 1]
    elif kind == "down" and i < len(now) - 1:
        now[i + 1], now[i] = now[i], now[i + 1]
    return now


def picks_from(rows: Sequence[Row], known: Catalogue) -> tuple[Pick, ...]:
    """The rows as picks. Raises BadRequest, naming the movement whose number makes no sense."""
    return tuple(_pick(row, known) for row in rows)


def _pick(row: Row, known: Catalogue) -> Pick:
    movement = known.get(row.movement)
    typed = {name: getattr(row, name).strip() for name in NUMBERS}
    if movement is None or not any(typed.values()):
        return Pick(row.movement)
    usual = amount_for(movement, "starter")
    amount = Amount(
        sets=_number(movement, "sets", typed["sets"], usual.sets),
        reps=_maybe(movement, "reps", typed["reps"], usual.reps),
        hold_s=_maybe(movement, "hold_s", typed["hold_s"], usual.hold_s),
        duration_s=_maybe(movement, "duration_s", typed["duration_s"], usual.duration_s),
        rounds=usual.rounds,
    )
    return Pick(row.movement, amount)


def _maybe[N: (int, float)](movement: Movement, name: str, typed: str, usual: N | None) -> N | None:
    """None where the movement has no such number."""
    return None if usual is None else _number(movement, name, typed, usual)


def _number[N: (int, float)](movement: Movement, name: str, typed: str, usual: N) -> N:
    """What was typed; the movement's own least where nothing was."""
    if typed == "":
        return usual
    if not typed.isascii() or not typed.isdigit() or not 1 <= int(typed[:6]) <= MOST[name]:
        raise BadRequest(
            _("%(movement)s: “%(typed)s” is no number that this can be. Write 1 to %(most)s, or leave it empty.")
            % {"movement": movement.name, "typed": typed, "most": MOST[name]}
        )
    return type(usual)(typed)
