"""The coach on the screen: keys → what is shown, said and written down. Time is a fake clock's."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.builders import FakeVisit, plan_of
from unslump.errors import BadRequest
from unslump.screening.interview import Line, Page, lists
from unslump.screening.rules import rules
from unslump.session.clock import FakeClock
from unslump.tui.app import Coach
from unslump.tui.asking import AskScreen, TickScreen
from unslump.tui.figure import FigureView
from unslump.tui.player import PlayerScreen
from unslump.tui.questions import safety_list, small_check

TICK_MS = 1000


class Heard:
    """A voice that remembers what it was asked to say."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.hushed = 0

    def say(self, line: str) -> None:
        self.lines.append(line)

    def hush(self) -> None:
        self.hushed += 1

    def sound(self, tone: str) -> None:
        pass


class Room:
    """A coach with a person who knows every key, a fake clock, and a voice that listens."""

    def __init__(self, visit: FakeVisit) -> None:
        self.visit, self.clock, self.voice = visit, FakeClock(), Heard()
        self.coach = Coach(lambda: visit, self.clock, self.voice)  # type: ignore[arg-type, return-value]
        self.pilot: Pilot[int]

    @property
    def player(self) -> PlayerScreen:
        screen = self.coach.screen
        assert isinstance(screen, PlayerScreen)
        return screen

    @property
    def kinds(self) -> list[str]:
        return [record.kind for record in self.visit.records]

    def shown(self, where: str) -> str:
        return str(self.player.query_one(where, Static).content)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def begin(self, pain: str = "7") -> None:
        """Nothing new, begin, how it feels."""
        await self.pilot.pause()
        await self.press("n")
        await self.press("y")
        await self.press(pain)

    async def pass_s(self, seconds: float) -> None:
        for _ in range(round(seconds * 1000 / TICK_MS)):
            self.clock.pass_ms(TICK_MS)
            if isinstance(self.coach.screen, PlayerScreen):
                self.player.frame()
        await self.pilot.pause()

    async def question(self) -> AskScreen:
        """The next question, once the last record is written."""
        while not isinstance(self.coach.screen, AskScreen):
            await self.pilot.pause()
        return self.coach.screen


def in_room(
    story: Callable[[Room], Awaitable[None]], visit: FakeVisit | None = None, size: tuple[int, int] = (80, 24)
) -> Room:
    """Tell a story on a screen of some size, from the first question on."""
    room = Room(visit or FakeVisit())

    async def tell() -> None:
        async with room.coach.run_test(size=size) as room.pilot:
            await story(room)

    asyncio.run(tell())
    if room.coach.trouble is not None:
        raise room.coach.trouble
    return room


def short(*movements: str) -> FakeVisit:
    visit = FakeVisit()
    visit.planned = plan_of(*movements)
    return visit


def test_a_whole_session_needs_no_key_between_begin_and_the_end():
    async def story(room: Room) -> None:
        await room.begin()
        await room.pass_s(200)
        asked = (await room.question()).question.title
        assert asked == "How does your upper back feel now?"
        await room.press("8", "s", "q")

    room = in_room(story)
    assert room.coach.return_value == 0
    planned = [item.movement for item in room.visit.planned.items]
    assert [one.movement for one in room.visit.records if one.kind == "movement-done"] == planned
    assert room.kinds[-1] == "session-done"
    assert len({one.id for one in room.visit.records}) == len(room.visit.records)
    assert room.voice.lines[0].startswith("Get ready")
    assert room.visit.kept == [("begun", 7), ("after", 8)]


def test_the_screen_says_what_to_do_counts_and_tells_what_comes_next():
    async def story(room: Room) -> None:
        await room.begin()
        assert room.shown("#title") == "Shoulder roll"
        assert room.shown("#place").startswith("1 of 2   ")
        assert room.shown("#cue").startswith("Get ready: Shoulder roll")
        await room.pass_s(30)
        assert room.shown("#under").startswith("of ")
        assert room.shown("#next").startswith("Next: ")

    in_room(story, short("shoulder-roll", "neck-flexion"))


