"""Cases are what the rules have to come to. A rule that changes without a case noticing it is a defect of the cases."""

import pytest

from tests.screening.mutants import flips, holds, smaller_changes
from unslump.errors import ContentError
from unslump.screening.cases import cases, from_folder
from unslump.screening.decide import decide
from unslump.screening.model import SEVERITY, Rule
from unslump.screening.rules import rules

NOTHING_CHANGES = {"D1 softer age_from 17": "under 18, D2 says to see someone first in any case"}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_it_comes_out_as_the_case_says(case):
    decision = decide(rules(), case.full_sheet(rules()))
    assert (decision.outcome, decision.limits) == (case.outcome, case.limits)
    assert case.outcome == "incomplete" or set(decision.rules) == set(case.rules)
    assert case.told(decision.say)
    assert set(case.silent).isdisjoint(decision.rules)


def test_every_rule_speaks_in_a_case_and_is_silent_in_one():
    speaks = {rule_id for case in cases() for rule_id in case.rules}
    assert speaks == {rule.id for rule in rules()}
    for rule in rules():
        assert any(rule.id not in case.rules for case in cases() if case.others == "no"), rule.id


def test_every_rule_with_a_combination_has_a_case_that_comes_near():
    for rule in rules():
        if rule.fires and rule.asked and any(one.when.age_from or one.when.at_least for one in rule.fires):
            assert any(rule.id in case.silent for case in cases()), rule.id


def test_every_outcome_has_its_cases():
    assert {case.outcome for case in cases()} == {*SEVERITY, "incomplete"}


def test_no_two_cases_are_the_same():
    for nth, case in enumerate(cases()):
        assert all((case.sheet, case.others) != (other.sheet, other.others) for other in cases()[:nth]), case.id


def noticed(changed: Rule | None, instead_of: Rule) -> bool:
    mutated = [changed if rule.id == instead_of.id else rule for rule in rules()]
    kept = tuple(rule for rule in mutated if rule is not None)
    near = [case for case in cases() if instead_of.id in (*case.rules, *case.silent)]
    others = [case for case in cases() if case not in near]
    return any(not holds(case, kept) for case in (*near, *others))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_case_notices_when_a_rule_is_gone(rule):
    assert noticed(None, rule)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_case_notices_when_a_rule_leads_elsewhere(rule):
    for flipped in flips(rule):
        assert noticed(flipped, rule), flipped.outcome


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.fires or rule.softer], ids=lambda rule: rule.id)
def test_a_case_notices_every_smaller_change(rule):
    unnoticed = [what for what, changed in smaller_changes(rule) if not noticed(changed, rule)]
    assert unnoticed == [what for what in unnoticed if f"{rule.id} {what}" in NOTHING_CHANGES]


def test_all_cases_hold_under_the_rules_as_they_are():
    assert all(holds(case, rules()) for case in cases())


def test_everything_that_is_wrong_in_the_cases_is_told_at_once(tmp_path):
    (tmp_path / "a.toml").write_text('title = "A"\noutcome = "soon"\nothers = "yes"\n[sheet]\nage = "old"\n')
    (tmp_path / "b.toml").write_text('outcome = "go"\nrule = ["E1"]\n')
    with pytest.raises(ContentError) as refusal:
        from_folder(tmp_path)
    assert [problem.where for problem in refusal.value.problems] == ["sheet.age", "others", "outcome", "title", "rule"]
