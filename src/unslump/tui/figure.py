"""The figure as a part of the screen."""

from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from unslump.movement.model import Movement
from unslump.render.cells import Picture, Rgb
from unslump.render.look import DEFAULT_LOOK, Look
from unslump.render.terminal import TerminalFigure
from unslump.session.model import FigureSpan
from unslump.units import Side

Shown = tuple[str, Side | None, int | None, int, int, bool]
"""What decides how a figure is drawn: movement, side, round, columns, rows, dark ground."""


class FigureView(Widget):
    """Draws whatever moment it is told, as large as its place allows."""

    look: Look = DEFAULT_LOOK

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._figures: dict[Shown, TerminalFigure] = {}
        self.picture: Picture = ()

    def show(self, movement: Movement, span: FigureSpan, t_ms: float) -> None:
        """Draw a moment on the figure's own clock."""
        columns, rows = self.size.width, self.size.height
        if columns < 2 or rows < 2:
            return
        picture = self._figure(movement, span, columns, rows).at(t_ms)
        if picture is not self.picture:
            self.picture = picture
            self.refresh()

    def _figure(self, movement: Movement, span: FigureSpan, columns: int, rows: int) -> TerminalFigure:
        dark = self.app.current_theme.dark
        key = (movement.id, span.side, span.round, columns, rows, dark)
        if key not in self._figures:
            self._figures = {}  # the one before is not needed any more, and each keeps a whole repetition
            self._figures[key] = TerminalFigure(
                movement, columns, rows, span.side, span.round, look=self.look, on_dark=dark
            )
        return self._figures[key]

    def render_line(self, y: int) -> Strip:
        if y >= len(self.picture):
            return Strip.blank(self.size.width, self.rich_style)
        runs = groupby(self.picture[y], key=lambda cell: (cell.ink, cell.ground))
        strip = Strip([Segment("".join(cell.char for cell in run), _style(*colours)) for colours, run in runs])
        return strip.apply_style(self.rich_style)


@lru_cache(maxsize=4096)
def _style(ink: Rgb | None, ground: Rgb | None) -> Style:
    if ink is None and ground is not None:  # a hole in the colour
        return Style(color=_hex(ground), reverse=True)
    return Style(color=None if ink is None else _hex(ink), bgcolor=None if ground is None else _hex(ground))


def _hex(colour: Rgb) -> str:
    return f"#{colour[0]:02x}{colour[1]:02x}{colour[2]:02x}"
