"""The coach in lines: what is typed → what is printed and written down. Time is a fake clock's."""

import asyncio
import io
import sys

import pytest

from tests.tui.builders import FakeVisit, plan_of
from unslump.session.clock import FakeClock
from unslump.tui import plain
from unslump.tui.plain import Lines, PlainCoach
from unslump.tui.voice import Silent

LOOK_MS = 500

ALL_WELL = ["n", "3", "0", "1", "n", "n", "n", "n"]
"""None of the first list; 18 to 49, nothing hurts, not pregnant; none of the other lists."""


class Typist:
    """Answers questions in order; during the session types a line at a certain second."""

    def __init__(self, answers: list[str | None], session: dict[int, str | None] | None = None) -> None:
        self.answers, self.session = list(answers), dict(session or {})
        self.clock = FakeClock()

    async def next(self) -> str | None:
        return self.answers.pop(0) if self.answers else None

    def waiting(self) -> str | None:
        self.clock.pass_ms(LOOK_MS)
        return self.session.pop(self.clock.now_ms() // 1000, "")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(plain, "LOOKS_A_SECOND", 1e9)


def led(visit: FakeVisit, typist: Typist) -> int:
    coach = PlainCoach(lambda: visit, typist.clock, typist, Silent())  # type: ignore[arg-type, return-value]
    return asyncio.run(coach.run())


def short(*movements: str) -> FakeVisit:
    visit = FakeVisit()
    visit.planned = plan_of(*movements)
    return visit


def test_a_whole_session_is_read_out_line_by_line_and_written_down(capsys):
    visit = short("shoulder-roll", "neck-flexion")
    assert led(visit, Typist(["n", "y", "7", "8", "q"])) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "Get ready. First: Shoulder roll" in said
    assert "Next: Neck flexion" in said
    assert [one.kind for one in visit.records][-1] == "session-done"
    assert visit.kept == [("begun", 7), ("after", 8)]


def test_an_answer_nobody_offered_is_asked_for_again(capsys):
    led(short("neck-flexion"), Typist(["perhaps", "", None]))
    assert capsys.readouterr().out.count("Type one of: n, y, u") == 2


def test_ten_is_typed_as_ten():
    visit = short("neck-flexion")
    led(visit, Typist(["n", "y", "10", "s", "q"]))
    assert visit.kept == [("begun", 10)]


def test_nothing_is_ticked_by_enter_alone_and_numbers_are_checked(capsys):
    visit = FakeVisit(check="none")
    assert led(visit, Typist([*ALL_WELL, "99", "six", "", "y", "q"])) == 0
    assert capsys.readouterr().out.count("Only numbers from 1 to") == 2
    assert visit.kept == ["go"]


def test_enter_alone_is_no_answer_to_a_list_of_the_safety_check(capsys):
    visit = FakeVisit(check="none")
    led(visit, Typist(["", "2, n", "n", None]))
    assert capsys.readouterr().out.count("Only numbers from 1 to 8, please") == 2
    assert visit.kept == []


def test_numbers_with_commas_tick_boxes():
    visit = FakeVisit(check="none")
    led(visit, Typist([*ALL_WELL, "1, 11", "y", "q"]))
    assert visit.kept == ["limits"]


def test_a_letter_pauses_and_goes_on(capsys):
    visit = short("neck-flexion")
    led(visit, Typist(["n", "y", "s", "s", "q"], {5: "p", 9: "p"}))
    assert [one.kind for one in visit.records][:2] == ["paused", "resumed"]
    said = capsys.readouterr().out
    assert said.index("Paused. p goes on.") < said.index("Going on.")


def test_this_hurts_asks_how_strong_and_goes_on_with_the_next():
    visit = short("shoulder-roll", "neck-flexion")
    led(visit, Typist(["n", "y", "s", "6", "s", "q"], {20: "h"}))
    (hurt,) = [one for one in visit.records if one.kind == "hurts"]
    assert hurt.value == 6.0
    assert "neck-flexion" in {one.movement for one in visit.records if one.kind == "movement-done"}


def test_a_little_goes_on_with_a_word_about_how(capsys):
    visit = short("shoulder-roll", "neck-flexion")
    led(visit, Typist(["n", "y", "s", "0", "s", "q"], {20: "h"}))
    assert [one.value for one in visit.records if one.kind == "hurts"] == [0.0]
    assert "Go on gently" in capsys.readouterr().out
    assert {one.movement for one in visit.records if one.kind == "movement-done"} == {"shoulder-roll", "neck-flexion"}


def test_three_more_than_before_offers_what_is_easier_and_leaves_the_movement(capsys):
    visit = short("shoulder-roll", "neck-flexion")
    led(visit, Typist(["n", "y", "1", "4", "y", "s", "q"], {20: "h"}))
    assert "clearly more than at the beginning" in capsys.readouterr().out
    assert [one.movement for one in visit.records if one.kind == "movement-skipped"] == ["shoulder-roll"]


def test_danger_ends_it_and_says_whom_to_call(capsys):
    visit = short("shoulder-roll")
    assert led(visit, Typist(["n", "y", "s", "q"], {5: "d"})) == 8
    assert "\n112  " in capsys.readouterr().out
    assert [one.kind for one in visit.records] == ["danger"]


def test_when_nobody_is_there_any_more_the_session_is_left_and_saved():
    visit = short("shoulder-roll")
    assert led(visit, Typist(["n", "y", "s"], {5: None})) == 0
    assert [one.kind for one in visit.records] == ["session-left"]


def test_a_letter_that_means_nothing_shows_those_that_do(capsys):
    led(short("neck-flexion"), Typist(["n", "y", "s", "s", "q"], {5: "what?"}))
    assert capsys.readouterr().out.count(plain.KEYS) == 2


def test_lines_are_read_while_time_goes_on_and_the_end_is_noticed():
    async def read() -> list[str | None]:
        lines = Lines(io.StringIO("p\n q \n"))
        return [await lines.next(), await lines.next(), await lines.next(), lines.waiting()]

    assert asyncio.run(read()) == ["p", "q", None, ""]


def test_without_a_terminal_practise_speaks_in_lines(monkeypatch, capsys):
    from unslump.cli.practise import wants_lines

    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert wants_lines(asked=False)
    assert wants_lines(asked=True)
