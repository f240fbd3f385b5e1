"""A movement as its page shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Caution, Movement, Source
from unslump.movement.performance import amount_for, duration_ms
from unslump.screening.conditions import conditions
from unslump.session.dose import dose_in_words
from unslump.units import SIDES, TRACKS, Side, Track
from unslump.web import words


@dataclass(frozen=True, slots=True)
class Step:
    show: str
    breath: str = ""


@dataclass(frozen=True, slots=True)
class DoseLine:
    track: str
    about: str
    amount: str
    minutes: str


@dataclass(frozen=True, slots=True)
class CautionLine:
    condition: str
    action: str
    how: str
    reason: str
    instead: Movement | None


@dataclass(frozen=True, slots=True)
class SourceLine:
    claim: str
    reference: str
    basis: str
    checked: object


@dataclass(frozen=True, slots=True)
class Portrait:
    """Everything on the page, in words."""

    over: str
    kit: str
    optional_kit: str
    targets: str
    muscles: str
    levels: str
    side: Side | None
    sides: tuple[Side, ...]
    round_number: int | None
    rounds: tuple[tuple[int, str, str], ...]
    setup: tuple[Step, ...]
    steps: tuple[Step, ...]
    doses: tuple[DoseLine, ...]
    easier: tuple[Movement, ...]
    harder: tuple[Movement, ...]
    camera: str
    cautions: tuple[CautionLine, ...]
    sources: tuple[SourceLine, ...]


def portrait(movement: Movement, side: str = "", round_number: str = "") -> Portrait:
    shown = _side(movement, side)
    place = " · ".join(words.named(words.PLACE, one) for one in movement.place)
    return Portrait(
        over=f"{words.named(words.STAGE, movement.stage)} · {place} · {words.named(words.POSITION, movement.position)}",
        kit=words.listed(words.KIT, movement.kit),
        optional_kit=words.listed(words.KIT, movement.optional_kit),
        targets=words.listed({}, tuple(dict.fromkeys(target.motion for target in movement.targets))),
        muscles=", ".join(dict.fromkeys(muscle for target in movement.targets for muscle in target.muscles)),
        levels=_levels(movement),
        side=shown,
        sides=SIDES if movement.sides != "none" else (),
        round_number=_round(movement, round_number),
        rounds=tuple((nth, one.name, _span(one.levels)) for nth, one in enumerate(movement.rounds, 1)),
        setup=tuple(Step(words.filled(step.show, movement, shown)) for step in movement.setup),
        steps=tuple(
            Step(words.filled(phase.show, movement, shown), _breath(phase.breath)) for phase in movement.phases
        ),
        doses=tuple(_dose(movement, track) for track in TRACKS if track in movement.doses),
        easier=_neighbours(movement.easier),
        harder=_neighbours(movement.harder),
        camera=words.named(words.GRADE, movement.camera.grade),
        cautions=tuple(_caution(one) for one in movement.cautions),
        sources=tuple(_source(one) for one in movement.sources),
    )


def _side(movement: Movement, asked: str) -> Side | None:
    if movement.sides == "none":
        return None
    return next((side for side in SIDES if side == asked), movement.written_side or "left")


def _round(movement: Movement, asked: str) -> int | None:
    numbers = {str(number): number for number in range(1, len(movement.rounds) + 1)}
    return numbers.get(asked, 1 if movement.rounds else None)


def _breath(breath: str) -> str:
    return {"in": _("breathe in"), "out": _("breathe out")}.get(breath, "")


def _dose(movement: Movement, track: Track) -> DoseLine:
    least, most = (amount_for(movement, track, share) for share in (0.0, 1.0))
    low, high = dose_in_words(movement, least), dose_in_words(movement, most)
    times = [_minutes(duration_ms(movement, amount)) for amount in (least, most)]
    return DoseLine(
        words.named(words.TRACK, track),
        words.named(words.TRACK_ABOUT, track),
        _between(low, high),
        times[0] if times[0] == times[1] else "–".join(times),
    )


def _between(low: str, high: str) -> str:
    """`5 times` and `6 times` are `5–6 times`; what differs in more than numbers is said twice."""
    pairs = list(zip(low.split(), high.split(), strict=False))
    if len(low.split()) != len(high.split()) or any(
        a != b and not (a[0].isdigit() and b[0].isdigit()) for a, b in pairs
    ):
        return _("%(least)s, up to %(most)s") % {"least": low, "most": high}
    return " ".join(a if a == b else f"{a.rstrip(',')}–{b}" for a, b in pairs)


def _minutes(duration: int) -> str:
    halves = max(1, round(duration / 30_000))
    return f"{halves // 2}{'½' if halves % 2 else ''}" if halves > 1 else "½"


def _levels(movement: Movement) -> str:
    return _span(movement.work_levels)


def _span(levels: tuple[str, ...]) -> str:
    if not levels:
        return ""
    return levels[0] if len(levels) == 1 else f"{levels[0]}–{levels[-1]}"


def _neighbours(ids: tuple[str, ...]) -> tuple[Movement, ...]:
    known = catalogue()
    return tuple(known[one] for one in ids if one in known)


def _caution(caution: Caution) -> CautionLine:
    names = {condition.id: condition.name for condition in conditions()}
    return CautionLine(
        condition=words.named(names, caution.condition),
        action=words.named(words.ACTION, caution.action),
        how=caution.how,
        reason=caution.reason,
        instead=catalogue().get(caution.swap),
    )


def _source(source: Source) -> SourceLine:
    return SourceLine(source.claim, source.reference, words.named(words.BASIS, source.basis), source.checked)
