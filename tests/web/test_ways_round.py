"""There is no way round the safety check: not by an old page, another day, a clock set back, half of it, or two tabs."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.web.answering import Check, page_of
from tests.web.sessions import a_done_session, a_session
from tests.web.test_today import begin
from unslump.records import actions, clearances
from unslump.records.models import SafetyCheck, Session
from unslump.screening import interview
from unslump.screening.model import Decision
from unslump.screening.rules import rules

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
OPEN = Decision("go", (), frozenset(), "")
CLOSING = ["emergency", "today", "first"]


@pytest.fixture
def clock(monkeypatch):
    """The clock of this machine, to be turned."""
    time = [NOW]
    monkeypatch.setattr(timezone, "now", lambda: time[0])

    def turn(**by: int) -> None:
        time[0] += timedelta(**by)

    return turn


def closes(outcome: str, days: int = 2) -> Decision:
    return Decision(outcome, ("X",), frozenset(), "", wait_days=days)  # type: ignore[arg-type]


def may_start(visitor) -> bool:
    """Whether Today has a button to begin, and whether pressing it begins."""
    page = visitor.get("/")
    shown = 'action="/start/"' in page.content.decode()
    before = Session.objects.count()
    visitor.post("/start/", {"minutes": 5, "place": "desk", "seed": 1, "new": "no"})
    began = Session.objects.count() > before
    assert shown == began
    return began


def test_who_passed_may_start(clock, visitor):
    Check(visitor).rest()
    assert may_start(visitor)


@pytest.mark.parametrize("pages", range(len(interview.lists(rules())) + 3))
def test_half_a_check_opens_nothing(clock, visitor, pages):
    check = Check(visitor)
    for _ in range(pages):
        check.facts() if check.page == "facts" else check.none()
    assert check.page
    assert not may_start(visitor)


def test_half_a_check_with_something_grave_closes_what_was_open(clock, visitor):
    Check(visitor).rest()
    clock(minutes=1)
    Check(visitor).until(page_of("D9")).send(yes="D9")
    assert not may_start(visitor)


def test_half_a_check_with_nothing_grave_leaves_it_open(clock, visitor):
    Check(visitor).rest()
    clock(minutes=1)
    Check(visitor).until("conditions")
    assert may_start(visitor)


def test_a_check_can_be_finished_after_something_grave_was_ticked_on_its_way(clock, visitor):
    Check(visitor).rest()
    clock(minutes=1)
    check = Check(visitor).until(page_of("D9")).send(yes="D9")
    assert check.page not in ("", interview.lists(rules())[0].id)
    check.rest()
    assert SafetyCheck.objects.order_by("-sequence")[0].outcome == "first"


@pytest.mark.parametrize("outcome", CLOSING)
def test_the_date_that_a_rule_sets_holds_whatever_is_answered_next(clock, visitor, person, outcome):
    actions.record_check(person, closes(outcome, days=3), NOW)
    for _day in range(3):
        text = Check(visitor).rest().text
        assert "To today’s session" not in text
        assert "No session starts before" in text
        assert not may_start(visitor)
        clock(days=1)
    clock(minutes=1)
    Check(visitor).rest()
    assert may_start(visitor)


@pytest.mark.parametrize("outcome", CLOSING)
def test_when_the_date_has_come_the_whole_check_is_asked_first(clock, visitor, person, outcome):
    actions.accept_disclaimer(person, NOW)
    actions.record_check(person, closes(outcome, days=3), NOW)
    clock(days=4)
    assert not may_start(visitor)


def test_a_check_is_asked_again_after_four_weeks(clock, visitor):
    Check(visitor).rest()
    clock(days=28)
    assert may_start(visitor)
    Check(visitor).rest()
    clock(days=8)
    may_start(visitor)
    clock(days=12)
    may_start(visitor)
    clock(days=8, minutes=10)
    assert not may_start(visitor)
    assert "four weeks" in visitor.get("/").content.decode()


def test_two_weeks_away_ask_again(clock, visitor, person):
    Check(visitor).rest()
    a_done_session(person, NOW)
    clock(days=14)
    assert not may_start(visitor)


@pytest.mark.parametrize("tapped", ["yes", "unsure", ""])
def test_something_new_before_a_session_asks_the_whole_check(clock, visitor, person, tapped):
    Check(visitor).rest()
    page = visitor.get("/")
    assert begin(visitor, page, new=tapped)["Location"] == "/check/"
    assert not may_start(visitor)


def test_a_session_stopped_for_danger_asks_again(clock, visitor, person):
    Check(visitor).rest()
    session = a_session(person, NOW)
    visitor.post(f"/session/{session.pk}/events", {"events": [{"id": "d", "kind": "danger", "t_ms": 1, "at": NOW.isoformat()}]}, content_type="application/json")  # fmt: skip
    assert not may_start(visitor)


@pytest.mark.parametrize("outcome", CLOSING)
def test_a_session_that_was_begun_before_cannot_be_gone_on_with(clock, visitor, person, outcome):
    Check(visitor).rest()
    session = a_session(person, NOW)
    clock(minutes=1)
    actions.record_check(person, closes(outcome), timezone.now())
    assert visitor.get(f"/session/{session.pk}/")["Location"] == "/"


def test_a_page_of_today_from_before_cannot_begin(clock, visitor, person):
    Check(visitor).rest()
    page = visitor.get("/")
    clock(minutes=1)
    actions.record_check(person, closes("today"), timezone.now())
    assert begin(visitor, page)["Location"] == "/"
    assert not Session.objects.exists()


def test_a_check_that_lay_open_for_a_day_is_begun_anew(clock, visitor):
    check = Check(visitor).until("agree")
    clock(days=1)
    check.send(agree="yes")
    assert check.page == interview.lists(rules())[0].id
    assert "open for a while" in check.text
    assert not SafetyCheck.objects.exists()


def test_what_was_answered_on_an_old_page_is_not_taken_over(clock, visitor):
    check = Check(visitor).until("agree")
    clock(hours=2)
    check.send(agree="yes")
    assert "said" not in check.hidden


def test_an_old_page_may_still_close(clock, visitor):
    check = Check(visitor)
    clock(days=1)
    check.send(yes="E1")
    assert SafetyCheck.objects.get().outcome == "emergency"


def test_a_check_from_a_clock_that_ran_ahead_is_begun_anew(clock, visitor):
    check = Check(visitor).until("agree")
    clock(minutes=-30)
    check.send(agree="yes")
    assert check.page != ""
    assert not SafetyCheck.objects.exists()


def test_a_page_without_our_stamp_opens_nothing(clock, visitor):
    check = Check(visitor).until("agree")
    check.answer = visitor.post("/check/", {**check.hidden, "stamp": "made up", "agree": "yes"})
    assert check.page
    assert not SafetyCheck.objects.exists()


def test_what_one_tab_closed_the_other_does_not_open(clock, visitor):
    slow = Check(visitor).until("agree")
    clock(minutes=1)
    Check(visitor).until(page_of("D9")).send(yes="D9").rest()
    clock(days=0, minutes=1)
    slow.send(agree="yes")
    assert slow.page == interview.lists(rules())[0].id
    assert not may_start(visitor)
    assert [one.outcome for one in SafetyCheck.objects.all()] == ["first"]


def test_what_one_tab_opened_the_other_closes(clock, visitor):
    slow = Check(visitor)
    clock(minutes=1)
    Check(visitor).rest()
    clock(minutes=1)
    slow.send(yes="E1")
    assert not may_start(visitor)


def test_something_new_in_one_tab_makes_the_check_in_the_other_begin_anew(clock, visitor, person):
    Check(visitor).rest()
    clock(minutes=1)
    slow = Check(visitor).until("agree")
    page = visitor.get("/")
    begin(visitor, page, new="yes")
    slow.send(agree="yes")
    assert slow.page == interview.lists(rules())[0].id
    assert not may_start(visitor)


def test_two_tabs_keep_their_answers_apart(clock, visitor):
    one = Check(visitor).until("conditions").send(yes="hip-replacement")
    other = Check(visitor).until("conditions").send(yes="wrist-pain")
    assert one.hidden["has"] == ["hip-replacement"]
    assert other.hidden["has"] == ["wrist-pain"]


def test_the_way_back_after_the_end_opens_nothing(clock, visitor):
    """The browser's own way back to the list, another answer, and on."""
    check = Check(visitor).until(page_of("D9"))
    before = check.answer
    check.send(yes="D9").rest()
    clock(minutes=1)
    check.answer = before
    check.none().rest()
    assert not may_start(visitor)


