"""Choices and reasons follow the weights, and hard rules hold whatever the weights."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unslump import content
from unslump.errors import ContentError, DoesNotFit
from unslump.movement.catalogue import catalogue
from unslump.movement.model import STAGES
from unslump.movement.performance import amount_for
from unslump.planning.amounts import exceeds
from unslump.planning.caps import caps
from unslump.planning.lately import Lately
from unslump.planning.limits import advise, known_limits
from unslump.planning.model import FIT_S, Background, Past, Ready, Wishes
from unslump.planning.plan import plan
from unslump.planning.problem import Problem
from unslump.planning.weights import read
from unslump.session.timeline import timeline
from unslump.units import TRACKS

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LIMITS = [one.id for one in known_limits().values() if not one.clinician_first]
KIT = sorted({kit for movement in catalogue().values() for kit in movement.kit})


def test_what_is_disliked_stays_away_while_anything_else_fills_the_time():
    before = plan(catalogue(), Wishes(10, "desk"), seed=1)
    gone = before.items[2].movement
    after = plan(catalogue(), Wishes(10, "desk", dislikes=frozenset({gone})), seed=1)
    assert gone not in {item.movement for item in after.items}
    assert dict(after.left_out)[gone].startswith("You would rather not do it")


def test_strength_rests_for_a_day_and_the_two_minutes_with_a_band_do_not():
    strong = next(one.id for one in catalogue().values() if one.stage == "strengthen" and "band" not in one.id)
    yesterday = NOW - timedelta(days=1)
    wishes = Wishes(10, "desk", frozenset({"band"}))
    rested = dict(plan(catalogue(), wishes, Background([Past(strong, yesterday, 90)], NOW), 1).left_out)
    assert rested["wall-slide"] == "It rests today: strength needs a day between."
    assert "rests" not in rested.get("band-lateral-raise", "")
    daily = [Past("band-lateral-raise", NOW - timedelta(days=day), 120) for day in range(1, 6)]
    full = dict(plan(catalogue(), wishes, Background(daily, NOW), 1).left_out)
    assert full["band-lateral-raise"] == "It rests today: five days a week are enough of it."


def test_a_stretch_has_ten_minutes_a_week():
    past = [Past("wall-stretch", NOW - timedelta(days=2), 590)]
    out = dict(plan(catalogue(), Wishes(10, "desk"), Background(past, NOW), 1).left_out)
    assert out["wall-stretch"].startswith("It has had its ten minutes this week")


def test_a_file_of_weights_with_one_missing_says_which_there_are():
    with pytest.raises(ContentError, match="Give these, in this order: more, new"):
        read('[[movement]]\nid = "more"\nusual = 1\nchange = 1\ncounts = "always"\n')


@pytest.mark.parametrize(("id_", "points", "told"), [("stage", -1, "0 or more"), ("away", 1, "0 or less")])
def test_a_weight_on_the_wrong_side_of_nothing_is_refused_with_what_to_do(id_, points, told):
    text = (content.folder() / "planning" / "weights.toml").read_text("utf-8")
    before, rest = text.split(f'id = "{id_}"\n')
    _usual, after = rest.split("\n", 1)
    with pytest.raises(ContentError, match=told):
        read(f'{before}id = "{id_}"\nusual = {points}\n{after}')


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_hard_rule_holds_whatever_is_asked(data):
    wishes = Wishes(
        data.draw(st.integers(3, 30)),
        data.draw(st.sampled_from(["desk", "floor"])),
        frozenset(data.draw(st.sets(st.sampled_from(KIT)))),
        data.draw(st.sampled_from(TRACKS)),
        frozenset(data.draw(st.sets(st.sampled_from(LIMITS), max_size=2))),
        frozenset(data.draw(st.sets(st.sampled_from(sorted(catalogue())), max_size=4))),
    )
    past = [
        Past(movement, NOW - timedelta(hours=hours), 90)
        for movement, hours in data.draw(
            st.lists(st.tuples(st.sampled_from(sorted(catalogue())), st.integers(1, 300)), max_size=20)
        )
    ]
    most = {"trunk-rotation": Ready(amount_for(catalogue()["trunk-rotation"], "starter"), "hold", "So.")}
    try:
        planned = plan(catalogue(), wishes, Background(past, NOW, most), data.draw(st.integers(0, 999)))
    except DoesNotFit as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 - nearly all come out
        return
    assert abs(planned.seconds - wishes.minutes * 60) <= FIT_S
    assert timeline(planned, catalogue()).duration_ms == planned.seconds * 1000
    stages = [STAGES.index(item.stage) for item in planned.items]
    assert stages == sorted(stages)
    lately = Lately(past, NOW, catalogue())
    for item in planned.items:
        movement = catalogue()[item.movement]
        assert wishes.place in movement.place
        assert movement.id not in wishes.leave_out
        assert advise(catalogue(), movement, wishes.limits).offered
        assert not any(lately.rests(cap) or lately.enough(cap) for cap in caps() if cap.covers(movement))
        if item.movement in most:
            assert not exceeds(item.amount, most[item.movement].amount)


def test_the_search_finds_what_a_solver_proves_to_be_the_best():
    pytest.importorskip("ortools")
    from benchmarks.planner import gaps_of, people

    gaps, missed, _ = gaps_of(list(people(6, catalogue())), catalogue())
    assert missed == 0
    assert max(gaps) <= 0.02


def test_a_problem_says_what_it_allows():
    assert not Problem((), 300, FIT_S, (), 0, -1).allows({})
