"""The small examples in docstrings run, and give what they say."""

import doctest
from importlib import import_module

import pytest

from tests.house.sources import SRC

WITH_EXAMPLES = [path for path in sorted(SRC.rglob("*.py")) if ">>> " in path.read_text("utf-8")]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_its_examples_give_what_they_say(path):
    parts = path.relative_to(SRC.parent).with_suffix("").parts
    module = import_module(".".join(parts).removesuffix(".__init__"))
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).failed == 0
