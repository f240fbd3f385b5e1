"""`unslump movements` → a table for a person, JSON for a program."""

import json

import pytest

from unslump.cli.main import main
from unslump.movement.catalogue import catalogue


@pytest.fixture
def listed(capsys):
    assert main(["movements", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_movement_is_listed_in_the_order_of_the_catalogue(listed):
    assert [movement["id"] for movement in listed] == list(catalogue())


def test_a_program_finds_the_promised_keys(listed):
    promised = {"id", "name", "stage", "position", "place", "kit", "sides", "camera", "reviewed", "doses"}
    assert all(promised <= movement.keys() for movement in listed)


def test_a_range_is_a_pair_and_what_does_not_apply_is_left_out(listed):
    needle = next(movement for movement in listed if movement["id"] == "thread-the-needle")
    assert needle["doses"]["full"] == {"sets": [1, 2], "reps": [4, 5], "hold_s": [30, 30], "per": "side"}
    assert needle["camera"] == "C"


def test_reviewed_is_false_until_somebody_has_signed(listed):
    unsigned = {id_ for id_, movement in catalogue().items() if movement.reviewed is None}
    assert {movement["id"] for movement in listed if movement["reviewed"] is False} == unsigned


def test_the_table_names_every_movement_and_every_stage_once(capsys):
    assert main(["movements"]) == 0
    said = capsys.readouterr().out
    for movement in catalogue().values():
        assert f"  {movement.id} " in said
        assert said.splitlines().count(movement.stage) == 1
