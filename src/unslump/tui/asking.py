"""A question on the screen: calm, answered by one key, by arrows and enter, or by a click."""

from gettext import gettext as _
from textwrap import fill

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from unslump.tui.questions import Question

CARD = """
{name} {{ align: center middle; }}
{name} #card {{ width: 84; max-width: 96%; height: auto; max-height: 98%; }}
{name} #title {{ text-style: bold; color: $primary; margin-bottom: 1; }}
{name}.stop #title {{ color: $error; }}
{name} #lines {{ height: auto; max-height: 65vh; margin-bottom: 1; }}
{name} .line {{ margin-bottom: 1; }}
{name}.list .line {{ margin-bottom: 0; }}
{name} #options {{ height: auto; max-height: 60vh; border: none; padding: 0; background: $background; color: $foreground; }}
{name} #options:focus {{ border: none; }}
{name} #hint {{ color: $soft; margin-top: 1; }}
"""


class AskScreen(Screen[str | None]):
    """One question, one answer; None when it is closed."""

    BINDINGS = [Binding("escape", "close", show=False)]
    DEFAULT_CSS = CARD.format(name="AskScreen")

    def __init__(self, question: Question) -> None:
        super().__init__(classes=f"{question.tone} {'list' if question.listed else ''}")
        self.question = question
        self.by_key = {option.key: option for option in question.options}

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield Static(self.question.title, id="title", markup=False)
            with VerticalScroll(id="lines", can_focus=False):
                for line in self.question.lines:
                    yield Static(line, classes="line", markup=False)
            yield OptionList(
                *(Row(f" {one.key}  {one.label}") for one in self.question.options), id="options", markup=False
            )

    def on_mount(self) -> None:
        options = self.query_one(OptionList).focus()
        options.highlighted = None  # nothing is answered by pressing enter once too often

    def on_key(self, event: events.Key) -> None:
        if event.character in self.by_key:
            event.stop()
            self.dismiss(self.by_key[event.character or ""].value)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.question.options[event.option_index].value)

    def action_close(self) -> None:
        self.dismiss(None)


class TickScreen(Screen[frozenset[str] | None]):
    """Any number of boxes; None when it is closed."""

    BINDINGS = [
        Binding("escape", "close", show=False),
        Binding("space", "turn", show=False),
        Binding("c", "go_on", show=False),
        Binding("n", "none", show=False),
    ]
    DEFAULT_CSS = CARD.format(name="TickScreen")

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.ticked: set[str] = set()

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield Static(self.question.title, id="title", markup=False)
            for line in self.question.lines:
                yield Static(line, classes="line", markup=False)
            yield OptionList(
                *(Row(self._box(nth)) for nth in range(len(self.question.options))), id="options", markup=False
            )
            yield Static(self._hint(), id="hint", markup=False)

    def _hint(self) -> str:
        hint = _("space or enter ticks a line   c goes on")
        return f"{hint}   n {self.question.none}" if self.question.none else hint

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def _box(self, nth: int) -> str:
        option = self.question.options[nth]
        mark = "x" if option.value in self.ticked else " "
        return fill(option.label, 78, initial_indent=f" [{mark}] ", subsequent_indent="     ")

    @on(OptionList.OptionSelected)
    def turned(self, event: OptionList.OptionSelected) -> None:
        self.ticked ^= {self.question.options[event.option_index].value}
        event.option_list.replace_option_prompt_at_index(event.option_index, self._box(event.option_index))

    def action_turn(self) -> None:
        self.query_one(OptionList).action_select()

    def action_go_on(self) -> None:
        if self.ticked or not self.question.none:  # going on is no answer where none has to be said
            self.dismiss(frozenset(self.ticked))

    def action_none(self) -> None:
        if self.question.none and not self.ticked:  # a tick beside it is a yes
            self.dismiss(frozenset())

    def action_close(self) -> None:
        self.dismiss(None)
