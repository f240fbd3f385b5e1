"""What the page "Your spine" tells is whole, speaks of real vertebrae, says where it comes from, and keeps our wording."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from unslump.movement.levels import LEVELS, expand_levels
from unslump.movement.wording import slips


def spine(name: str) -> dict[str, Any]:
    text = files("unslump.content").joinpath(f"spine/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def texts_in(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from texts_in(value)
    elif isinstance(content, list):
        for value in content:
            yield from texts_in(value)


def fact(fact_id: str) -> Any:
    return next(one["text"] for one in spine("facts")["facts"] if one["id"] == fact_id)


def test_there_are_twenty_four_vertebrae_from_the_head_down():
    assert tuple(one["level"] for one in spine("vertebrae")["vertebrae"]) == LEVELS


def test_every_vertebra_of_the_upper_back_and_no_other_carries_ribs():
    with_ribs = [one["level"] for one in spine("vertebrae")["vertebrae"] if "ribs" in one]
    assert with_ribs == list(expand_levels("T1-T12"))


@pytest.mark.parametrize(("name", "key"), [("facts", "facts"), ("landmarks", "landmarks"), ("ranges", "living")])
def test_everything_told_has_its_levels_and_its_sources(name, key):
    for one in spine(name)[key]:
        assert expand_levels(one["levels"]), one["id"]
        assert one["sources"], one["id"]
        assert all({"reference", "basis", "checked"} <= source.keys() for source in one["sources"]), one["id"]


def test_ids_are_unique():
    for name, key in (("facts", "facts"), ("landmarks", "landmarks"), ("ranges", "living")):
        ids = [one["id"] for one in spine(name)[key]]
        assert len(ids) == len(set(ids))


def test_the_bump_is_told_right():
    assert "usually C7" in fact("bump")
    assert "sometimes T1" in fact("bump")
    assert all(figure in fact("bump") for figure in ("79 %", "59 %", "6 %", "35 %"))


def test_the_curve_is_told_right():
    assert "convex to the back" in fact("curve")
    assert "hollow to the front" in fact("curve")


def test_the_old_table_adds_up_to_what_is_said_of_it():
    ranges = spine("ranges")
    for motion in ("bending", "leaning", "turning"):
        assert sum(joint[motion] for joint in ranges["joints"]) == ranges["historical"][f"{motion}_total"]


def test_the_old_table_is_far_beyond_what_living_people_do():
    ranges = spine("ranges")
    living = {one["id"]: one["degrees"] for one in ranges["living"]}
    assert ranges["historical"]["bending_total"] > 2 * living["bending"]
    assert ranges["historical"]["turning_total"] > 2.5 * living["turning"]


@pytest.mark.parametrize("name", ["facts", "landmarks", "ranges", "vertebrae"])
def test_the_wording_is_ours(name):
    assert [slip for text in texts_in(spine(name)) for slip in slips(text)] == []
