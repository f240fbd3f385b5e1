"""How long it takes to say something."""

import re
from functools import lru_cache

CHARACTERS_A_SECOND = 14.0
"""An unhurried voice between its pauses: about 165 words a minute."""
SENTENCE_PAUSE_MS = 350
COMMA_PAUSE_MS = 150


@lru_cache(maxsize=8192)
def speech_ms(text: str) -> int:
    """About how many milliseconds a calm voice needs for a text, its inner pauses included.

    >>> speech_ms("Breathe out.")
    786
    >>> speech_ms("")
    0
    """
    spoken = re.sub(r"[^\w\s]", "", text).strip()
    inner = text.strip().rstrip(".!?")
    sentences = len(re.findall(r"[.!?:]\s", inner))
    commas = len(re.findall(r"[,;–]\s", inner))
    return round(len(spoken) * 1000 / CHARACTERS_A_SECOND) + sentences * SENTENCE_PAUSE_MS + commas * COMMA_PAUSE_MS


def sentences(text: str) -> list[str]:
    """
    >>> sentences("Stay small. Breathe on!")
    ['Stay small.', 'Breathe on!']
    >>> sentences("")
    []
    """
    return re.split(r"(?<=[.!?])\s+", text.strip()) if text.strip() else []
