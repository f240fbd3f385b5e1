"""What is asked, in which order, and when it ends."""

from collections.abc import Collection
from dataclasses import replace

from unslump.screening.decide import decide
from unslump.screening.interview import Page, after, lists, next_page
from unslump.screening.model import Decision
from unslump.screening.rules import questions, rules
from unslump.screening.sheet import Sheet

WELL = Sheet(age=34, pain_now=0)
LISTS = [page.id for page in lists(rules())]


def interviewed(
    ticked: Collection[str] = (), given: Sheet = WELL, unsure: Collection[str] = ()
) -> tuple[list[Page], Decision]:
    """The pages that somebody sees who ticks these lines wherever they appear, and what comes of it."""
    sheet, pages = Sheet(), list[Page]()
    while (page := next_page(rules(), sheet, [one.id for one in pages])) is not None:
        assert page.id not in [one.id for one in pages], "asked twice"
        pages.append(page)
        if page.kind == "facts":
            sheet = replace(sheet, age=given.age, pain_now=given.pain_now, weeks_pregnant=given.weeks_pregnant)
        else:
            keys = {line.key for line in page.lines}
            sheet = after(page, sheet, keys & set(ticked), keys & set(unsure))
    return pages, decide(rules(), sheet)


def seen(pages: list[Page]) -> list[str]:
    return [page.id for page in pages]


def test_somebody_well_sees_five_lists_the_facts_and_the_conditions():
    pages, decision = interviewed()
    assert seen(pages) == [LISTS[0], "facts", *LISTS[1:], "conditions"]
    assert decision.outcome == "go"


def test_every_question_stands_on_a_list():
    shown = [line.key.split(".")[0] for page in lists(rules()) for line in page.lines]
    assert sorted(shown) == sorted(rule.id for rule in questions())


def test_help_now_is_asked_before_anything_else_and_ends_it_at_once():
    for ticked, unsure in ((["E3"], []), ([], ["E3"])):
        pages, decision = interviewed(ticked, unsure=unsure)
        assert (seen(pages), decision.outcome) == ([LISTS[0]], "emergency")


def test_advice_today_ends_it_with_its_list():
    pages, decision = interviewed(["U3"])
    assert (seen(pages), decision.outcome) == ([LISTS[0], "facts", LISTS[1]], "today")


def test_what_could_make_it_graver_is_asked_before_it_ends():
    pages, decision = interviewed(["U9"])
    assert (seen(pages)[-1], decision.outcome) == ("U9", "today")
    pages, decision = interviewed(["U9", "U11", "U9.at-rest"])
    assert (seen(pages)[-1], decision.outcome) == ("U9", "emergency")


def test_what_could_make_it_lighter_is_asked_only_where_it_could():
    pages, decision = interviewed(["U11"])
    assert ("U11" in seen(pages), decision.outcome) == (True, "first")
    pages, decision = interviewed(["U11"], replace(WELL, pain_now=6))
    assert ("U11" in seen(pages), decision.outcome) == (False, "today")


def test_a_small_fall_leads_to_bones_and_tablets_by_age():
    asked = {}
    for age in (30, 55, 70):
        pages, decision = interviewed(["U6.trigger"], replace(WELL, age=age))
        asked[age] = [line.key for page in pages for line in page.lines if page.id == "U6"], decision.outcome
    assert asked == {
        30: (["U6.steroids"], "go"),
        55: (["U6.thin-bones", "U6.steroids"], "go"),
        70: ([], "today"),
    }


def test_nine_more_are_asked_of_who_has_been_stiff_for_long_since_young():
    pages, decision = interviewed(["D3.long-and-young", "D3.before-35", "D3.joints", "D3.skin"])
    assert len(next(page for page in pages if page.id == "D3").lines) == 9
    assert decision.outcome == "go"
    assert "Mention" in decision.say


def test_pregnancy_and_soreness_are_asked_about_where_there_is_any():
    pages, _ = interviewed(given=Sheet(age=30, pain_now=2, weeks_pregnant=0))
    (page,) = [page for page in pages if page.id == "about-facts"]
    assert [line.key for line in page.lines] == ["L2.complications", "L5.easily-annoyed"]


def test_weeks_of_pregnancy_are_not_asked_twice():
    pages, _ = interviewed()
    assert not [line.key for line in pages[-1].lines if "pregnan" in line.key]


def test_the_soft_gate_is_offered_last_and_only_to_whom_it_is_open():
    pages, decision = interviewed(["D1"])
    assert (seen(pages)[-1], decision.outcome) == ("acknowledge", "limits")
    assert "D1" in seen(pages), "its parts are asked first"
    assert pages[-1].lines[0].text.startswith("I know")
    assert "acknowledge" not in seen(interviewed(["D1", "D1.six-weeks"])[0])
    assert "acknowledge" not in seen(interviewed(["D1", "D9"])[0])


def test_a_healthy_desk_worker_answers_with_few_taps():
    """One for each list, two figures and enter for the age, one and enter for how it feels, enter for not pregnant."""
    pages, _ = interviewed(given=Sheet(age=34, pain_now=2))
    taps = sum({"facts": 3 + 2 + 1}.get(page.kind, 2) for page in pages)
    assert taps <= 20
