"""The one-tap question before each session: no goes on, anything else leads to the full check."""

import tomllib
from functools import cache
from typing import Literal

from unslump import content
from unslump.screening.model import Answer, MicroCheck


@cache
def micro_check() -> MicroCheck:
    """The question with its list and its three buttons."""
    file = content.folder() / "screening" / "before-each-session.toml"
    texts = tomllib.loads(file.read_text(encoding="utf-8"))
    return MicroCheck(
        question=texts["question"],
        items=tuple(texts["items"]),
        no=texts["no"],
        yes=texts["yes"],
        unsure=texts["unsure"],
        full_check=texts["full_check"],
    )


def next_step(answer: Answer | None) -> Literal["go", "full-check", "incomplete"]:
    """What follows from the tap; None means that nothing was tapped, which is not a no.

    >>> next_step("unsure")
    'full-check'
    """
    if answer is None:
        return "incomplete"
    return "go" if answer == "no" else "full-check"
