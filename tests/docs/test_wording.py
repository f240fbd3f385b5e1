"""What we say about ourselves is general wellness, on every page."""

import re

import pytest

from tests.docs.pages import ROOT, pages, text
from unslump.movement.wording import slips

PAGES = [page.relative_to(ROOT).as_posix() for page in pages()]
WORKPLACE = re.compile(r"registry\.npmjs|pypi\.org|files\.pythonhosted|\bissue \d|\bLLM\b|\bsubagent", re.IGNORECASE)
ALLOWED = {
    "CONTRIBUTING.md": {"pain"},  # tells authors when to use it
    "SAFETY.md": {"pain"},  # when to stop
    "docs/screening-rules.md": {"pain", "painful"},  # how somebody feels, and when to stop
    "docs/over-time.md": {"pain"},  # how somebody feels, and whom to see
    "GLOSSARY.md": {"pain"},  # what the word means
    "docs/adr/0010-dev-py.md": {"heals"},  # a folder, by itself
}


def sentences(page: str) -> str:
    """What a page says: words that are spelled as code or an address say nothing, and a source speaks for itself."""
    spoken = re.sub(
        r"^ *- Sources.*(\n +- .*)*|^Sources:\n(\n- .*)*|^```.*?^```|`[^`\n]+`|\]\([^)]*\)|<!--.*?-->",
        " ",
        page,
        flags=re.MULTILINE | re.DOTALL,
    )
    return "\n".join(re.sub(r"\s*\|\s*", ". ", line) if line.startswith("|") else line for line in spoken.splitlines())


@pytest.mark.parametrize("name", PAGES)
def test_no_page_makes_a_medical_claim(name):
    found = [slip.found for paragraph in sentences(text(name)).split("\n\n") for slip in slips(paragraph)]
    assert {word.lower() for word in found} - ALLOWED.get(name, set()) == set()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_knows_where_it_was_written(name):
    assert WORKPLACE.findall(text(name)) == []


def test_a_claim_would_be_found():
    assert slips(sentences("| It treats | the back |"))
