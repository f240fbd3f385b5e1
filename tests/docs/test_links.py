"""Whoever follows a link arrives."""

import pytest

from tests.docs.pages import ROOT, anchors, links, named_paths, pages, text
from unslump.screening.rules import rules

PAGES = [page.relative_to(ROOT).as_posix() for page in pages()]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_leads_somewhere(name):
    folder = (ROOT / name).parent
    lost = []
    for link in links(text(name)):
        path, _, anchor = link.partition("#")
        target = folder / path if path else ROOT / name
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("name", ["SAFETY.md", "CONTRIBUTING.md", "docs/map.md"])
def test_every_file_that_a_page_names_exists(name):
    roots = (ROOT, ROOT / "src/unslump", ROOT / "src/unslump/content")
    named = [path for path in named_paths(text(name)) if "/" in path]
    assert len(named) > 3, "the test has to find what it looks for"
    assert [path for path in named if not any((root / path).exists() for root in roots)] == []


def test_safety_names_where_each_promise_is_kept():
    """Every row of the promises has its file, written out from the root."""
    rows = [line for line in text("SAFETY.md").splitlines() if line.startswith("| ") and "src/unslump/" in line]
    assert len(rows) > 15
    for row in rows:
        paths = list(named_paths(row.rsplit("|", 2)[1]))
        assert paths, row
        assert all((ROOT / path).exists() for path in paths), row


def test_safety_names_every_rule_with_its_file_and_outcome():
    page = text("SAFETY.md")
    for rule in rules():
        row = next(line for line in page.splitlines() if line.startswith(f"| {rule.id} |"))
        assert f"| {rule.outcome} |" in row
        assert f"`src/unslump/content/screening/{rule.id}.toml`" in row


def test_every_decision_is_in_the_list_of_decisions():
    listed = set(links(text("docs/adr/README.md")))
    written = {path.name for path in (ROOT / "docs/adr").glob("0*.md")}
    assert written - listed == set()


def test_the_map_names_every_layer():
    layers = {path.name for path in (ROOT / "src/unslump").iterdir() if (path / "__init__.py").exists()}
    told = text("docs/map.md").split("## The layers")[1].split("## Where")[0]
    assert {layer for layer in layers if f"`{layer}`" not in told} == set()
