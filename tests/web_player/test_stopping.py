"""It hurts, something is wrong, that is enough: what a person can say at any moment, and what follows."""

import pytest

from tests.web_player.coach import Coach, open_coach
from tests.web_player.conftest import SHORT, Open
from unslump.screening.stop_rules import stop_rule


def events(coach: object, kind: str) -> list[dict[str, object]]:
    return [event for event in coach.site.events(coach.session) if event["kind"] == kind]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("button", "value"), [("6", 6), ("10", 10), ("none", None)])
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


@pytest.mark.parametrize(
    ("button", "advice"), [("0", "below-three"), ("2", "below-three"), ("3", "three-to-five"), ("5", "three-to-five")]
)
def test_less_than_that_goes_on_with_a_word_about_how(open_session: Open, button: str, advice: str) -> None:
    coach = open_session()
    coach.begin()
    coach.run(20_000)
    coach.page.keyboard.press("h")
    coach.page.click(f'#hurts button[value="{button}"]')
    coach.until(lambda: coach.state == "playing")
    rule = stop_rule(advice)
    assert rule is not None

    assert (coach.part("name"), coach.part("advice")) == ("Cat–cow", rule.do)
    coach.run(1000)
    coach.all_saved()
    assert [event["value"] for event in events(coach, "hurts")] == [int(button)]
    coach.run(30_000)
    assert coach.part("advice") == ""


def test_a_number_that_grows_is_kept_each_time_it_is_said(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(20_000)
    for button in ("1", "4", "7"):
        coach.press("hurts")
        coach.page.click(f'#hurts button[value="{button}"]')
        coach.until(lambda: coach.state == "playing")
        coach.run(200)
    coach.all_saved()

    assert [event["value"] for event in events(coach, "hurts")] == [1, 4, 7]
    assert coach.part("name") == "Iron cross"


def rising(open_session: Open) -> Coach:
    """It was a 1 before the session, and is a 4 now."""
    coach = open_session("before=1", *SHORT)
    coach.begin()
    coach.run(20_000)
    coach.press("hurts")
    coach.page.click('#hurts button[value="4"]')
    coach.page.wait_for_selector("#easier[open]")
    return coach


def test_three_more_than_before_offers_what_is_easier_and_leaves_the_movement(open_session: Open) -> None:
    coach = rising(open_session)
    asked = coach.page.inner_text("#easier")
    assert "edge of a chair" in asked
    assert coach.state == "asking"
    coach.run(30_000)
    coach.page.click('#easier button[value="leave"]')
    coach.until(lambda: coach.state == "playing")
    coach.run(1000)
    coach.all_saved()

    assert coach.part("name") == "Iron cross"
    assert [event["value"] for event in events(coach, "hurts")] == [4]
    assert len(events(coach, "movement-skipped")) == 1


def test_what_is_easier_need_not_be_taken(open_session: Open) -> None:
    coach = rising(open_session)
    coach.page.keyboard.press("Escape")
    coach.until(lambda: coach.state == "playing")
    coach.run(1000)

    assert coach.part("name") == "Cat–cow"
    assert events(coach, "movement-skipped") == []


def test_where_it_began_high_the_same_number_is_no_rise(open_session: Open) -> None:
    coach = open_session("before=3", *SHORT)
    coach.begin()
    coach.run(20_000)
    coach.press("hurts")
    coach.page.click('#hurts button[value="4"]')
    coach.until(lambda: coach.state == "playing")

    assert coach.part("name") == "Cat–cow"


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
