"""What a player sends is read strictly, and refused in a sentence."""

from datetime import UTC, datetime

import pytest

from unslump.errors import BadRequest
from unslump.records.incoming import MOST_AT_ONCE, read_events

from .conftest import NOON
from .sent import an_event


def read(**changes):
    return read_events({"events": [an_event(**changes)]}, NOON)[0]


def test_nulls_mean_that_it_does_not_apply():
    event = read(side=None, set=None, rep=None, round=None, value=None)
    assert (event.side, event.set, event.rep, event.round, event.value) == ("", None, None, None, None)


def test_zero_is_a_number():
    event = read(kind="hurts", value=0, t_ms=0, item=0)
    assert (event.value, event.t_ms, event.item) == (0.0, 0, 0)


def test_times_are_kept_in_utc():
    assert read(at="2026-03-02T13:30:00+01:30").at == datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_device_whose_clock_is_years_off_loses_nothing():
    assert read(at="1970-01-01T00:00:00Z").at == NOON


@pytest.mark.parametrize("body", [None, [], {}, {"events": {}}, {"events": "x"}, 3])
def test_a_body_without_a_list_of_events_is_refused(body):
    with pytest.raises(BadRequest, match="a list of what was done"):
        read_events(body, NOON)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kind": "dancing"}, "dancing"),
        ({"key": ""}, r"events\[0\]\.id"),
        ({"key": "x" * 121}, r"events\[0\]\.id"),
        ({"t_ms": None}, "t_ms"),
        ({"t_ms": -1}, "t_ms"),
        ({"t_ms": True}, "t_ms"),
        ({"t_ms": float("nan")}, "t_ms"),
        ({"t_ms": 2**40}, "t_ms"),
        ({"side": "up"}, "left, right or null"),
        ({"rep": "3"}, "rep"),
        ({"at": "yesterday"}, r"events\[0\]\.at"),
        ({"at": None}, r"events\[0\]\.at"),
        ({"kind": "hurts", "value": 11}, "0 to 10"),
        ({"movement": "a\nb"}, "movement"),
        ({"kind": "range", "facing_deg": 360}, r"facing_deg must be a whole number from 0 to 359"),
    ],
)
def test_an_event_that_cannot_be_read_is_refused_and_named(wrong, told):
    with pytest.raises(BadRequest, match=told):
        read(**wrong)


def test_an_event_that_is_no_object_is_refused():
    with pytest.raises(BadRequest, match=r"events\[0\] is not an object"):
        read_events({"events": ["x"]}, NOON)


def test_too_many_at_once_are_refused():
    with pytest.raises(BadRequest, match="too many"):
        read_events({"events": [an_event()] * (MOST_AT_ONCE + 1)}, NOON)
