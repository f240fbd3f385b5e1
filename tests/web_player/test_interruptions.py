"""Whatever comes between: nothing that was done is lost, nothing is counted twice."""

import re

from playwright.sync_api import BrowserContext

from tests.web_player.coach import Coach, open_coach
from tests.web_player.conftest import SHORT, Open, let_in
from tests.web_player.site import Site


def middle_of(coach: Coach, kind: str, nth: int = 0) -> float:
    step = [step for step in coach.timeline["steps"] if step["kind"] == kind][nth]
    return float(step["start_ms"] + step["end_ms"]) / 2


def end_of_item(coach: Coach, index: int) -> float:
    return float(coach.timeline["items"][index]["end_ms"])


def finish(coach: Coach) -> None:
    coach.run(coach.timeline["duration_ms"] + 1000)
    coach.page.wait_for_url("**/after")


def test_a_pause_stops_everything_and_moves_nothing(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run_to(middle_of(coach, "move", 1))
    coach.page.keyboard.press("Space")
    count, said = coach.part("big"), len(coach.said)
    coach.run(60_000)

    assert coach.state == "paused"
    assert (coach.part("big"), len(coach.said)) == (count, said)

    coach.page.keyboard.press("Space")
    finish(coach)
    assert coach.done_ids() == coach.marks()
    kinds = [event["kind"] for event in coach.site.events(coach.session)]
    assert (kinds.count("paused"), kinds.count("resumed")) == (1, 1)


def test_a_pause_shifts_every_later_cue_by_its_length(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    t = middle_of(coach, "move", 1)
    coach.run_to(t)
    coach.press("toggle")
    coach.run(7000)
    coach.press("toggle")
    before = len(coach.said)
    coach.run_to(t + 30_000 + 7000)

    later = [event for event in coach.timeline["events"] if event["say"] and t < event["t_ms"] <= t + 30_000]
    said = coach.said[before:]
    # The cue in hand comes again first, for the one who comes back.
    assert [words["text"] for words in said][-len(later) :] == [event["say"] for event in later]
    drift = said[-1]["at"] - coach.begun_at - 7000 - later[-1]["t_ms"]
    assert 0 <= drift <= 50


def test_a_skip_is_remembered_and_what_it_leaves_out_is_not_counted(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run_to(middle_of(coach, "move", 1))
    coach.page.keyboard.press("ArrowRight")
    assert coach.part("name") == "Iron cross"
    finish(coach)

    started = ["0-cat-cow/started"]
    assert coach.done_ids() == [*started, "0-cat-cow/skipped", *coach.marks(after_ms=end_of_item(coach, 0))]


def test_back_begins_the_movement_again_and_counts_nothing_twice(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run_to(end_of_item(coach, 0) - 100)
    coach.page.keyboard.press("ArrowLeft")
    assert coach.part("name") == "Cat–cow"
    finish(coach)

    assert sorted(coach.done_ids()) == sorted(coach.marks())


def test_back_at_the_beginning_of_a_movement_leads_to_the_one_before(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run_to(end_of_item(coach, 0) + 1000)
    coach.press("back")

    assert coach.part("name") == "Cat–cow"


def test_a_reload_in_the_middle_goes_on_at_the_step_in_hand_and_waits(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    t = middle_of(coach, "move", 4)
    coach.run_to(t)
    coach.all_saved()
    again = open_coach(coach.page.context, coach.site, coach.session, coach.page)

    step = next(s for s in reversed(again.timeline["steps"]) if s["start_ms"] <= t)
    assert again.state == "begin"
    assert again.part("cue") == "" or again.part("name") == "Cat–cow"
    assert again.part("begin") == "Go on"
    said = len(again.said)
    again.begin()
    again.run(500)
    assert again.part("cue") == step["show"]
    assert len(again.said) > said or step["kind"] != "move"
    finish(again)
    assert again.done_ids() == again.marks()


def test_in_another_browser_it_goes_on_after_what_is_saved(open_session: Open, browser: object) -> None:
    coach = open_session()
    coach.begin()
    coach.run_to(middle_of(coach, "move", 4))
    coach.all_saved()
    coach.page.evaluate("localStorage.clear()")
    again = open_coach(coach.page.context, coach.site, coach.session, coach.page)
    again.begin()
    finish(again)

    assert again.done_ids() == again.marks()


def test_a_site_that_dies_in_the_middle_costs_nothing(
    mortal_site: Site, browser: object, context: BrowserContext
) -> None:
    let_in(context, mortal_site)
    coach = open_coach(context, mortal_site, mortal_site.plan(*SHORT))
    coach.begin()
    coach.run_to(middle_of(coach, "move", 1))
    coach.all_saved()
    mortal_site.kill()
    said = len(coach.said)
    coach.run_to(middle_of(coach, "hold"))

    assert coach.state == "playing"
    assert len(coach.said) > said
    assert coach.part("saving").startswith("Not saved yet")
    assert coach.waiting != []

    mortal_site.start()
    finish(coach)
    assert coach.done_ids() == coach.marks()
    assert mortal_site.ended(coach.session) == "done"


def test_a_session_that_ends_without_its_site_waits_for_it(mortal_site: Site, context: BrowserContext) -> None:
    let_in(context, mortal_site)
    coach = open_coach(context, mortal_site, mortal_site.plan(*SHORT))
    coach.begin()
    coach.run_to(middle_of(coach, "hold"))
    coach.all_saved()
    mortal_site.kill()
    coach.run(60_000)
    assert coach.state == "ended"
    assert "Not saved yet" in coach.page.inner_text("[data-player]")
    assert "/after" not in coach.page.url

    mortal_site.start()
    coach.run(31_000)
    coach.page.wait_for_url("**/after")
    assert coach.done_ids() == coach.marks()


def test_what_was_left_behind_is_sent_by_the_next_session(mortal_site: Site, context: BrowserContext) -> None:
    let_in(context, mortal_site)
    coach = open_coach(context, mortal_site, mortal_site.plan(*SHORT))
    coach.begin()
    mortal_site.kill()
    coach.run_to(middle_of(coach, "hold"))
    left = coach.waiting
    assert left != []

    mortal_site.start()
    open_coach(context, mortal_site, mortal_site.plan(*SHORT), coach.page)
    coach.all_saved()
    assert set(left) <= set(coach.saved_ids())


def test_the_older_tab_pauses_when_a_newer_one_begins(open_session: Open) -> None:
    older = open_session()
    older.begin()
    older.run_to(middle_of(older, "move", 1))
    newer = open_coach(older.page.context, older.site, older.session)
    newer.begin()
    older.page.wait_for_selector('[data-state="elsewhere"]')
    assert re.search("another tab", older.part("status"))
    assert newer.state == "playing"

    older.press("toggle")
    newer.page.wait_for_selector('[data-state="elsewhere"]')
    assert older.state == "playing"


def test_a_closed_lid_pauses_at_the_step_that_was_really_seen(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    t = middle_of(coach, "move", 1)
    coach.run_to(t)
    coach.all_saved()
    said = len(coach.said)
    coach.page.clock.fast_forward(3_600_000)
    coach.run(1000)

    step = next(s for s in reversed(coach.timeline["steps"]) if s["start_ms"] <= t)
    assert coach.state == "paused"
    assert coach.part("cue") == step["show"]
    assert "asleep" in coach.part("status")
    assert len(coach.said) == said
    assert coach.done_ids() == coach.marks(until_ms=t)


def test_slower_stretches_the_moves_and_leaves_the_holds(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.press("slower")
    coach.run(1)
    assert coach.part("pace") == "87 %"
    steps = coach.timeline["steps"]
    hold = next(step for step in steps if step["kind"] == "hold")
    stretched = sum(
        s["end_ms"] - s["start_ms"] for s in steps if s["end_ms"] <= hold["start_ms"] and s["kind"] in ("setup", "move")
    )
    coach.run(hold["start_ms"] + stretched * 0.15 - 200)
    assert coach.page.get_attribute("[data-player]", "data-kind") != "hold"
    coach.run(400)
    assert coach.page.get_attribute("[data-player]", "data-kind") == "hold"
    coach.run(hold["end_ms"] - hold["start_ms"])
    assert coach.page.get_attribute("[data-player]", "data-kind") != "hold"


def test_with_shift_a_key_leaves_out_one_repetition(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run_to(middle_of(coach, "move", 1))
    coach.page.keyboard.press("Shift+ArrowRight")
    assert (coach.part("name"), coach.part("big")) == ("Cat–cow", "2")
    finish(coach)

    assert set(coach.marks()) - set(coach.done_ids()) == {"0-cat-cow/1/1/rep-done"}


def test_no_key_and_no_reload_leads_back_to_what_hurt(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(20_000)
    coach.page.keyboard.press("h")
    coach.page.click('#hurts button[value="8"]')
    coach.until(lambda: coach.state == "playing")
    coach.page.keyboard.press("ArrowLeft")
    assert coach.part("name") == "Iron cross"

    coach.all_saved()
    coach.page.evaluate("localStorage.clear()")
    again = open_coach(coach.page.context, coach.site, coach.session, coach.page)
    assert again.part("name") == "Iron cross"
