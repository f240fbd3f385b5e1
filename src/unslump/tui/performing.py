"""What a moment of the session sets off, whatever shows it: words to the voice, records to the keeper."""

from collections.abc import Sequence

from unslump.session.model import FigureSpan
from unslump.session.runner import Moment, Runner
from unslump.tui.keeper import Keeper
from unslump.tui.voice import Voice

ENDED = ("done", "left", "danger")


class Performing:
    """A runner with a voice and a memory."""

    def __init__(self, runner: Runner, voice: Voice, keeper: Keeper, easier: Sequence[str] = ()) -> None:
        """`easier`: for each movement of the session, what would be easier, in words."""
        self.runner, self.voice, self.keeper, self._easier = runner, voice, keeper, easier

    def take(self, moment: Moment) -> Moment:
        """Say and write down what the moment asks for."""
        if moment.hush:
            self.voice.hush()
        for event in moment.say:
            if event.say:
                self.voice.say(event.say)
            else:
                self.voice.sound(event.tone)
        self.keeper.keep(moment.records)
        return moment

    def easier(self, moment: Moment) -> str:
        """What would be easier than the movement in hand; empty where nothing is named."""
        item = moment.item.index
        return self._easier[item] if item < len(self._easier) else ""

    @property
    def ended(self) -> bool:
        return self.runner.status in ENDED


def figure_ms(span: FigureSpan, start_ms: int, end_ms: int, position_ms: float) -> float:
    """Where the figure stands on its own clock, at a position within the step from `start_ms` to `end_ms`."""
    length_ms = span.to_ms - span.from_ms
    within_ms = max(0.0, position_ms - start_ms)
    if length_ms <= 0 or end_ms <= start_ms:
        return span.from_ms
    if span.loops:
        return span.from_ms + within_ms % length_ms
    return span.from_ms + length_ms * min(1.0, within_ms / (end_ms - start_ms))
