"""Measured rows → a table, and an exit code that says whether every bar is kept."""

from importlib import import_module

import pytest

from benchmarks import __main__ as bench
from benchmarks.row import Row


@pytest.mark.parametrize(
    ("row", "ok"),
    [
        (Row("fast enough", 50, "ms", 50), True),
        (Row("too slow", 50.1, "ms", 50), False),
        (Row("often enough", 60, "fps", 30, at_most=False), True),
        (Row("too seldom", 29, "fps", 30, at_most=False), False),
        (Row("nothing promised", 5, "ms", None), None),
        (Row("nought is a number", 0, "ms", 0), True),
    ],
)
def test_a_bar_is_kept_up_to_and_including_itself(row, ok):
    assert row.ok is ok


def test_a_line_shows_name_number_bar_and_share():
    assert bench.line(Row("plan", 10, "ms", 50)).split() == ["plan", "10", "ms", "≤", "50", "ms", "yes", "0.20", "×"]
    assert " NO " in bench.line(Row("plan", 60, "ms", 50))


@pytest.mark.parametrize(("value", "code"), [(10.0, 0), (60.0, 1)])
def test_a_bar_that_is_not_kept_fails_the_run(value, code, monkeypatch, capsys):
    monkeypatch.setattr(bench, "measured", lambda topics, long: iter([Row("plan", value, "ms", 50)]))
    assert bench.main([]) == code
    assert "plan" in capsys.readouterr().out


@pytest.mark.parametrize("topic", [topic for topic in bench.TOPICS if topic != "pages"])
def test_every_topic_can_be_asked_for_its_rows(topic):
    assert callable(import_module(f"benchmarks.{topic}").rows)
