"""The coach in lines of text, for screen readers, logs and very plain terminals. Nothing is drawn, nothing is overwritten."""

import asyncio
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from gettext import gettext as _
from typing import TextIO

from unslump.planning.model import Plan
from unslump.session.clock import Clock, WallClock
from unslump.session.easier import easier_of_plan
from unslump.session.model import Record
from unslump.session.runner import Moment, Runner
from unslump.session.timeline import timeline
from unslump.tui import questions
from unslump.tui.keeper import Keeper
from unslump.tui.performing import Performing
from unslump.tui.questions import Question
from unslump.tui.sitting import Ending, Left, sit
from unslump.tui.visit import Standing, Visit
from unslump.tui.voice import Silent, Voice, find_voice

LOOKS_A_SECOND = 10
PATIENCE_S = 5.0
KEYS = _("p pause or go on, n next movement, b back, + faster, - slower, h it hurts, d danger, q finish. Then enter.")


class Lines:
    """What the person types, line by line; None once there is no more."""

    def __init__(self, source: TextIO) -> None:
        self._loop = asyncio.get_running_loop()
        self._typed: asyncio.Queue[str | None] = asyncio.Queue()
        self._source = source
        # A thread that nobody waits for: there is no other way to read a line and keep the time.
        threading.Thread(target=self._read, name="typed", daemon=True).start()

    def _read(self) -> None:
        for line in self._source:
            self._loop.call_soon_threadsafe(self._typed.put_nowait, line.strip())
        self._loop.call_soon_threadsafe(self._typed.put_nowait, None)

    async def next(self) -> str | None:
        """The next line, whenever it comes."""
        return await self._typed.get()

    def waiting(self) -> str | None:
        """A line that was typed meanwhile; empty where there is none."""
        return "" if self._typed.empty() else self._typed.get_nowait()


class PlainCoach:
    """Shows a sitting as lines."""

    def __init__(self, visit: Callable[[], Visit], clock: Clock, lines: Lines, voice: Voice | None = None) -> None:
        self._open_visit, self._clock, self._lines = visit, clock, lines
        self._voice: Voice = voice or Silent()
        self._voice_is_given = voice is not None
        self._at_the_records = ThreadPoolExecutor(1, "records")
        self._gone = False

    async def run(self) -> int:
        try:
            self.visit = await self.records(self._open_visit)
            return await sit(self, self.visit)
        finally:
            self._voice.hush()
            self._at_the_records.shutdown(wait=True)

    async def records[T](self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._at_the_records, work)

    def settle(self, standing: Standing) -> None:
        if not self._voice_is_given:
            # A screen reader speaks already: a second voice only where it was asked for.
            self._voice = find_voice(standing.voice_asked)

    async def ask(self, question: Question) -> str:
        self._put(question)
        by_key = {option.key: option.value for option in question.options}
        if question.scale:
            by_key["10"] = by_key.pop("t")
        while True:
            typed = await self._lines.next()
            if typed is None:
                raise Left
            if typed.lower() in by_key:
                return by_key[typed.lower()]
            print(_("Type one of: {keys}").format(keys=", ".join(by_key)), flush=True)

    async def ask_ticks(self, question: Question) -> frozenset[str]:
        self._put(question)
        none = f"n: {question.none}" if question.none else _("only enter for none")
        print(_("Type the numbers that apply, with commas, or {none}.").format(none=none), flush=True)
        by_key = {option.key: option.value for option in question.options}
        while True:
            typed = await self._lines.next()
            if typed is None:
                raise Left
            keys = [word.strip() for word in typed.split(",") if word.strip()]
            if question.none and keys in (["n"], ["N"]):
                return frozenset()
            if all(key in by_key for key in keys) and (keys or not question.none):
                return frozenset(by_key[key] for key in keys)
            hint = _("Only numbers from 1 to {last}, please, with commas; {none}.").format(last=len(by_key), none=none)
            print(hint, flush=True)

    def _put(self, question: Question) -> None:
        print(f"\n{question.title}")
        for line in question.lines:
            print(line)
        if question.scale:
            print(_("Type a number from 0 to 10, or:"))
        for option in question.options[11:] if question.scale else question.options:
            print(f"  {option.key}: {option.label}")
        sys.stdout.flush()

    async def perform(self, planned: Plan, saved: list[str], standing: Standing) -> Ending:
        felt, pace_percent = self.visit.pain_before, round(standing.pace * 100)
        runner = Runner(timeline(planned, self.visit.movements), self._clock, saved, pace_percent, felt)
        keeper = Keeper(self._save)
        performing = Performing(runner, self._voice, keeper, easier_of_plan(planned, self.visit.movements))
        print("\n" + KEYS, flush=True)
        try:
            self._take(performing, runner.start())
            while not performing.ended:
                await asyncio.sleep(1 / LOOKS_A_SECOND)
                self._take(performing, runner.tick())
                await self._heed(performing)
            return runner.status
        finally:
            if not await keeper.flush(PATIENCE_S):
                print(keeper.trouble, file=sys.stderr)

    async def _save(self, records: list[Record]) -> list[str]:
        return await self.records(lambda: self.visit.save(records))

    def _take(self, performing: Performing, moment: Moment) -> None:
        performing.take(moment)
        for event in moment.say:
            # What is said is enough for who listens; what has no words is a step that begins, and is read once.
            line = event.say or (event.show if event.tone == "turn" else "")
            if line:
                print(line, flush=True)
        if moment.slept:
            print(_("Paused, because the machine slept. p goes on."), flush=True)

    async def _heed(self, performing: Performing) -> None:
        """Do what was typed, if anything was."""
        typed = self._lines.waiting()
        runner = performing.runner
        if typed is None:  # nobody is there any more
            self._take(performing, runner.leave())
        elif typed == "h":
            await self._hurts(performing)
        elif typed == "p" and runner.status == "paused":
            self._take(performing, runner.resume())
            print(_("Going on."), flush=True)
        elif typed in self._moves(runner):
            told, move = self._moves(runner)[typed]
            self._take(performing, move())
            print(told, flush=True)
        elif typed:
            print(KEYS, flush=True)

    @staticmethod
    def _moves(runner: Runner) -> dict[str, tuple[str, Callable[[], Moment]]]:
        return {
            "p": (_("Paused. p goes on."), runner.pause),
            "n": (_("On to the next."), runner.skip),
            "b": (_("Back."), runner.back),
            "+": (_("Faster."), runner.faster),
            "-": (_("Slower."), runner.slower),
            "d": (_("Stopped."), runner.danger),
            "q": (_("Finished for today."), runner.leave),
        }

    async def _hurts(self, performing: Performing) -> None:
        runner = performing.runner
        self._take(performing, runner.pause())
        answer = await self.ask(questions.hurt())
        if answer != questions.STOP:
            moment = runner.hurts(float(answer) if answer else None)
            self._take(performing, moment)
            await self._follow(performing, moment)
        self._take(performing, runner.resume())

    async def _follow(self, performing: Performing, moment: Moment) -> None:
        if moment.advice is None:
            return
        if moment.advice.action != "easier":
            print(moment.advice.say, flush=True)
        elif await self.ask(questions.easier(moment.advice.say, performing.easier(moment))) == questions.STOP:
            self._take(performing, performing.runner.skip())


def practise_in_lines(open_visit: Callable[[], Visit]) -> int:
    """The whole sitting as lines; the exit code."""

    async def coach() -> int:
        return await PlainCoach(open_visit, WallClock(), Lines(sys.stdin)).run()

    return asyncio.run(coach())
