"""Writing down how it goes: check-ins, own activities, and what the rules over time make of them. Each is one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from unslump.errors import BadRequest
from unslump.records import actions
from unslump.records.diary import diary
from unslump.records.errors import said_clearly
from unslump.records.models import Activity, CheckIn, Person, Rating, Session
from unslump.screening import after
from unslump.screening.advice import Advice, gravest
from unslump.screening.after import Morning
from unslump.screening.diary import KINDS, Kind
from unslump.screening.measures import MOST_ACTIVITIES
from unslump.screening.weeks import cards

LONGEST_ACTIVITY = 80


@dataclass(frozen=True, slots=True)
class Said:
    """The numbers of a check-in. None: not answered, which is not 0."""

    pain_now: int | None = None
    pain_average: int | None = None
    pain_worst: int | None = None
    sleep: int | None = None
    global_change: int | None = None
    """-3 very much worse, 0 no different, 3 very much better."""

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            least, most = (-3, 3) if name == "global_change" else (0, 10)
            if value is not None and not least <= value <= most:
                raise BadRequest(f"That goes from {least} to {most}, and {value} is not among them.")


def save_check_in(
    person: Person,
    kind: Kind,
    said: Said,
    now: datetime,
    *,
    session: Session | None = None,
    sore: bool = False,
    ratings: Mapping[UUID, int | None] | None = None,
    check_in_id: UUID | None = None,
) -> CheckIn:
    """Keep a check-in; the same id keeps it only once. `ratings`: of their own activities, by id, 0 to 10."""
    if kind not in KINDS:
        raise BadRequest(f"There is no check-in “{kind}”. There are: {', '.join(KINDS)}.")
    with said_clearly(), transaction.atomic():
        row, new = CheckIn.objects.get_or_create(
            id=check_in_id or uuid4(),
            **actions.owned(person),
            defaults={
                "sequence": actions.next_number(person),
                "at": now,
                "kind": kind,
                "session": session,
                "sore": sore,
                **asdict(said),
            },
        )
        if new:
            _rate(person, row, ratings or {})
            actions.see(person, now)
        return row


def answer_morning(
    person: Person, session: Session, morning: Morning, now: datetime, check_in_id: UUID | None = None
) -> Advice:
    """Keep what a next morning was like, and say what follows. Signs are looked at once and not kept.

    Answered twice with the same id, it is kept once and says the same.
    """
    key = check_in_id or uuid4()
    with said_clearly(), transaction.atomic():
        advice = after.next_morning(morning, diary(person, without=key), now)
        if advice.rule == "signs-open":
            return advice
        if not CheckIn.objects.filter(person=person, pk=key).exists():
            sore, said = after.is_soreness(morning), Said(pain_now=morning.pain_now)
            save_check_in(person, "next-morning", said, now, session=session, sore=sore, check_in_id=key)
            actions.heed(person, advice, now)
        return advice


def answer_weeks(
    person: Person,
    kind: Kind,
    said: Said,
    ratings: Mapping[UUID, int | None],
    now: datetime,
    check_in_id: UUID | None = None,
) -> tuple[Advice, ...]:
    """Keep the numbers of the beginning (`baseline`) or of some weeks (`weekly`), and say what follows, gravest first."""
    key = check_in_id or uuid4()
    with said_clearly(), transaction.atomic():
        known = CheckIn.objects.filter(person=person, pk=key).exists()
        save_check_in(person, kind, said, now, ratings=ratings, check_in_id=key)
        found = cards(diary(person, activities=True), now)
        if not known:
            actions.heed(person, gravest(found), now)
        return found


def set_activities(person: Person, texts: Sequence[str]) -> list[Activity]:
    """Their own activities from now on, three at most; one that is no longer named keeps its ratings and is not asked."""
    named = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    if len(named) > MOST_ACTIVITIES:
        raise BadRequest(f"Name {MOST_ACTIVITIES} at most: {len(named)} are too many to look after.")
    if too_long := next((text for text in named if len(text) > LONGEST_ACTIVITY or not text.isprintable()), None):
        raise BadRequest(f"“{too_long[:20]}…” is too long: {LONGEST_ACTIVITY} letters at most, on one line.")
    with said_clearly(), transaction.atomic():
        Activity.objects.filter(person=person).update(place=None)
        known = {one.text: one for one in Activity.objects.filter(person=person, text__in=named)}
        return [_place(person, known.get(text), text, nth) for nth, text in enumerate(named, 1)]


def delete_check_in(check_in: CheckIn) -> None:
    """Forget a check-in and its ratings, for good, in the copies as well."""
    actions.erase(check_in)


def delete_activity(activity: Activity) -> None:
    """Forget an activity and its ratings, for good, in the copies as well."""
    actions.erase(activity)


def _place(person: Person, known: Activity | None, text: str, place: int) -> Activity:
    if known is None:
        return Activity.objects.create(
            **actions.owned(person), sequence=actions.next_number(person), text=text, place=place
        )
    known.place = place
    known.save(update_fields=["place"])
    return known


def _rate(person: Person, row: CheckIn, ratings: Mapping[UUID, int | None]) -> None:
    theirs = {one.pk for one in Activity.objects.filter(person=person, pk__in=ratings)}
    for value in ratings.values():
        if value is not None and not 0 <= value <= 10:
            raise BadRequest(f"That goes from 0 to 10, and {value} is not among them.")
    if unknown := ratings.keys() - theirs:
        raise BadRequest(f"There is no activity {min(unknown, key=str)}. Reload the page, please.")
    Rating.objects.bulk_create(
        Rating(**actions.owned(person), check_in=row, activity_id=key, value=value) for key, value in ratings.items()
    )
