"""How much next time: up after two fine times, as before, or down; never more than a fifth a week; nobody with rising pain."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.people import DAY, Life, Person, Planner, lived, load_s
from tests.builders import a_catalogue, a_dose, a_movement, a_plan, doses
from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Amount, Movement
from unslump.planning.ladder import ladder
from unslump.planning.model import Past, Plan, Ready, Wishes
from unslump.planning.progress import Told, Where, progress
from unslump.planning.progress_rules import progress_rules
from unslump.planning.reports import Report, judged
from unslump.screening.measures import readings
from unslump.units import Track

START = datetime(2026, 3, 2, 15, tzinfo=UTC)
RULES = progress_rules()
FIFTH = (100 + RULES["step.most_percent_a_week"]) / 100


def growing(movement_id: str = "turn", **changes: Any) -> Movement:
    """Five to ten repetitions, and two sets on the full dose."""
    three = {
        "starter": a_dose(reps=(5, 6)),
        "standard": a_dose(reps=(6, 10)),
        "full": a_dose(sets=(1, 2), reps=(8, 10)),
    }
    return a_movement(movement_id, doses=three, **changes)


TURN = growing()
OTHERS = tuple(growing(f"turn-{nth}") for nth in range(5))
"""So that one step more of one movement is not a fifth of everything."""
SEVERAL = a_catalogue(TURN, *OTHERS)


def on(day: float) -> datetime:
    return START + day * DAY


def fine(day: float, reps: int = 6, **changes: Any) -> Report:
    """It began at a 2, and was a 2 the next morning."""
    usual = Report(int(day * 10) + 1, "turn", on(day), Amount(1, reps), start=2, peak=2, morning=2, seconds=60)
    return replace(usual, **changes)


def with_others(reports: Sequence[Report]) -> list[Report]:
    """The others are done each time as well, and nothing is known of the mornings after, so that they stay as they are."""
    every = []
    for one in reports:
        every.append(one)
        every += [replace(one, movement=other.id, asked=Amount(1, 6), morning=None) for other in OTHERS]
    return every


def where(*reports: Report, day: float, **told: Any) -> Where:
    numbers = tuple((one.when, one.start) for one in reports if one.start is not None)
    return progress(SEVERAL, with_others(reports), Told(**{"numbers": numbers} | told), on(day))["turn"]


def reps(found: Where) -> int | None:
    return found.ladder[found.rung].amount.reps


def test_somebody_new_begins_with_the_least_of_their_track():
    tracks: tuple[tuple[Track, int], ...] = (("starter", 5), ("standard", 6), ("full", 8))
    for track, least in tracks:
        found = progress(SEVERAL, (), Told(track), on(0))["turn"]
        assert (reps(found), found.change, found.reason, found.times) == (least, "start", RULES.say("start"), 0)


def test_twice_fine_in_a_row_is_one_step_up_and_says_so():
    once, twice = where(fine(0), day=1), where(fine(0), fine(2), day=3)
    assert (reps(once), once.change, once.reason) == (6, "hold", RULES.say("once"))
    assert (reps(twice), twice.change, twice.reason) == (7, "up", RULES.say("up-reps"))


def test_one_fine_time_is_never_enough():
    assert where(fine(0), day=1).change != "up"
    assert where(fine(0), fine(2), fine(4, reps=7), day=6).change != "up"


@pytest.mark.parametrize(
    ("otherwise", "why"),
    [
        ({"peak": 4}, "peak"),
        ({"morning": 3}, "down-once"),
        ({"done": 0.89}, "undone"),
        ({"effort": "right"}, "effort"),
        ({"effort": "hard"}, "effort"),
        ({"peak": 6}, "down-hurt"),
        ({"start": 0, "peak": 3, "morning": 0}, "down-hurt"),
        ({"ended_by_pain": True}, "down-hurt"),
        ({"morning": 4}, "down-morning"),
        ({"morning": None}, "open"),
        ({"start": None, "morning": 1}, "open"),
    ],
)
def test_whatever_speaks_against_it_is_no_step_up(otherwise, why):
    assert judged(fine(2, **otherwise), TURN.stage, RULES)[1] == why
    assert where(fine(0), fine(2, **otherwise), day=3).change != "up"


@pytest.mark.parametrize(
    "still_fine",
    [
        {"peak": 3},
        {"start": 4, "peak": 5, "morning": 4},
        {"peak": None},
        {"effort": "easy"},
        {"effort": None},
        {"done": 0.9},
        {"morning": 0, "start": None},
        {"morning": 3, "sore": True},
    ],
)
def test_this_much_is_still_fine(still_fine):
    assert judged(fine(2, **still_fine), TURN.stage, RULES)[0] == "good"


def test_strength_work_may_be_some_work_and_mobility_should_be_easy():
    assert judged(fine(0, effort="right"), "strengthen", RULES)[0] == "good"
    assert judged(fine(0, effort="right"), "dynamic", RULES)[0] == "hold"
    assert judged(fine(0, effort="hard"), "strengthen", RULES)[0] == "hold"


def test_a_time_that_was_not_fine_starts_the_two_anew():
    assert where(fine(0), fine(2, peak=4), fine(4), day=5).change == "hold"
    assert where(fine(0), fine(2, peak=4), fine(4), fine(6), day=7).change == "up"


def test_a_morning_that_nobody_knows_neither_counts_nor_breaks_the_row():
    assert where(fine(0), fine(2, morning=None), day=3).change == "hold"
    assert where(fine(0), fine(2, morning=None), fine(4), day=5).change == "up"


def test_less_than_the_dose_says_nothing_about_the_dose():
    found = where(fine(0, reps=8), fine(2, reps=6), fine(4, reps=6), day=5)
    assert (reps(found), found.reason) == (8, RULES.say("less"))


def test_a_list_that_asked_for_more_and_was_fine_counts():
    assert reps(where(fine(0), fine(2, reps=9), day=3)) == 9


def test_the_last_rung_is_all_of_it():
    found = where(*(replace(fine(2 * nth), asked=Amount(2, 10)) for nth in range(4)), day=8)
    assert (found.rung, found.change, found.reason) == (len(ladder(TURN)) - 1, "hold", RULES.say("top"))


@pytest.mark.parametrize(
    "report", [fine(0, reps=8, peak=6), fine(0, reps=8, morning=4), fine(0, reps=8, ended_by_pain=True)]
)
def test_too_much_is_one_step_down(report):
    found = where(report, day=1)
    assert (reps(found), found.change) == (7, "down")


def test_a_morning_a_little_above_usual_lowers_one_session_and_no_more():
    little = fine(0, reps=8, morning=3)
    lower = where(little, day=1, lower=True)
    assert (reps(lower), lower.change, lower.reason) == (7, "down", RULES.say("down-once"))
    assert reps(where(little, fine(2, reps=7), day=3)) == 8


def test_at_the_bottom_it_names_what_is_easier():
    gentle = replace(TURN, easier_how="Do it sitting.")
    pool = Catalogue((gentle, *OTHERS))
    found = progress(pool, [fine(0, reps=5, peak=7)], Told(), on(1))["turn"]
    assert (found.rung, found.change) == (0, "down")
    assert found.reason.endswith("Easier still: Do it sitting.")


@pytest.mark.parametrize(("days", "down"), [(6.9, 0), (7, 1), (13.9, 1), (14, 2), (60, 2)])
def test_a_gap_is_a_step_lower_from_a_week_on_and_two_from_two_weeks_on(days, down):
    assert reps(where(fine(0, reps=10), day=days)) == 10 - down
    back = fine(days, reps=10 - down, morning=None)
    assert reps(where(fine(0, reps=10), back, day=days + 1)) == 10 - down


def test_small_doses_are_the_smallest_and_after_them_it_is_a_step_lower():
    small = where(fine(0, reps=9), day=1, small=True)
    assert (small.rung, small.reason) == (0, RULES.say("small"))
    over = where(fine(0, reps=9), fine(2, reps=5, small=True), day=3)
    assert (reps(over), over.reason) == (8, RULES.say("down-small"))


def test_nothing_goes_up_while_somebody_should_have_a_look():
    twice = (fine(0), fine(2))
    stopped = where(*twice, day=3, stopped=((on(1), None),))
    assert (stopped.change, stopped.reason) == ("hold", RULES.say("stopped"))
    assert where(*twice, day=3, stopped=((on(-9), on(1)),)).change == "up"


def test_what_was_held_back_then_is_not_made_up_for_later():
    while_stopped = [fine(2 * nth) for nth in range(6)]
    assert reps(where(*while_stopped, day=13, stopped=((on(0), on(12)),))) == 7


def test_nothing_goes_up_while_it_has_been_hurting_more_than_before():
    calm = [(on(day), 1) for day in range(-12, -6)]
    more = [(on(day), 3) for day in range(-2, 3)]
    held = where(fine(0), fine(2), day=3, numbers=(*calm, *more))
    assert (held.change, held.reason) == ("hold", RULES.say("rising"))
    assert where(fine(0), fine(2), day=3, numbers=tuple(more)).change == "up"


def test_a_step_that_was_due_in_better_days_and_not_taken_waits_while_it_hurts_more():
    calm = [(on(day), 1) for day in range(-12, -6)]
    more = [(on(day), 3) for day in range(4, 9)]
    others = replace(fine(3), movement=OTHERS[0].id, morning=None)
    done = [*with_others([fine(0), fine(2)]), others]
    due = progress(SEVERAL, done, Told(numbers=tuple(calm)), on(9))["turn"]
    waits = progress(SEVERAL, done, Told(numbers=(*calm, *more)), on(9))["turn"]
    assert (due.change, reps(due)) == ("up", 7)
    assert (waits.change, reps(waits), waits.reason) == ("hold", 6, RULES.say("rising"))


def test_more_often_comes_first_and_more_of_each_later():
    weekly = [fine(day, morning=None) for day in (0, 3, 7, 10)]
    busy = [fine(day) for day in (14, 15, 16, 17, 18)]
    held = where(*weekly, *busy, day=18.5)
    assert (held.change, held.reason) == ("hold", RULES.say("busy"))


def test_the_whole_dose_is_for_who_has_little_to_feel():
    many = [fine(2 * nth, reps=10, start=4, peak=4, morning=4) for nth in range(4)]
    held = where(*many, day=8)
    assert (reps(held), held.reason) == (10, RULES.say("lid-standard"))
    light = [replace(one, start=2, peak=2, morning=2) for one in many]
    assert where(*light, day=8).ladder[where(*light, day=8).rung].amount.sets == 2


def test_who_chose_little_in_the_settings_gets_little_and_at_once():
    found = where(fine(0, reps=10), day=1, track="starter")
    assert (reps(found), found.reason) == (6, RULES.say("lid-starter"))


def test_everything_together_grows_by_a_fifth_a_week_at_most():
    alone = progress(a_catalogue(TURN), [fine(0), fine(2)], Told(), on(3))["turn"]
    assert reps(alone) == 7  # a sixth more
    few = a_movement(doses=doses(a_dose(reps=(2, 9))))
    held = progress(a_catalogue(few), [fine(0, reps=2), fine(2, reps=2)], Told(), on(3))["turn"]
    assert (reps(held), held.reason) == (2, RULES.say("enough-together"))


def all_of_it(pool: Catalogue) -> Planner:
    """Five movements a time, each with all that may be asked: the hardest that a planner could be."""

    def planned(_wishes: Wishes, _past: list[Past], when: datetime, most: Mapping[str, Ready]) -> Plan:
        chosen = Random(when.toordinal()).sample(sorted(pool), 5)
        return a_plan(*(pool[one] for one in chosen), amounts={one: most[one].amount for one in chosen})

    return planned


@st.composite
def somebody(draw) -> Person:
    """Comes when they like, feels as they feel, answers what they like."""
    knots = draw(st.lists(st.integers(0, 7), min_size=7, max_size=7))
    days = draw(st.sets(st.integers(0, 6), min_size=1))
    away = draw(st.integers(0, 83))
    how_long = draw(st.integers(0, 25))

    def feels(day: int) -> float:
        nth, share = day // 14, day % 14 / 14
        return knots[nth] * (1 - share) + knots[nth + 1] * share if nth + 1 < len(knots) else float(knots[-1])

    return Person(
        "Somebody",
        "",
        lambda day, _chance: day % 7 in days and not away <= day < away + how_long,
        feels,
        answers=draw(st.sampled_from([1.0, 0.5])),
        wavers=draw(st.sampled_from([0.0, 0.5, 1.5])),
        track=draw(st.sampled_from(["starter", "standard", "full"])),
        seed=draw(st.integers(0, 999)),
    )


def life_of(person: Person) -> Life:
    return lived(person, SEVERAL, all_of_it(SEVERAL))


@settings(max_examples=15)
@given(somebody())
def test_nobodys_load_grows_by_more_than_a_fifth_in_a_week(person):
    """Against a week ago; who was lower for a while may have back what they had within four weeks."""
    days = life_of(person).days
    for before, now in zip(days, days[7:], strict=False):
        known = before.where.keys() & now.where.keys()
        month = days[max(0, before.day - 21) : before.day + 1]
        lately = [day for day in month if not day.small and known <= day.where.keys()]
        most_s = max((load_s(day.where[name] for name in known) for day in lately), default=None)
        if most_s is not None and not now.small:
            assert load_s(now.where[name] for name in known) <= FIFTH * most_s + 0.001


@settings(max_examples=15)
@given(somebody())
def test_nobody_whose_pain_rises_is_asked_for_more(person):
    life = life_of(person)
    for before, now in pairwise(life.days):
        went_up = [
            one for name, one in now.where.items() if one.change == "up" and _is_new(one, before.where.get(name))
        ]
        if went_up:
            assert not _has_risen(life, now.day)


def _is_new(one: Where, before: Where | None) -> bool:
    return before is None or one.rung > before.rung


def _has_risen(life: Life, day: int) -> bool:
    """By the plain numbers: the middle of this week is a point or more above that of one of the four weeks before."""
    when = START + day * DAY
    weeks = []
    for back in range(5):
        until = when - timedelta(weeks=back)
        said = sorted(one.pain for one in readings(life.diary) if until - timedelta(weeks=1) <= one.at < until)
        weeks.append((said[(len(said) - 1) // 2] + said[len(said) // 2]) / 2 if len(said) >= 2 else None)
    now, before = weeks[0], [one for one in weeks[1:] if one is not None]
    return now is not None and bool(before) and now - min(before) >= 1


@settings(max_examples=10)
@given(somebody())
def test_it_moves_one_step_at_a_time_and_the_same_history_says_the_same(person):
    life = life_of(person)
    for before, now in pairwise(life.days):
        for name, one in now.where.items():
            if name in before.where and not before.small and before.where[name].change != "down":
                assert one.rung - before.where[name].rung <= 1
    assert [day.where for day in life_of(person).days[-3:]] == [day.where for day in life.days[-3:]]
