"""The README is true."""

import re
import subprocess
import sys

from tests.docs.pages import ROOT, in_one_line, text
from unslump.cli.main import COMMANDS
from unslump.movement.catalogue import catalogue
from unslump.screening.disclaimer import disclaimer
from unslump.screening.rules import questions, rules

README = text("README.md")
WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """Up to ninety-nine."""
    if number < 20:
        return WORDS[number]
    ten, one = divmod(number, 10)
    return TENS[ten - 2] + (f"-{WORDS[one]}" if one else "")


def test_its_example_runs_as_it_stands(tmp_path):
    example = README.split("```python\n")[1].split("```")[0]
    done = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "Warm-up" in done.stdout
    assert (tmp_path / "thread-the-needle.svg").read_text(encoding="utf-8").startswith("<svg")


def test_its_example_is_what_a_program_without_a_database_can_do(tmp_path):
    example = README.split("```python\n")[1].split("```")[0]
    assert "django" not in example
    code = example + "\nimport sys\nassert 'django' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_it_says_what_is_agreed_to_word_for_word():
    for paragraph in disclaimer().paragraphs:
        assert paragraph in in_one_line(README)


def test_it_names_only_commands_that_exist():
    named = set(re.findall(r"`unslump ([a-z]+)", README))
    assert named
    assert named - set(COMMANDS) == set()


def test_it_says_that_nobody_has_signed_until_somebody_has():
    signed = [movement.reviewed for movement in catalogue().values()] + [rule.reviewed for rule in rules()]
    assert ("No clinician has signed the content yet" in README) is not any(signed)


def test_it_counts_movements_and_questions_right():
    lists = {rule.group for rule in questions()}
    strength = [movement for movement in catalogue().values() if movement.stage == "strengthen"]
    assert f"{in_words(len(questions())).capitalize()} questions on {in_words(len(lists))} lists" in README
    assert f"{in_words(len(catalogue()))} movements, {in_words(len(strength))} of them for strength" in README


def test_its_figure_moves_and_stands_still_for_those_who_asked_for_it():
    moving, still = (ROOT / f"docs/figures/cat-cow{kind}.svg" for kind in ("", "-still"))
    assert 'media="(prefers-reduced-motion: reduce)" srcset="docs/figures/cat-cow-still.svg"' in README
    assert "<animate " in moving.read_text(encoding="utf-8")
    assert "<animate " not in still.read_text(encoding="utf-8")
