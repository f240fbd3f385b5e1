"""What an outcome means, in sentences for the person. Never names an illness, never promises anything."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from unslump import content
from unslump.screening.model import URGENT, Decision, Explanation, Outcome, Rule


def explain(decision: Decision, rules: Sequence[Rule]) -> Explanation:
    """A decision as a page or a terminal shows it: a title, a few sentences, and where urgent the numbers to call."""
    deciding = [rule for rule in rules if rule.id in decision.rules]
    sentences = sentences_for(decision.outcome, deciding)
    title = str(_texts()[decision.outcome]["title"])
    return Explanation(decision.outcome, title, sentences, numbers() if decision.outcome in URGENT else ())


def sentences_for(outcome: Outcome, deciding: Sequence[Rule]) -> tuple[str, ...]:
    """The outcome's own sentences, then what each deciding rule adds, once."""
    general = [str(text) for text in _texts()[outcome]["sentences"]]
    added = [] if outcome == "incomplete" else [rule.say for rule in deciding if rule.outcome == outcome]
    return tuple(dict.fromkeys([*general, *added]))


def numbers() -> tuple[tuple[str, str], ...]:
    """Emergency numbers, each with where it works."""
    return tuple((entry["number"], entry["where"]) for entry in _texts()["numbers"])


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads((content.folder() / "screening" / "outcomes.toml").read_text(encoding="utf-8"))
