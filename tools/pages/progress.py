"""docs/progress.md: how much of each comes next, by which rules, and twelve weeks of people who do not exist, as a chart."""

import tomllib
from collections.abc import Iterator

from benchmarks.people import Life, lived, people
from benchmarks.progress import growth_percent, more_while_rising
from tools.pages.progress_chart import chart
from unslump import content
from unslump.movement.catalogue import catalogue
from unslump.planning.ladder import ladder
from unslump.planning.progress_rules import FILE, progress_rules
from unslump.session.dose import dose_in_words

SHOWN = ("cat-cow", "thread-the-needle", "childs-pose")
INTRO = """\
# How much of each comes next

<!-- Written by `python3 dev.py docs` from src/unslump/content/planning/progress.toml and benchmarks/people.py: change those, not this page. -->

A little more, as much, or a little less: for every movement, every time, with its reason. `/progress/` shows it, `unslump progress` says it, and every plan asks for no more.
It is a pure function of what was done and said (`src/unslump/planning/progress.py`); [nothing of it is stored](adr/0033-progress-is-read-from-the-history.md).
"""
WAYS = """\
## Up, as before, down

| What | When |
|---|---|
| **up**, one step | {in_a_row} times in a row of that movement were fine: at least {done_percent} percent done, nothing over {peak} out of 10 (or {above_start} more than at the start), not too much work, the morning after back to the start |
| **as before** | a morning one point up, something felt but bearable, not finished, some work where it should be easy; or nobody knows the morning |
| **down**, one step | by the stop rules it was over, or something easier was offered; or the morning was {morning_above} points up or more |
| a step lower, once | the last morning was above usual: every movement, that session only |
| {short_steps} down | {short_days} to {before_long} days away |
| {long_steps} down, after the whole safety check | {long_days} days away or more |
| the smallest of each | small doses hold ([the rules over time](over-time.md)): 5 out of 10 or more, disturbed sleep, two flare-ups in a week, after a pause |

Nothing goes up while any of these holds:

- the numbers of this week lie {points} point or more above those of one of the {weeks} weeks before (the middle one of each week);
- somebody should have a look first, after six weeks without a change;
- the movement went up this week already, unless both steps together are {week} percent or less;
- all doses together would be more than {week} percent above what they were a week ago;
- the person moved {busy} percent more this week than in any of the {busy_weeks} before;
- the whole dose: while the numbers are above {build} out of 10, it goes up to the standard dose.

How hard it was is asked in three words, once a session: {efforts}. For mobility *{mobility}* counts as fine, for strength *{strength}* too.

**{reviewed}**
"""
LADDERS = """\
## A ladder comes from the doses

The doses of a movement's file are its landings. Between them it goes up one thing at a time: repetitions (at most {reps} more), then the hold (up to {hold} seconds), then time,
places, and sets, where two of a few take the place of one of many. A step is {percent} percent at most, or the smallest that there is. A warm-up has no ladder.
"""
PEOPLE = """\
## Twelve weeks of people who do not exist

![Four small charts, one a person: the doses rise slowly, fall after flare-ups and time away, and rise again](figures/progress.svg)

Green is what all doses together come to, against where each movement began; grey is how it feels. A green band: small doses. A grey one: a week or more away. Their bodies are made up
(`benchmarks/people.py`); the rules, the doses and the planner are the ones that ship. `python3 dev.py bench progress` measures them:

| Who | Sessions | Most growth in seven days | Days with more while it rose |
|---|--:|--:|--:|
"""


def pages() -> dict[str, str]:
    lives = [lived(person, catalogue()) for person in people()]
    return {"progress.md": "\n".join(lines(lives)), "figures/progress.svg": chart(lives[:4])}


def lines(lives: list[Life]) -> Iterator[str]:
    yield INTRO
    yield ways()
    yield from ladders()
    yield PEOPLE + "\n".join(_row(life) for life in lives) + "\n"
    yield "Growth is against the heaviest of the three weeks before those seven days, the same movements both times.\n"
    yield "Sources:\n"
    file = tomllib.loads((content.folder() / FILE).read_text(encoding="utf-8"))
    yield "\n".join(f"- {one['claim']} {one['reference']} ({one['basis']})" for one in file["sources"]) + "\n"


def ways() -> str:
    rules = progress_rules()
    return WAYS.format(
        in_a_row={2: "two"}.get(rules["good.in_a_row"], rules["good.in_a_row"]),
        done_percent=rules["good.done_percent"],
        peak=rules["good.peak"],
        above_start=rules["good.above_start"],
        morning_above=rules["down.morning_above"],
        short_steps=rules["gaps.short_steps"],
        short_days=rules["gaps.short_days"],
        before_long=rules["gaps.long_days"] - 1,
        long_steps=rules["gaps.long_steps"],
        long_days=rules["gaps.long_days"],
        points=rules["rising.points"],
        weeks=rules["rising.weeks"],
        week=rules["step.most_percent_a_week"],
        busy=rules["busy.percent"],
        busy_weeks=rules["busy.weeks"],
        build=rules["tracks.build_at_most"],
        efforts=", ".join(f"*{one.name.lower()}* ({one.about})" for one in rules.efforts),
        mobility=_named(rules.most_effort[False]),
        strength=_named(rules.most_effort[True]),
        reviewed=rules.reviewed or "Not yet reviewed by a clinician.",
    )


def _named(effort: str) -> str:
    return next(one.name.lower() for one in progress_rules().efforts if one.id == effort)


def ladders() -> Iterator[str]:
    rules = progress_rules()
    yield LADDERS.format(
        reps=rules["step.most_reps"], hold=rules["step.longest_hold_s"], percent=rules["step.most_percent"]
    )
    yield "| Movement | Starter | Standard | Full |\n|---|---|---|---|"
    for name in SHOWN:
        movement = catalogue().find(name)
        cells: dict[str, list[str]] = {"starter": [], "standard": [], "full": []}
        for rung in ladder(movement).rungs:
            cells[rung.track].append(dose_in_words(movement, rung.amount))
        yield f"| {movement.name} | " + " | ".join(" → ".join(one) for one in cells.values()) + " |"
    yield ""


def _row(life: Life) -> str:
    growth = max(0, round(growth_percent(life)))
    sessions = len(life.diary.sessions)
    return f"| **{life.person.name}**: {life.person.about} | {sessions} | {growth} % | {more_while_rising(life)} |"
