"""What somebody is ready for today: their history, through the rules of progress. Plans, pages and commands all ask here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from unslump.movement.catalogue import Catalogue
from unslump.planning.low_dose import LOW_DOSE
from unslump.planning.model import Background
from unslump.planning.progress import Told, Where, progress, ready
from unslump.records.clearances import Clearance
from unslump.records.models import Person
from unslump.records.reports import past_of, reports
from unslump.screening.advice import Action
from unslump.screening.diary import Diary
from unslump.screening.measures import readings
from unslump.screening.weeks import cards, no_harder
from unslump.units import Track

TRY_SOMETHING_ELSE: frozenset[Action] = frozenset({"change-plan", "see-someone"})
"""What the rules over weeks say when nothing has moved, and sessions go on."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """How much of each movement, and whether it is time for other ones."""

    wheres: Mapping[str, Where]
    background: Background
    """The same for the planner. Its moment is today's noon where they are: rest days are counted by it."""

    @property
    def done(self) -> list[Where]:
        """Those that they have done, in the catalogue's order."""
        return [one for one in self.wheres.values() if one.times > 0]


def readiness(
    person: Person, movements: Catalogue, told: Diary, standing: Clearance, track: Track, now: datetime
) -> Readiness:
    """`movements`: those that they can be asked to do. `told`: their diary. `track`: as they chose it."""
    known = Told(
        track=track,
        small=LOW_DOSE in standing.limits,
        lower=standing.lower,
        numbers=tuple((one.at, one.pain) for one in readings(told)),
        stopped=no_harder(told),
    )
    said = reports(person, movements, told)
    change = any(one.action in TRY_SOMETHING_ELSE for one in cards(told, now))
    noon = now.astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
    wheres = progress(movements, said, known, now)
    return Readiness(wheres, Background(tuple(past_of(said)), noon, ready(wheres), "change" if change else "usual"))
