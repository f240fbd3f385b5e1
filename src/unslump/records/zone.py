"""Which time zone this machine lives in."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo


def zone_here() -> str:
    """The zone's name, as `Europe/Vienna`; `UTC` where the system does not say.

    Django sets the zone of the whole process to the one it is told, so it has to be told the right one.
    """
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked_zone(), _written_zone()):
        if name and _exists(name):
            return name
    return "UTC"


def _linked_zone() -> str:
    _, found, name = os.path.realpath("/etc/localtime").partition("zoneinfo/")
    return name if found else ""


def _written_zone() -> str:
    try:
        return Path("/etc/timezone").read_text("utf-8").strip()
    except OSError:
        return ""


def _exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
