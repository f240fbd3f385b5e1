"""Writing TOML: the few shapes that files of ours need. Reading is `tomllib`'s; it has no counterpart."""

import re
from collections.abc import Iterable


def quoted(text: str) -> str:
    """A text as TOML writes it on one line.

    >>> print(quoted('say "ah"'))
    "say \\"ah\\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "").replace("\t", "\\t")
    return '"' + re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", escaped) + '"'


def texts(words: Iterable[str]) -> str:
    """A list of texts.

    >>> texts(["mat", "towel"])
    '["mat", "towel"]'
    """
    return "[" + ", ".join(map(quoted, words)) + "]"
