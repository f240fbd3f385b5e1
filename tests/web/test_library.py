"""The library and its pages: every movement, whole."""

import pytest

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement

MOVEMENTS = tuple(catalogue().values())


def told(text: str) -> str:
    """As it stands in a page."""
    return text.replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;")


def test_the_library_shows_every_movement(visitor):
    text = visitor.get("/library/").content.decode()
    for movement in MOVEMENTS:
        assert f'href="/library/{movement.id}/"' in text
        assert told(movement.purpose) in text


@pytest.mark.parametrize("movement", MOVEMENTS, ids=lambda one: one.id)
def test_a_page_says_everything_that_the_file_says(visitor, movement: Movement):
    text = visitor.get(f"/library/{movement.id}/").content.decode()
    said = [movement.name, movement.purpose, movement.easier_how, movement.harder_how, movement.camera.why]
    said += [fault.say for fault in movement.faults] + [caution.reason for caution in movement.cautions]
    said += [source.reference for source in movement.sources]
    assert [one for one in said if told(one) not in text] == []
    assert "{side}" not in text
    assert "{other}" not in text
    assert "{level}" not in text


@pytest.mark.parametrize("movement", MOVEMENTS, ids=lambda one: one.id)
def test_a_page_says_that_nobody_has_signed_it_off_yet(visitor, movement: Movement):
    text = visitor.get(f"/library/{movement.id}/").content.decode()
    assert ("Not yet reviewed by a clinician" in text) == (movement.reviewed is None)


def test_the_other_side_is_told_with_the_sides_exchanged(visitor):
    left, right = (
        visitor.get("/library/thread-the-needle/", {"side": side}).content.decode() for side in ("left", "right")
    )
    assert "slide the left arm" in left
    assert "slide the right arm" in right


def test_every_neighbour_is_a_link(visitor):
    movement = next(one for one in MOVEMENTS if one.easier)
    text = visitor.get(f"/library/{movement.id}/").content.decode()
    for other in movement.easier:
        assert f'href="/library/{other}/"' in text


def test_a_movement_that_does_not_exist_is_answered_with_near_ones(visitor):
    answer = visitor.get("/library/cat-cwo/")
    assert answer.status_code == 404
    assert "Did you mean cat-cow" in answer.content.decode()


def test_a_range_of_doses_is_told_once(visitor):
    assert "5–6 times" in visitor.get("/library/cat-cow/").content.decode()
