"""A programme: what to do over some weeks. Either named sessions, one after the other, or weeks that set how long and how much.

It moves on by what was done, never by the calendar alone: a session not done, or a week without one, waits.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem
from unslump.movement.catalogue import Catalogue, catalogue
from unslump.movement.model import Place
from unslump.planning.routine import Pick, Routine, read_routine
from unslump.units import TRACKS, Track

FIRST_WEEK = "first-week"
"""What a newcomer is offered."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ProgrammeSession:
    """One session of a programme: which movements, in order, by place."""

    name: str
    picks: dict[Place, tuple[str, ...]]

    def routine(self, programme: "Programme", place: Place) -> Routine:
        """As a list that can be followed; where the place has no list of its own, the desk's."""
        chosen = self.picks.get(place, self.picks["desk"])
        return Routine(programme.id, self.name, tuple(Pick(one) for one in chosen), reviewed=programme.reviewed)


@dataclass(frozen=True, slots=True)
class Block:
    """Some weeks of a programme that ask for the same."""

    name: str
    weeks: int
    minutes: int
    sessions: int
    """A week."""
    strength: int
    """Days a week with something for strength."""
    track: Track
    say: str


@dataclass(frozen=True, slots=True)
class Programme:
    """Either `sessions` or `blocks` is filled."""

    id: str
    name: str
    about: str
    sessions: tuple[ProgrammeSession, ...] = ()
    blocks: tuple[Block, ...] = ()
    reviewed: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def length(self) -> int:
        """Sessions, or weeks."""
        return len(self.sessions) or sum(block.weeks for block in self.blocks)

    def block(self, week: int) -> Block:
        """The block of a week, counted from 1; after the last week the last block stays."""
        for block in self.blocks:
            if week <= block.weeks:
                return block
            week -= block.weeks
        return self.blocks[-1]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody is in a programme."""

    step: int
    """The session or the week that comes now, counted from 1; one more than there are when all is done."""
    this_week: int = 0
    """Sessions done in the running week, for a programme of weeks."""

    def finished(self, programme: Programme) -> bool:
        return self.step > programme.length


def standing(programme: Programme, since: datetime, done: Sequence[datetime], now: datetime) -> Standing:
    """Where somebody is who began at `since` and finished sessions at these moments.

    A programme of weeks counts those that had a session in them; the running week never counts as missed.
    """
    counted = sorted(when for when in done if since <= when <= now)
    if programme.sessions:
        return Standing(1 + len(counted))
    weeks = [(when - since) // WEEK for when in counted]
    running = max(0, (now - since) // WEEK)
    return Standing(1 + len({week for week in weeks if week < running}), weeks.count(running))


@cache
def programmes() -> dict[str, Programme]:
    """Those that ship with Unslump, by id. Raises ContentError with everything that is wrong with them."""
    folder = content.folder() / "programmes"
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return {one.id: one for one in (read(file.read_text(encoding="utf-8"), file.name, catalogue()) for file in files)}


@cache
def routines() -> dict[str, Routine]:
    """The ready-made sets, by id."""
    folder = content.folder() / "routines"
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    found = (read_routine(file.read_text(encoding="utf-8"), file.name, catalogue()) for file in files)
    return {one.id: one for one in found}


def read(text: str, file: str, known: Catalogue) -> Programme:
    """The programme in a file's text."""
    problems: list[Problem] = []
    table = Table(f"programmes/{file}", "", tomllib.loads(text), problems)
    programme = Programme(
        id=file.removesuffix(".toml"),
        name=table.text("name"),
        about=table.text("about"),
        sessions=tuple(_session(one, known) for one in table.tables("sessions", required=False)),
        blocks=tuple(_block(one) for one in table.tables("weeks", required=False)),
        reviewed=None if table.content.get("reviewed") is False else table.text("reviewed"),
    )
    if bool(programme.sessions) == bool(programme.blocks):
        table.wrong("", "has neither or both of [[sessions]] and [[weeks]]", "Give one of them.")
    table.close(["reviewed", "sources"])
    if problems:
        raise ContentError(problems)
    return programme


def _session(table: Table, known: Catalogue) -> ProgrammeSession:
    picks: dict[Place, tuple[str, ...]] = {"desk": table.texts("desk"), "floor": table.texts("floor")}
    session = ProgrammeSession(table.text("name"), picks)
    for place, chosen in picks.items():
        for one in chosen:
            if one not in known:
                table.wrong(place, f"“{one}” is no movement", "Choose one of the catalogue.")
            elif place == "desk" and "desk" not in known[one].place:
                table.wrong(place, f"“{one}” is not done at a desk", "Choose another.")
    table.close()
    return session


def _block(table: Table) -> Block:
    block = Block(
        name=table.text("name"),
        weeks=table.whole("weeks"),
        minutes=table.whole("minutes"),
        sessions=table.whole("sessions"),
        strength=table.whole("strength"),
        track=table.choice("track", TRACKS),
        say=table.text("say"),
    )
    table.close()
    return block