def test_the_figure_is_drawn_and_moves():
    async def story(room: Room) -> None:
        await room.begin()
        figure = room.player.query_one(FigureView)
        first = figure.picture
        assert len(first) == figure.size.height
        assert {cell.ground for row in first for cell in row} > {None}
        await room.pass_s(3)
        assert figure.picture != first

    in_room(story)


def test_space_stands_still_and_goes_on():
    async def story(room: Room) -> None:
        await room.begin()
        await room.pass_s(4)
        await room.press("space")
        at = room.player.performing.runner.tick().position_ms
        assert room.shown("#cue") == "Paused. Space goes on."
        assert room.voice.hushed == 1
        await room.pass_s(60)
        assert room.player.performing.runner.tick().position_ms == at
        await room.press("space")
        await room.pass_s(1)
        assert room.player.performing.runner.tick().position_ms == at + 1000

    assert in_room(story).kinds == ["paused", "resumed"]


def test_the_right_arrow_skips_and_the_left_one_comes_back():
    async def story(room: Room) -> None:
        await room.begin()
        await room.press("right")
        assert room.shown("#title") == "Neck flexion"
        await room.press("left")
        assert room.shown("#title") == "Shoulder roll"

    assert in_room(story, short("shoulder-roll", "neck-flexion")).kinds == ["movement-skipped"]


def test_plus_and_minus_change_the_pace_and_say_so():
    async def story(room: Room) -> None:
        await room.begin()
        await room.press("minus")
        assert room.shown("#place").startswith("time × 1.15")
        await room.press("plus")
        assert room.shown("#place").startswith("1 of")

    in_room(story)


@pytest.mark.parametrize(("key", "value"), [("6", 6.0), ("t", 10.0), ("s", None)])
def test_this_hurts_ends_the_movement_and_keeps_the_number(key, value):
    async def story(room: Room) -> None:
        await room.begin()
        await room.pass_s(20)
        await room.press("h")
        await room.press(key)
        assert room.shown("#title") == "Neck flexion"

    room = in_room(story, short("shoulder-roll", "neck-flexion"))
    (hurt,) = [record for record in room.visit.records if record.kind == "hurts"]
    assert hurt.value == value
    assert hurt.movement == "shoulder-roll"


@pytest.mark.parametrize(("key", "value"), [("0", 0.0), ("4", 4.0)])
def test_less_than_that_goes_on_and_keeps_the_number(key, value):
    async def story(room: Room) -> None:
        await room.begin()
        await room.pass_s(20)
        await room.press("h")
        await room.press(key)
        assert room.shown("#title") == "Shoulder roll"
        assert room.player.performing.runner.status == "playing"

    room = in_room(story, short("shoulder-roll", "neck-flexion"))
    (hurt,) = [record for record in room.visit.records if record.kind == "hurts"]
    assert hurt.value == value


@pytest.mark.parametrize(("key", "then"), [("y", "Neck flexion"), ("n", "Shoulder roll")])
def test_three_more_than_before_offers_what_is_easier(key, then):
    async def story(room: Room) -> None:
        await room.begin("1")
        await room.pass_s(20)
        await room.press("h")
        await room.press("5")
        await room.press(key)
        assert room.shown("#title") == then
        assert room.player.performing.runner.status == "playing"

    in_room(story, short("shoulder-roll", "neck-flexion"))


@pytest.mark.parametrize("key", ["b", "escape"])
def test_a_slip_of_the_finger_on_this_hurts_changes_nothing(key):
    async def story(room: Room) -> None:
        await room.begin()
        await room.press("h")
        await room.press(key)
        assert room.shown("#title") == "Shoulder roll"
        assert room.player.performing.runner.status == "playing"

    assert "hurts" not in in_room(story, short("shoulder-roll", "neck-flexion")).kinds


def test_danger_ends_everything_at_once_and_shows_whom_to_call():
    async def story(room: Room) -> None:
        await room.begin()
        await room.press("d")
        screen = await room.question()
        assert any(line.startswith("112") for line in screen.question.lines)
        assert room.voice.hushed == 1
        await room.press("q")

    room = in_room(story)
    assert room.coach.return_value == 8
    assert room.kinds == ["danger"]


