"""How it goes: asked at the right time, every question may be skipped, said honestly, and forgotten on request."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.sessions import a_done_session
from tests.web.test_today import assert_lower
from unslump.records import actions, check_ins, export
from unslump.records.check_ins import Said
from unslump.records.models import Activity, CheckIn, Rating, SafetyCheck
from unslump.screening.model import Decision
from unslump.screening.over_time import rule, signs


@pytest.fixture
def yesterday(cleared, person):
    """Somebody who moved a day ago, with 2 before it."""
    return a_done_session(person, timezone.now() - timedelta(days=1), before=2, after=3)


def began(visitor, person, weeks, pain):
    """Somebody who gave a first number so many weeks ago, and may start today."""
    now = timezone.now()
    check_ins.save_check_in(person, "baseline", Said(pain_average=pain), now - timedelta(weeks=weeks))
    actions.accept_disclaimer(person, now)
    actions.record_check(person, Decision("go", (), frozenset(), ""), now)
    return visitor


def morning(client, session, **said):
    return client.post("/how-it-goes/morning/", {"session": str(session.pk), "pain": "", **said})


def test_the_morning_after_has_a_card_on_today(cleared, yesterday):
    assert 'href="/how-it-goes/morning/"' in cleared.get("/").content.decode()
    assert "Before the session it was 2" in cleared.get("/how-it-goes/morning/").content.decode()


def test_it_is_asked_once(cleared, yesterday):
    morning(cleared, yesterday, pain="2", none="yes")
    assert "/how-it-goes/morning/" not in cleared.get("/").content.decode()
    assert cleared.get("/how-it-goes/morning/")["Location"] == "/"
    assert morning(cleared, yesterday, pain="9", none="yes")["Location"] == "/"
    assert CheckIn.objects.get().pain_now == 2


def test_back_to_before_goes_on_as_planned(cleared, yesterday):
    assert rule("back-to-usual").say in morning(cleared, yesterday, pain="2", none="yes").content.decode()
    assert cleared.get("/").context["wishes"].track == "standard"


def test_above_before_starts_a_step_lower(cleared, yesterday, person):
    assert rule("still-up").say in morning(cleared, yesterday, pain="3", none="yes").content.decode()
    page = cleared.get("/")
    assert_lower(page, person)
    assert "a step lower" in page.content.decode()


@pytest.mark.parametrize("sign", [sign.id for sign in signs()])
def test_a_new_sign_closes_at_once_and_is_not_kept(cleared, yesterday, person, sign):
    text = morning(cleared, yesterday, pain="0", yes=sign).content.decode()
    outcome = next(one.outcome for one in signs() if one.id == sign)
    assert SafetyCheck.objects.order_by("-sequence")[0].outcome == outcome
    assert 'href="tel:' in text
    assert 'action="/start/"' not in cleared.get("/").content.decode()
    assert sign not in str(export.everything(person))


def test_a_list_of_signs_that_was_not_read_is_asked_again(cleared, yesterday):
    text = morning(cleared, yesterday, pain="4").content.decode()
    assert 'role="alert"' in text
    assert 'value="4" checked' in text
    assert not CheckIn.objects.exists()


def test_a_number_that_is_skipped_is_unknown_and_not_nought(cleared, yesterday):
    assert (
        rule("morning-unknown").say.replace("'", "&#x27;") in morning(cleared, yesterday, none="yes").content.decode()
    )
    assert CheckIn.objects.get().pain_now is None


def test_every_question_of_the_weeks_may_be_skipped(cleared):
    cleared.post("/how-it-goes/", {"pain_average": "0"})
    only = CheckIn.objects.get()
    assert (only.kind, only.pain_average, only.pain_now, only.sleep) == ("baseline", 0, None, None)


def test_nothing_said_is_nothing_kept(cleared):
    cleared.post("/how-it-goes/", {"pain_now": "", "activity-0": ""})
    assert not CheckIn.objects.exists()


def test_sent_twice_it_is_kept_once(cleared):
    key = cleared.get("/how-it-goes/").context["key"]
    for _ in range(2):
        cleared.post("/how-it-goes/", {"key": str(key), "pain_now": "3"})
    assert CheckIn.objects.count() == 1


def test_three_activities_in_their_own_words_are_asked_again(cleared):
    cleared.post(
        "/how-it-goes/", {"activity-0": "carry my daughter", "rating-0": "0", "activity-2": "park", "rating-2": ""}
    )
    assert [(one.text, one.place) for one in Activity.objects.order_by("place")] == [
        ("carry my daughter", 1),
        ("park", 2),
    ]
    assert sorted(Rating.objects.values_list("activity__text", "value")) == [("carry my daughter", 0), ("park", None)]
    assert 'value="carry my daughter"' in cleared.get("/how-it-goes/").content.decode()


@pytest.mark.parametrize(
    ("name", "value"),
    [("pain_now", "11"), ("pain_now", "x"), ("sleep", "-1"), ("global_change", "4"), ("rating-0", "10.5")],
)
def test_a_number_that_nobody_offered_is_refused_in_a_sentence(cleared, name, value):
    answer = cleared.post("/how-it-goes/", {name: value, "activity-0": "park"})
    assert answer.status_code == 400
    assert value in answer.content.decode()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (6, 2, "A real change for the better"),
        (6, 5, "About the same"),
        (8, 6, "About the same"),
        (3, 7, "A real change for the worse"),
    ],
)
def test_history_calls_a_change_real_only_when_it_is(visitor, person, before, after, said):
    cleared = began(visitor, person, 4, before)
    cleared.post("/how-it-goes/", {"pain_average": str(after)})
    for path in ("/history/", "/how-it-goes/"):
        assert said in cleared.get(path).content.decode()


def test_four_weeks_without_a_change_say_whom_to_see_and_go_on(visitor, person):
    cleared = began(visitor, person, 4, 6)
    cleared.post("/how-it-goes/", {"pain_average": "6"})
    page = cleared.get("/")
    assert rule("four-weeks").say in page.content.decode()
    assert page.context["plan"]


def test_twelve_weeks_close_until_the_check_is_answered_again(visitor, person):
    cleared = began(visitor, person, 12, 6)
    cleared.post("/how-it-goes/", {"pain_average": "5"})
    assert 'action="/start/"' not in cleared.get("/").content.decode()
    assert SafetyCheck.objects.order_by("-sequence")[0].asked is False


def test_numbers_can_be_taken_along_and_forgotten(cleared, person):
    cleared.post("/how-it-goes/", {"pain_now": "3", "activity-0": "park", "rating-0": "5"})
    said = CheckIn.objects.get()
    assert "park" in cleared.get("/history/export.json").content.decode()
    address = f"/how-it-goes/{said.pk}/delete"
    assert "Delete these numbers?" in cleared.get(address).content.decode()
    assert CheckIn.objects.exists()
    cleared.post(address)
    assert not CheckIn.objects.exists()
    assert not Rating.objects.exists()


def test_somebody_elses_numbers_do_not_exist(cleared, person):
    from unslump.records.models import Person

    stranger = Person.objects.create(practice=person.practice)
    theirs = check_ins.save_check_in(stranger, "weekly", Said(pain_now=1), timezone.now())
    assert cleared.get(f"/how-it-goes/{theirs.pk}/delete").status_code == 404
    assert cleared.post(f"/how-it-goes/{theirs.pk}/delete").status_code == 404
    assert CheckIn.objects.exists()
