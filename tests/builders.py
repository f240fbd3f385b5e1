"""The smallest valid thing of each kind; a test says only what matters to it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from unslump.body.base_poses import BASES
from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Amount, Camera, Caution, Dose, Movement, Phase, SetupStep, Target, View
from unslump.planning.budget import item_seconds
from unslump.planning.model import Plan, PlanItem, Wishes
from unslump.screening.model import Outcome, Rule
from unslump.units import Track

OUT = Phase("out", 3.0, "Breathe out and turn.", "Turn.", "Out.", "out")
BACK = Phase("tall", 2.0, "Breathe in and come back.", "Come back.", "", "in")
STAY = Phase("out", 6.0, "Stay.", "Stay.", "Stay.", "easy", hold=True)


def a_dose(**changes: Any) -> Dose:
    """One set of three."""
    return replace(Dose(sets=(1, 1), reps=(3, 3)), **changes)


def doses(dose: Dose) -> Mapping[Track, Dose]:
    """The same dose on every track."""
    return {"starter": dose, "standard": dose, "full": dose}


def a_movement(movement_id: str = "turn", **changes: Any) -> Movement:
    """Seated, out and back, three times, without sides, at a desk, with nothing."""
    smallest = Movement(
        id=movement_id,
        name=movement_id.replace("-", " ").capitalize(),
        purpose="Turns the upper back.",
        stage="dynamic",
        position="seated",
        place=("desk", "floor"),
        kit=(),
        difficulty=1,
        targets=(Target("rotation", ("T5", "T6")),),
        view=View(0, 0),
        sides="none",
        start="tall",
        poses={"tall": BASES["seated"], "out": BASES["seated"]},
        setup=(SetupStep("Sit tall.", "Sit tall.", 6.0),),
        phases=(OUT, BACK),
        doses=doses(a_dose()),
        camera=Camera("C", "none", why="Too small to see."),
    )
    return replace(smallest, **changes)


def a_warm_up(**changes: Any) -> Movement:
    """Marching for one to two minutes."""
    dose = a_dose(reps=None, duration_s=(60, 120))
    return a_movement("march", stage="warm-up", position="standing", doses=doses(dose), **changes)


def a_caution(condition: str = "osteoporosis", **changes: Any) -> Caution:
    return replace(Caution(condition, "skip", "It presses on the bones."), **changes)


def a_plan(*movements: Movement, amounts: Mapping[str, Amount] | None = None, how: str = "") -> Plan:
    """These movements one after the other, each with the amount given or its least."""
    chosen = movements or (a_movement(),)
    items, before = [], None
    for nth, movement in enumerate(chosen):
        amount = (amounts or {}).get(movement.id) or _least(movement)
        seconds = item_seconds(before, movement, amount, how, last=nth == len(chosen) - 1)
        items.append(PlanItem(movement.id, movement.stage, amount, seconds, "Because.", movement.sides, how))
        before = movement.position
    return Plan(tuple(items), sum(item.seconds for item in items), Wishes(5, "desk"), seed=1)


def a_catalogue(*movements: Movement) -> Catalogue:
    return Catalogue(movements or (a_movement(),))


def a_rule(rule_id: str = "E1", outcome: Outcome = "emergency", **changes: Any) -> Rule:
    """A question whose yes means `outcome`."""
    smallest = Rule(
        id=rule_id,
        order=1,
        group="Now",
        question="Is it so?",
        why="It matters.",
        outcome=outcome,
        say=f"Say {rule_id}.",
        sources=("Somebody 2020",),
        checked=date(2026, 1, 5),
        wait_days=0 if outcome == "limits" else 2,
        again="" if outcome == "limits" else "Ask again.",
    )
    return replace(smallest, **changes)


def _least(movement: Movement) -> Amount:
    dose = movement.doses["starter"]
    reps = None if dose.reps is None else dose.reps[0]
    hold_s = None if dose.hold_s is None else dose.hold_s[0]
    duration_s = None if dose.duration_s is None else dose.duration_s[0]
    return Amount(dose.sets[0], reps, hold_s, duration_s, dose.rounds)
