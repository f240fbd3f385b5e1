"""The player: the figure fills the room; under it one cue, the count, what comes next."""

from gettext import gettext as _

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from unslump.movement.catalogue import Catalogue
from unslump.render.look import Look
from unslump.session.runner import Moment
from unslump.tui import questions
from unslump.tui.asking import AskScreen
from unslump.tui.big import big
from unslump.tui.figure import FigureView
from unslump.tui.now import VERTEBRAE, Now, now
from unslump.tui.performing import Performing, figure_ms

FRAMES_A_SECOND = 15
ADVICE_S = 15
"""How long a word about what hurts stays."""
KEYS = _("space pause   ← → back, skip   + − pace   h it hurts   d danger   q finish")


class PlayerScreen(Screen[str]):
    """Performs a session; gives back how it ended: `done`, `left` or `danger`."""

    BINDINGS = [
        Binding("space", "pause", show=False),
        Binding("left", "back", show=False),
        Binding("right", "skip", show=False),
        Binding("up", "back_part", show=False),
        Binding("down", "skip_part", show=False),
        Binding("plus,equals_sign", "faster", show=False),
        Binding("minus", "slower", show=False),
        Binding("h", "hurts", show=False),
        Binding("d", "danger", show=False),
        Binding("q,escape", "finish", show=False),
    ]
    DEFAULT_CSS = """
    PlayerScreen { padding: 0 1; }
    PlayerScreen #top { height: 1; }
    PlayerScreen #title { width: 1fr; text-style: bold; color: $primary; }
    PlayerScreen #place { width: auto; color: $soft; }
    PlayerScreen #room { height: 1fr; }
    PlayerScreen #figure { width: 1fr; }
    PlayerScreen #column { width: 6; height: 12; margin-top: 1; }
    PlayerScreen #words { height: 5; margin-top: 1; }
    PlayerScreen #cue { width: 1fr; height: 5; text-style: bold; content-align: left middle; }
    PlayerScreen #number { width: 16; height: 5; align: right middle; }
    PlayerScreen #count { width: auto; height: 3; color: $soft; }
    PlayerScreen.at-work #count { color: $accent; }
    PlayerScreen #under { width: auto; color: $soft; }
    PlayerScreen #next { height: 1; color: $soft; }
    PlayerScreen #keys { height: 1; color: $soft; text-opacity: 75%; }
    PlayerScreen.paused #cue { color: $soft; }
    """

    def __init__(self, performing: Performing, look: Look, movements: Catalogue) -> None:
        super().__init__()
        self.performing, self.look, self.movements = performing, look, movements
        self._asking = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="title", markup=False)
            yield Static(id="place", markup=False)
        with Horizontal(id="room"):
            yield FigureView(id="figure")
            yield Static(id="column")
        with Horizontal(id="words"):
            yield Static(id="cue", markup=False)
            with Vertical(id="number"):
                yield Static(id="count", markup=False)
                yield Static(id="under", markup=False)
        yield Static(id="next", markup=False)
        yield Static(KEYS, id="keys", markup=False)

    def on_mount(self) -> None:
        self.query_one(FigureView).look = self.look
        self.take(self.performing.runner.start())
        self.set_interval(1 / FRAMES_A_SECOND, self.frame)

    def frame(self) -> None:
        """One look at the clock: fifteen times a second."""
        if not self._asking and not self.performing.ended:
            self.take(self.performing.runner.tick())

    def take(self, moment: Moment) -> None:
        """Perform a moment and show it."""
        self.performing.take(moment)
        if self.performing.ended:
            self.dismiss(self.performing.runner.status)
            return
        self.show(moment)

    def show(self, moment: Moment) -> None:
        says = now(self.performing.runner.timeline, moment.step, moment.position_ms)
        paused = moment.status == "paused"
        self.set_class(paused, "paused")
        self.set_class(moment.step.kind in ("move", "hold") and not paused, "at-work")
        self._write("#title", f"{says.title} · {says.side}" if says.side else says.title)
        self._write("#place", self._place(says))
        self._write("#cue", _("Paused. Space goes on.") if paused else says.cue)
        self._write("#under", says.under)
        self._write("#next", self.performing.keeper.trouble or says.following)
        self._write("#column", column(says.lit))
        self._write("#count", big(says.big))
        step = moment.step
        at_ms = figure_ms(step.figure, step.start_ms, step.end_ms, moment.position_ms)
        self.query_one(FigureView).show(self.movements.find(step.figure.movement), step.figure, at_ms)

    def _write(self, where: str, text: str) -> None:
        part = self.query_one(where, Static)
        if part.content != text:
            part.update(text)

    def _place(self, says: Now) -> str:
        pace = self.performing.runner.pace_percent
        slower = "" if pace == 100 else _("time × {pace:g}   ").format(pace=pace / 100)
        return f"{slower}{says.place}   {says.left}"

    def action_pause(self) -> None:
        runner = self.performing.runner
        self.take(runner.resume() if runner.status == "paused" else runner.pause())

    def action_back(self) -> None:
        self.take(self.performing.runner.back())

    def action_skip(self) -> None:
        self.take(self.performing.runner.skip())

    def action_back_part(self) -> None:
        self.take(self.performing.runner.back("part"))

    def action_skip_part(self) -> None:
        self.take(self.performing.runner.skip("part"))

    def action_faster(self) -> None:
        self.take(self.performing.runner.faster())

    def action_slower(self) -> None:
        self.take(self.performing.runner.slower())

    def action_danger(self) -> None:
        self.take(self.performing.runner.danger())

    @work
    async def action_hurts(self) -> None:
        """Stand still and ask how strong; the rules say what follows, unless it was a slip of the finger."""
        answer = await self._ask_standing_still(questions.hurt())
        runner = self.performing.runner
        if answer is not None and answer != questions.STOP:
            moment = runner.hurts(float(answer) if answer else None)
            self.take(moment)
            await self._heed(moment)
        self.take(runner.resume())

    async def _heed(self, moment: Moment) -> None:
        if moment.advice is None:
            return
        if moment.advice.action != "easier":
            self.notify(moment.advice.say, timeout=ADVICE_S)
            return
        offer = questions.easier(moment.advice.say, self.performing.easier(moment))
        if await self._ask_standing_still(offer) == questions.STOP:
            self.take(self.performing.runner.skip())

    @work
    async def action_finish(self) -> None:
        if await self._ask_standing_still(questions.finishing()) == questions.STOP:
            self.take(self.performing.runner.leave())
        else:
            self.take(self.performing.runner.resume())

    async def _ask_standing_still(self, question: questions.Question) -> str | None:
        self.take(self.performing.runner.pause())
        self._asking = True
        try:
            return await self.app.push_screen_wait(AskScreen(question))
        finally:
            self._asking = False


def column(lit: int) -> str:
    """The thoracic spine from T1 down to T12, lit from below: done, at work now, still to come."""
    rows = []
    for from_top in range(VERTEBRAE):
        nth = VERTEBRAE - 1 - from_top
        colour = "$primary" if nth < lit else "$accent" if nth == lit else "$line"
        rows.append(f"[{colour}]  ▄▄▄▖[/]")
    return "\n".join(rows)
