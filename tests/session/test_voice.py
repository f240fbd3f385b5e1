"""One voice says one thing at a time."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from unslump.movement.speech import speech_ms
from unslump.session.voice import Line, arrange

TEXTS = st.lists(st.sampled_from(["Two.", "Breathe out.", "Slide the arm under your chest, palm up."]), max_size=3)
LINES = st.lists(
    st.builds(
        Line,
        t_ms=st.integers(0, 20_000),
        texts=TEXTS.map(lambda texts: tuple(sorted(texts, key=len, reverse=True))),
        weight=st.integers(0, 3),
        slip_ms=st.integers(0, 2000),
        push_ms=st.integers(0, 2000),
    ),
    max_size=15,
).map(lambda lines: sorted(lines, key=lambda line: line.t_ms))


@given(LINES)
def test_no_two_utterances_overlap(lines):
    spoken = sorted((t_ms, text) for t_ms, text in arrange(lines) if text)
    for (t_ms, text), (after_ms, _) in pairwise(spoken):
        assert t_ms + speech_ms(text) <= after_ms


@given(LINES)
def test_nothing_is_said_early_or_too_late(lines):
    for line, (t_ms, text) in zip(lines, arrange(lines), strict=True):
        assert not text or line.t_ms <= t_ms <= line.t_ms + line.slip_ms


@given(LINES)
def test_only_what_was_written_is_said(lines):
    assert all(not text or text in line.texts for line, (_, text) in zip(lines, arrange(lines), strict=True))


def test_a_shorter_wording_is_taken_where_the_long_one_has_no_room():
    lines = [Line(0, ("Two. Out, and round.", "Two."), 2), Line(1000, ("In.",), 2)]
    assert list(arrange(lines)) == [(0, "Two."), (1000, "In.")]


def test_the_lighter_of_two_gives_way():
    lines = [Line(0, ("Slow breath in, slow breath out.",), 0), Line(500, ("Switch sides.",), 3)]
    assert list(arrange(lines)) == [(0, ""), (500, "Switch sides.")]


def test_words_are_put_off_a_little_rather_than_lost():
    lines = [Line(0, ("Breathe out and turn.",), 3), Line(1000, ("Come back.",), 3, slip_ms=1500)]
    (_, (t_ms, text)) = arrange(lines)
    assert (text, 1000 < t_ms <= 2500) == ("Come back.", True)
