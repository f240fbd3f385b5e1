"""The session's own words, from `content/words/<language>/session.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from unslump import content
from unslump.units import Side


@cache
def words(language: str = "en") -> "Words":
    """The words of a language; English where there is no file for it."""
    file = content.folder() / "words" / language / "session.toml"
    if not file.is_file():
        return words("en")
    return Words(tomllib.loads(file.read_text(encoding="utf-8")))


class Words:
    """Texts by key, with their gaps filled."""

    def __init__(self, texts: Mapping[str, Any]) -> None:
        self._texts: dict[str, Any] = {
            key: tuple(text) if isinstance(text, list) else text for key, text in texts.items()
        }
        self._numbers: tuple[str, ...] = self._texts["numbers"]

    def __repr__(self) -> str:
        return f"Words({len(self._texts)} texts)"

    def text(self, key: str, **gaps: object) -> str:
        """One text."""
        return str(self._texts[key]).format(**gaps)

    def texts(self, key: str, **gaps: object) -> tuple[str, ...]:
        """All wordings of one text, as the file lists them."""
        found: tuple[str, ...] = self._texts[key]
        return tuple([text.format(**gaps).strip() for text in found]) if gaps else found

    def dose(self, key: str, **gaps: object) -> str:
        """One text of the `[dose]` table."""
        return str(self._texts["dose"][key]).format(**gaps)

    def number(self, n: int) -> str:
        """A number as it is spoken: `two`; in digits where the list ends."""
        return self._numbers[n] if 0 <= n < len(self._numbers) else str(n)

    def side(self, side: Side) -> str:
        """`left` or `right`, in this language."""
        return self.text(f"side_{side}")


def capital(text: str) -> str:
    """The text with its first letter large, the rest untouched."""
    return text[:1].upper() + text[1:]
