"""outlines → pixels → characters → text."""

import pytest

from unslump.render.ansi import colours_of, nearest_of_256, text
from unslump.render.cells import ACROSS, DOWN, Cell, blocks, dots
from unslump.render.raster import Canvas, Window, fitted

SQUARE = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
TEAL, ORANGE = (47, 163, 154), (255, 138, 61)
PALETTE = (None, TEAL, ORANGE)


def canvas(*rows: str) -> list[list[int]]:
    """Pixels from a drawing: a dot is empty, a digit a colour."""
    return [[0 if mark == "." else int(mark) for mark in row] for row in rows]


def test_a_square_fills_exactly_its_pixels():
    page = Canvas(4, 3)
    page.fill([(1, 1), (3, 1), (3, 3), (1, 3)], 1)
    assert page.rows == canvas("....", ".11.", ".11.")


def test_a_shape_with_a_bay_leaves_the_bay_empty():
    page = Canvas(5, 3)
    page.fill([(0, 0), (1, 0), (1, 2), (4, 2), (4, 0), (5, 0), (5, 3), (0, 3)], 1)
    assert page.rows == canvas("1...1", "1...1", "11111")


def test_what_is_laid_later_covers_what_is_below():
    page = Canvas(3, 1)
    page.fill([(0, 0), (3, 0), (3, 1), (0, 1)], 1)
    page.fill([(1, 0), (2, 0), (2, 1), (1, 1)], 2)
    assert page.rows == canvas("121")


def test_a_shape_that_sticks_out_is_cut_off_at_the_edge():
    page = Canvas(2, 2)
    page.fill([(-5, -5), (1, -5), (1, 9), (-5, 9)], 1)
    assert page.rows == canvas("1.", "1.")


def test_a_drawing_fits_in_whole_undistorted_and_in_the_middle():
    assert fitted(SQUARE, Window(0, 0, 1, 1), width=20, height=10) == [(5, 0), (15, 0), (15, 10), (5, 10)]


def test_a_window_that_starts_elsewhere_is_moved_into_view():
    assert fitted([(100.0, 50.0)], Window(100, 50, 10, 10), width=20, height=20) == [(0, 0)]


def test_the_lower_half_of_a_cell_is_a_half_block():
    picture = blocks(canvas("22", "22", "11", "11"), PALETTE)
    assert picture in (((Cell("▄", TEAL, ORANGE),),), ((Cell("▄", ORANGE, TEAL),),))
    assert picture[0][0] == Cell("▄", TEAL, ORANGE)


def test_a_cell_of_one_colour_is_a_coloured_space():
    assert blocks(canvas("11", "11", "11", "11"), PALETTE) == ((Cell(" ", None, TEAL),),)


def test_of_three_colours_in_a_cell_the_smallest_joins_the_one_it_resembles():
    near_teal = (50, 160, 150)
    picture = blocks(canvas("22", "22", "11", "31"), (*PALETTE, near_teal))
    assert picture[0][0] == Cell("▄", TEAL, ORANGE)


def test_every_pattern_of_a_cell_becomes_one_character():
    for mask in range(256):
        bits = ["1" if mask >> i & 1 else "." for i in range(8)]
        rows = ["".join(bits[y * ACROSS : (y + 1) * ACROSS]) for y in range(DOWN)]
        ((cell,),) = blocks(canvas(*rows), PALETTE)
        assert len(cell.char) == 1
        assert {cell.ink, cell.ground} <= {None, TEAL}


def test_without_colour_an_edge_is_dotted_and_the_inside_stays_clear():
    picture = dots(canvas("......", ".1111.", ".1111.", ".1111.", ".1111.", "......", "......", "......"))
    assert text(picture, "none") == "⢰⠒⢲\n⠘⠒⠊"


def test_what_is_at_work_is_solid_without_colour():
    picture = dots(canvas("2222", "2222", "2222", "2222"), solid=frozenset({2}))
    assert text(picture, "none") == "⣿⣿"


def test_text_without_colour_holds_no_escape_and_no_trailing_blanks():
    assert text(((Cell("▄", TEAL, None), Cell(" ")),), "none") == "▄"


def test_a_colour_is_written_once_for_a_run_and_ended_at_the_line():
    run = ((Cell("▄", TEAL, ORANGE), Cell("▀", TEAL, ORANGE)),)
    assert text(run, "all") == "\x1b[38;2;47;163;154;48;2;255;138;61m▄▀\x1b[0m"


def test_a_hole_shows_the_ground_of_the_terminal():
    assert text(((Cell("▄", None, TEAL),),), "256") == "\x1b[7;38;5;36m▄\x1b[0m"


@pytest.mark.parametrize(
    ("environment", "is_terminal", "expected"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, True, "all"),
        ({"TERM": "xterm-256color"}, True, "256"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, True, "none"),
        ({"TERM": "dumb"}, True, "none"),
        ({}, True, "none"),
        ({"TERM": "xterm-256color"}, False, "none"),
    ],
)
def test_the_terminal_says_what_it_can_show(environment, is_terminal, expected):
    assert colours_of(environment, is_terminal) == expected


def test_grey_is_taken_from_the_greys():
    assert nearest_of_256((128, 128, 128)) == 244
