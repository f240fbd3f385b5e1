"""From a sheet to one outcome. The gravest wins; unanswered is not no.

yes, not sure ───▶ counts          emergency > today > first > limits > go
combinations  ───▶ count as well   (screening/combine.py)
unanswered    ───▶ incomplete, unless something urgent decides already
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from unslump.errors import BadRequest
from unslump.screening.combine import GRAVITY, Weight, answered, mentioned, soften, weigh
from unslump.screening.explain import sentences_for
from unslump.screening.model import URGENT, Answer, Decision, Outcome, Rule
from unslump.screening.sheet import Sheet, wrong_answers, wrong_facts


def decide(rules: Sequence[Rule], said: Sheet | Mapping[str, Answer]) -> Decision:
    """What a sheet comes to; answers alone are a sheet without facts. Raises BadRequest for what does not exist."""
    sheet = said if isinstance(said, Sheet) else Sheet(answers=said)
    refuse_nonsense(rules, sheet)
    weights = soften([weight for rule in rules if (weight := weigh(rule, sheet)) is not None], sheet)
    outcome: Outcome = max((weight.outcome for weight in weights), key=GRAVITY.__getitem__, default="go")
    if outcome not in URGENT:
        still_open = tuple(rule.id for rule in rules if not answered(rule, sheet))
        if still_open:
            return _told("incomplete", still_open, ())
    return _decision(outcome, weights, [text for rule in rules if rule.mentions for text in mentioned(rule, sheet)])


def _decision(outcome: Outcome, weights: Sequence[Weight], mentions: Sequence[str]) -> Decision:
    deciding = [weight for weight in weights if weight.outcome == outcome]
    meanwhile = outcome == "first" and all(weight.rule.session_meanwhile for weight in deciding)
    added = [text for weight in deciding for text in weight.say]
    ids = tuple(weight.rule.id for weight in deciding)
    may = tuple(weight.rule.id for weight in weights if weight.may_acknowledge)
    if meanwhile or outcome in {"go", "limits"}:
        limits = frozenset(limit for weight in weights for limit in weight.limits)
        told = _told(outcome, ids, [*added, *mentions], meanwhile=meanwhile)
        return replace(told, limits=limits, may_acknowledge=may)
    closed_days = max(weight.rule.wait_days for weight in deciding)
    again = tuple(dict.fromkeys(weight.rule.again for weight in deciding))
    return replace(_told(outcome, ids, added), wait_days=closed_days, again=again, may_acknowledge=may)


def _told(outcome: Outcome, ids: tuple[str, ...], added: Sequence[str], *, meanwhile: bool = False) -> Decision:
    sentences = tuple(dict.fromkeys([*sentences_for(outcome, meanwhile=meanwhile), *added]))
    say = " ".join(sentences)
    return Decision(outcome, ids, frozenset(), say, sentences, session_meanwhile=meanwhile)


def refuse_nonsense(rules: Sequence[Rule], sheet: Sheet) -> None:
    """Raises BadRequest with a sentence for each thing that nobody asked, and each answer that is none."""
    asked = {rule.id for rule in rules if rule.asked}
    parts = {f"{rule.id}.{part.id}" for rule in rules for part in rule.parts}
    softer = {rule.id for rule in rules if rule.softer is not None and rule.softer.acknowledge}
    wrong = wrong_facts(sheet) + wrong_answers(sheet.answers) + wrong_answers(sheet.parts)
    wrong += [_unknown("safety question", key, asked) for key in sheet.answers if key not in asked]
    wrong += [_unknown("part of a safety question", key, parts) for key in sheet.parts if key not in parts]
    wrong += [_unknown("rule to be acknowledged", key, softer) for key in sorted(sheet.acknowledged - softer)]
    if wrong:
        raise BadRequest("\n".join(wrong))


def _unknown(what: str, key: str, known: set[str]) -> str:
    near = get_close_matches(key.upper(), known, n=1) or get_close_matches(key, known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"There is no {what} “{key}”.{hint} `unslump screen --help` says where the questions are listed."
