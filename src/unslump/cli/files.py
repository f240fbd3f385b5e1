"""Writing what a command made into a file that the person named."""

import sys
from gettext import gettext as _
from pathlib import Path

from unslump.errors import BadRequest


def write(file: Path, text: str) -> None:
    """Write it and say so on stderr, which leaves stdout to programs."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        sentence = _("I cannot write {file} ({reason}): choose another place with -o.").format(file=file, reason=reason)
        raise BadRequest(sentence) from trouble
    print(_("Written: {file}").format(file=file), file=sys.stderr)
