"""From answers to one outcome. The gravest wins; unanswered is not no.

yes ──────────────▶ counts          emergency > today > first > limits > go
not sure ─────────▶ counts where the rule says so (always for emergency and today)
unanswered ───────▶ incomplete, unless something urgent decides already
"""

from collections.abc import Mapping, Sequence

from unslump.errors import BadRequest
from unslump.screening.explain import sentences_for
from unslump.screening.model import ANSWERS, SEVERITY, URGENT, Answer, Decision, Outcome, Rule


def decide(rules: Sequence[Rule], answers: Mapping[str, Answer]) -> Decision:
    """What the answers come to. Raises BadRequest for an answer or a question that does not exist."""
    _refuse_unknown(rules, answers)
    counting = [rule for rule in rules if _counts(rule, answers.get(rule.id))]
    outcomes: list[Outcome] = ["go", *(rule.outcome for rule in counting)]
    gravest = max(outcomes, key=SEVERITY.index)
    if gravest not in URGENT:
        still_open = [rule for rule in rules if rule.id not in answers]
        if still_open:
            return _decision("incomplete", still_open, frozenset())
    limits = frozenset(limit for rule in counting for limit in rule.limits)
    deciding = [rule for rule in counting if rule.outcome == gravest]
    return _decision(gravest, deciding, limits if gravest == "limits" else frozenset())


def _counts(rule: Rule, answer: Answer | None) -> bool:
    return answer == "yes" or (answer == "unsure" and rule.unsure_counts)


def _decision(outcome: Outcome, rules: Sequence[Rule], limits: frozenset[str]) -> Decision:
    return Decision(outcome, tuple(rule.id for rule in rules), limits, " ".join(sentences_for(outcome, rules)))


def _refuse_unknown(rules: Sequence[Rule], answers: Mapping[str, Answer]) -> None:
    known = {rule.id for rule in rules}
    for rule_id, answer in answers.items():
        if rule_id not in known:
            raise BadRequest(f"There is no safety question “{rule_id}”. Open the check again to see today's questions.")
        if answer not in ANSWERS:
            raise BadRequest(f"“{answer}” is no answer to a safety question. Answer yes, no or unsure.")
