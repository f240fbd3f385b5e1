"""The figure as a picture: drawn once, kept by the browser, in the person's own look."""

import gzip

import pytest

from unslump.movement.catalogue import catalogue
from unslump.records import actions

CAT = "/figure/cat-cow.svg"


def test_it_plays_by_itself_and_stands_still_where_asked(visitor):
    assert b"<animate" in visitor.get(CAT).content
    assert b"<animate" not in visitor.get(CAT, {"still": "2000"}).content


def test_it_is_sent_packed_to_whom_can_unpack_it(visitor):
    plain, packed = visitor.get(CAT), visitor.get(CAT, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]


def test_what_the_browser_has_is_not_sent_again(visitor):
    first = visitor.get(CAT)
    again = visitor.get(CAT, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_another_look_is_another_figure_at_another_address(visitor, person):
    before, page = visitor.get(CAT), visitor.get("/library/").content.decode()
    actions.save_preferences(person, {"skin": "dark"})
    assert visitor.get(CAT)["ETag"] != before["ETag"]
    address = next(part for part in page.split('"') if part.startswith(CAT))
    assert address not in visitor.get("/library/").content.decode()


def test_a_look_that_is_no_longer_offered_is_drawn_as_usual(visitor, person):
    usual = visitor.get(CAT)["ETag"]
    actions.save_preferences(person, {"skin": "plaid", "build": "giant"})
    assert visitor.get(CAT)["ETag"] == usual


def test_it_may_do_nothing_but_be_seen(visitor):
    rules = visitor.get(CAT)["Content-Security-Policy"]
    assert "default-src 'none'" in rules
    assert "script" not in rules


@pytest.mark.parametrize(
    "asked", [{"side": "up"}, {"still": "-1"}, {"still": "x"}, {"still": "9" * 30}, {"round": "99"}, {"still": "²"}]
)
def test_what_makes_no_sense_is_refused(visitor, asked):
    assert visitor.get(CAT, asked).status_code == 400


def test_a_movement_that_does_not_exist_has_no_figure(visitor):
    assert visitor.get("/figure/moonwalk.svg").status_code == 404


def test_every_round_of_every_movement_can_be_seen(visitor):
    for movement in catalogue().values():
        for number in range(1, len(movement.rounds) + 1):
            assert visitor.get(f"/figure/{movement.id}.svg", {"round": number, "still": 0}).status_code == 200
