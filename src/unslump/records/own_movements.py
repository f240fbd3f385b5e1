"""Movements that somebody described themselves: kept as the text of a movement file, checked like those that ship."""

from collections.abc import Mapping
from datetime import datetime

from unslump.errors import BadRequest, ContentError, Problem
from unslump.movement.checks import check_all
from unslump.movement.load import read
from unslump.movement.model import Movement
from unslump.records import actions, queries
from unslump.records.errors import said_clearly
from unslump.records.models import OwnMovement, Person

OWN = "own-"
"""What every id of such a movement begins with, so that none is ever mistaken for one that ships."""
MOST_OWN = 60
LARGEST_TEXT = 40_000


def checked(key: str, text: str, known: Mapping[str, Movement]) -> Movement:
    """The movement in a text. Raises ContentError with all that is wrong and all that is unwise in it."""
    file = f"{key}.toml"
    if len(text) > LARGEST_TEXT:
        raise ContentError([Problem(file, "", "is far too long", "Keep to what the movement needs.", "load")])
    movement, problems = read(text, file)
    if movement is not None:
        problems = check_all(movement, {**known, movement.id: movement})
    if movement is None or problems:
        raise ContentError(problems)
    return movement


def save_own_movement(person: Person, key: str, text: str, now: datetime) -> OwnMovement:
    """Keep a movement, new or changed. Raises ContentError with everything that is wrong with it."""
    if not key.startswith(OWN):
        raise BadRequest(f"The id of a movement of your own begins with “{OWN}”.")
    movement = checked(key, text, queries.catalogue_of(person))
    with said_clearly():
        mine = OwnMovement.objects.filter(person=person)
        row = mine.filter(key=key).first()
        if row is None:
            if mine.count() >= MOST_OWN:
                raise BadRequest(f"There are {MOST_OWN} of your own already: delete one that is no longer needed.")
            row = OwnMovement(key=key, **actions.owned(person))
        row.name, row.text, row.changed_at = movement.name[:80], text, now
        row.save()
        return row


def take_in(person: Person, brought: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Keep movements that came with a shared list; each id → the id under which it is kept.

    The very same text is kept once; another text under a known id gets an id of its own.
    """
    names: dict[str, str] = {}
    mine = {one.key: one.text for one in queries.own_movements(person)}
    for key, text in brought.items():
        target = key if key.startswith(OWN) else f"{OWN}{key}"
        nth = 1
        while target in mine and mine[target] != text:
            nth += 1
            target = f"{key}-{nth}"
        if target not in mine:
            save_own_movement(person, target, text, now)
            mine[target] = text
        names[key] = target
    return names


def delete_own_movement(row: OwnMovement) -> None:
    """Forget a movement of one's own, in the copies as well. Sessions of before keep their record of it by name."""
    actions.erase(row)
