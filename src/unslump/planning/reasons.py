"""Why a movement is in the plan, or not: one honest sentence each, in the words of `content/words`."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from unslump import content
from unslump.movement.model import Movement

Words = Mapping[str, Mapping[str, str]]


@cache
def reasons(language: str = "en") -> "Reasons":
    """The sentences of a language; English where there is no file for it."""
    file = content.folder() / "words" / language / "planning.toml"
    return Reasons(tomllib.loads(file.read_text(encoding="utf-8"))) if file.is_file() else reasons("en")


class Reasons:
    """Sentences by occasion."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __repr__(self) -> str:
        return f"Reasons({', '.join(self._words)})"

    def chosen(self, why: str, movement: Movement, minutes: int) -> str:
        """Why it is in, by the weight that speaks for it most: `new`, `due`, `week:rotation`, `stage:dynamic`, …"""
        return self._words["reason"][why].format(aim=self.aim(movement), minutes=minutes)

    def rests(self, cap: str) -> str:
        """It was done too short a time ago."""
        return self._words["rests"][cap]

    def enough(self, cap: str) -> str:
        """The week has had as much of it as it may."""
        return self._words["enough"][cap]

    def listed(self, movement: Movement, name: str) -> str:
        """Why it is in a session that follows a list."""
        return self._words["reason"]["listed"].format(aim=self.aim(movement), list=name)

    def limited(self, what: str, **gaps: str) -> str:
        """What a limit does: `do`, `changed`, `limit`, `ask`, `swap`, `stands_in` or `enough`; names the person's words."""
        return self._words["limited"][what].format(**gaps)

    def left_out(self, why: str, **gaps: Any) -> str:
        """Why it is not in: `wish`, `hurt`, `gone`, `list_time`, or a weight; for a limit see `limited`."""
        return self._words["left_out"][why].format(**gaps)

    def other_place(self, movement: Movement) -> str:
        """It is done elsewhere."""
        places = self._joined(self._words["place"][place] for place in movement.place)
        return self.left_out("place", place=places)

    def elsewhere(self, place: str) -> str:
        """What to do about a place that offers too little."""
        return self._words["instead"]["place"].format(place=self._words["instead"][place])

    def with_kit(self, piece: str) -> str:
        """What to do about kit that offers too little."""
        names = self._words["kit"]
        return self._words["instead"]["kit"].format(kit=names.get(piece, names["other"]).format(kit=piece))

    def missing(self, kit: Iterable[str]) -> str:
        """Something that it needs is not at hand."""
        names = self._words["kit"]
        return self.left_out("kit", kit=self._joined(names.get(one, names["other"]).format(kit=one) for one in kit))

    def aim(self, movement: Movement) -> str:
        """What it does, as the rest of a sentence: `turns the upper back`."""
        return self._words["aim"][movement.targets[0].motion]

    def _joined(self, parts: Iterable[str]) -> str:
        *first, last = parts
        return self._words["kit"]["and"].format(first=", ".join(first), last=last) if first else last
