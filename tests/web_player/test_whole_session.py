"""A whole session in a real browser: what is said and when, and what is remembered."""

from urllib.parse import urlsplit

from tests.web_player.conftest import Open

CLOSE_MS = 50


def test_every_cue_is_said_at_its_moment(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run_to(coach.timeline["duration_ms"] - 1)

    wanted = [event for event in coach.timeline["events"] if event["say"]]
    said = coach.said
    assert [words["text"] for words in said] == [event["say"] for event in wanted]
    late = [words["at"] - coach.begun_at - event["t_ms"] for words, event in zip(said, wanted, strict=True)]
    assert all(0 <= ms <= CLOSE_MS for ms in late), late


def test_all_that_was_done_is_saved_once_and_the_page_goes_on_by_itself(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run_to(coach.timeline["duration_ms"] + 100)
    coach.page.wait_for_url("**/after")

    assert coach.saved_ids() == coach.marks()
    assert coach.site.ended(coach.session) == "done"
    reps = [event for event in coach.site.events(coach.session) if event["kind"] == "rep-done"]
    assert sorted((event["movement"], event["side"]) for event in reps) == [
        ("cat-cow", ""),
        ("cat-cow", ""),
        ("iron-cross", "left"),
        ("iron-cross", "right"),
    ]


def test_no_request_goes_anywhere_but_to_the_app_and_nothing_is_complained_of(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run_to(coach.timeline["duration_ms"] + 100)
    coach.page.wait_for_url("**/after")

    assert {urlsplit(url).netloc for url in coach.asked_for} == {urlsplit(coach.site.origin).netloc}
    assert coach.complaints == []


def test_only_a_voice_of_this_device_speaks(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(3000)

    assert {words["voice"] for words in coach.said} == {"Near"}


def test_nothing_sounds_or_moves_before_begin(open_session: Open) -> None:
    coach = open_session()
    coach.run(30_000)

    assert coach.said == []
    assert coach.state == "begin"
    assert coach.saved_ids() == []


def test_the_screen_shows_count_seconds_and_what_comes_next(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    second_rep = next(s for s in coach.timeline["steps"] if s["kind"] == "move" and s["rep"] == 2)
    coach.run_to(second_rep["start_ms"] + 200)
    assert (coach.part("big"), coach.part("unit")) == ("2", "of 2")
    assert coach.part("cue") == second_rep["show"]
    assert coach.part("next") == "Next: Iron cross"

    hold = next(s for s in coach.timeline["steps"] if s["kind"] == "hold")
    coach.run_to(hold["end_ms"] - 1500)
    assert coach.part("big") == "2"


def test_the_screen_stays_awake(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(100)

    assert coach.page.evaluate("heard.wakes") == 1
