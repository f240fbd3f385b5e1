"""Twenty plans in one line, for any Python to run by itself: `PYTHONPATH=src python tests/planning/digests.py`.

All that a person would see or hear of them counts: movements, amounts, seconds, every reason.
"""

import json
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from unslump.movement.catalogue import catalogue
from unslump.planning.model import Background, Past, Wishes
from unslump.planning.plan import plan_nearest
from unslump.planning.replan import swapped
from unslump.units import TRACKS

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PLANS = 20


def digest() -> str:
    """The same wherever the same plans are made."""
    told = blake2b(digest_size=16)
    for seed in range(PLANS):
        told.update(json.dumps(_two_plans(seed), sort_keys=True).encode())
    return told.hexdigest()


def _two_plans(seed: int) -> list[object]:
    """One for somebody with some past, and the same with its last movement swapped."""
    known = catalogue()
    ids = sorted(known)
    wishes = Wishes(
        5 + seed,
        "floor" if seed % 2 else "desk",
        frozenset(("mat", "band", "roller")[: seed % 4]),
        TRACKS[seed % 3],
        likes=frozenset(ids[seed::17]),
        dislikes=frozenset(ids[seed + 3 :: 17]),
    )
    past = [Past(ids[(7 * day + seed) % len(ids)], NOW - timedelta(days=day // 3), 80) for day in range(3 * seed)]
    background = Background(past, NOW, emphasis="change" if seed % 5 == 0 else "usual")
    planned = plan_nearest(known, wishes, background, seed)
    return [planned.to_json(), swapped(known, planned, planned.items[-1].movement, background).to_json()]


if __name__ == "__main__":
    print(digest())
