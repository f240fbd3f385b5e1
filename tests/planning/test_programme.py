"""A programme moves on by what was done: nobody falls behind."""

from datetime import UTC, datetime, timedelta

import pytest

from unslump.errors import ContentError
from unslump.movement.catalogue import catalogue
from unslump.planning.programme import FIRST_WEEK, programmes, read, standing

SINCE = datetime(2026, 3, 2, 8, tzinfo=UTC)
ARTICLE = (
    "warm-up trunk-rotation overhead-reach cat-cow knee-to-chest wall-stretch neck-flexion shoulder-roll childs-pose "
    "thoracic-extension-roller segmental-flexion-extension iron-cross thread-the-needle"
).split()


def days(*numbers: float) -> list[datetime]:
    return [SINCE + timedelta(days=number) for number in numbers]


def test_the_first_week_has_every_entry_of_the_article():
    first = programmes()[FIRST_WEEK]
    done = {one for session in first.sessions for chosen in session.picks.values() for one in chosen}
    assert set(ARTICLE) <= done
    assert len(first.sessions) == 7


def test_its_sessions_wait_for_whoever_misses_a_day():
    first = programmes()[FIRST_WEEK]
    assert standing(first, SINCE, days(0, 9), SINCE + timedelta(days=30)).step == 3


def test_what_was_done_before_it_began_does_not_count():
    assert standing(programmes()[FIRST_WEEK], SINCE, days(-2, -1), SINCE).step == 1


def test_a_week_without_a_session_does_not_count():
    twelve = programmes()["twelve-weeks"]
    where = standing(twelve, SINCE, days(1, 3, 22, 23), SINCE + timedelta(days=29))
    assert where.step == 3
    assert where.this_week == 0


def test_sessions_of_the_running_week_are_counted_and_move_nothing_on():
    where = standing(programmes()["twelve-weeks"], SINCE, days(0, 2), SINCE + timedelta(days=3))
    assert (where.step, where.this_week) == (1, 2)


def test_a_clock_that_was_set_back_breaks_nothing():
    assert standing(programmes()["twelve-weeks"], SINCE, days(0), SINCE - timedelta(days=3)).step == 1


def test_twelve_weeks_are_twelve_and_the_last_block_stays():
    twelve = programmes()["twelve-weeks"]
    assert twelve.length == 12
    assert twelve.block(1).name == twelve.blocks[0].name
    assert twelve.block(13) == twelve.blocks[-1]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('name = "x"\nabout = "y"\nreviewed = false', "neither or both"),
        (
            'name = "x"\nabout = "y"\nreviewed = false\n[[sessions]]\nname = "a"\ndesk = ["cat-cow"]\nfloor = []',
            "is not done at a desk",
        ),
    ],
)
def test_a_programme_that_makes_no_sense_says_why(text: str, says: str):
    with pytest.raises(ContentError, match=says):
        read(text, "x.toml", catalogue())
