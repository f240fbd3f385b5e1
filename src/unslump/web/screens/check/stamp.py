"""When a check was begun, and what was known then: signed into its pages, so that an old page can close but never open.

another check since · something new since · too long ago · a clock set back ──▶ the stamp holds no more
"""

from datetime import datetime, timedelta

from django.core import signing

from unslump.records.clearances import Clearance
from unslump.records.models import Person

LASTS = timedelta(hours=1)
_SALT = "unslump.web.check"


def stamp(person: Person, standing: Clearance, begun: datetime) -> str:
    """For the pages of a check that was begun then."""
    return signing.dumps({"begun": begun.isoformat(), "known": _known(person, standing)}, salt=_SALT)


def begun(given: str) -> datetime | None:
    """When the check was begun; None for a stamp that is not ours."""
    try:
        return datetime.fromisoformat(signing.loads(given, salt=_SALT)["begun"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def holds(given: str, person: Person, standing: Clearance, now: datetime) -> bool:
    """Whether the pages that carry it may still open anything."""
    since = begun(given)
    if since is None or not timedelta(0) <= now - since <= LASTS:
        return False
    return bool(signing.loads(given, salt=_SALT)["known"] == _known(person, standing))


def _known(person: Person, standing: Clearance) -> str:
    """Changes with every check that is finished, and whenever the whole check is wanted again."""
    return f"{standing.taken_at} {person.recheck_since}"
