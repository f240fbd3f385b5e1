"""The same seed gives the same plans on every Python that we support, whatever order its sets and dictionaries have.

No digest is written down: each change of a movement would make it a chore, and it would prove nothing that comparing does not.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import which

import pytest

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src"
OLDEST = 12


@cache
def digest_of(python: str, hash_seed: str) -> str:
    """What that Python prints, with nothing installed but itself."""
    told = {"PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": hash_seed, "PATH": os.environ["PATH"]}
    command = [python, "-s", "-W", "error", str(HERE / "digests.py")]
    return subprocess.run(command, env=told, capture_output=True, text=True, check=True, timeout=120).stdout.strip()


def others() -> Iterator[str]:
    """Every other supported version on this machine: on the path, or where pyenv keeps them."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for minor in range(OLDEST, OLDEST + 8):
        if minor == sys.version_info.minor:
            continue
        places = [which(f"python3.{minor}"), *sorted(map(str, kept.glob(f"3.{minor}.*/bin/python")))]
        yield from [place for place in places if place is not None and _is(place, f"3.{minor}")][:1]


def _is(python: str, version: str) -> bool:
    """False for a stand-in that starts nothing, or something else."""
    try:
        told = subprocess.run([python, "-V"], capture_output=True, text=True, check=False, timeout=20)
    except OSError:
        return False
    return told.stdout.startswith(f"Python {version}.")


@pytest.mark.parametrize("hash_seed", ["1", "4242"])
def test_sets_and_dictionaries_in_another_order_change_no_plan(hash_seed):
    assert digest_of(sys.executable, hash_seed) == digest_of(sys.executable, "0")


def test_every_other_python_on_this_machine_makes_the_same_plans():
    pythons = list(others())
    if not pythons:
        pytest.skip("there is only one Python of 3.12 or newer here: nothing to compare with")
    assert {digest_of(python, "7") for python in pythons} == {digest_of(sys.executable, "0")}
