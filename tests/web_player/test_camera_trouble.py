"""Whatever is the matter with the camera, the session goes on."""

from typing import Any

import pytest

from tests.web_player.coach import open_coach
from tests.web_player.watched import Watched, finish, needs_parts, saved

pytestmark = needs_parts


def test_out_of_sight_is_said_and_after_a_few_seconds_the_clock_goes_on(watched: Any) -> None:
    one = watched()
    one.sees("lost", missing=["hips"])
    assert one.word.startswith("I can’t see your hips.")
    one.coach.run(3000)
    assert one.count == "1"
    one.coach.run(10_000)
    assert one.count == "2"
    one.sees("found")
    assert one.word == "I can see you again."
    one.sees("repetition")
    assert one.count == "3"


@pytest.mark.parametrize("kind", ["unplugged", "stalled"])
def test_a_camera_that_goes_in_the_middle_costs_nothing(watched: Any, kind: str) -> None:
    one = watched()
    one.sees("repetition")
    one.tells("trouble", kind=kind, sentence="The camera has gone.", over=True)
    assert one.word == "The camera has gone."
    finish(one)
    assert sorted(one.coach.done_ids()) == sorted([*one.coach.marks(), "0-overhead-reach/counted"])
    assert [rep for rep, _share in saved(one, "counted")] == [1]


def test_behind_another_tab_the_clock_leads_and_back_again_the_person(watched: Any) -> None:
    one = watched()
    one.tells(
        "trouble", kind="hidden", sentence="The camera looks only while this page is in front of you.", over=False
    )
    assert one.word.startswith("The camera looks only")
    one.coach.run(8000)
    assert one.count == "2"
    one.tells("relieved", kind="hidden")
    assert one.word == ""
    one.coach.run(9000)
    assert one.count == "2"
    one.sees("repetition")
    assert one.count == "3"


def test_the_camera_is_let_go_where_another_tab_takes_the_session(watched: Any) -> None:
    one = watched()
    newer = open_coach(one.coach.page.context, one.coach.site, one.coach.session)
    newer.page.click('[data-press="begin"]')
    newer.page.keyboard.press("Escape")
    one.coach.page.wait_for_selector('[data-state="elsewhere"]')
    assert one.state == "closed"


def test_a_reload_in_the_middle_asks_anew_and_loses_no_count(watched: Any) -> None:
    one = watched()
    one.sees("repetition")
    one.coach.run(500)
    one.coach.all_saved()
    again = open_coach(one.coach.page.context, one.coach.site, one.coach.session, one.coach.page)
    assert again.page.evaluate("camera.state") == "closed"
    again.page.click('[data-press="begin"]')
    again.page.click('#camera button[value="open"]')
    again.until(lambda: again.state == "playing")
    one = Watched(again)
    again.run(500)
    one.sees("ready")
    one.sees("repetition")
    again.run(100)
    assert one.count == "3"
    finish(one)
    assert [rep for rep, _share in saved(one, "counted")] == [2]
