"""Settings: what is chosen is kept and seen; what is not on offer is not taken."""

from django.utils import timezone

from tests.web.sessions import a_done_session, a_session
from unslump.records import actions, clearances, queries
from unslump.records.models import Person, SafetyCheck, Session
from unslump.screening.model import Decision

CHOSEN = {
    "voice": "on",
    "pace": "1.25",
    "text_size": "large",
    "theme": "dark",
    "track": "full",
    "kit": ["roller"],
    "skin": "dark",
    "hair": "grey",
    "hair_style": "short",
    "build": "broad",
}


def usual():
    return queries.preferences(Person.objects.get())


def test_what_is_chosen_is_kept(visitor):
    assert visitor.post("/settings/", CHOSEN)["Location"] == "/settings/?saved=yes"
    kept = usual()
    assert (kept.voice, kept.pace, kept.text_size, kept.theme, kept.track) == (True, 1.25, "large", "dark", "full")
    assert (kept.kit, kept.skin, kept.hair, kept.hair_style, kept.build) == (
        ["roller"],
        "dark",
        "grey",
        "short",
        "broad",
    )
    assert kept.still is False


def test_every_page_follows(visitor):
    visitor.post("/settings/", CHOSEN | {"still": "on"})
    text = visitor.get("/library/").content.decode()
    assert 'data-theme="dark"' in text
    assert 'data-text="large"' in text
    assert " data-still" in text


def test_less_motion_means_no_moving_figure(visitor):
    assert "<picture" in visitor.get("/library/cat-cow/").content.decode()
    visitor.post("/settings/", {"still": "on"})
    text = visitor.get("/library/cat-cow/").content.decode()
    assert "<picture" not in text
    assert "still=" in text


def test_the_voice_can_be_switched_off(visitor):
    visitor.post("/settings/", {})
    assert usual().voice is False


def test_what_is_not_on_offer_is_not_taken(visitor):
    visitor.post("/settings/", CHOSEN)
    visitor.post("/settings/", {"theme": "neon", "pace": "9", "skin": "plaid", "kit": ["tank"], "minutes": "99"})
    kept = usual()
    assert (kept.theme, kept.pace, kept.skin, kept.kit, kept.minutes) == ("dark", 1.25, "dark", [], 10)


def test_what_is_chosen_is_shown_as_chosen(visitor):
    visitor.post("/settings/", CHOSEN)
    text = visitor.get("/settings/").content.decode()
    for name in ("pace", "text_size", "theme", "track", "skin", "hair", "hair_style", "build"):
        assert f'name="{name}" value="{CHOSEN[name]}" checked' in text


def test_what_was_liked_and_what_not_is_listed_and_can_be_taken_back(visitor):
    visitor.post("/library/shoulder-roll/", {"taste": "like"})
    visitor.post("/library/trunk-rotation/", {"taste": "dislike"})
    text = visitor.get("/settings/").content.decode()
    assert text.index("Sooner in your plans") < text.index('<a href="/library/shoulder-roll/">Shoulder roll</a>')
    assert text.index("Rather not<") < text.index('<a href="/library/trunk-rotation/">')
    assert visitor.post("/settings/untaste/", {"movement": "shoulder-roll"})["Location"] == "/settings/#tastes"
    assert (usual().likes, usual().dislikes) == ([], ["trunk-rotation"])
    visitor.post("/settings/untaste/", {"movement": "trunk-rotation"})
    assert "Nothing yet: every movement comes when your week needs it." in visitor.get("/settings/").content.decode()


def test_what_is_no_movement_any_more_can_be_taken_back_too(visitor, person):
    actions.say_taste(person, "own-lean", "like")
    text = visitor.get("/settings/").content.decode()
    assert "own-lean" in text
    assert "/library/own-lean/" not in text
    visitor.post("/settings/untaste/", {"movement": "own-lean"})
    assert usual().likes == []


def test_everything_can_be_deleted_after_being_asked(cleared, person):
    a_done_session(person, timezone.now())
    assert "Delete everything?" in cleared.get("/settings/forget/").content.decode()
    assert Session.objects.exists()
    assert cleared.post("/settings/forget/")["Location"] == "/"
    assert not Session.objects.exists()
    assert not SafetyCheck.objects.exists()
    assert "Start with the safety check" in cleared.get("/").content.decode()


def test_a_wait_goes_with_everything_else_and_the_page_asks_to_keep_to_it(cleared, person):
    assert "asked to wait" not in cleared.get("/settings/forget/").content.decode()
    actions.record_check(person, Decision("emergency", ("E1",), frozenset(), "", wait_days=7), timezone.now())
    assert "asked to wait until" in cleared.get("/settings/forget/").content.decode()
    cleared.post("/settings/forget/")
    assert "Start with the safety check" in cleared.get("/").content.decode()


def test_after_everything_is_deleted_nothing_starts_without_the_whole_check(cleared, person):
    actions.record_check(person, Decision("today", ("U2",), frozenset(), "", wait_days=2), timezone.now())
    session = a_session(person, timezone.now())
    cleared.post("/settings/forget/")
    begin = {"minutes": "5", "place": "desk", "new": "no"}
    assert cleared.post("/start/", begin)["Location"] == "/"
    assert cleared.get(f"/session/{session.pk}/").status_code == 404
    assert not Session.objects.exists()
    nobody = actions.local_person()
    assert clearances.clearance(nobody, timezone.now()).state == "none"


def test_the_country_is_remembered_and_can_go_back_to_the_browsers(visitor, person):
    visitor.post("/settings/", {"country": "NZ"})
    assert 'href="tel:111"' in visitor.get("/safety/").content.decode()
    visitor.post("/settings/", {"country": ""})
    assert 'href="tel:999"' in visitor.get("/safety/", headers={"Accept-Language": "en-GB"}).content.decode()
