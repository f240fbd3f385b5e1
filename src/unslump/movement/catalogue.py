"""All movements by id, in a stable order: by stage, then by name.

>>> catalogue().find("cat-cow").name
'Cat–cow'
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from unslump import content
from unslump.errors import ContentError, Problem, UnknownMovement
from unslump.movement.load import load
from unslump.movement.model import STAGES, Movement


class Catalogue(Mapping[str, Movement]):
    """Movements by id; does not change."""

    def __init__(self, movements: Iterable[Movement] = ()) -> None:
        ordered = sorted(movements, key=lambda movement: (STAGES.index(movement.stage), movement.name, movement.id))
        self._movements = {movement.id: movement for movement in ordered}

    def __getitem__(self, movement_id: str) -> Movement:
        return self._movements[movement_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._movements)

    def __len__(self) -> int:
        return len(self._movements)

    def __hash__(self) -> int:
        return hash(tuple(self._movements))

    def __repr__(self) -> str:
        return f"Catalogue({', '.join(self)})"

    def find(self, movement_id: str) -> Movement:
        """The movement of that id; raises UnknownMovement, which names the nearest ones."""
        if movement_id not in self._movements:
            wanted = movement_id.strip().lower().replace(" ", "-").replace("_", "-")
            raise UnknownMovement(movement_id, get_close_matches(wanted, self, n=2, cutoff=0.5))
        return self._movements[movement_id]


def one(movement_id: str, language: str = "en") -> Movement:
    """A single movement that ships with Unslump, without reading the others: for the page's Python, where reading takes time."""
    folder, name = content.folder(), f"{movement_id}.toml"
    return load(folder / "movements" / name, _words(folder / "words" / language, name))


@cache
def catalogue(language: str = "en") -> Catalogue:
    """Every movement that ships with Unslump, in a language as far as it is translated."""
    folder = content.folder()
    return from_folder(folder / "movements", folder / "words" / language)


def from_folder(folder: Path | Traversable, words: Path | Traversable | None = None) -> Catalogue:
    """Every movement file of a folder. Raises ContentError with all problems of all files."""
    movements: list[Movement] = []
    problems: list[Problem] = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".toml"):
            continue
        try:
            movements.append(load(path, _words(words, path.name)))
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(problems)
    return Catalogue(movements)


def _words(folder: Path | Traversable | None, name: str) -> Mapping[str, object]:
    """The translated texts of one movement; empty where there are none."""
    if folder is None or not (folder / name).is_file():
        return {}
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found = f"cannot be read ({error})"
        raise ContentError([Problem(f"words/{folder.name}/{name}", "", found, "Mend it.", "load")]) from None
