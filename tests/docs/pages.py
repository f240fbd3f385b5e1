"""The pages that a reader finds, and what the tests ask of a page."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"")
_CODE = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def links(page: str) -> list[str]:
    """Where a page leads, addresses of other sites left out."""
    found = (one or other for one, other in _LINK.findall(_FENCE.sub("", page)))
    return [link for link in found if not link.startswith(("http:", "https:", "mailto:"))]


def named_paths(page: str) -> Iterator[str]:
    """What is written as code and looks like a path of this repository."""
    for code in _CODE.findall(_FENCE.sub("", page)):
        if re.fullmatch(r"[\w.-]+(/[\w.-]+)*/?", code) and ("/" in code or code.endswith((".py", ".md", ".toml"))):
            yield code


def anchors(page: str) -> set[str]:
    """Headings as renderers name them, and anchors that are set by hand."""
    plain = _FENCE.sub("", page)
    headings = re.findall(r"^#+ (.+)$", plain, re.MULTILINE)
    names = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return names | set(re.findall(r'<a id="([^"]+)">', plain))


def in_one_line(page: str) -> str:
    """Without line breaks and marks of quotation, to look for a sentence in."""
    return " ".join(re.sub(r"^> ?", "", page, flags=re.MULTILINE).split())
