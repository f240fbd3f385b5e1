"""History: what was done, on the day it was done; to take along and to forget."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.web.sessions import a_done_session, a_session
from unslump.records import actions, queries
from unslump.records.incoming import read_events
from unslump.records.models import Person, Session
from unslump.web.screens.history.calendar import calendar, window
from unslump.web.screens.history.chart import chart

WEDNESDAY = date(2026, 3, 4)


def test_an_empty_history_says_so_kindly(visitor):
    assert "Nothing here yet" in visitor.get("/history/").content.decode()


def test_a_session_stands_in_the_calendar_the_list_the_chart_and_the_table(visitor, person):
    session = a_done_session(person, timezone.now(), before=0, after=9)
    text = visitor.get("/history/").content.decode()
    assert f'href="/history/{session.pk}/"' in text
    assert "one session" in text
    assert 'class="after"' in text
    assert "<td>0</td><td>9</td>" in text


def test_pain_that_is_unknown_is_a_dash_and_no_dot(visitor, person):
    a_done_session(person, timezone.now(), before=None, after=5)
    text = visitor.get("/history/").content.decode()
    assert "<td>–</td><td>5</td>" in text
    assert 'circle class="before"' not in text


def test_a_session_is_told_whole(visitor, person):
    session = a_done_session(person, timezone.now(), before=0)
    text = visitor.get(f"/history/{session.pk}/").content.decode()
    for item in session.plan["items"]:
        assert f'href="/library/{item["movement"]}/"' in text
    assert "done to the end" in text


@pytest.mark.parametrize(
    ("before_deg", "now_deg", "says"),
    [
        (None, 142, "range about 140°, ±10°"),
        (133, 142, "range about 140°, ±10°, about the same as last time"),
        (151, 142, "range about 140°, ±10°, about the same as last time"),
        (131, 142, "range about 140°, ±10°, more than last time"),
        (153, 142, "range about 140°, ±10°, less than last time"),
    ],
)
def test_a_range_is_compared_with_the_last_time_and_inside_ten_degrees_it_is_about_the_same(
    visitor, person, before_deg, now_deg, says
):
    now = timezone.now()
    if before_deg is not None:
        ranged(person, now - timedelta(days=3), before_deg)
    ranged(person, now - timedelta(days=2), None)  # a day without a camera says nothing
    session = ranged(person, now, now_deg)
    assert f"<small>{says}</small>" in visitor.get(f"/history/{session.pk}/").content.decode()


def test_the_range_of_one_movement_is_not_compared_with_that_of_another(visitor, person):
    now = timezone.now()
    ranged(person, now - timedelta(days=3), 100, movement="wall-angel")
    session = ranged(person, now, 142)
    assert "<small>range about 140°, ±10°</small>" in visitor.get(f"/history/{session.pk}/").content.decode()


def test_each_side_has_its_range_and_is_compared_with_itself_alone(visitor, person):
    now = timezone.now()
    ranged(person, now - timedelta(days=3), 40, movement="side-bend", side="left")
    ranged(person, now - timedelta(days=2), 20, movement="side-bend", side="right")
    session = ranged(person, now, 41, movement="side-bend", side="left")
    says = "range on the left about 40°, ±10°, about the same as last time"
    assert f"<small>{says}</small>" in visitor.get(f"/history/{session.pk}/").content.decode()


@pytest.mark.parametrize(
    ("before_facing", "facing", "says"),
    [
        (350, 10, "range about 140°, ±10°, about the same as last time"),
        (90, 270, "range about 140°, ±10°, seen from elsewhere than last time"),
        (None, 270, "range about 140°, ±10°"),
    ],
)
def test_a_range_is_compared_with_one_of_the_same_view_only(visitor, person, before_facing, facing, says):
    now = timezone.now()
    ranged(person, now - timedelta(days=3), 141, facing=before_facing)
    session = ranged(person, now, 142, facing=facing)
    assert f"<small>{says}</small>" in visitor.get(f"/history/{session.pk}/").content.decode()


def ranged(
    person: Person,
    when: datetime,
    deg: int | None,
    movement: str = "overhead-reach",
    side: str | None = None,
    facing: int | None = 90,
) -> Session:
    """A session in which the camera said how far one movement went."""
    session = a_session(person, when)
    same = {"t_ms": 50_000, "at": when.isoformat(), "item": 0, "movement": movement}
    seen = {"id": "range", "kind": "range", "side": side, "value": deg, "facing_deg": facing}
    told = [] if deg is None else [{**seen, **same}]
    done = {"id": "done", "kind": "movement-done", **same}
    actions.record_events(session, read_events({"events": [*told, done]}, when), when)
    return session


def test_a_day_shows_its_own_sessions(visitor, person):
    now = timezone.now()
    mine, other = a_done_session(person, now - timedelta(days=2)), a_done_session(person, now)
    day = mine.started_at.astimezone().date()
    ((line, _movements),) = visitor.get("/history/", {"day": day.isoformat()}).context["lines"]
    assert line.id == mine.pk != other.pk


def test_deleting_asks_first(visitor, person):
    session = a_done_session(person, timezone.now())
    visitor.get(f"/history/{session.pk}/delete")
    assert Session.objects.count() == 1
    assert visitor.post(f"/history/{session.pk}/delete")["Location"] == "/history/"
    assert Session.objects.count() == 0


def test_everything_can_be_taken_along_as_a_file(visitor, person):
    session = a_done_session(person, timezone.now())
    answer = visitor.get("/history/export.json")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.json()["sessions"][0]["id"] == str(session.pk)


@pytest.mark.parametrize("asked", ["yesterday", "2026-13-01", "9999-12-31", "0001-01-01", "2026-1-1-1"])
@pytest.mark.parametrize("name", ["day", "until"])
def test_a_day_that_is_none_is_refused_in_a_sentence(visitor, name, asked):
    assert visitor.get("/history/", {name: asked}).status_code == 400


def test_a_calendar_has_twelve_weeks_of_seven_days_and_ends_with_today():
    shown = calendar([], WEDNESDAY, WEDNESDAY)
    assert len(shown.weeks) == 12
    assert [len(days) for _name, days in shown.rows] == [12] * 7
    assert shown.rows[2][1][-1].is_today
    assert shown.rows[3][1][-1].is_ahead
    assert shown.later is None


def test_earlier_and_later_leave_no_day_out():
    shown = calendar([], WEDNESDAY, WEDNESDAY)
    before = calendar([], shown.earlier, WEDNESDAY)
    assert before.weeks[-1].monday + timedelta(days=7) == shown.weeks[0].monday
    assert before.later is not None
    assert calendar([], before.later, WEDNESDAY).weeks == shown.weeks


def test_a_window_is_as_long_as_its_calendar():
    first, until = window(WEDNESDAY)
    assert (until.date() - first.date()).days == 12 * 7
    assert first.date().weekday() == until.date().weekday() == 0


def test_a_chart_puts_10_at_the_top_and_leaves_out_who_told_nothing(person):
    a_session(person, timezone.now())
    a_done_session(person, timezone.now(), before=0, after=10)
    drawn = chart(queries.latest(person, 9))
    assert drawn is not None
    (mark,) = drawn.marks
    assert mark.before_y is not None
    assert mark.after_y is not None
    assert 0 < mark.after_y < mark.before_y < drawn.height


def test_no_numbers_no_chart(person):
    a_session(person, timezone.now())
    assert chart(queries.latest(person, 9)) is None


@pytest.mark.parametrize(("sessions", "dates"), [(1, 1), (2, 1), (3, 2)])
def test_dates_under_the_chart_never_lie_on_each_other(visitor, person, sessions, dates):
    for _ in range(sessions):
        a_done_session(person, timezone.now(), before=1, after=1)
    drawn = visitor.get("/history/").content.decode().split('<svg class="chart"')[1].split("</svg>")[0]
    assert drawn.count("<text") == 3 + dates  # three numbers up the side
