"""One sitting, without the screen: what is asked first, what is planned, what is remembered as it happens."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import gettext as _
from typing import Any

from unslump.planning.follow import follow
from unslump.planning.model import Plan, Wishes
from unslump.planning.plan import plan, plan_nearest
from unslump.planning.recheck import as_felt
from unslump.records import actions, check_ins, clearances, done, queries
from unslump.records.diary import LookBack, diary, look_back
from unslump.records.incoming import read_events
from unslump.records.lists import find_list
from unslump.records.models import Person, Session
from unslump.records.readiness import Readiness, readiness
from unslump.render.look import Look
from unslump.screening.advice import Advice
from unslump.screening.after import Morning
from unslump.screening.model import Decision
from unslump.session.model import Record
from unslump.units import TRACKS


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed; None where nothing was, so that the person's own settings hold."""

    minutes: int | None = None
    place: str | None = None
    kit: frozenset[str] | None = None
    track: str | None = None
    without: frozenset[str] = frozenset()
    seed: int | None = None
    voice: bool | None = None
    limits: frozenset[str] = frozenset()
    """To heed today, beside those of the safety check; nothing that is typed takes one of those away."""
    follow: str = ""
    """A set, a list of their own or a list's file, to be done in its own order; empty: a session is put together."""
    likes: frozenset[str] = frozenset()
    """Today, beside what they are fond of anyway."""
    dislikes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the person stands when they come in."""

    agreed: bool
    """They have ticked the disclaimer."""
    check: str
    """`none` never asked · `old` too long ago · `stop` the last one said so · `go`."""
    broke_off: bool
    """A session is waiting to be gone on with."""
    voice: bool
    voice_asked: bool
    """It was asked for by name, and is not only how they usually like it."""
    pace: float
    theme: str
    look: Look
    closed: str = ""
    """Why no session starts today, whatever is answered; empty where one may."""


class Visit:
    """What the coach does with the records. Not for the thread of the screen: a disk may be slow."""

    def __init__(self, asked: Asked, now: Callable[[], datetime]) -> None:
        self.asked, self.now = asked, now
        self.person: Person = actions.local_person()
        self.movements = queries.catalogue_of(self.person)
        self.session: Session | None = None
        actions.see(self.person, now())

    def standing(self) -> Standing:
        clearance = clearances.clearance(self.person, self.now())
        likes = queries.preferences(self.person)
        return Standing(
            agreed=self.person.disclaimer_accepted_at is not None,
            check=clearance.state,
            broke_off=self._broken_off() is not None,
            voice=likes.voice if self.asked.voice is None else self.asked.voice,
            voice_asked=self.asked.voice is True,
            pace=likes.pace,
            theme=likes.theme,
            look=_look(likes),
            closed=_closed(clearance),
        )

    def doubt(self) -> None:
        """Something may be new: until the whole check has been answered to its end, nothing starts."""
        actions.want_check(self.person, self.now())

    def closed(self) -> str:
        """Why nothing starts just now, even so; empty where it may. Somebody may have answered elsewhere meanwhile."""
        clearance = clearances.clearance(self.person, self.now())
        return "" if clearance.may_start else _closed(clearance) or clearance.say

    def agree(self) -> None:
        """They ticked the disclaimer."""
        actions.accept_disclaimer(self.person, self.now())

    def keep(self, decision: Decision) -> None:
        """Remember what the safety check came to, and nothing of what was answered."""
        actions.record_check(self.person, decision, self.now())

    def plan(self) -> Plan:
        """A session for today: what was typed, else as the person likes it; their limits always."""
        # The same all day long, as on the page of today, unless another is asked for.
        seed = self.now().astimezone().toordinal() if self.asked.seed is None else self.asked.seed
        fits = plan_nearest if self.asked.minutes is None else plan
        wishes, able = self._wishes(), self.readiness()
        if self.asked.follow:
            chosen = find_list(self.person, self.asked.follow)
            return follow(self.movements, chosen, wishes, able.background, seed)
        return fits(self.movements, wishes, able.background, seed)

    def readiness(self) -> Readiness:
        """How much of each movement today, by what was done and said."""
        now, told = self.now(), diary(self.person)
        chosen = next((track for track in TRACKS if track == self.asked.track), None)
        track = chosen or queries.track_of(queries.preferences(self.person))
        return readiness(self.person, self.movements, told, clearances.clearance(self.person, now, told), track, now)

    def begin(self, planned: Plan, pain: int | None) -> Plan:
        """The session starts, and is on disk from now on; in small doses, if what they have just said asks for that."""
        planned = as_felt(planned, self.movements, pain)
        self.session = actions.start_session(self.person, planned, self.now())
        if pain is not None:
            actions.set_pain_before(self.session, pain)
        return planned

    def go_on(self) -> tuple[Plan, list[str]]:
        """Take up the session that broke off: its plan, and the ids of what is written down already.

        Raises NotAsPlanned where today's limits no longer allow it; it is left as it is then.
        """
        self.session = self._broken_off()
        assert self.session is not None
        return actions.take_up(self.session, self.now()), queries.saved_keys(self.session)

    def let_go(self) -> None:
        """The session that broke off is left as it is."""
        if (session := self._broken_off()) is not None:
            actions.finish(session, Session.Ended.LEFT, self.now())

    def save(self, records: Iterable[Record]) -> list[str]:
        """Write down what happened; sent twice, it counts once. Returns the ids that are safe."""
        assert self.session is not None
        arrivals = read_events({"events": [record.to_json() for record in records]}, self.now())
        return actions.record_events(self.session, arrivals, self.now())

    @property
    def pain_before(self) -> int | None:
        """What was said before the session in hand."""
        return None if self.session is None else self.session.pain_before

    def pain_after(self, pain: int) -> None:
        assert self.session is not None
        actions.set_pain_after(self.session, pain)

    def effort(self, effort: str) -> None:
        assert self.session is not None
        actions.set_effort(self.session, effort)

    def look_back(self) -> LookBack | None:
        """The session whose next morning nobody has asked about yet."""
        return look_back(self.person, self.now())

    def answer_morning(self, back: LookBack, morning: Morning) -> Advice:
        """Keep how the morning after was, and say what follows."""
        return check_ins.answer_morning(self.person, back.session, morning, self.now())

    def did(self) -> list[done.Did]:
        """What was done in this session, movement by movement."""
        assert self.session is not None
        return done.did(self.session)

    def _wishes(self) -> Wishes:
        likes, asked = queries.preferences(self.person), self.asked
        limits = clearances.limits(self.person) | asked.limits
        wishes: Any = {
            "minutes": asked.minutes,
            "place": asked.place,
            "kit": asked.kit,
            "track": asked.track,
        }
        said = {name: value for name, value in wishes.items() if value is not None}
        usual = Wishes(likes.minutes, likes.place, frozenset(likes.kit), queries.track_of(likes))  # type: ignore[arg-type] # the planner checks the place
        return replace(
            usual,
            **said,
            limits=limits,
            leave_out=asked.without,
            likes=_likes(likes, asked),
            dislikes=_dislikes(likes, asked),
        )

    def _broken_off(self) -> Session | None:
        return queries.broken_off(queries.last_session(self.person), self.now())


def _likes(usual: Any, asked: Asked) -> frozenset[str]:
    """What they are fond of; what is typed today counts."""
    return (frozenset(usual.likes) - asked.dislikes) | asked.likes


def _dislikes(usual: Any, asked: Asked) -> frozenset[str]:
    return (frozenset(usual.dislikes) - asked.likes) | asked.dislikes


def _closed(clearance: clearances.Clearance) -> str:
    """The sentence and the date, where only time opens it again."""
    if clearance.wait_until is None:
        return ""
    when = clearance.wait_until.astimezone()
    day = f"{when:%A}, {when.day} {when:%B, %H:%M}"
    return f"{clearance.say} {_('From {day} on.').format(day=day)}"


def _look(likes: Any) -> Look:
    """How the figure should look; what was never chosen is the figure's own."""
    chosen = {name: getattr(likes, name) for name in ("skin", "hair", "hair_style", "build")}
    return Look(**{name: value for name, value in chosen.items() if value})
