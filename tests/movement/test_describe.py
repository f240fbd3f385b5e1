"""A few plain answers become a movement file that passes every rule."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unslump.body.base_poses import BASES
from unslump.movement.catalogue import catalogue
from unslump.movement.checks import check_all
from unslump.movement.describe import ADJUSTABLE, Description, file_text
from unslump.movement.load import read
from unslump.movement.model import Movement, Position
from unslump.render.figure import figure_svg

TODAY = date(2026, 3, 2)
LEAN = Description(
    "Door lean", "standing", "static", "extension", "Lean into the doorway", "Step back out", kind="hold"
)
REACH = Description(
    "Reach over",
    "seated",
    "desk",
    "side-bend",
    "Reach your right arm over",
    "Come back",
    sides="alternate",
    angles={"thoracic_side_bend": -12, "right_shoulder_elevation": 150, "right_shoulder_plane": 10},
)


def made(said: Description) -> Movement:
    movement, problems = read(file_text(said, ["osteoporosis", "vertigo"], TODAY), "own-one.toml")
    assert not problems
    assert movement is not None
    return movement


@pytest.mark.parametrize("said", [LEAN, REACH], ids=["hold", "sides"])
def test_what_was_described_passes_every_rule(said: Description):
    assert check_all(made(said), dict(catalogue())) == []


@pytest.mark.parametrize("position", BASES)
def test_every_base_pose_can_be_described_and_drawn(position: Position):
    said = replace(LEAN, position=position, angles={"thoracic_rotation": 10, "neck_flexion": 10})
    assert check_all(made(said), dict(catalogue())) == []
    assert figure_svg(made(said)).startswith("<svg")


def test_the_other_side_is_spoken_of_as_the_other_side():
    assert made(REACH).phases[0].say == "Reach your {side} arm over."
    assert made(replace(REACH, out_say="Reach over")).phases[0].say == "To the {side}: reach over."


def test_a_hand_that_is_moved_is_lifted_off_the_floor():
    said = replace(LEAN, position="all-fours", angles={"right_shoulder_elevation": 150})
    end = made(said).poses["end"]
    assert "right_hand" not in end.contacts
    assert "left_hand" in end.contacts


def test_whoever_has_a_condition_asks_first_unless_it_was_said_to_be_fine():
    assert [one.condition for one in made(LEAN).cautions] == ["osteoporosis", "vertigo"]
    assert [one.condition for one in made(replace(LEAN, suits=frozenset({"vertigo"}))).cautions] == ["osteoporosis"]


def test_a_claim_is_refused_as_everywhere():
    said = replace(LEAN, purpose="Relieves everything.")
    assert any(one.rule == "wording" for one in check_all(made(said), dict(catalogue())))


@given(
    st.text(min_size=1, max_size=60).filter(str.strip),
    st.dictionaries(st.sampled_from(ADJUSTABLE), st.floats(-400, 400, allow_nan=False), max_size=6),
)
def test_whatever_is_typed_the_file_can_be_read(text: str, angles: dict[str, float]):
    movement, problems = read(file_text(replace(LEAN, name=text, out_say=text, angles=angles), [], TODAY), "own-x.toml")
    assert movement is not None, problems
