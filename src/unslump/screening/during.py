"""While moving: from a number, or a sign, to what to do at once.

a danger sign ─────────────────────▶ the session is over, and nothing leads back
more than 5 ───────────────────────▶ this movement is over
3 or more above the start ─────────▶ the easier neighbour
3 to 5 ────────────────────────────▶ smaller and fewer
"""

from functools import lru_cache
from typing import Any

from unslump.errors import BadRequest
from unslump.screening.advice import Advice
from unslump.screening.stop_rules import StopRule, danger_rules, stop_rule


def during(started_at_pain: float | None, now: float | None, sign: str | None = None) -> Advice:
    """What to do when it hurts that much, out of 10, or when a sign of danger shows. None: not said, which is not 0.

    >>> during(0, 6).action, during(0, 3).action, during(3, 3).action, during(None, 2).action
    ('end-movement', 'easier', 'ease', 'fine')
    """
    if sign is not None:
        return _advice(_danger(sign))
    if now is None:
        return _advice(_known("no-number"))
    if now > _known("above-five")["more_than"]:
        return _advice(_known("above-five"))
    if started_at_pain is not None and now - started_at_pain >= _known("three-more")["rise"]:
        return _advice(_known("three-more"))
    return _advice(_known("three-to-five" if now >= _known("three-to-five")["from"] else "below-three"))


@lru_cache
def too_much(started_at_pain: float | None, now: float | None) -> bool:
    """Whether the movement is better left next time: it was over, or something easier was offered.

    >>> too_much(0, 6), too_much(0, 3), too_much(3, 3), too_much(None, None)
    (True, True, False, True)
    """
    return during(started_at_pain, now).action in {"end-movement", "easier"}


def for_a_player() -> dict[str, Any]:
    """The same rules as plain values, for a player that has to decide by itself: first to last, the first that fits.

    `more_than` and `from` are compared with the number, `rise` with what it is above the start; `unsaid` fits where
    there is no number.
    """
    return {"rules": [_plain(one) for one in _in_turn()]}


def _in_turn() -> tuple[StopRule, ...]:
    return tuple(_known(one) for one in ("no-number", "above-five", "three-more", "three-to-five", "below-three"))


def _plain(one: StopRule) -> dict[str, Any]:
    tests = {name: one.numbers[name] for name in ("more_than", "rise", "from") if name in one.numbers}
    return {"rule": one.id, "action": one.action, "say": one.do, "unsaid": one.id == "no-number", **tests}


def _danger(sign: str) -> StopRule:
    for one in danger_rules():
        if one.id == sign:
            return one
    names = ", ".join(one.id for one in danger_rules())
    raise BadRequest(f"There is no sign of danger called “{sign}”. There are: {names}.")


def _known(rule_id: str) -> StopRule:
    found = stop_rule(rule_id)
    assert found is not None, rule_id
    return found


def _advice(one: StopRule) -> Advice:
    return Advice(one.action, one.do, one.id, sources=one.sources)
