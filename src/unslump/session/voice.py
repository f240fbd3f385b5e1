"""One voice, one thing at a time: lines that would overlap are shortened, put off a little, or left out.

wanted   ──"Two. Out, and round."──┐   ┌──"In, and open."──
spoken   ──"Two."──                └   ┘──"In, and open."──
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from unslump.movement.speech import speech_ms

GAP_MS = 100

_speech_ms = lru_cache(maxsize=4096)(speech_ms)


@dataclass(frozen=True, slots=True)
class Line:
    """Something to say."""

    t_ms: int
    texts: tuple[str, ...]
    """Wordings, best first; the first for which there is room is spoken. None at all: a tone, or only shown."""
    weight: int = 0
    """The lighter of two that collide gives way."""
    slip_ms: int = 0
    """How much later than `t_ms` it still makes sense."""
    push_ms: int = 0
    """How far it may put off the next line for the sake of a better wording, within that line's own slip."""


def arrange(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """For each line, sorted by time: when it is spoken and in which wording; an empty text where it gives way."""
    spoken = []
    free_ms = 0
    for i, line in enumerate(lines):
        start_ms = max(line.t_ms, free_ms) if line.texts else line.t_ms
        text = _wording(line, start_ms, _next_rival(lines, i)) if start_ms <= line.t_ms + line.slip_ms else ""
        spoken.append((start_ms if text else line.t_ms, text))
        if text:
            free_ms = start_ms + _speech_ms(text) + GAP_MS
    return spoken


def _next_rival(lines: Sequence[Line], i: int) -> Line | None:
    """The next line that need not give way to this one."""
    weight = lines[i].weight
    for k in range(i + 1, len(lines)):
        if lines[k].weight >= weight and lines[k].texts:
            return lines[k]
    return None


def _wording(line: Line, start_ms: int, rival: Line | None) -> str:
    """The best wording that leaves the rival its turn."""
    if not line.texts or rival is None:
        return line.texts[0] if line.texts else ""
    for until_ms in (rival.t_ms + min(line.push_ms, rival.slip_ms), rival.t_ms + rival.slip_ms):
        for text in line.texts:
            if start_ms + _speech_ms(text) + GAP_MS <= until_ms:
                return text
    return line.texts[-1] if rival.weight == line.weight else ""
