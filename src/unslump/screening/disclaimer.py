"""What is agreed to before the first session."""

import tomllib
from functools import cache

from unslump import content
from unslump.screening.model import Disclaimer


@cache
def disclaimer() -> Disclaimer:
    """The text and the sentence beside the box to tick."""
    file = content.folder() / "screening" / "disclaimer.toml"
    texts = tomllib.loads(file.read_text(encoding="utf-8"))
    return Disclaimer(texts["version"], texts["title"], tuple(texts["paragraphs"]), texts["tick"])
