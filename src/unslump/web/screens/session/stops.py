"""When to stop and whom to call: what the player shows at the red button, and after it."""

from typing import Any


def context() -> dict[str, Any]:
    """For the templates: `stops` (rules with `when` and `do`) and `numbers` (number, where it works)."""
    return {"stops": (), "numbers": (("112", ""), ("999", ""), ("911", ""))}
