"""Sets, programmes and lists: chosen, made, shared, taken in; and what Today then follows."""

from io import BytesIO

import pytest
from django.utils import timezone

from tests.web.sessions import a_done_session
from unslump.movement.model import Amount
from unslump.planning.limits import known_limits
from unslump.planning.routine import Pick, Routine
from unslump.records import actions, lists, queries
from unslump.records.models import Session
from unslump.screening.model import Decision


def begin(client, page):
    """Press Begin with what the page offers."""
    form = {name: page.context[name] for name in ("seed",)} | {"session": str(page.context["session_id"]), "new": "no"}
    wishes = page.context["wishes"]
    leads = page.context["leads"]
    form |= {"minutes": wishes.minutes, "place": wishes.place, "kit": sorted(wishes.kit)}
    return client.post("/start/", form | {"follow": leads.key if leads else "none"})


def movements(session):
    return [item["movement"] for item in session.plan["items"]]


def test_a_newcomer_is_offered_the_first_week(cleared):
    page = cleared.get("/")
    assert page.context["leads"].routine.name == "Warm up and move"
    assert "Session 1 of 7" in page.content.decode()


def test_what_the_page_showed_is_what_begins(cleared):
    page = cleared.get("/")
    begin(cleared, page)
    assert movements(Session.objects.get()) == [item.movement for item in page.context["plan"].items]


def test_the_first_week_is_short_on_purpose_and_says_so(cleared, person):
    actions.save_preferences(person, {"minutes": 20})
    text = cleared.get("/").content.decode()
    assert "the first sessions stay short on purpose. Choose your minutes, and the rest is filled." in text


def test_who_asks_for_minutes_gets_them_after_what_the_first_week_brings(cleared):
    short = cleared.get("/")
    assert b'name="follow" value="programme-filled"' in short.content
    page = cleared.get("/?minutes=20&place=desk&follow=programme-filled")
    own, all_of_it = ([item.movement for item in one.context["plan"].items] for one in (short, page))
    assert all_of_it[: len(own)] == own
    assert abs(page.context["plan"].seconds - 1200) <= 20
    assert "This comes first; what follows fills the minutes" in page.content.decode()
    begin(cleared, page)
    assert movements(Session.objects.get()) == all_of_it


def test_a_set_is_done_as_it_is_written_and_says_how_long_that_is(cleared):
    text = cleared.get("/?follow=set-desk-five&minutes=30&place=desk").content.decode()
    assert "minutes: it is done as it is written, and nothing is added." in text


def test_each_finished_session_moves_the_first_week_on(cleared, person):
    a_done_session(person, timezone.now())
    assert "Session 2 of 7" in cleared.get("/").content.decode()


def test_after_the_first_week_unslump_puts_sessions_together_without_a_word(cleared, person):
    for _day in range(7):
        a_done_session(person, timezone.now())
    page = cleared.get("/")
    assert page.context["leads"] is None
    assert page.context["running"] is None


def test_who_wants_no_programme_is_not_asked_again(cleared, person):
    cleared.post("/lists/follow/", {"programme": "none"})
    assert cleared.get("/").context["leads"] is None


def test_twelve_weeks_set_the_minutes_until_somebody_says_otherwise(cleared):
    cleared.post("/lists/follow/", {"programme": "twelve-weeks"})
    assert cleared.get("/").context["wishes"].minutes == 8
    assert cleared.get("/?minutes=15&place=desk").context["wishes"].minutes == 15


def test_a_ready_made_set_is_followed_in_its_order(cleared):
    page = cleared.get("/?follow=set-desk-five")
    assert [item.movement for item in page.context["plan"].items][:2] == ["shoulder-roll", "trunk-rotation"]


def test_other_minutes_do_not_forget_what_is_followed(cleared):
    page = cleared.get("/?follow=set-desk-five&minutes=5&place=desk")
    assert page.context["leads"].key == "set-desk-five"
    assert b'name="follow" value="set-desk-five"' in page.content


