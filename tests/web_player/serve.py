"""Serves the site from a data folder, as a process of its own, so that a test can kill it.

    python -m tests.web_player.serve FOLDER PORT

Prints its address as JSON; then makes one session for each line of movements that it is sent, as
`cat-cow:1:2: iron-cross:1:1:3` (id, sets, repetitions, hold in seconds, rounds), and prints the session's id;
`before=1` in front says how it felt before.
"""

import json
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from unslump.movement.model import Amount
from unslump.planning.model import Plan, PlanItem, Wishes


def amount(sets: str, reps: str = "", hold: str = "", duration: str = "", rounds: str = "") -> Amount:
    hold_s, duration_s = (float(text) if text else None for text in (hold, duration))
    chosen = tuple(filter(None, rounds.split(",")))
    return Amount(int(sets), int(reps) if reps else None, hold_s, duration_s, chosen)


def plan(wanted: list[str]) -> Plan:
    """A plan of exactly these movements."""
    from unslump.movement.catalogue import catalogue

    items = []
    for one in wanted:
        movement_id, *numbers = one.split(":")
        movement = catalogue().find(movement_id)
        items.append(PlanItem(movement_id, movement.stage, amount(*numbers), 60, "For the test.", movement.sides))
    return Plan(tuple(items), 60 * len(items), Wishes(3, "floor"), seed=1)


def make_sessions() -> None:
    from unslump.records import actions

    for line in sys.stdin:
        may_start()  # a session before this one may have been stopped for safety
        wanted = line.split()
        felt = int(wanted.pop(0).removeprefix("before=")) if wanted[0].startswith("before=") else None
        session = actions.start_session(actions.local_person(), plan(wanted), datetime.now(UTC))
        if felt is not None:
            actions.set_pain_before(session, felt)
        print(json.dumps({"session": str(session.id)}), flush=True)


def may_start() -> None:
    """Somebody who has agreed, whose answers say go and whom nothing hurt lately: nobody else gets as far as the player."""
    from unslump.records import actions
    from unslump.records.models import Event
    from unslump.screening.model import Decision

    person, now = actions.local_person(), datetime.now(UTC)
    actions.accept_disclaimer(person, now)
    actions.record_check(person, Decision("go", (), frozenset(), ""), now)
    Event.objects.filter(kind="hurts").delete()


def main(folder: Path, port: int) -> None:
    from unslump.records.start import open_records

    open_records(folder)
    may_start()
    from unslump.web.serve import prepare

    site = prepare(folder, port)
    threading.Thread(target=make_sessions, daemon=True).start()
    print(json.dumps({"address": site.address}), flush=True)
    site.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
