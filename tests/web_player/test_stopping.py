"""It hurts, something is wrong, that is enough: what a person can say at any moment, and what follows."""

import pytest

from tests.web_player.conftest import Open
from tests.web_player.coach import open_coach


def events(coach: object, kind: str) -> list[dict[str, object]]:
    return [event for event in coach.site.events(coach.session) if event["kind"] == kind]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("button", "value"), [("0", 0), ("7", 7), ("none", None)])
def test_it_hurts_ends_the_movement_and_is_remembered_with_its_number(
    open_session: Open, button: str, value: float | None
) -> None:
    coach = open_session()
    coach.begin()
    coach.run(20_000)
    coach.page.keyboard.press("h")
    assert coach.state == "asking"
    coach.run(30_000)
    coach.page.click(f'#hurts button[value="{button}"]')
    coach.until(lambda: coach.state == "playing")
    coach.run(1000)
    coach.all_saved()

    assert (coach.part("name"), coach.state) == ("Iron cross", "playing")
    assert [(event["movement"], event["value"]) for event in events(coach, "hurts")] == [("cat-cow", value)]
    assert events(coach, "movement-done") == []


def test_it_hurts_pressed_by_mistake_changes_nothing(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(20_000)
    coach.press("hurts")
    coach.page.keyboard.press("Escape")
    coach.until(lambda: coach.state == "playing")
    coach.run(1000)

    assert (coach.part("name"), coach.state) == ("Cat–cow", "playing")
    assert events(coach, "hurts") == []


def test_that_it_hurts_is_kept_even_if_the_page_is_closed_at_the_question(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(20_000)
    coach.press("hurts")
    coach.page.goto(f"{coach.site.origin}/safety/")
    coach.until(lambda: len(events(coach, "hurts")) == 1)

    assert events(coach, "hurts")[0]["value"] is None


def test_the_red_button_asks_once_and_shows_the_numbers_already_then(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(20_000)
    coach.page.keyboard.press("d")
    asked = coach.page.inner_text("#danger")

    assert coach.state == "asking"
    assert all(number in asked for number in ("112", "999", "911"))
    coach.page.click("#danger .choice-plain")
    coach.until(lambda: coach.state == "playing")


def test_the_red_button_ends_the_session_and_there_is_no_way_back(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(20_000)
    coach.press("danger")
    coach.page.click('#danger button[value="stop"]')
    coach.until(lambda: coach.state == "ended")
    coach.all_saved()
    coach.run(5000)

    assert coach.site.ended(coach.session) == "danger"
    shown = coach.page.inner_text("[data-player]")
    assert all(number in shown for number in ("112", "999", "911"))
    assert coach.page.locator("button:visible").count() == 0
    said = len(coach.said)
    coach.page.keyboard.press("Space")
    coach.page.keyboard.press("ArrowRight")
    coach.run(60_000)
    assert len(coach.said) == said

    coach.page.reload()
    assert "112" in coach.page.inner_text("main")
    assert coach.page.locator("button").count() == 0
    assert coach.page.locator('a[href*="/session/"]').count() == 0


def test_the_red_button_holds_also_while_the_site_is_away(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(20_000)
    coach.all_saved()
    coach.page.context.set_offline(True)
    coach.press("danger")
    coach.page.click('#danger button[value="stop"]')
    coach.page.wait_for_selector(".emergency")
    coach.page.context.set_offline(False)

    again = open_coach(coach.page.context, coach.site, coach.session, coach.page, ready=".emergency")
    assert again.page.locator("button:visible").count() == 0
    coach.until(lambda: coach.site.ended(coach.session) == "danger")


def test_finishing_early_keeps_what_was_done_and_asks_how_it_felt(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(40_000)
    coach.press("leave")
    coach.page.click('#leave button[value="yes"]')
    coach.page.wait_for_url("**/after")

    assert coach.site.ended(coach.session) == "left"
    assert coach.done_ids()[:-1] == coach.marks(until_ms=40_000)
