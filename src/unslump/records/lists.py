"""Lists of somebody's own: keeping them, taking one in from a file, giving one away. Each is one transaction."""

from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction

from unslump.errors import BadRequest
from unslump.planning.programme import programmes, routines
from unslump.planning.routine import Pick, Routine, own_movements, read_routine, routine_in_file, write_routine
from unslump.records import actions, queries
from unslump.records.errors import said_clearly
from unslump.records.models import Person, Preferences, SavedList
from unslump.records.own_movements import take_in

MOST_LISTS = 100
LONGEST_NAME, LONGEST_ABOUT = 80, 400
NO_PROGRAMME = "none"
"""Somebody who wants to follow none, not even the first week."""


def save_list(person: Person, routine: Routine, now: datetime, list_id: UUID | None = None) -> SavedList:
    """Keep a list, new or changed. Raises BadRequest where it says too little or too much."""
    name, about = routine.name.strip(), routine.about.strip()
    if not name:
        raise BadRequest("A list needs a name: write one, as “From my physio”.")
    if len(name) > LONGEST_NAME or len(about) > LONGEST_ABOUT:
        raise BadRequest(
            f"That is too long: {LONGEST_NAME} letters for the name, {LONGEST_ABOUT} for what it is about."
        )
    if not routine.picks:
        raise BadRequest("A list needs at least one movement.")
    text = write_routine(Routine("", name, routine.picks, about))
    with said_clearly():
        known = SavedList.objects.filter(person=person)
        row = known.filter(pk=list_id).first() if list_id is not None else None
        if row is None:
            if known.count() >= MOST_LISTS:
                raise BadRequest(f"There are {MOST_LISTS} lists already: delete one that is no longer needed.")
            row = SavedList(id=list_id or uuid4(), **actions.owned(person))
        row.name, row.text, row.changed_at = name, text, now
        row.save()
        return row


def import_list(person: Person, text: str, file: str, now: datetime) -> SavedList:
    """Take in a list that was shared as a file, with the movements that come with it.

    Raises ContentError with everything that is wrong; then nothing of it is kept.
    """
    brought = own_movements(text, file)
    with said_clearly(), transaction.atomic():
        names = take_in(person, brought, now)
        known = queries.catalogue_of(person)
        routine = read_routine(text, file, {**known, **{old: known[new] for old, new in names.items()}})
        picks = tuple(Pick(names.get(pick.movement, pick.movement), pick.amount) for pick in routine.picks)
        return save_list(person, Routine("", routine.name, picks, routine.about), now)


def export_list(person: Person, row: SavedList) -> str:
    """The text of a file to share: the list, and those of the person's own movements that it names."""
    routine = queries.routine_of(person, row)
    mine = {one.key: one.text for one in queries.own_movements(person)}
    wanted = {pick.movement for pick in routine.picks}
    return write_routine(routine, {key: text for key, text in mine.items() if key in wanted})


def find_list(person: Person, wanted: str) -> Routine:
    """A list by what somebody typed: a ready-made set, one of their own by its name, or a file. Raises BadRequest."""
    if wanted in routines():
        return routines()[wanted]
    mine = {row.name.casefold(): row for row in queries.lists(person)}
    if wanted.casefold() in mine:
        return queries.routine_of(person, mine[wanted.casefold()])
    return routine_in_file(
        Path(wanted), queries.catalogue_of(person), [*routines(), *(row.name for row in mine.values())]
    )


def delete_list(row: SavedList) -> None:
    """Forget a list, in the copies as well."""
    actions.erase(row)


def choose_programme(person: Person, programme: str, now: datetime) -> Preferences:
    """Follow a programme from now on, or none (`NO_PROGRAMME`)."""
    if programme != NO_PROGRAMME and programme not in programmes():
        raise BadRequest(f"There is no programme “{programme}”. There are: {', '.join(programmes())}.")
    return actions.save_preferences(person, {"programme": programme, "programme_since": now})
