"""Lists and movements of somebody's own: kept, shared, taken in, and never anyone else's."""

from datetime import timedelta

import pytest

from tests.records.conftest import NOON
from unslump import content
from unslump.errors import BadRequest, ContentError
from unslump.movement.model import Amount
from unslump.planning.routine import Pick, Routine
from unslump.records import lists, queries
from unslump.records.export import everything
from unslump.records.models import OwnMovement, SavedList
from unslump.records.own_movements import save_own_movement

MINE = Routine("", "From my physio", (Pick("cat-cow", Amount(1, 6)), Pick("shoulder-roll")), "Twice a day")
LEAN = (content.folder() / "movements" / "shoulder-roll.toml").read_text("utf-8").replace("Shoulder roll", "My lean")


def test_a_list_comes_back_as_it_was_saved(person):
    row = lists.save_list(person, MINE, NOON)
    found = queries.saved_list(person, row.pk)
    assert found is not None
    kept = queries.routine_of(person, found)
    assert (kept.name, kept.about, kept.picks) == (MINE.name, MINE.about, MINE.picks)


def test_saved_again_it_is_still_one(person):
    row = lists.save_list(person, MINE, NOON)
    lists.save_list(person, Routine("", "Changed", MINE.picks), NOON + timedelta(hours=1), row.pk)
    assert [one.name for one in queries.lists(person)] == ["Changed"]


@pytest.mark.parametrize(
    ("routine", "says"),
    [
        (Routine("", "  ", MINE.picks), "needs a name"),
        (Routine("", "x", ()), "at least one movement"),
        (Routine("", "x" * 81, MINE.picks), "too long"),
    ],
)
def test_a_list_that_says_too_little_or_too_much_is_refused_in_a_sentence(person, routine, says):
    with pytest.raises(BadRequest, match=says):
        lists.save_list(person, routine, NOON)
    assert not SavedList.objects.exists()


def test_a_shared_list_brings_its_own_movements_along(person, stranger):
    save_own_movement(person, "own-lean", LEAN, NOON)
    row = lists.save_list(person, Routine("", "Ours", (Pick("own-lean"), Pick("cat-cow"))), NOON)
    theirs = lists.import_list(stranger, lists.export_list(person, row), "ours.toml", NOON)
    assert [pick.movement for pick in queries.routine_of(stranger, theirs).picks] == ["own-lean", "cat-cow"]
    assert queries.catalogue_of(stranger).find("own-lean").name == "My lean"


def test_a_shared_movement_never_overwrites_one_of_the_same_name(person, stranger):
    save_own_movement(person, "own-lean", LEAN, NOON)
    save_own_movement(stranger, "own-lean", LEAN.replace("My lean", "Another"), NOON)
    row = lists.save_list(person, Routine("", "Ours", (Pick("own-lean"),)), NOON)
    lists.import_list(stranger, lists.export_list(person, row), "ours.toml", NOON)
    assert sorted(one.name for one in queries.own_movements(stranger)) == ["Another", "My lean"]


def test_a_list_with_something_wrong_in_it_leaves_nothing_behind(person):
    text = 'name = "x"\n[[movements]]\nmovement = "nobody-knows"\n[[own]]\nid = "own-lean"\nfile = """' + LEAN + '"""'
    with pytest.raises(ContentError, match="nobody-knows"):
        lists.import_list(person, text, "x.toml", NOON)
    assert not SavedList.objects.exists()
    assert not OwnMovement.objects.exists()


def test_a_movement_that_breaks_a_rule_is_not_kept_and_says_all_that_is_wrong(person):
    with pytest.raises(ContentError) as refused:
        save_own_movement(person, "own-bad", LEAN.replace("difficulty = 1", "difficulty = 9"), NOON)
    assert refused.value.problems


def test_nobody_sees_the_lists_and_movements_of_another(person, stranger):
    row = lists.save_list(person, MINE, NOON)
    save_own_movement(person, "own-lean", LEAN, NOON)
    assert queries.saved_list(stranger, row.pk) is None
    assert queries.lists(stranger) == []
    assert "own-lean" not in queries.catalogue_of(stranger)


def test_the_export_takes_them_along(person):
    lists.save_list(person, MINE, NOON)
    save_own_movement(person, "own-lean", LEAN, NOON)
    told = everything(person)
    assert told["lists"][0]["name"] == MINE.name
    assert told["own_movements"][0]["id"] == "own-lean"


def test_a_programme_that_there_is_not_is_refused(person):
    with pytest.raises(BadRequest, match="There are: first-week, twelve-weeks"):
        lists.choose_programme(person, "marathon", NOON)
    assert lists.choose_programme(person, "twelve-weeks", NOON).programme_since == NOON
