"""Reading a movement file: all of it, or every problem in it; never half a movement."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unslump.body.pose import mirror
from unslump.errors import ContentError, UnknownMovement
from unslump.movement.catalogue import catalogue, from_folder
from unslump.movement.checks import wording
from unslump.movement.levels import LEVELS, expand_levels
from unslump.movement.load import load, read
from unslump.movement.model import Movement

GOOD = (Path(__file__).parent / "side-reach.toml").read_text(encoding="utf-8")


def changed(from_: str, to: str) -> Movement:
    assert GOOD.count(from_) == 1
    movement, problems = read(GOOD.replace(from_, to), "movements/side-reach.toml")
    assert movement is not None, problems
    return movement


def test_the_file_name_is_the_id() -> None:
    movement, _ = read(GOOD, "movements/side-reach.toml")
    assert movement is not None
    assert movement.id == "side-reach"


def test_a_pose_says_only_what_differs() -> None:
    movement = changed("right_elbow_flexion = 20", "right_elbow_flexion = 20")
    assert movement.poses["over"]["left_knee_flexion"] == movement.poses["tall"]["left_knee_flexion"] != 0
    assert movement.poses["over"]["right_elbow_flexion"] == 20


def test_an_angle_without_a_side_sets_both_and_one_with_a_side_has_the_last_word() -> None:
    over = changed("right_elbow_flexion = 20", "right_elbow_flexion = 20\nelbow_flexion = 90").poses["over"]
    assert (over["left_elbow_flexion"], over["right_elbow_flexion"]) == (90, 20)


def test_lifted_parts_no_longer_rest_and_new_contacts_do() -> None:
    over = changed('from = "tall"', 'from = "tall"\nlift = ["foot"]\ncontacts = { left_hand = "chair" }').poses["over"]
    assert dict(over.contacts) == {"seat": "chair", "left_hand": "chair"}


def test_a_pair_is_placed_outward_on_both_sides() -> None:
    over = changed('from = "tall"', 'from = "tall"\nplaced_cm = { foot = [10, 0, 5] }').poses["over"]
    assert dict(over.placed_cm) == {"left_foot": (10, 0, -5), "right_foot": (10, 0, 5)}
    assert mirror(over).placed_cm == over.placed_cm


def test_levels_are_named_one_by_one() -> None:
    movement = changed("right_elbow_flexion = 20", "right_elbow_flexion = 20")
    assert movement.work_levels == ("T4", "T5", "T6", "T7", "T8", "T9", "T10")


@given(st.sampled_from(LEVELS), st.sampled_from(LEVELS))
def test_a_range_of_levels_runs_from_the_head_down_or_is_refused(first: str, last: str) -> None:
    if LEVELS.index(first) > LEVELS.index(last):
        with pytest.raises(ValueError, match="from the tail to the head"):
            expand_levels(f"{first}-{last}")
    else:
        named = expand_levels(f"{first}-{last}")
        assert (named[0], named[-1], len(named)) == (first, last, LEVELS.index(last) - LEVELS.index(first) + 1)


@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.text(max_size=5))
def test_whatever_is_spoilt_it_never_raises_and_never_gives_half_a_movement(at: int, cut: int, put: str) -> None:
    movement, problems = read(GOOD[:at] + put + GOOD[at + cut :], "movements/side-reach.toml")
    assert (movement is None) == bool(problems)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"movements/none\.toml: cannot be opened"):
        load(tmp_path / "none.toml")


def test_a_file_that_is_not_text_says_so(tmp_path: Path) -> None:
    path = tmp_path / "picture.toml"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(ContentError, match="is not UTF-8 text"):
        load(path)


def test_a_folder_tells_all_problems_of_all_its_files(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(GOOD.replace("purpose", "porpose"), encoding="utf-8")
    (tmp_path / "two.toml").write_text("nonsense", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no movement", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        from_folder(tmp_path)
    assert {problem.file for problem in caught.value.problems} == {"movements/one.toml", "movements/two.toml"}


def test_translated_texts_are_laid_over_and_the_rest_stays(tmp_path: Path) -> None:
    (tmp_path / "movements").mkdir()
    (tmp_path / "de").mkdir()
    (tmp_path / "movements/side-reach.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "de/side-reach.toml").write_text('name = "Seitstrecken"\n[phases.3]\nsay = "Zurück."', encoding="utf-8")
    movement = from_folder(tmp_path / "movements", tmp_path / "de").find("side-reach")
    assert (movement.name, movement.phases[2].say, movement.phases[1].say) == ("Seitstrecken", "Zurück.", "Stay.")


def test_a_translation_of_nothing_is_a_problem() -> None:
    movement, problems = read(GOOD, "movements/side-reach.toml", {"phases": {"9": {"say": "Zurück."}}})
    assert movement is None
    assert "phases.9: is translated, but is no text of the movement" in str(problems[0])


def test_an_unknown_movement_names_its_nearest() -> None:
    with pytest.raises(UnknownMovement, match="Did you mean cat-cow"):
        catalogue().find("Cat Cow!")


def test_a_reference_may_name_a_journal_whose_words_we_would_not_use() -> None:
    reference = "Person 2019, Journal of Physical Therapy and Pain, PMID 6487063"
    movement = changed('reference = "Unslump\'s own proposal"', f'reference = "{reference}"')
    assert list(wording.check(movement, {})) == []
