"""What Today follows instead of a plan of its own: a session of a programme, a ready-made set, a list of one's own.

`?follow=` is `programme`, `programme-filled`, `set-<id>`, `list-<uuid>`, or `none`; without it, and without a form, the
programme's turn has come: as short as it is, until somebody asks for minutes and the rest is filled.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from unslump.errors import BadRequest
from unslump.movement.catalogue import Catalogue
from unslump.planning.eligible import AT_HAND
from unslump.planning.follow import WORTH_FILLING_S, follow
from unslump.planning.limits import advise
from unslump.planning.model import Background, Plan, Wishes
from unslump.planning.programme import FIRST_WEEK, Block, Programme, Standing, programmes, routines, standing
from unslump.planning.routine import Routine
from unslump.records import queries
from unslump.records.lists import NO_PROGRAMME
from unslump.records.models import Person, Preferences

FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Followed:
    """A routine that today's session follows."""

    key: str
    """As `?follow=` names it."""
    routine: Routine
    step: str = ""
    """Where in its programme it stands: `Session 2 of 7`."""
    only_at_hand: bool = False
    """Whether kit that was not ticked is left out; a list of one's own is done as it is."""
    fill: bool = False
    """Whether other movements come after it, up to the minutes that were asked for."""

    @property
    def key_with_minutes(self) -> str:
        """The same for who asks for minutes."""
        return f"programme-{FILLED}" if self.only_at_hand else self.key

    def says(self, known: Catalogue, plan: Plan) -> str:
        """Why it lasts as long as it does, where that is not what was asked for; and what comes after it."""
        own = {pick.movement for pick in self.routine.picks}
        own |= {advise(known, known[one], plan.wishes.limits).swap for one in own if one in known}
        others = any(item.movement not in own for item in plan.items)
        minutes, short_s = (plan.seconds + 30) // 60, plan.wishes.minutes * 60 - plan.seconds
        if self.fill and short_s < WORTH_FILLING_S:
            return _("This comes first; what follows fills the minutes that you asked for.") if others else ""
        if self.only_at_hand and short_s >= WORTH_FILLING_S:
            stays = _("%(minutes)s minutes: the first sessions stay short on purpose.") % {"minutes": minutes}
            return stays if self.fill else f"{stays} {_('Choose your minutes, and the rest is filled.')}"
        if abs(short_s) >= WORTH_FILLING_S:
            return _("%(minutes)s minutes: it is done as it is written, and nothing is added.") % {"minutes": minutes}
        return ""

    def plan(self, known: Catalogue, wishes: Wishes, background: Background, seed: int) -> Plan:
        at_hand = wishes.kit | AT_HAND[wishes.place] if self.only_at_hand else None
        return follow(known, self.routine, wishes, background, seed, at_hand=at_hand, fill=self.fill)


@dataclass(frozen=True, slots=True)
class Course:
    """The programme that somebody follows, and where they are in it."""

    programme: Programme
    standing: Standing

    @property
    def is_over(self) -> bool:
        return self.standing.finished(self.programme)

    @property
    def step(self) -> str:
        now, of = min(self.standing.step, self.programme.length), self.programme.length
        if self.programme.sessions:
            return _("Session %(now)s of %(of)s") % {"now": now, "of": of}
        return _("Week %(now)s of %(of)s") % {"now": now, "of": of}

    @property
    def block(self) -> Block | None:
        """What the running weeks ask for; None for a programme of sessions."""
        return None if self.programme.sessions else self.programme.block(self.standing.step)


def course(person: Person, usual: Preferences, now: datetime) -> Course | None:
    """What they chose, or the first week for a newcomer who chose nothing yet; None where nothing is left of it."""
    if usual.programme == NO_PROGRAMME:
        return None
    programme = programmes().get(usual.programme or FIRST_WEEK)
    if programme is None:
        return None
    since = usual.programme_since or person.created_at
    found = Course(programme, standing(programme, since, queries.finished(person, since), now))
    # A week that nobody chose ends without a word.
    return None if found.is_over and not usual.programme else found


def followed(person: Person, asked: Mapping[str, str], wishes: Wishes, running: Course | None) -> Followed | None:
    """What is to be followed today; None: Unslump puts the session together."""
    key = asked.get("follow", "none" if "minutes" in asked else "programme")
    kind, _dash, name = key.partition("-")
    if kind == "set" and name in routines():
        return Followed(key, routines()[name])
    if kind == "list":
        return _own_list(person, key, name)
    if kind == "programme" and running is not None and running.programme.sessions and not running.is_over:
        session = running.programme.sessions[running.standing.step - 1]
        routine, filled = session.routine(running.programme, wishes.place), name == FILLED
        return Followed(key, routine, running.step, only_at_hand=True, fill=filled)
    return None


def _own_list(person: Person, key: str, name: str) -> Followed:
    try:
        row = queries.saved_list(person, UUID(name))
    except ValueError:
        row = None
    if row is None:
        raise BadRequest(_("This list is no longer there. Today puts a session together without it."))
    return Followed(key, queries.routine_of(person, row))


def steered(background: Background, running: Course | None) -> Background:
    """With as many days of strength as the running week of a programme asks for."""
    block = None if running is None else running.block
    return background if block is None else replace(background, strength_days=block.strength)


def led_by(wishes: Wishes, running: Course | None, *, spoke: bool) -> Wishes:
    """How long and how much, as the running week of a programme has it, until somebody says otherwise."""
    block = None if running is None else running.block
    return wishes if block is None or spoke else replace(wishes, minutes=block.minutes, track=block.track)
