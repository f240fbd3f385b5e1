"""Every movement heeds every condition as the table of conditions and movements has it, cell by cell.

`.` suits · `m` change it · `x` leave it out here · `?` ask your clinician first
"""

import tomllib
from importlib.resources import files

import pytest

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Caution

COLUMNS = (
    *("warm-up", "trunk-rotation", "overhead-reach", "cat-cow", "knee-to-chest", "wall-stretch", "neck-flexion"),
    *("shoulder-roll", "childs-pose", "thoracic-extension-chair", "thoracic-extension-roller"),
    *("segmental-flexion-extension", "iron-cross", "thread-the-needle"),
)
#   warm-up, trunk, overhead, cat, knee, wall, neck, shoulder, child, chair, roller, peanut, iron cross, needle
TABLE = {
    "osteoporosis": ". m . m x . m . x . m x x x",
    "vertebral-fracture": ". ? m x x m x . x m x x x x",
    "steroids-or-over-65": ". m . m m . m . m . m x m m",
    "pregnancy-under-16-weeks": ". . . . . . . . . . m m m .",
    "pregnancy-16-weeks-on": ". m . . x . . . m . x x x m",
    "recent-surgery-or-fracture": "? ? ? ? ? ? ? ? ? ? ? ? ? ?",
    "shoulder-impingement": ". . m . . m . . m m m m m m",
    "shoulder-instability": ". . m m . m . . m m m m m x",
    "vertigo": ". m m x m m m . x m x x m x",
    "hypermobility": ". m m m . m m . m m x x m m",
    "knee-pain": ". . . x m . . . x . . . . x",
    "wrist-pain": ". . . m . m . . . . . . . m",
    "hip-replacement": ". . . . m m . . x . . m x m",
    "blood-thinners": ". . . . . . . . . . m x m .",
    "clot-or-shingles": "? ? ? ? ? ? ? ? ? ? ? ? ? ?",
    "sore-skin-on-back": ". . . m m . . . m m x x m m",
    "glaucoma-blood-pressure-reflux": ". . . x m m . . x . m m . x",
    "arm-nerve": ". . m m . m m m m m m x m x",
    "leg-nerve": ". m . m m m . . m . m x x m",
    "axial-spa": ". . . . . . m . . . x x m m",
    "sternotomy-or-pacemaker": "? ? ? ? ? ? ? ? ? ? ? ? ? ?",
}
ALLOWED = {"m": {"modify"}, "x": {"skip", "swap"}, "?": {"ask"}}
CELLS = [
    (condition, movement, cell)
    for condition, row in TABLE.items()
    for movement, cell in [*zip(COLUMNS, row.split(), strict=True), ("wall-pec-stretch", row.split()[5])]
]


def cautions(movement_id: str, condition: str) -> list[Caution]:
    return [c for c in catalogue().find(movement_id).cautions if c.condition == condition]


@pytest.mark.parametrize("condition", TABLE)
def test_every_cell_of_the_table_stands_in_its_movement(condition):
    for row, movement, cell in CELLS:
        if row == condition:
            actions = [caution.action for caution in cautions(movement, condition)]
            if cell == ".":
                assert actions == [], (movement, condition)
            else:
                assert len(actions) == 1, (movement, condition)
                assert actions[0] in ALLOWED[cell], (movement, condition)


def test_the_conditions_of_the_files_are_those_that_people_are_asked_about():
    listed = tomllib.loads(files("unslump.content").joinpath("screening/conditions.toml").read_text(encoding="utf-8"))
    asked = {condition["id"] for condition in listed["conditions"]}
    named = {caution.condition for movement in catalogue().values() for caution in movement.cautions}
    assert asked == set(TABLE)
    assert named == asked


def test_a_swap_leads_to_something_that_the_same_person_may_do():
    for movement in catalogue().values():
        for caution in movement.cautions:
            if caution.action == "swap":
                assert caution.swap != movement.id
                there = [c.action for c in cautions(caution.swap, caution.condition)]
                assert there in ([], ["modify"]), (movement.id, caution.condition, caution.swap)


def test_nothing_is_called_dangerous():
    for movement in catalogue().values():
        for caution in movement.cautions:
            assert "danger" not in f"{caution.how} {caution.reason}".lower(), (movement.id, caution.condition)


def test_asking_first_says_whom_to_ask():
    for movement in catalogue().values():
        for caution in movement.cautions:
            if caution.action == "ask":
                assert "ask" in caution.reason.lower(), (movement.id, caution.condition)
