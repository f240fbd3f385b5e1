"""The safety check: the gravest wins, unanswered is not no, nothing is ticked for anybody, and no answer is kept."""

import re

import pytest
from django.db import connection

from tests.web.answering import Check, page_of
from unslump.records import export, queries
from unslump.records.models import SafetyCheck
from unslump.screening import interview
from unslump.screening.conditions import conditions
from unslump.screening.disclaimer import disclaimer
from unslump.screening.numbers import anywhere, country
from unslump.screening.rules import rules

LISTS = interview.lists(rules())
LINES = [line.key for page in LISTS for line in page.lines]
EMERGENCY = [line.key for line in LISTS[0].lines]
FIRST = LISTS[0].id


def outcome() -> str:
    return str(SafetyCheck.objects.order_by("-sequence")[0].outcome)


def test_it_asks_every_question(visitor):
    check, seen = Check(visitor), ""
    while check.page != "agree":
        seen += check.text
        check.until(check.page)
        check.facts(pain="2") if check.page == "facts" else check.none()
    for line in [*LINES, "L5.easily-annoyed", *(one.id for one in conditions() if "pregnan" not in one.id)]:
        assert f'name="yes" value="{line}"' in seen


def test_the_whole_way_to_a_go(visitor):
    check = Check(visitor).until("agree")
    assert disclaimer().tick in check.text
    assert "To today’s session" in check.send(agree="yes").text
    assert outcome() == "go"
    assert visitor.get("/").context["plan"]


@pytest.mark.parametrize("ticked", ["yes", "unsure"])
@pytest.mark.parametrize("line", EMERGENCY)
def test_one_tick_among_the_gravest_ends_it_at_once(visitor, line, ticked):
    text = Check(visitor).send(**{ticked: line}).text
    assert outcome() == "emergency"
    for number, _where in anywhere():
        assert f'href="tel:{number}"' in text
    assert "/start/" not in visitor.get("/").content.decode()


def test_a_tick_for_today_ends_it_with_a_note_to_show(visitor):
    check = Check(visitor).until(page_of("U2")).send(yes="U2")
    rule = next(rule for rule in rules() if rule.id == "U2")
    assert outcome() == "today"
    note = check.text.partition('class="letter')[2]
    assert rule.question.replace("'", "&#x27;") in note
    assert "Age" in note
    assert "E1" not in note


def test_what_could_make_it_graver_is_asked_before_the_end(visitor):
    check = Check(visitor).until(page_of("U9")).send(yes="U9")
    assert check.page == "U9"
    assert not SafetyCheck.objects.exists()
    check.send(yes="U9.at-rest")
    assert outcome() == "emergency"


def test_follow_ups_are_asked_only_where_their_question_is_ticked(visitor):
    check = Check(visitor).until(page_of("U6.trigger")).none()
    assert "U6.steroids" not in check.text
    check = Check(visitor).until(page_of("U6.trigger")).send(yes="U6.trigger")
    assert 'name="yes" value="U6.steroids"' in check.text


def test_first_says_whom_to_see_and_from_when_it_can_be_asked_again(visitor):
    text = Check(visitor).until(page_of("D9")).send(yes="D9").rest().text
    rule = next(rule for rule in rules() if rule.id == "D9")
    assert outcome() == "first"
    for sentence in (rule.say, rule.again):
        assert sentence.replace("'", "&#x27;") in text
    assert "No session starts before" in text
    assert "Sessions open again on" in visitor.get("/").content.decode()


def test_the_soft_gate_opens_by_a_tick_and_closes_by_the_other_button(visitor):
    check = Check(visitor).until(page_of("D1")).send(yes="D1").none().until("acknowledge")
    assert "somebody" in check.text
    assert " checked>" not in check.text
    check.send(yes="D1").rest()
    assert (outcome(), visitor.get("/").context["plan"].wishes.limits) == ("limits", {"low-dose"})


def test_the_soft_gate_does_not_open_by_itself(visitor):
    check = Check(visitor).until(page_of("D1")).send(yes="D1").none().until("acknowledge")
    assert 'role="alert"' in check.send().text
    assert not SafetyCheck.objects.exists()
    check.send(none="yes", yes="D1")
    assert outcome() == "first"


def test_lists_are_shown_with_nothing_ticked(visitor):
    check = Check(visitor).until(page_of("D1")).send(yes="D1")
    while check.page and check.page != "acknowledge":
        assert " checked>" not in check.text
        check.none()


def test_conditions_become_limits_and_the_page_says_what_changes(visitor):
    check = Check(visitor).until("conditions").send(yes="hip-replacement").rest()
    assert outcome() == "limits"
    assert "A new hip" in check.text
    assert "Left out or swapped" in check.text
    assert visitor.get("/").context["plan"].wishes.limits == {"hip-replacement"}


def test_a_condition_that_needs_a_clinician_first_closes(visitor):
    Check(visitor).until("conditions").send(yes="clot-or-shingles").rest()
    assert outcome() == "first"


