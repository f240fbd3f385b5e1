"""The sections of a movement file, one function each. All of them collect problems and never stop at one."""

from typing import Literal

from unslump.content.reading import Table, is_number
from unslump.movement.levels import expand_levels
from unslump.movement.model import (
    Action,
    Breath,
    Camera,
    Caution,
    Counting,
    Dose,
    Ease,
    Fault,
    FaultCheck,
    Grade,
    Hold,
    Leads,
    MeasuredFrom,
    Per,
    Phase,
    Place,
    Round,
    SetupStep,
    Source,
    Target,
    View,
)
from unslump.units import TRACKS, Track

PLACES: tuple[Place, ...] = ("desk", "floor", "outdoors")
MOTIONS = (
    "extension",
    "flexion",
    "rotation",
    "side-bend",
    "shoulder-blade",
    "neck",
    "hips",
    "breath",
    "whole-body",
)
_BREATHS: tuple[Breath, ...] = ("in", "out", "easy")
_EASES: tuple[Ease, ...] = ("smooth", "linear", "settle")
_PERS: tuple[Per, ...] = ("side", "level", "set")
_GRADES: tuple[Grade, ...] = ("A", "B", "C")
_LEADS: tuple[Leads, ...] = ("person", "clock")
_MEASURED_FROM: tuple[MeasuredFrom, ...] = ("zero", "start", "turn")
_ACTIONS: tuple[Action, ...] = ("modify", "swap", "skip", "ask")
_Basis = Literal["read", "abstract", "secondary", "memory", "article", "judgement"]
_BASES: tuple[_Basis, ...] = ("read", "abstract", "secondary", "memory", "article", "judgement")


def read_targets(movement: Table) -> tuple[Target, ...]:
    return tuple(_target(table) for table in movement.tables("targets"))


def _target(table: Table) -> Target:
    target = Target(table.choice("motion", MOTIONS), _levels(table), table.texts("muscles", ()))
    table.close()
    return target


def _levels(table: Table) -> tuple[str, ...]:
    text = table.text("levels", "")
    try:
        return expand_levels(text) if text else ()
    except ValueError as error:
        table.wrong("levels", str(error), "Name vertebrae from the head down, as T3-T8 or C7-T4.")
        return ()


def read_view(movement: Table) -> View:
    table = movement.table("view")
    view = View(
        table.number("azimuth"),
        table.number("elevation"),
        table.texts("props", ()),
        table.flag("turns_with_side", default=False),
    )
    table.close()
    return view


def read_setup(movement: Table) -> tuple[SetupStep, ...]:
    return tuple(_setup_step(table) for table in movement.tables("setup"))


def _setup_step(table: Table) -> SetupStep:
    step = SetupStep(table.text("say"), table.text("show"), _seconds(table))
    table.close()
    return step


def read_phases(movement: Table) -> tuple[Phase, ...]:
    return tuple(_phase(table) for table in movement.tables("phases"))


def _phase(table: Table) -> Phase:
    phase = Phase(
        pose=table.text("pose"),
        seconds=_seconds(table),
        say=table.text("say", ""),
        show=table.text("show"),
        again=table.text("again", ""),
        breath=table.choice("breath", _BREATHS, "easy"),
        ease=table.choice("ease", _EASES, "smooth"),
        hold=table.flag("hold", False),
    )
    table.close()
    return phase


def _seconds(table: Table) -> float:
    seconds = table.number("seconds")
    if is_number(table.content.get("seconds")) and seconds <= 0:
        table.wrong("seconds", f"{seconds:g} seconds is no time", "Give more than 0.")
    return seconds


def read_rounds(movement: Table) -> tuple[Round, ...]:
    return tuple(_round(table) for table in movement.tables("rounds", required=False))


def _round(table: Table) -> Round:
    round_ = Round(
        name=table.text("name"),
        say=table.text("say"),
        levels=_levels(table),
        reverse=table.flag("reverse", False),
        share=table.number("share", 1.0),
    )
    table.close()
    return round_


def read_doses(movement: Table) -> dict[Track, Dose]:
    table = movement.table("dose")
    doses = {track: _dose(table.table(track)) for track in TRACKS}
    table.close()
    return doses


def _dose(table: Table) -> Dose:
    sets = table.whole_span("sets")
    if sets is None:
        table.wrong("sets", "is missing", "Add it: how many sets, as 1 or [1, 2].")
    dose = Dose(
        sets=sets or (1, 1),
        reps=table.whole_span("reps"),
        hold_s=table.span("hold_s"),
        duration_s=table.span("duration_s"),
        per=table.choice("per", _PERS, "set"),
        rounds=table.texts("rounds", ()),
    )
    table.close()
    return dose


def read_camera(movement: Table) -> Camera:
    table = movement.table("camera")
    camera = Camera(
        grade=table.choice("grade", _GRADES),
        view=table.text("view"),
        landmarks=table.texts("landmarks", ()),
        counting=_counting(table.table("counting")) if "counting" in table else None,
        why=table.text("why", ""),
        hold=_hold(table.table("hold")) if "hold" in table else None,
        leads=table.choice("leads", _LEADS, "person"),
        tells_range=table.flag("tells_range", False),
    )
    table.close()
    return camera


def _hold(table: Table) -> Hold:
    hold = Hold(table.number("low"), table.number("high"))
    table.close()
    return hold


def _counting(table: Table) -> Counting:
    counting = Counting(
        coordinate=table.text("coordinate"),
        points=table.texts("points", ()),
        rest=table.number("rest"),
        reach=table.number("reach"),
        back=table.number("back"),
        partial=table.number("partial") if "partial" in table else None,
        measured_from=table.choice("measured_from", _MEASURED_FROM, "zero"),
        flat=table.flag("flat", False),
        least_visibility=table.number("least_visibility", 0.5),
    )
    table.close()
    return counting


def read_faults(movement: Table) -> tuple[Fault, ...]:
    return tuple(_fault(table) for table in movement.tables("faults", required=False))


def _fault(table: Table) -> Fault:
    check = _fault_check(table.table("check")) if "check" in table else None
    fault = Fault(table.text("sees"), table.text("say"), check)
    table.close()
    return fault


def _fault_check(table: Table) -> FaultCheck:
    check = FaultCheck(
        table.text("coordinate"),
        table.texts("points", ()),
        table.number("by"),
        table.flag("flat", default=False),
        table.flag("either_way", default=False),
    )
    table.close()
    return check


def read_cautions(movement: Table) -> tuple[Caution, ...]:
    return tuple(_caution(table) for table in movement.tables("cautions", required=False))


def _caution(table: Table) -> Caution:
    action = table.choice("action", _ACTIONS)
    caution = Caution(
        condition=table.text("condition"),
        action=action,
        reason=table.text("reason"),
        how=table.text("how", None if action == "modify" else ""),
        swap=table.text("swap", None if action == "swap" else ""),
    )
    table.close()
    return caution


def read_sources(movement: Table) -> tuple[Source, ...]:
    return tuple(_source(table) for table in movement.tables("sources", required=False))


def _source(table: Table) -> Source:
    source = Source(table.text("claim"), table.text("reference"), table.choice("basis", _BASES), table.day("checked"))
    table.close()
    return source
