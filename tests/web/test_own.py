"""A movement of one's own: described, drawn, kept, planned, changed and forgotten."""

from unslump.planning.routine import Pick, Routine
from unslump.records import actions, lists, queries
from unslump.screening.model import Decision

LEAN = {
    "name": "Door lean",
    "position": "standing",
    "sides": "none",
    "kind": "hold",
    "out_say": "Lean into the doorway",
    "out_s": "3",
    "hold_s": "20",
    "back_say": "Step back out",
    "back_s": "3",
    "sets": "1",
    "reps": "2",
    "stage": "static",
    "motion": "extension",
    "thoracic_flexion": "-8",
    "press": "save",
}


def test_what_was_described_is_in_the_library_and_says_that_nobody_reviewed_it(cleared):
    assert cleared.post("/own/", LEAN)["Location"] == "/library/own-door-lean/"
    page = cleared.get("/library/own-door-lean/").content.decode()
    assert "Not yet reviewed by a clinician" in page
    assert "Door lean" in cleared.get("/library/").content.decode()
    assert cleared.get("/figure/own-door-lean.svg").status_code == 200


def test_a_second_one_of_the_same_name_is_another(cleared, person):
    cleared.post("/own/", LEAN)
    cleared.post("/own/", LEAN)
    assert [one.key for one in queries.own_movements(person)] == ["own-door-lean", "own-door-lean-2"]


def test_it_can_be_done_and_is_told_of_in_the_history(cleared, person):
    from django.utils import timezone

    cleared.post("/own/", LEAN)
    row = lists.save_list(person, Routine("", "Mine", (Pick("own-door-lean"),)), timezone.now())
    page = cleared.get(f"/?follow=list-{row.pk}")
    assert [item.movement for item in page.context["plan"].items] == ["own-door-lean"]
    wishes = page.context["wishes"]
    begun = {"minutes": wishes.minutes, "place": wishes.place, "new": "no", "follow": f"list-{row.pk}"}
    answer = cleared.post("/start/", begun | {"seed": page.context["seed"]})
    assert "Door lean" in cleared.get(answer["Location"]).content.decode()


def test_with_a_limit_that_nobody_spoke_of_it_waits_for_somebody_who_knows(cleared, person):
    from django.utils import timezone

    cleared.post("/own/", LEAN)
    actions.record_check(person, Decision("limits", (), frozenset({"osteoporosis"}), ""), timezone.now())
    assert "until your clinician agrees" in cleared.get("/library/own-door-lean/").content.decode()
    cleared.post("/own/own-door-lean/", LEAN | {"suits": ["osteoporosis"]})
    assert "until your clinician agrees" not in cleared.get("/library/own-door-lean/").content.decode()


def test_changing_it_begins_with_what_was_said(cleared):
    cleared.post("/own/", LEAN)
    page = cleared.get("/own/own-door-lean/").content.decode()
    assert 'value="Lean into the doorway."' in page
    cleared.post("/own/own-door-lean/", LEAN | {"name": "Door lean, slowly"})
    assert "Door lean, slowly" in cleared.get("/library/own-door-lean/").content.decode()


def test_a_claim_is_refused_in_the_words_of_the_form_and_nothing_typed_is_lost(cleared, person):
    answer = cleared.post("/own/", LEAN | {"purpose": "It relieves everything."})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "What it is good for: “relieves”" in page
    assert 'value="Door lean"' in page
    assert not queries.own_movements(person)


def test_sides_that_do_the_same_are_told_apart_first(cleared):
    page = cleared.post("/own/", LEAN | {"sides": "alternate"}).content.decode()
    assert "every pose looks the same on both sides" in page


def test_an_answer_out_of_bounds_is_marked_where_it_stands(cleared):
    answer = cleared.post("/own/", LEAN | {"reps": "4000"})
    assert answer.status_code == 400
    assert b"less than or equal to 60" in answer.content


def test_the_figure_follows_what_is_described_and_half_a_description_is_drawn_too(cleared):
    bent = cleared.get("/own/figure.svg?position=seated&thoracic_flexion=20")
    still = cleared.get("/own/figure.svg?position=seated")
    assert bent.status_code == still.status_code == 200
    assert bent.content != still.content
    assert cleared.get("/own/figure.svg?position=floating").status_code == 404


def test_deleting_it_leaves_lists_that_say_it_is_gone(cleared, person):
    from django.utils import timezone

    cleared.post("/own/", LEAN)
    lists.save_list(person, Routine("", "Mine", (Pick("own-door-lean"), Pick("cat-cow"))), timezone.now())
    cleared.post("/own/own-door-lean/forget")
    assert cleared.get("/library/own-door-lean/").status_code == 404
    assert "is no longer there" in cleared.get("/lists/").content.decode()


def test_its_file_can_be_taken_away(cleared):
    cleared.post("/own/", LEAN)
    assert b'name = "Door lean"' in cleared.get("/own/own-door-lean.toml").content


def test_what_ships_cannot_be_changed_or_deleted_this_way(cleared):
    for address in ("/own/cat-cow/", "/own/cat-cow/forget", "/own/cat-cow.toml"):
        assert cleared.get(address).status_code == 404
