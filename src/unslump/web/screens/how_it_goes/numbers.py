"""Reading numbers that may be left out. Nothing chosen is None, and never 0."""

from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.translation import gettext as _

from unslump.errors import BadRequest


def zero_to_ten(posted: QueryDict, name: str) -> int | None:
    return _number(posted, name, [str(number) for number in range(11)])


def seven_steps(posted: QueryDict, name: str) -> int | None:
    """-3 to 3."""
    return _number(posted, name, [str(number) for number in range(-3, 4)])


def key_from(posted: QueryDict) -> UUID:
    """The name that the page gave to what it sends: sent twice, it is kept once."""
    try:
        return UUID(posted.get("key", ""))
    except ValueError:
        return uuid4()


def _number(posted: QueryDict, name: str, offered: list[str]) -> int | None:
    text = posted.get(name, "")
    if text == "":
        return None
    if text not in offered:
        raise BadRequest(_("“%(text)s” is not among the numbers of this question.") % {"text": text})
    return int(text)
