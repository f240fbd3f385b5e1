"""docs/movements.md: the gallery. Says of a movement what its page in the app says, in the same words."""

from collections.abc import Iterator

from tools.pages.figures import name, sides
from unslump.movement.catalogue import catalogue
from unslump.movement.model import STAGES, Movement
from unslump.web import words
from unslump.web.screens.library.portrait import Portrait, portrait

NOT_YET = "**Not yet reviewed by a clinician.**"
ALONE_PX, OF_TWO_PX = 300, 240
"""How tall a picture stands on the page; two lying figures still fit side by side."""

INTRO = """\
# Movements

<!-- Written by `python3 dev.py docs` from src/unslump/content/movements/: change those, not this page. -->

Every movement that Unslump knows, {count} of them, in the order in which a session uses them. Each comes from one
text file, the picture too. Orange marks the vertebrae at work.

This is general movement and education for adults, no substitute for a health professional. Whether a movement suits you depends on
more than a page can know: [what changes for whom](limits.md), [when to stop and when not to start](../SAFETY.md).
Wherever it says so, no clinician has reviewed the movement yet: doses and cautions are then our own reading of published guidance.

Three tracks say how much: *starter* for whoever is new to it or coming back, *standard* for most days, *full* as the most that a movement asks for;
where the article that this project began with names a dose, full is that dose. The camera that some of them could be counted by is not there yet.
"""


def pages() -> dict[str, str]:
    return {"movements.md": "\n".join(lines())}


def lines() -> Iterator[str]:
    movements = catalogue()
    yield INTRO.format(count=len(movements))
    for stage in STAGES:
        found = [movement for movement in movements.values() if movement.stage == stage]
        if found:
            yield f"## {words.named(words.STAGE, stage)}\n"
            yield f"{words.named(words.STAGE_ABOUT, stage)}\n"
        for movement in found:
            yield from entry(movement)


def entry(movement: Movement) -> Iterator[str]:
    told = portrait(movement)
    yield f"### {movement.name}\n"
    yield pictures(movement) + "\n"
    yield f"{movement.purpose}\n"
    yield "\n".join(f"- {fact}" for fact in facts(movement, told)) + "\n"
    yield "| Track | Amount | Minutes |\n|---|---|---|"
    yield "\n".join(f"| {dose.track} | {dose.amount} | {dose.minutes} |" for dose in told.doses) + "\n"
    yield (
        f"Reviewed by {movement.reviewed}." if movement.reviewed else NOT_YET
    ) + f" [The file]({file_of(movement)})\n"


def facts(movement: Movement, told: Portrait) -> Iterator[str]:
    places = " or ".join(words.named(words.PLACE, place) for place in movement.place)
    yield f"{places.capitalize()}, {words.named(words.POSITION, movement.position)}"
    needs = told.kit or "nothing"
    yield f"Needs: {needs}" + (f" (if you like: {told.optional_kit})" if told.optional_kit else "")
    yield f"Works on: {told.targets}" + (f", vertebrae {told.levels}" if told.levels else "")
    yield f"Cautions: {cautions(movement)}"
    yield f"Camera: {told.camera}"


def cautions(movement: Movement) -> str:
    count = len(movement.cautions)
    if count == 0:
        return "none that we know of"
    return f"{count}; [what changes, for whom and why](limits.md#{movement.id})"


def pictures(movement: Movement) -> str:
    shown = sides(movement)
    height = ALONE_PX if len(shown) == 1 else OF_TWO_PX
    return "\n".join(
        f'<img src="figures/{name(movement, side)}.svg" height="{height}" alt="{alternative(movement, side)}">'
        for side in shown
    )


def alternative(movement: Movement, side: str | None) -> str:
    return f"{movement.name}, drawn and moving" + (f", {side} side" if side else "")


def file_of(movement: Movement) -> str:
    return f"../src/unslump/content/movements/{movement.id}.toml"
