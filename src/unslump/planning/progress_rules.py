"""The numbers and sentences of progress as data: `content/planning/progress.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Literal

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem
from unslump.movement.model import Stage

FILE = "planning/progress.toml"
Effort = Literal["easy", "right", "hard"]
"""How hard a session was, in one of three words."""
EFFORTS: tuple[Effort, ...] = ("easy", "right", "hard")
"""From little to much."""
GROUPS = ("step", "good", "down", "gaps", "rising", "busy", "tracks")


@dataclass(frozen=True, slots=True)
class EffortWord:
    """One answer to how hard it was."""

    id: Effort
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class ProgressRules:
    """The whole table."""

    numbers: Mapping[str, int]
    """By group and name, as `gaps.short_days`."""
    hours_to_morning: tuple[int, int]
    """How long after a session the next number tells of the morning after."""
    most_effort: Mapping[bool, Effort]
    """The hardest that still counts as fine: for strength work (True), and for everything else."""
    efforts: tuple[EffortWord, ...]
    says: Mapping[str, str]
    reviewed: str | None = None

    def __getitem__(self, name: str) -> int:
        return self.numbers[name]

    def say(self, name: str, **gaps: object) -> str:
        """One sentence, filled in."""
        return self.says[name].format(**gaps, build_at_most=self["tracks.build_at_most"])

    def too_hard(self, effort: Effort | None, stage: Stage) -> bool:
        """More than this stage should be; not asked is not too hard."""
        most = self.most_effort[stage == "strengthen"]
        return effort is not None and EFFORTS.index(effort) > EFFORTS.index(most)

    @property
    def week(self) -> timedelta:
        """In which a dose grows by no more than a fifth."""
        return timedelta(days=self["step.week_days"])


@cache
def progress_rules() -> ProgressRules:
    """As they ship."""
    return read((content.folder() / "planning" / "progress.toml").read_text(encoding="utf-8"))


def read(text: str) -> ProgressRules:
    """The rules in a file's text. Raises ContentError with everything that is wrong."""
    problems: list[Problem] = []
    table = Table(FILE, "", tomllib.loads(text), problems)
    groups = {name: table.table(name) for name in GROUPS}
    good = groups["good"]
    says = table.table("say")
    found = ProgressRules(
        hours_to_morning=good.whole_span("morning_after_hours") or (0, 0),
        most_effort={
            False: good.choice("effort_mobility", EFFORTS),
            True: good.choice("effort_strength", EFFORTS),
        },
        numbers={
            f"{group}.{name}": one.whole(name)
            for group, one in groups.items()
            for name, value in one.content.items()
            if isinstance(value, int)
        },
        efforts=tuple(_effort(one) for one in table.tables("effort")),
        says={name: says.text(name) for name in says.content},
        reviewed=None if table.content.get("reviewed") is False else table.text("reviewed"),
    )
    for one in groups.values():
        one.close()
    table.close(["reviewed", "sources"])
    if problems:
        raise ContentError(problems)
    return found


def _effort(table: Table) -> EffortWord:
    word = EffortWord(table.choice("id", EFFORTS), table.text("name"), table.text("about"))
    table.close()
    return word
