"""Serves one planned session from a data folder, as a process of its own, so that a test can kill it.

    python -m tests.web_player.serve FOLDER PORT MOVEMENT:SETS:REPS:HOLD …

Prints one line of JSON: the address with its key, and the session's id. Started again on the same folder, it goes on
with the session that is there.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from unslump.movement.model import Amount
from unslump.planning.model import Plan, PlanItem, Wishes


def amount(sets: str, reps: str, hold: str, rounds: str = "") -> Amount:
    chosen = tuple(filter(None, rounds.split(",")))
    return Amount(int(sets), int(reps) if reps else None, float(hold) if hold else None, rounds=chosen)


def plan(wanted: list[str]) -> Plan:
    """A plan of exactly these movements, as `cat-cow:1:2:` or `iron-cross:1:1:3`."""
    from unslump.movement.catalogue import catalogue

    items = []
    for one in wanted:
        movement_id, *numbers = one.split(":")
        movement = catalogue().find(movement_id)
        items.append(PlanItem(movement_id, movement.stage, amount(*numbers), 60, "For the test.", movement.sides))
    return Plan(tuple(items), 60 * len(items), Wishes(3, "floor"), seed=1)


def main(folder: Path, port: int, wanted: list[str]) -> None:
    from unslump.records.start import open_records

    open_records(folder)
    from unslump.records import actions, queries
    from unslump.web.serve import prepare

    person = actions.local_person()
    session = queries.last_session(person) or actions.start_session(person, plan(wanted), datetime.now(UTC))
    site = prepare(folder, port)
    print(json.dumps({"address": site.address, "session": str(session.id)}), flush=True)
    site.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
