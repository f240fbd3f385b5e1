"""What an outcome means, in sentences for the person. Never names an illness, never promises anything."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from unslump import content
from unslump.screening import numbers as numbers_file
from unslump.screening.model import URGENT, Decision, Explanation, Outcome


def explain(decision: Decision) -> Explanation:
    """A decision as a page or a terminal shows it: a title, a few sentences, and where urgent the numbers to call."""
    sentences = decision.sentences or sentences_for(decision.outcome, meanwhile=decision.session_meanwhile)
    title = title_of(decision.outcome, meanwhile=decision.session_meanwhile)
    return Explanation(decision.outcome, title, sentences, numbers() if decision.outcome in URGENT else ())


def title_of(outcome: Outcome, *, meanwhile: bool = False) -> str:
    """The headline of an outcome."""
    return str(_words(outcome, meanwhile)["title"])


def sentences_for(outcome: Outcome, *, meanwhile: bool = False) -> tuple[str, ...]:
    """What an outcome says to everybody, before what its rules add."""
    return tuple(_words(outcome, meanwhile)["sentences"])


def beside_numbers(sentences: Sequence[str]) -> tuple[str, ...]:
    """The same sentences for a page that shows the numbers of one's own country beside them."""
    return tuple(sentence.replace(str(_texts()["anywhere"]), "") for sentence in sentences)


def numbers() -> tuple[tuple[str, str], ...]:
    """Emergency numbers for somebody whose country we do not know, each with where it works."""
    return numbers_file.anywhere()


def _words(outcome: Outcome, meanwhile: bool) -> Mapping[str, Any]:
    words: Mapping[str, Any] = _texts()["first_meanwhile" if meanwhile else outcome]
    return words


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads((content.folder() / "screening" / "outcomes.toml").read_text(encoding="utf-8"))