def test_an_end_that_is_loaded_again_is_kept_once(clock, visitor):
    for last in ({"agree": "yes"}, {"yes": "E1"}):
        check = Check(visitor)
        if "agree" in last:
            check.until("agree")
        hidden = check.hidden
        texts = []
        for _ in range(3):
            clock(seconds=5)
            answer = visitor.post("/check/", {**hidden, **last}).content.decode()
            texts.append(answer.partition("<h1>")[2].partition("</h1>")[0])
        assert len(set(texts)) == 1
    assert [one.outcome for one in SafetyCheck.objects.all()] == ["go", "emergency"]


def test_a_clock_set_back_does_not_make_an_old_check_young(clock, visitor, person):
    Check(visitor).rest()
    clock(days=7)
    assert may_start(visitor)
    clock(days=-14)
    assert not may_start(visitor)


def test_a_clock_set_back_makes_a_wait_no_shorter(clock, visitor, person):
    actions.record_check(person, closes("today", days=2), NOW)
    clock(days=-10)
    Check(visitor).rest()
    assert not may_start(visitor)


def test_a_check_taken_before_an_outcome_by_the_clock_still_comes_after_it_by_its_number(clock, visitor, person):
    Check(visitor).rest()
    clock(days=-1)
    actions.record_check(person, closes("today", days=1), timezone.now())
    clock(days=1)
    assert clearances.clearance(person, timezone.now()).outcome == "today"
    assert not may_start(visitor)
