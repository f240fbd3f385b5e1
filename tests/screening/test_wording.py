"""Words that a worried person understands, and that promise and name nothing."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import SRC
from unslump.movement.wording import slips
from unslump.screening.explain import sentences_for, title_of
from unslump.screening.interview import lists
from unslump.screening.model import SEVERITY
from unslump.screening.rules import rules
from unslump.screening.stop_rules import stop_rules
from unslump.screening.wording import illnesses_in

LANGUAGES = SRC / "content/words"
CATALOGUES = SRC / "locale"
SCREENING = SRC / "content/screening"
NO_CLAIM = {"pain", "painful", "pains"}
"""Questions and results may speak of pain: they ask how somebody feels, and say when to stop and whom to see."""
LONGEST_SENTENCE, HARDEST_GRADE = 26, 8.0
"""Words; and school years by Flesch and Kincaid, about thirteen years of age for the hardest single text."""
USUAL_GRADE = 5.5
"""The same for all questions together: about eleven."""


def results() -> dict[str, str]:
    """Everything that follows from an answer. Questions may name what a person knows of themselves."""
    texts: dict[str, str] = {}
    for rule in rules():
        texts |= {f"{rule.id}.why": rule.why, f"{rule.id}.say": rule.say, f"{rule.id}.again": rule.again}
        texts |= {f"{rule.id}.fires.{nth}": one.say for nth, one in enumerate(rule.fires)}
        texts |= {f"{rule.id}.mentions.{nth}": one.say for nth, one in enumerate(rule.mentions)}
        if rule.softer is not None:
            texts |= {f"{rule.id}.softer": rule.softer.say, f"{rule.id}.acknowledge": rule.softer.acknowledge}
    for outcome in (*SEVERITY, "incomplete"):
        texts[f"outcome {outcome}"] = " ".join((title_of(outcome), *sentences_for(outcome)))
    texts["meanwhile"] = " ".join((title_of("first", meanwhile=True), *sentences_for("first", meanwhile=True)))
    texts |= {f"stop {rule.id}": f"{rule.when}. {rule.do}" for rule in stop_rules()}
    texts |= {f"list {page.id}": page.title for page in lists(rules())}
    return {where: text for where, text in texts.items() if text}


def asked() -> dict[str, str]:
    questions = {rule.id: rule.question for rule in rules() if rule.asked}
    return questions | {f"{rule.id}.{part.id}": part.question for rule in rules() for part in rule.parts}


def strings(value: object, where: str) -> Iterator[tuple[str, str]]:
    """Every text in a table, with its path."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for nth, inner in enumerate(value):
            yield from strings(inner, f"{where}[{nth}]")


def in_toml(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(SRC / "content").as_posix()
        yield from strings(tomllib.loads(path.read_text(encoding="utf-8")), name)


def in_catalogues() -> Iterator[tuple[str, str]]:
    """What translators wrote: the texts behind `msgstr`, put together again."""
    for path in sorted(CATALOGUES.rglob("*.po")):
        for nth, found in enumerate(re.findall(r'msgstr(?:\[\d\])? ((?:"[^\n]*"\s*)+)', path.read_text("utf-8"))):
            yield f"{path.name}[{nth}]", " ".join(re.findall(r'"([^\n]*)"', found))


def in_code() -> Iterator[tuple[str, str]]:
    """What pages, commands and the terminal coach say: every text that can be translated."""
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "gettext", "ngettext"}:
                texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                yield f"{path.name}:{node.lineno}", " ".join(texts)
    for path in sorted(SRC.rglob("*.html")):
        page = path.read_text("utf-8")
        found = re.findall(r'{% translate "([^"]+)"', page)
        found += re.findall(r"{% blocktranslate.*?%}(.*?){% endblocktranslate %}", page, re.DOTALL)
        yield from ((f"{path.parent.name}/{path.name}", text) for text in found)


def claims(text: str) -> list[str]:
    return [slip.found for slip in slips(text) if slip.found.lower() not in NO_CLAIM]


def test_no_text_that_can_be_seen_or_heard_makes_a_claim():
    texts = [*in_toml(LANGUAGES), *in_toml(SCREENING), *in_catalogues(), *in_code()]
    spoken = [(where, text) for where, text in texts if ".sources" not in where and ".basis" not in where]
    assert len(spoken) > 500, "the test has to find what it looks for"
    assert [(where, found) for where, text in spoken for found in claims(text)] == []


def test_every_language_names_no_illness_in_what_the_coach_says():
    spoken = list(in_toml(LANGUAGES))
    assert {where.split("/")[1] for where, _text in spoken} == {
        path.name for path in LANGUAGES.iterdir() if path.is_dir()
    }
    assert [(where, illnesses_in(text)) for where, text in spoken if illnesses_in(text)] == []


@pytest.mark.parametrize(("where", "text"), results().items(), ids=results())
def test_no_illness_is_ever_named_as_a_result(where, text):
    assert illnesses_in(text) == ()


@pytest.mark.parametrize(
    "text", ["It may be a slipped disc.", "You could have cancer.", "A sign of osteoporosis.", "Possible blood clot"]
)
def test_a_name_would_be_found(text):
    assert illnesses_in(text)


@pytest.mark.parametrize(("where", "text"), (results() | asked()).items(), ids=results() | asked())
def test_every_text_reads_at_about_twelve(where, text):
    assert max(len(sentence) for sentence in sentences(text)) <= LONGEST_SENTENCE
    assert grade(text) <= HARDEST_GRADE


def test_the_questions_together_are_easy():
    assert grade(" ".join(asked().values())) <= USUAL_GRADE


def test_a_hard_text_would_be_found():
    assert grade("Unexplained neurological deterioration necessitates immediate interdisciplinary evaluation.") > 20


def sentences(text: str) -> list[list[str]]:
    parts = re.split(r"[.?!:;]+(?:\s|$)", text)
    return [words for part in parts if (words := re.findall(r"[\w’']+", part))]


def grade(text: str) -> float:
    """The school year in which a text is read with ease (Flesch and Kincaid 1975); syllables are counted as groups of vowels."""
    found = sentences(text)
    words = [word for sentence in found for word in sentence]
    return 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = (
        word.lower().endswith(("e", "es", "ed")) and not word.lower().endswith(("le", "ted", "ded")) and len(groups) > 1
    )
    return max(1, len(groups) - silent)
