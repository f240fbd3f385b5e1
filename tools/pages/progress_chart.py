"""The chart of docs/progress.md: a small panel for each person, the doses in green over how it feels in grey."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from benchmarks.people import DAYS, Life, Lived, load_s

WIDTH, PANEL, LEFT, RIGHT, TOP, BOTTOM = 760, 176, 54, 40, 40, 30
LEAST, MOST = 40, 160
"""Percent of where it began, at the bottom and the top of a panel."""
PAPER, INK, SOFT, LINE, TEAL, WASH, AWAY = "#f6f3ee", "#1f2a37", "#566170", "#ddd5c8", "#12695f", "#dcefeb", "#ebe5db"
Run = tuple[int, int]


def chart(lives: Sequence[Life]) -> str:
    """A picture that needs nothing else."""
    height = PANEL * len(lives) + 8
    parts = "".join(part for nth, life in enumerate(lives) for part in _panel(life, nth * PANEL))
    words = "; ".join(f"{life.person.name}: {life.person.about}" for life in lives)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="sans-serif" font-size="13"><title>Doses over twelve weeks, for people who do not exist</title>'
        f'<desc>{words}</desc><rect width="{WIDTH}" height="{height}" rx="24" fill="{PAPER}"/>{parts}</svg>\n'
    )


def _panel(life: Life, top: int) -> Iterator[str]:
    yield f'<text x="{LEFT}" y="{top + 26}" font-weight="700" fill="{INK}">{life.person.name}</text>'
    for run in _runs([day.small for day in life.days]):
        yield _band(run, top, WASH)
    for run in _runs([day.planned is None and not day.small for day in life.days]):
        if run[1] - run[0] >= 7:
            yield _band(run, top, AWAY)
    for percent in (50, 100, 150):
        y = _y(percent, top)
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="{LINE}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end" fill="{SOFT}">{percent} %</text>'
    for week in (0, 4, 8, 12):
        x = _x(week * 7)
        yield f'<text x="{x}" y="{top + PANEL - 8}" text-anchor="middle" fill="{SOFT}">week {week}</text>'
    for number in (0, 10):
        y = _feels_y(number, top)
        yield f'<text x="{WIDTH - RIGHT + 8}" y="{y + 4}" fill="{SOFT}">{number}</text>'
    yield _line([(day.day, _feels_y(day.feels, top)) for day in life.days], SOFT, 1.5, "3 4")
    yield _line([(day.day, _y(percent, top)) for day, percent in _doses(life.days)], TEAL, 2.5)


def _doses(days: Sequence[Lived]) -> Iterator[tuple[Lived, float]]:
    """What all doses come to, against where each of them began."""
    began: dict[str, int] = {}
    for day in days:
        for name, one in day.where.items():
            began.setdefault(name, one.ladder[one.rung].work_ms)
        if day.where:
            yield day, 100 * load_s(day.where.values()) * 1000 / sum(began[name] for name in day.where)


def _line(points: Sequence[tuple[int, int]], colour: str, width: float, dash: str = "") -> str:
    path = "".join(f"{'L' if nth else 'M'}{_x(day)} {y}" for nth, (day, y) in enumerate(points))
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def _band(run: Run, top: int, colour: str) -> str:
    left, right = _x(run[0]), _x(run[1])
    height = PANEL - TOP - BOTTOM
    return f'<rect x="{left}" y="{top + TOP}" width="{right - left}" height="{height}" fill="{colour}"/>'


def _runs(flags: Sequence[bool]) -> Iterator[Run]:
    """Where they are true, from and to."""
    day = 0
    for flag, some in groupby(flags):
        length = len(list(some))
        if flag:
            yield day, day + length
        day += length


def _x(day: float) -> int:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * day / DAYS)


def _y(percent: float, top: int) -> int:
    share = (min(MOST, max(LEAST, percent)) - LEAST) / (MOST - LEAST)
    return round(top + PANEL - BOTTOM - share * (PANEL - TOP - BOTTOM))


def _feels_y(number: float, top: int) -> int:
    return round(top + PANEL - BOTTOM - number / 10 * (PANEL - TOP - BOTTOM))
