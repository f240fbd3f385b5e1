"""The data: movements, screening, spine facts, words. No code lives here but the way in."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def folder() -> Traversable:
    """Where the data files are, also inside a wheel or a zip: `folder() / "movements"`."""
    return files(__name__)
