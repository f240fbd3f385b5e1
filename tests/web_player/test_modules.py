"""Small parts of the player that need no page: the time of a figure, and the keys."""

from tests.web_player.conftest import Run


def test_a_held_figure_repeats_its_breath_and_a_move_is_spread_over_its_step(run: Run) -> None:
    got = run(
        "figure",
        "figureTime",
        """
      const move = { start_ms: 1000, end_ms: 3000, figure: { from_ms: 0, to_ms: 500, loops: false } };
      const hold = { start_ms: 1000, end_ms: 9000, figure: { from_ms: 500, to_ms: 4500, loops: true } };
      return [figureTime(move, 1000), figureTime(move, 2000), figureTime(move, 3000), figureTime(hold, 2000), figureTime(hold, 6000)];
    """,
    )

    assert got == [0, 250, 500, 1500, 1500]


def test_two_figures_in_one_page_share_no_id(run: Run) -> None:
    ids, fill, labels = run(
        "figure",
        "parseFigure",
        """
      const text = `<svg xmlns="http://www.w3.org/2000/svg" aria-labelledby="t d"><style>path{}</style><title id="t">A</title><desc id="d"/>
        <radialGradient id="s"/><ellipse fill="url(#s)"/></svg>`;
      const both = [parseFigure(text, "a-"), parseFigure(text, "b-")];
      return [both.flatMap((svg) => [...svg.querySelectorAll("[id]")].map((e) => e.id)),
              both[1].querySelector("ellipse").getAttribute("fill"), both[1].getAttribute("aria-labelledby")];
    """,
    )

    assert len(set(ids)) == 6
    assert (fill, labels) == ("url(#b-s)", "b-t b-d")


def test_the_keys_do_what_the_page_says(run: Run) -> None:
    got = run(
        "keys",
        "actionFor",
        """
      return [" ", "ArrowLeft", "ArrowRight", "h", "D", "+", "-", "x"].map((key) => actionFor({ key }, true))
        .concat(actionFor({ key: "h" }, false), actionFor({ key: " " }, false), actionFor({ key: "d", ctrlKey: true }, true));
    """,
    )

    assert got == ["toggle", "back", "skip", "hurts", "danger", "faster", "slower", None, None, "toggle", None]