@pytest.mark.parametrize(
    ("weeks", "limit"),
    [("0", "pregnancy-under-16-weeks"), ("15", "pregnancy-under-16-weeks"), ("16", "pregnancy-16-weeks-on")],
)
def test_pregnancy_is_a_week_and_a_question_about_it(visitor, weeks, limit):
    check = Check(visitor).until("facts").facts(pregnant="yes", weeks=weeks)
    check.until("about-facts")
    assert "L2.complications" in check.text
    check.rest()
    assert SafetyCheck.objects.get().limits == [limit]


def test_strong_pain_now_closes_by_itself(visitor):
    Check(visitor).rest(pain="7")
    assert outcome() == "first"


def test_pain_of_zero_is_an_answer(visitor):
    assert Check(visitor).until("facts").facts(pain="0").page == LISTS[1].id


@pytest.mark.parametrize(
    "facts",
    [{"age": "", "pain": "3"}, {"age": "34", "pain": ""}, {"age": "-1", "pain": "3"}, {"age": "old", "pain": "3"}, {"age": "34", "pain": "11"}, {"age": "³", "pain": "3"}, {"age": "34", "pain": "3", "pregnant": "yes"}],
)  # fmt: skip
def test_facts_that_are_none_are_asked_again(visitor, facts):
    check = Check(visitor).until("facts").facts(**facts)
    assert check.page == "facts"
    assert 'role="alert"' in check.text


def test_somebody_of_fifteen_is_told_kindly_that_it_is_not_for_them(visitor):
    assert "under 16" in Check(visitor).rest(age="15").text
    assert outcome() == "first"


@pytest.mark.parametrize("page", [page.id for page in LISTS])
def test_an_empty_list_is_not_a_no(visitor, page):
    check = Check(visitor).until(page).send()
    assert check.page == page
    assert 'role="alert"' in check.text


def test_a_tick_beside_none_of_these_is_a_yes(visitor):
    Check(visitor).send(yes="E2", none="yes")
    assert outcome() == "emergency"


def test_nothing_begins_without_the_tick_under_the_disclaimer(visitor, person):
    assert 'role="alert"' in Check(visitor).until("agree").send().text
    assert not SafetyCheck.objects.exists()
    person.refresh_from_db()
    assert person.disclaimer_accepted_at is None


def test_an_unknown_question_is_no_answer(visitor):
    assert Check(visitor).send(yes="X9").page == FIRST
    assert not SafetyCheck.objects.exists()


def test_the_way_back_shows_what_was_ticked_and_lets_it_be_changed(visitor):
    check = Check(visitor).until(page_of("D9")).send(yes="D9", unsure="D9")
    check.send(back="yes")
    assert re.search(r'name="unsure" value="D9"[^>]* checked', check.text)
    check.none().rest()
    assert outcome() == "go"


def test_what_hung_on_an_answer_goes_with_it(visitor):
    check = Check(visitor).until(page_of("U9")).send(yes="U9")
    hidden = check.hidden | {"said": [*check.hidden["said"], "U9.at-rest=yes"]}
    check.answer = visitor.post("/check/", {**hidden, "back": "yes"})
    check.none().rest()
    assert outcome() == "go"


def test_a_check_that_was_read_by_nobody_is_not_answered_by_what_it_carries(visitor):
    """Pages claimed as seen, without their answers, are asked."""
    check = Check(visitor)
    seen = [*(page.id for page in LISTS), "facts", "conditions"]
    check.answer = visitor.post(
        "/check/", {**check.hidden, "seen": seen, "agreed": "yes", "page": "agree", "agree": "yes"}
    )
    assert check.page == FIRST
    assert not SafetyCheck.objects.exists()


def test_no_answer_reaches_the_database(visitor, person):
    Check(visitor).until("conditions").send(yes="hip-replacement").send(back="yes")
    Check(visitor).until(page_of("U6.trigger"), age="67").send(yes="U6.trigger")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table != "django_migrations":
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                kept = re.sub(r"datetime\.\w+\([^)]*\)|[-\d:. ]{10,}|[0-9a-f]{32}", "", str(cursor.fetchall()))
                assert not re.search(r"U6|trigger|\b67\b", kept)
    assert "U6" not in str(export.everything(person))


def test_no_answer_is_in_an_address(visitor):
    assert 'method="get"' not in Check(visitor).until("agree").text


def test_the_country_of_the_browser_has_its_numbers_and_another_can_be_chosen(visitor, person):
    check = Check(visitor)
    check.answer = visitor.post("/check/", {**check.hidden, "yes": "E1"}, headers={"Accept-Language": "en-GB"})
    assert 'href="tel:999"' in check.text
    assert 'href="tel:911"' not in check.text
    check.send(country="US")
    assert 'href="tel:911"' in check.text
    assert SafetyCheck.objects.count() == 1
    person.refresh_from_db()
    assert queries.preferences(person).country == "US"
    us = country("US")
    assert us is not None
    assert us.name in visitor.get("/safety/").content.decode()


def test_a_country_that_we_do_not_know_changes_nothing(visitor, person):
    Check(visitor).send(yes="E1").send(country="XX")
    assert queries.preferences(person).country == ""
