"""Today can swap a movement for another, and a person's likes reach every plan."""

from html import unescape

from django.utils import timezone

from unslump.records import actions, queries
from unslump.screening.model import Decision
from unslump.web.screens.library.views import taste


def cleared(person):
    actions.accept_disclaimer(person, timezone.now())
    actions.record_check(person, Decision("go", (), frozenset(), ""), timezone.now())


def names(page):
    return [item.movement for item in page.context["plan"].items]


ASKED = {"minutes": 10, "place": "desk", "seed": 3, "follow": "none"}


def test_a_movement_is_swapped_by_a_link_and_what_was_shown_is_what_begins(visitor, person):
    cleared(person)
    before = visitor.get("/", ASKED)
    gone = names(before)[2]
    assert f"&swap={gone}" in unescape(before.content.decode())
    after = visitor.get("/", ASKED | {"swap": gone})
    assert gone not in names(after)
    assert set(names(before)) - {gone} <= set(names(after))
    begun = visitor.post("/start/", ASKED | {"swap": gone, "new": "no"})
    assert begun["Location"].startswith("/session/")
    begun_with = queries.last_session(person)
    assert begun_with is not None
    assert [item["movement"] for item in begun_with.plan["items"]] == names(after)


def test_what_is_swapped_twice_stays_away(visitor, person):
    cleared(person)
    first = names(visitor.get("/", ASKED))[1]
    second = names(visitor.get("/", ASKED | {"swap": first}))[1]
    assert not {first, second} & set(names(visitor.get("/", ASKED | {"swap": [first, second]})))


def test_a_like_is_kept_and_reaches_the_plan(visitor, person):
    cleared(person)
    assert visitor.post("/library/shoulder-roll/", {"taste": "like"})["Location"] == "/library/shoulder-roll/"
    assert visitor.post("/library/trunk-rotation/", {"taste": "dislike"}).status_code == 302
    wishes = visitor.get("/", ASKED).context["plan"].wishes
    assert (wishes.likes, wishes.dislikes) == ({"shoulder-roll"}, {"trunk-rotation"})
    visitor.post("/library/shoulder-roll/", {"taste": ""})
    actions.local_person()
    person.refresh_from_db()
    assert taste(queries.preferences(person), "shoulder-roll") == ""


def test_a_session_is_made_shorter_around_what_is_done(visitor, person):
    cleared(person)
    where = visitor.post("/start/", ASKED | {"new": "no"})["Location"]
    begun = queries.last_session(person)
    assert begun is not None
    before = begun.plan["items"]
    assert visitor.post(f"{where}shorter/", {"minutes": "3"})["Location"] == where
    begun.refresh_from_db()
    assert begun.plan["items"][0]["movement"] == before[0]["movement"]
    assert begun.planned_s <= 3 * 60 + 5
    assert visitor.get(where).context["player"]["timeline"]["duration_ms"] == begun.planned_s * 1000
    assert visitor.post(f"{where}shorter/", {"minutes": "99"}).status_code == 302
