"""Write the generated pages of docs/ anew, or say which of them are stale.

    python3 dev.py docs             write them
    python -m tools.docs --check    change nothing; fail when one is stale (part of `dev.py test`)

A page is one module of tools/pages/ with `pages() -> {path below docs/: text}`; the list is MAKERS.
"""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
MAKERS = (
    "figures",
    "movements",
    "commands",
    "screening",
    "screening_sheet",
    "over_time",
    "progress",
    "planner",
    "limits",
)
OURS_ALONE = "figures/*.svg"
"""What no maker makes any more is removed here."""


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, fail when a page is stale")
    if parser.parse_args(words).check:
        return tell(stale(made(), DOCS))
    changed = write(made(), DOCS)
    print("\n".join(f"docs/{name}" for name in changed) or "Everything was up to date.")
    return 0


def made(makers: Sequence[str] = MAKERS) -> dict[str, str]:
    """Every generated file as it should be: path below docs/ to text."""
    from importlib import import_module

    speak_english()
    pages: dict[str, str] = {}
    for maker in makers:
        pages |= import_module(f"tools.pages.{maker}").pages()
    return pages


def speak_english() -> None:
    """The same pages on every machine, whatever language it speaks."""
    os.environ["LANGUAGE"] = "en"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unslump.web.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate("en")


def stale(pages: Mapping[str, str], folder: Path) -> list[str]:
    """What is wrong, a sentence each; empty when nothing is."""
    from tools.pages.figures import looks_the_same

    found = []
    for name, text in pages.items():
        path = folder / name
        if not path.exists():
            found.append(f"docs/{name} is missing")
        elif not looks_the_same(path.read_text(encoding="utf-8"), text):
            found.append(f"docs/{name} is stale")
    return found + [
        f"docs/{path.relative_to(folder).as_posix()} belongs to no page" for path in left_over(pages, folder)
    ]


def left_over(pages: Mapping[str, str], folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob(OURS_ALONE)) if path.relative_to(folder).as_posix() not in pages]


def tell(wrong: list[str]) -> int:
    if not wrong:
        return 0
    print(
        "\n".join(wrong), "\nRun `python3 dev.py docs`, look at what changed, and commit it.", sep="\n", file=sys.stderr
    )
    return 1


def write(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Write what differs, remove what is no one's; the names of what changed."""
    from tools.pages.figures import looks_the_same

    changed = []
    for path in left_over(pages, folder):
        path.unlink()
        changed.append(f"{path.relative_to(folder).as_posix()} (removed)")
    for name, text in pages.items():
        path = folder / name
        if path.exists() and looks_the_same(path.read_text(encoding="utf-8"), text):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        changed.append(name)
    return changed


if __name__ == "__main__":
    sys.exit(main())