def test_a_list_is_made_row_by_row_and_nothing_typed_is_lost(cleared, person):
    typed = {"name": "From my physio", "about": "", "movement": ["cat-cow"], "sets": ["2"], "reps": ["6"]}
    typed |= {"hold_s": [""], "duration_s": [""]}
    page = cleared.post("/lists/new/", typed | {"press": "add", "new": "shoulder-roll"}).content.decode()
    assert "From my physio" in page
    assert 'value="6"' in page
    assert not queries.lists(person)
    two = {"movement": ["cat-cow", "shoulder-roll"], "sets": ["2", ""], "reps": ["6", ""]}
    two |= {"hold_s": ["", ""], "duration_s": ["", ""]}
    answer = cleared.post("/lists/new/", typed | two | {"press": "save"})
    kept = queries.lists(person)[0]
    assert answer["Location"] == f"/?follow=list-{kept.pk}"
    assert queries.routine_of(person, kept).picks[0].amount == Amount(2, 6)


def test_rows_go_up_and_down_and_out(cleared):
    rows = {"name": "x", "movement": ["cat-cow", "shoulder-roll"]}
    rows |= {number: ["", ""] for number in ("sets", "reps", "hold_s", "duration_s")}

    def order(press):
        page = cleared.post("/lists/new/", rows | {"press": press})
        return [one["row"].movement for one in page.context["rows"]]

    assert order("up-1") == ["shoulder-roll", "cat-cow"]
    assert order("down-1") == ["cat-cow", "shoulder-roll"]
    assert order("out-0") == ["shoulder-roll"]
    assert order("out-9") == ["cat-cow", "shoulder-roll"]


def test_a_number_that_makes_no_sense_is_named_with_its_movement(cleared):
    rows = {"name": "x", "movement": "cat-cow", "sets": "", "reps": "many", "hold_s": "", "duration_s": ""}
    answer = cleared.post("/lists/new/", rows | {"press": "save"})
    assert answer.status_code == 400
    assert "Cat–cow: “many” is no number" in answer.content.decode()


def test_a_shared_file_comes_back_as_a_list(cleared, person):
    row = lists.save_list(person, Routine("", "Mine", (Pick("cat-cow"),)), timezone.now())
    file = BytesIO(cleared.get(f"/lists/{row.pk}.toml").content)
    file.name = "mine.toml"
    cleared.post("/lists/bring/", {"file": file})
    assert [one.name for one in queries.lists(person)] == ["Mine", "Mine"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b'name = "x"\n[[movements]]\nmovement = "no"', b"a" * 200_001])
def test_a_file_that_is_no_list_is_refused_in_a_sentence(cleared, person, content):
    file = BytesIO(content)
    file.name = "x.toml"
    answer = cleared.post("/lists/bring/", {"file": file})
    assert answer.status_code == 400
    assert b'role="alert"' in answer.content
    assert not queries.lists(person)


def test_a_list_that_was_deleted_elsewhere_says_so_and_today_goes_on(cleared, person):
    row = lists.save_list(person, Routine("", "Mine", (Pick("cat-cow"),)), timezone.now())
    cleared.post(f"/lists/{row.pk}/delete")
    assert not queries.lists(person)
    assert cleared.get(f"/?follow=list-{row.pk}").status_code == 200


def test_nobody_opens_the_list_of_another(cleared, person):
    from unslump.records.models import Person

    stranger = Person.objects.create(practice=person.practice)
    row = lists.save_list(stranger, Routine("", "Theirs", (Pick("cat-cow"),)), timezone.now())
    for address in (f"/lists/{row.pk}/", f"/lists/{row.pk}.toml", f"/lists/{row.pk}/delete"):
        assert cleared.get(address).status_code == 404
    assert "Theirs" not in cleared.get("/lists/").content.decode()


@pytest.mark.parametrize("limit", [one.id for one in known_limits().values() if not one.clinician_first])
def test_no_list_and_no_programme_leads_into_what_a_limit_leaves_out(cleared, person, limit):
    from unslump.movement.catalogue import catalogue
    from unslump.planning.limits import advise

    actions.record_check(person, Decision("limits", (), frozenset({limit}), ""), timezone.now())
    every = tuple(Pick(one) for one in catalogue())
    row = lists.save_list(person, Routine("", "All", every[:40]), timezone.now())
    for follow in ("programme", f"list-{row.pk}"):
        page = cleared.get(f"/?follow={follow}&minutes=20&place=floor&kit=roller&kit=peanut")
        offered = [item.movement for item in page.context["plan"].items]
        assert all(advise(catalogue(), catalogue()[one], {limit}).offered for one in offered)


def test_movements_come_in_and_move_about_before_the_list_has_a_name(cleared):
    text = cleared.post("/lists/new/", {"press": "add", "new": "cat-cow", "name": ""}).content.decode()
    assert text.count("formnovalidate") == 4, "one up, one down, take it out, add"
