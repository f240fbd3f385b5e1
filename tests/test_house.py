"""Rules of the house that no linter knows, over all of src/; and the proof that each can fail."""

import pytest

from tests.house import imports, places, surprises, truthiness
from tests.house.sources import ROOT, Finding, all_sources, below_records, parse


def told(findings) -> str:
    return "\n".join(str(finding) for finding in findings)


def test_no_number_is_asked_whether_it_is_true():
    sources = all_sources()
    fields = truthiness.fields_of(sources)
    assert told(finding for source in sources for finding in truthiness.findings(source, fields)) == ""


def test_time_and_chance_come_in_as_arguments_below_records():
    assert told(finding for source in below_records() for finding in surprises.findings(source)) == ""


def test_everything_from_render_down_can_run_in_a_browser():
    assert told(finding for source in below_records() for finding in imports.findings(source)) == ""


def test_no_file_knows_the_machine_it_was_written_on():
    files = places.committed_files()
    if not files:
        pytest.skip("not a git clone")
    found: list[Finding] = []
    for path in files:
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a typeface
        found += places.findings(path.relative_to(ROOT).as_posix(), text)
    assert told(found) == ""


def truth_findings(text: str) -> list[str]:
    source = parse(text)
    return [finding.what for finding in truthiness.findings(source, truthiness.fields_of([source]))]


@pytest.mark.parametrize(
    "asked",
    [
        "if pain: pass",
        "if not pain: pass",
        "while t_ms: pass",
        "x = 1 if angle_deg else 2",
        "x = hold_s or 30",
        "x = ok and reps and 3",
        "assert session.pain_before",
        "x = [m for m in all_of_them if m.level]",
        "x = bool(port)",
        "if answers['pain']: pass",
        "if answers.get('pain'): pass",
        "if (seed := read()): pass",
        "if ok and (angle or other): pass",
        "def f(x: int | None):\n    return x or 3",
        "def f(x: 'float | None'):\n    if x: pass",
        "from typing import Optional\ndef f(x: Optional[int]):\n    if not x: pass",
        "class A:\n    far: float | None\ndef f(a):\n    if a.far: pass",
        "x: int | None = read()\nif x: pass",
        "def f(wait: timedelta | None):\n    if wait: pass",
        "match a:\n    case 1 if count: pass",
    ],
)
def test_it_finds_a_number_that_is_asked_whether_it_is_true(asked):
    assert len(truth_findings(asked)) == 1, asked


@pytest.mark.parametrize(
    "fine",
    [
        "if pain is None: pass",
        "if pain is not None and pain > 3: pass",
        "x = 30 if hold_s is None else hold_s",
        "if reps == 0: pass",
        "x = name or pain",
        "x = hold_s or 0.0",
        "x = sets or (1, 1)",
        "def f(text):\n    pain = PAIN.search(text)\n    if pain: pass",
        "if movements: pass",
        "if has_pain: pass",
        "if is_level: pass",
        "def f(reps: Range | None):\n    if reps: pass",
        "def f(x: str | None):\n    if x: pass",
        "class A:\n    reps: tuple[int, ...]\ndef f(a):\n    if a.reps: pass",
        "def f(x: int | None): pass\ndef g(x: str):\n    if x: pass",
        "if count(movements): pass",
    ],
)
def test_it_lets_a_question_about_something_else_be(fine):
    assert truth_findings(fine) == []


@pytest.mark.parametrize(
    "surprise",
    [
        "import time\nx = time.time()",
        "import time as t\nx = t.monotonic()",
        "from time import perf_counter\nx = perf_counter()",
        "from datetime import datetime\nx = datetime.now()",
        "import datetime as dt\nx = dt.datetime.now(dt.UTC)",
        "from datetime import date\nx = date.today()",
        "import random\nx = random.choice([1])",
        "from random import shuffle\nshuffle([])",
        "import random\nx = random.Random()",
        "import uuid\nfield(default_factory=uuid.uuid4)",
        "from secrets import token_hex\ntoken_hex()",
    ],
)
def test_it_finds_a_clock_and_a_die(surprise):
    assert len(surprises.findings(parse(surprise))) == 1, surprise


@pytest.mark.parametrize(
    "calm",
    [
        "from random import Random\ndef f(seed): return Random(seed)",
        "import random\ndef f(rng: random.Random): return rng.choice([1])",
        "from datetime import datetime\ndef f(when: datetime): return when.date()",
        "def f(time): return time.now()",
    ],
)
def test_it_lets_time_and_chance_that_were_handed_in_be(calm):
    assert surprises.findings(parse(calm)) == []


def test_only_the_clock_may_look_at_the_clock():
    looks = "import time\nx = time.monotonic()"
    assert surprises.findings(parse(looks, "session/clock.py")) == []
    assert surprises.findings(parse(looks, "session/runner.py")) != []


@pytest.mark.parametrize("line", ["import numpy", "from django.db import models", "import sqlite3", "import ssl"])
def test_it_finds_an_import_that_no_browser_has(line):
    assert len(imports.findings(parse(line))) == 1


@pytest.mark.parametrize("line", ["import math", "from unslump.units import Side", "from . import pose"])
def test_it_lets_an_import_that_works_everywhere_be(line):
    assert imports.findings(parse(line)) == []


@pytest.mark.parametrize("place", ["/ho" + "me/ada/unslump", "/Us" + "ers/ada/x", "'/ro" + "ot/.cache'"])
def test_it_finds_a_path_of_one_machine(place):
    assert len(list(places.findings("README.md", f"cd {place}"))) == 1


def test_it_finds_an_address_among_the_pins():
    line = "resolved: https:/" + "/example.org/x.tgz"
    assert len(list(places.findings("package-lock.json", line))) == 1
    assert list(places.findings("README.md", line)) == []
