"""The safety check: the gravest wins, unanswered is not no, and no answer is kept."""

import pytest
from django.db import connection

from unslump.records import queries
from unslump.records.models import SafetyCheck
from unslump.screening.disclaimer import disclaimer
from unslump.screening.explain import numbers
from unslump.screening.rules import rules
from unslump.web.screens.check.views import groups

FIRST, SECOND = (group.name for group in groups())
NONE = {"none": [FIRST, SECOND], "asked": [FIRST, SECOND, "agree"]}


def test_it_asks_every_question(visitor):
    first = visitor.get("/check/").content.decode()
    second = visitor.post("/check/", {"none": FIRST, "asked": FIRST}).content.decode()
    for rule in rules():
        assert f'value="{rule.id}"' in first + second


def test_the_whole_way_to_a_go(visitor, person):
    visitor.post("/check/", {"none": FIRST, "asked": FIRST})
    assert disclaimer().tick in visitor.post("/check/", {**NONE, "asked": [FIRST, SECOND]}).content.decode()
    assert "To today’s session" in visitor.post("/check/", {**NONE, "agree": "yes"}).content.decode()
    assert visitor.get("/").context["plan"]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_one_tick_ends_it_at_once_with_its_outcome_and_the_numbers_to_call(visitor, rule):
    answer = visitor.post("/check/", {"yes": rule.id, "asked": rule.group})
    text = answer.content.decode()
    assert SafetyCheck.objects.get().outcome == rule.outcome
    assert rule.say.replace("'", "&#x27;") in text
    for number, _where in numbers():
        assert f'href="tel:{number}"' in text
    assert "/start/" not in visitor.get("/").content.decode()


def test_the_gravest_of_several_wins(visitor):
    visitor.post("/check/", {"yes": ["U1", "E1"], "none": [FIRST, SECOND]})
    assert SafetyCheck.objects.get().outcome == "emergency"


def test_a_tick_beside_none_of_these_is_a_yes(visitor):
    visitor.post("/check/", {"yes": "E2", "none": FIRST})
    assert SafetyCheck.objects.get().outcome == "emergency"


@pytest.mark.parametrize("sent", [{}, {"asked": FIRST}, {"agree": "yes"}, {"none": SECOND, "agree": "yes"}])
def test_unanswered_is_not_no(visitor, sent):
    assert f'name="none" value="{FIRST}"' in visitor.post("/check/", sent).content.decode()
    assert not SafetyCheck.objects.exists()


def test_nothing_begins_without_the_tick_under_the_disclaimer(visitor, person):
    assert 'role="alert"' in visitor.post("/check/", NONE).content.decode()
    assert not SafetyCheck.objects.exists()
    person.refresh_from_db()
    assert person.disclaimer_accepted_at is None


def test_an_unknown_question_is_no_answer(visitor):
    assert visitor.post("/check/", {"yes": "X9"}).status_code == 200
    assert not SafetyCheck.objects.exists()


def test_it_can_be_done_again_after_a_stop(visitor, person):
    visitor.post("/check/", {"yes": "U1"})
    visitor.post("/check/", {**NONE, "agree": "yes"})
    assert visitor.get("/").context["plan"]


def test_no_answer_reaches_the_database(visitor, person):
    visitor.post("/check/", {"yes": "U2"})
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table != "django_migrations":
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                assert "U2" not in str(cursor.fetchall())
    assert "U2" not in str(queries.export(person))