def test_finishing_early_is_asked_once_and_standing_still():
    async def story(room: Room) -> None:
        await room.begin()
        await room.press("q")
        assert isinstance(room.coach.screen, AskScreen)
        await room.press("n")
        assert room.player.performing.runner.status == "playing"
        await room.press("q")
        await room.press("y")
        await room.question()
        await room.press("s", "s", "q")

    room = in_room(story)
    assert room.coach.return_value == 0
    assert room.kinds[-1] == "session-left"


def test_a_session_that_broke_off_goes_on_where_it_was():
    crashed: dict[str, Any] = {}

    async def crash(room: Room) -> None:
        await room.begin()
        await room.pass_s(60)
        crashed["records"] = list(room.visit.records)

    async def go_on(room: Room) -> None:
        await room.pilot.pause()
        await room.press("n")
        await room.press("y")
        await room.pass_s(200)
        await room.question()
        await room.press("s", "s", "q")

    movements = ("shoulder-roll", "neck-flexion")
    in_room(crash, short(*movements))
    again = FakeVisit(broke_off=True)
    again.planned, again.records = plan_of(*movements), crashed["records"]
    room = in_room(go_on, again)
    ids = [record.id for record in room.visit.records]
    assert "rep-done" in [record.kind for record in crashed["records"]]
    assert len(ids) == len(set(ids))
    assert room.kinds.count("movement-done") == 2
    assert room.kinds[-1] == "session-done"


def test_ctrl_c_breaks_off_and_leaves_the_session_to_be_gone_on_with():
    async def story(room: Room) -> None:
        await room.begin()
        await room.press("space")
        await room.press("ctrl+c")

    room = in_room(story)
    assert room.coach.return_value == 130
    assert room.kinds == ["paused"]


def test_a_small_terminal_is_no_reason_to_fall_over():
    async def story(room: Room) -> None:
        await room.begin()
        await room.pass_s(20)
        await room.pilot.resize_terminal(130, 50)
        await room.pass_s(1)
        assert len(room.player.query_one(FigureView).picture) > 30

    in_room(story, size=(24, 9))


def test_what_goes_wrong_is_handed_to_the_command_line():
    visit = FakeVisit()

    def refuse() -> Any:
        raise BadRequest("There is no place called “moon”.")

    visit.plan = refuse  # type: ignore[method-assign]

    async def story(room: Room) -> None:
        await room.pilot.pause()
        await room.press("n")

    with pytest.raises(BadRequest):
        in_room(story, visit)


async def shown_question(screen: Any, keys: list[str]) -> Any:
    answers: list[Any] = []
    coach = Coach(lambda: None, FakeClock(), Heard())  # type: ignore[arg-type, return-value]
    coach.sitting = lambda: None  # type: ignore[method-assign, assignment, return-value]
    async with coach.run_test() as pilot:
        coach.push_screen(screen, answers.append)
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
    return answers


def test_enter_alone_answers_no_question():
    assert asyncio.run(shown_question(AskScreen(small_check()), ["enter"])) == []


def test_arrows_and_enter_answer_as_well_as_a_key():
    assert asyncio.run(shown_question(AskScreen(small_check()), ["down", "down", "enter"])) == ["yes"]
    assert asyncio.run(shown_question(AskScreen(small_check()), ["u"])) == ["unsure"]
    assert asyncio.run(shown_question(AskScreen(small_check()), ["escape"])) == [None]


@pytest.mark.parametrize(
    ("keys", "told"),
    [(["n"], [frozenset()]), (["c"], []), (["enter", "n"], []), (["enter", "c"], [frozenset({"E1"})])],
)
def test_a_list_of_the_safety_check_wants_a_tick_or_a_plain_none(keys, told):
    screen = TickScreen(safety_list(lists(rules())[0]))
    assert asyncio.run(shown_question(screen, keys)) == told


def test_boxes_are_ticked_and_unticked_and_nothing_ticked_is_an_answer():
    screen = safety_list(Page("conditions", "conditions", "", (Line("vertigo", "Dizzy"), Line("wrist-pain", "Wrists"))))
    first, second = screen.options[0].value, screen.options[1].value
    told = asyncio.run(shown_question(TickScreen(screen), ["space", "down", "space", "up", "space", "c"]))
    assert told == [frozenset({second})]
    assert first not in told[0]
    assert asyncio.run(shown_question(TickScreen(screen), ["c"])) == [frozenset()]
