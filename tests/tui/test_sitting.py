"""answers → what is asked next, what is remembered, and how it ends."""

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace

from tests.tui.builders import FakeVisit, ScriptedFront
from unslump.errors import NotAsPlanned
from unslump.movement.catalogue import catalogue
from unslump.planning.limits import known_limits
from unslump.planning.model import Wishes
from unslump.planning.plan import plan
from unslump.screening.advice import Advice
from unslump.screening.interview import lists
from unslump.screening.rules import rules
from unslump.tui.questions import GO_ON, STOP, Question
from unslump.tui.sitting import Left, overview, sit

LISTS = [f"Safety check · {page.title}" for page in lists(rules())]
WELL = {
    "Before you begin": GO_ON,
    "How old": "49",
    "How much": "0",
    "Are you pregnant": "",
    "You can start": GO_ON,
    "Is any": "no",
    "Your last session": GO_ON,
    "Today": GO_ON,
    "How does": "7",
    "And how much work": "",
    "Done": STOP,
    "Please": STOP,
}


def sat(visit: FakeVisit, front: ScriptedFront) -> int:
    return asyncio.run(sit(front, visit))  # type: ignore[arg-type] # a visit without records


def test_a_newcomer_agrees_answers_every_question_and_begins():
    visit, front = FakeVisit(agreed=False, check="none"), ScriptedFront(WELL)
    assert sat(visit, front) == 0
    assert [title for title in front.titles if title.startswith("Safety check")] == LISTS
    assert visit.kept == ["agreed", "go", ("begun", 7), ("after", 7)]
    assert front.performed == [(visit.planned, [])]


def test_who_does_not_agree_is_asked_nothing_more():
    visit, front = FakeVisit(agreed=False, check="none"), ScriptedFront(WELL | {"Before you begin": STOP})
    assert sat(visit, front) == 0
    assert front.titles == ["Before you begin"]
    assert visit.kept == []


def test_somebody_checked_lately_answers_one_question_only():
    front = ScriptedFront(WELL)
    assert sat(FakeVisit(), front) == 0
    assert [title for title in front.titles if title.startswith(("Is any", "Safety"))] == [
        "Is any of this new for you?"
    ]


def test_any_doubt_before_a_session_leads_to_the_full_check():
    for answer in ("yes", "unsure"):
        visit, front = FakeVisit(), ScriptedFront(WELL | {"Is any": answer})
        sat(visit, front)
        assert visit.kept[0] == "doubt", "so that it is asked again, even if this check is broken off"
        assert [title for title in front.titles if title.startswith("Safety check")] == LISTS


def test_an_urgent_answer_ends_the_questions_and_the_sitting_with_numbers_to_call():
    visit, front = FakeVisit(check="none"), ScriptedFront(WELL, ticks=frozenset({"E3"}))
    assert sat(visit, front) == 8
    assert sum(title.startswith("Safety check") for title in front.titles) == 1
    assert any("112" in line for line in front.asked[-1].lines)
    assert visit.kept == ["emergency"]
    assert front.performed == []


def test_what_is_ticked_becomes_a_limit():
    visit = FakeVisit(check="old")
    front = ScriptedFront(WELL, ticks=frozenset({"knee-pain"}))
    sat(visit, front)
    assert visit.kept[0] == "limits"


def test_what_is_less_urgent_is_told_after_the_last_list():
    visit, front = FakeVisit(check="none"), ScriptedFront(WELL, ticks=frozenset({"D9"}))
    assert sat(visit, front) == 8
    assert [title for title in front.titles if title.startswith("Safety check")] == LISTS
    assert visit.kept == ["first"]


def test_what_a_tick_makes_worth_asking_is_asked_next():
    front = ScriptedFront(WELL | {"How old": "64"}, ticks=frozenset({"U6.trigger", "U6.thin-bones"}))
    visit = FakeVisit(check="none")
    assert sat(visit, front) == 8
    assert [option.value for option in front.asked[-2].options] == ["U6.thin-bones", "U6.steroids"]
    assert visit.kept == ["today"]


def test_who_may_begin_gently_has_to_say_so():
    agreed = ScriptedFront(WELL | {"How much": "2"}, ticks=frozenset({"D1"}))
    visit = FakeVisit(check="none")
    assert sat(visit, agreed) == 0
    assert visit.kept[0] == "limits"
    agreed.ticks_acknowledged = False
    visit = FakeVisit(check="none")
    assert sat(visit, agreed) == 8
    assert visit.kept == ["first"]


def test_a_condition_that_needs_a_clinician_first_ends_the_sitting():
    visit = FakeVisit(check="none")
    front = ScriptedFront(WELL, ticks=frozenset({"recent-surgery-or-fracture"}))
    assert sat(visit, front) == 8
    assert visit.kept == ["first"]


def test_a_session_that_broke_off_is_gone_on_with():
    visit, front = FakeVisit(broke_off=True), ScriptedFront(WELL)
    visit.go_on = lambda: (visit.planned, ["0-warm-up/started"])  # type: ignore[method-assign]
    sat(visit, front)
    assert front.performed == [(visit.planned, ["0-warm-up/started"])]
    assert ("begun", 7) not in visit.kept


