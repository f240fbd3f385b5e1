"""The coach on the full screen of a terminal."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from textual import work
from textual.app import App
from textual.binding import Binding

from unslump.planning.model import Plan
from unslump.render.look import DEFAULT_LOOK, Look
from unslump.session.clock import Clock, WallClock
from unslump.session.easier import easier_of_plan
from unslump.session.model import Record
from unslump.session.runner import Runner
from unslump.session.timeline import timeline
from unslump.tui.asking import AskScreen, TickScreen
from unslump.tui.keeper import Keeper
from unslump.tui.look import DARK, LIGHT, theme_name
from unslump.tui.performing import Performing
from unslump.tui.player import PlayerScreen
from unslump.tui.questions import Question
from unslump.tui.sitting import Ending, Left, sit
from unslump.tui.visit import Standing, Visit
from unslump.tui.voice import Silent, Voice, find_voice

EXIT_INTERRUPTED = 130
PATIENCE_S = 5.0
"""How long the last records may take to be written before we say so."""


class Coach(App[int]):
    """Shows a sitting; its result is the exit code."""

    TITLE = "Unslump"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("ctrl+c", "break_off", show=False, priority=True)]
    CSS = """
    Screen { background: $background; color: $foreground; }
    """

    def __init__(self, open_visit: Callable[[], Visit], clock: Clock, voice: Voice | None = None) -> None:
        """`voice` None: whatever the person likes and the system has."""
        super().__init__()
        self.open_visit, self.clock = open_visit, clock
        self.voice: Voice = voice or Silent()
        self._voice_is_given = voice is not None
        self.look: Look = DEFAULT_LOOK
        self.trouble: Exception | None = None
        # One thread of its own for the records: a slow disk never holds up the screen, and the order is kept.
        self._at_the_records = ThreadPoolExecutor(1, "records")

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = theme_name("auto", os.environ)
        self.sitting()

    @work
    async def sitting(self) -> None:
        try:
            self.visit = await self.records(self.open_visit)
            self.exit(await sit(self, self.visit))
        except Exception as trouble:  # noqa: BLE001 - said by the command line
            self._handle_exception(trouble)

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print a traceback; the command line says one sentence, once the screen is the terminal's again.
        self.trouble = error
        self.exit(1)

    def action_break_off(self) -> None:
        """As everywhere in a terminal. The session stays as it is, and the next start offers to go on."""
        self.exit(EXIT_INTERRUPTED)

    async def records[T](self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._at_the_records, work)

    def settle(self, standing: Standing) -> None:
        self.theme = theme_name(standing.theme, os.environ)
        self.look = standing.look
        if not self._voice_is_given:
            self.voice = find_voice(standing.voice, self.bell)

    async def ask(self, question: Question) -> str:
        answer = await self.push_screen_wait(AskScreen(question))
        if answer is None:
            raise Left
        return answer

    async def ask_ticks(self, question: Question) -> frozenset[str]:
        ticked = await self.push_screen_wait(TickScreen(question))
        if ticked is None:
            raise Left
        return ticked

    async def perform(self, planned: Plan, saved: list[str], standing: Standing) -> Ending:
        felt, pace_percent = self.visit.pain_before, round(standing.pace * 100)
        runner = Runner(timeline(planned, self.visit.movements), self.clock, saved, pace_percent, felt)
        keeper = Keeper(self._save)
        try:
            performing = Performing(runner, self.voice, keeper, easier_of_plan(planned, self.visit.movements))
            return await self.push_screen_wait(PlayerScreen(performing, self.look, self.visit.movements))
        finally:
            await keeper.flush(PATIENCE_S)

    async def _save(self, records: list[Record]) -> list[str]:
        return await self.records(lambda: self.visit.save(records))

    def on_unmount(self) -> None:
        self.voice.hush()
        self._at_the_records.shutdown(wait=True)


def practise_on_screen(open_visit: Callable[[], Visit]) -> int:
    """The whole sitting on the full screen; the exit code. What went wrong is raised once the terminal is itself again."""
    coach = Coach(open_visit, WallClock())
    code = coach.run()
    if coach.trouble is not None:
        raise coach.trouble
    return code if code is not None else 0
