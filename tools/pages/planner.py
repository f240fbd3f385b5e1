"""docs/planner.md: what a plan must keep, what it weighs, and how good the search is."""

from collections.abc import Iterator

from unslump.planning.caps import caps
from unslump.planning.model import FIT_S
from unslump.planning.weights import Weight, weights

INTRO = f"""\
# The planner

<!-- Written by `python3 dev.py docs` from src/unslump/content/planning/weights.toml and caps.toml: change those, not this page. -->

`plan(catalogue, wishes, background, seed)` gives an ordered session, and the same arguments always give the same one.
**Not yet reviewed by a clinician**: the points and caps are our own proposal where no source is named in the files.

## What always holds

- It lasts within {FIT_S} seconds of the minutes asked for, ways between positions included.
- Only what the place, the kit at hand and [the limits](limits.md) allow; what a limit changes is done differently, and says how.
- One warm-up comes first where one can be done; then stage by stage, from loosening up to strength. Sides are done alike.
- Within the stages the position changes as seldom as it can.
- No more than four movements, or seven in ten minutes, as long as their amounts fill the time.
- No amount exceeds what somebody is ready for, or else their track.
- What hurt last time rests; the caps below are never exceeded.
- No session has the same movements as one of the last sixty, as long as there is another.

Where no session keeps all this, the refusal names the minutes next to the wish, or one other wish, that would work; each was tried. A limit is never
named: it is for safety.

## Rest days and a week's fill
"""
SEARCH = """\
## Reasons

The reason of a movement is the weight that speaks for it most, today. What the week lacks, and a kind of movement, count for the first in the session that
has it. A warm-up says that it comes first, and what stands in for another says for which. Where all together speaks against a movement that fills the
time, that is the reason. What is left out says the rule; or else the planner puts it in where that costs least, beside the others or for one of them,
and says by which weight the session would lose most: others have waited longer, are newer, do what the week lacks, or there is no room.

## The search, and how good it is

A minute away from the usual amounts costs the same for every movement, and for the session as a whole. So what the best amounts of a choice cost is
known before they are tried, and thousands of choices are weighed in some milliseconds: starts with every position, without one, with one alone; then
exchanges of one or two movements for up to three others (`planning/search.py`). What comes in is tried the best first, and where even its own worth
beside what stays is not enough, neither it nor any after it is weighed: that changes no plan and spares most of the work.

For development the same problem is stated for Google's CP-SAT (`tests/planning/oracle.py`), which proves what is best. `python3 dev.py bench planner`
compares the two over sixty made-up people (5 to 20 minutes, every place and track, up to two limits, up to three weeks of history). The gap is a share of what
the best session is worth, or of 50 points where it is worth less.

| Measured on 2026-11-26, one core | Value | Bar |
|---|---|---|
| gap to the best session, mean of 60, all proved best | 0.01 % | 0.5 % |
| gap to the best session, worst of these | 0.61 % | 2 % |
| sessions that only CP-SAT finds | 0 of 60 | 0 |
| a plan, median | 6 ms | 40 ms |
| a plan, 99 of 100 | 30 ms | 120 ms |
| a plan from 50, 200, 1,000 made-up movements, median, the quickest of four | 8, 36, 130 ms | – |
| 1,000 against 50, for each movement | 0.76 | 1 |

A wider look, at 393 such people: none that only CP-SAT solves, all within 1.6 % but one, at 2.6 %. Of 400 made-up catalogues of 1 to 60
movements (`tests/planning/made_up.py`) 78 requests were refused, and CP-SAT found no session for any of these.
"""


def pages() -> dict[str, str]:
    return {"planner.md": "\n".join([INTRO, *_caps(), *_weights(), SEARCH])}


def _caps() -> Iterator[str]:
    yield "| Cap | Of | Days a week | Whole days between | Minutes a week, of each |\n|---|---|---|---|---|"
    rows = []
    for cap in caps():
        of = ", ".join(cap.movements or cap.stages)
        of += f", apart from {', '.join(cap.apart_from)}" if cap.apart_from else ""
        of += f", held {cap.held_from_s:g} s or longer" if cap.held_from_s > 0 else ""
        rows.append(f"| {cap.id} | {of} | {_or(cap.days_a_week)} | {_or(cap.rest_days)} | {_or(cap.minutes_a_week)} |")
    yield "\n".join(rows) + "\n"


def _or(number: int | None) -> str:
    return "–" if number is None else str(number)


def _weights() -> Iterator[str]:
    yield "## What is weighed\n"
    yield "A session is worth the sum of its points. `change` counts after two weeks in which little moved.\n"
    yield "| Weight | Usual | Change | Counts |\n|---|---|---|---|"
    table = weights()
    rows = [_row(one) for one in table.movement.values()]
    rows += [_row(area.weight, f"what the week lacks of {area.days} days with: ") for area in table.week]
    rows += [_row(one) for one in table.session.values()]
    yield "\n".join(rows) + "\n"


def _row(weight: Weight, before: str = "") -> str:
    return f"| {weight.id} | {weight.usual} | {weight.change} | {before}{weight.counts} |"