def test_a_pause_or_a_wait_is_said_and_no_question_opens_it():
    visit, front = FakeVisit(check="pause", closed="Rest. From Monday on."), ScriptedFront({"Not today": "stop"})
    assert sat(visit, front) == 8
    assert [question.lines for question in front.asked] == [("Rest. From Monday on.",)]
    assert visit.kept == []


def test_what_was_answered_in_another_window_meanwhile_closes_this_one():
    visit, front = FakeVisit(), ScriptedFront(WELL | {"Not today": "stop"})
    visit.elsewhere = "See someone first."
    assert sat(visit, front) == 8
    assert visit.kept == []


def test_no_number_is_not_nought():
    visit, front = FakeVisit(), ScriptedFront(WELL | {"How does": ""})
    sat(visit, front)
    assert visit.kept == [("begun", None)]


def test_nought_is_a_number():
    visit, front = FakeVisit(), ScriptedFront(WELL | {"How does": "0"})
    sat(visit, front)
    assert visit.kept == [("begun", 0), ("after", 0)]


def test_danger_shows_what_to_do_and_asks_nothing_else():
    visit, front = FakeVisit(), ScriptedFront(WELL | {"The session": STOP}, ending="danger")
    assert sat(visit, front) == 8
    assert front.titles[-1] == "The session has ended"
    assert visit.kept == [("begun", 7)]


def test_closing_a_question_ends_the_sitting_quietly():
    front = ScriptedFront(WELL)

    async def close(question: Question) -> str:
        raise Left

    front.ask = close  # type: ignore[method-assign]
    assert sat(FakeVisit(), front) == 0


def test_a_session_that_no_longer_suits_is_planned_anew_after_a_clear_word():
    visit, front = FakeVisit(broke_off=True), ScriptedFront(WELL)
    visit.refusal = NotAsPlanned("It no longer suits.")
    assert sat(visit, front) == 0
    assert [question.lines for question in front.asked if question.lines == ("It no longer suits.",)]
    assert front.performed == [(visit.planned, [])]
    assert ("begun", 7) in visit.kept


def test_what_a_limit_changes_and_leaves_out_is_told_before_the_session():
    knees = known_limits()["knee-pain"].said
    wishes = Wishes(20, "floor", frozenset({"mat"}), limits=frozenset({"knee-pain"}))
    told = "\n".join(overview(plan(catalogue(), wishes, seed=1), catalogue()))
    assert f"Changed: you said “{knees}”." in told
    assert f"– Child’s pose\n   Left out: you said “{knees}”." in told


def moved_yesterday(advice: Advice, strength: float | None = None) -> FakeVisit:
    visit = FakeVisit()
    visit.back = SimpleNamespace(
        session=SimpleNamespace(started_at=datetime(2026, 1, 5, 8, tzinfo=UTC)), usual=2, hours_since_strength=strength
    )
    visit.advice = advice
    return visit


CALM = Advice("fine", "You are back.", "back-to-usual")
NEXT_DAY = WELL | {"The morning after": "3", "Is it dull": "yes", "Thank you": GO_ON, "Not today": STOP}


def test_the_morning_after_is_asked_before_anything_else_and_its_advice_is_said():
    visit, front = moved_yesterday(CALM), ScriptedFront(NEXT_DAY)
    assert sat(visit, front) == 0
    assert front.titles[:4] == [
        "The morning after: how is your upper back now?",
        "Is any of this new since then?",
        "Thank you",
        "Is any of this new for you?",
    ]
    said = visit.kept[0]
    assert (said.pain_now, said.usual, said.dull, set(said.signs.values())) == (3, 2, None, {"no"})


def test_soreness_is_asked_only_after_strength_work():
    visit, front = moved_yesterday(CALM, strength=20.0), ScriptedFront(NEXT_DAY)
    sat(visit, front)
    assert "Is it dull, on both sides, like after unusual exercise?" in front.titles
    assert (visit.kept[0].dull, visit.kept[0].both_sides) == ("yes", "yes")


def test_a_morning_may_be_skipped_and_nothing_is_kept_of_it():
    visit, front = moved_yesterday(CALM), ScriptedFront(NEXT_DAY | {"The morning after": ""})
    assert sat(visit, front) == 0
    assert front.titles[1] == "Is any of this new for you?"
    assert visit.kept == [("begun", 7), ("after", 7)]


def test_a_sign_says_whom_to_call_and_the_records_close_the_session():
    advice = Advice("today", "Please speak to someone.", "today-sign")
    visit, front = moved_yesterday(advice), ScriptedFront(NEXT_DAY, ticks=frozenset({"night"}))
    visit.close_after_morning = "Not before tomorrow."
    assert sat(visit, front) == 8
    assert front.titles[-2:] == ["Please speak to someone today", "Not today"]
    assert visit.kept[0].signs["night"] == "yes"
    assert any("112" in line for line in front.asked[2].lines)
    assert front.performed == []


def test_how_much_work_it_was_is_one_tap_and_may_be_skipped():
    visit = FakeVisit()
    sat(visit, ScriptedFront(WELL | {"And how much work": "right"}))
    assert visit.kept[-1] == ("effort", "right")
