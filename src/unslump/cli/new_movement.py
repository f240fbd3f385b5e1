"""`unslump new-movement`: start a movement file from one that is near to it."""

import argparse
import re
from gettext import gettext as _
from pathlib import Path

from unslump import content
from unslump.cli.files import write
from unslump.cli.help import parser_for
from unslump.content.writing import quoted
from unslump.errors import BadRequest
from unslump.movement.catalogue import catalogue


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump new-movement seated-side-reach --from side-bend", _("writes seated-side-reach.toml here")),
        ("unslump check seated-side-reach.toml", _("says everything that is still wrong with it")),
    )
    about = _(
        "Starts a movement file from a neighbour: change what differs, look it over, and it is drawn, spoken and planned."
    )
    parser = parser_for("new-movement", about, examples)
    parser.add_argument("id", metavar="ID", help=_("its id, in small letters joined by hyphens"))
    parser.add_argument(
        "--from", dest="neighbour", required=True, metavar="MOVEMENT", help=_("the movement nearest to it")
    )
    parser.add_argument("--name", help=_("what it is called; otherwise its id in words"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.toml", help=_("where to; otherwise ID.toml here"))
    return parser


def run(args: argparse.Namespace) -> int:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", args.id):
        raise BadRequest(
            _("“{id}” cannot be an id: use small letters joined by hyphens, as wall-angel.").format(id=args.id)
        )
    if args.id in catalogue():
        raise BadRequest(_("There is a movement {id} already. Choose another id.").format(id=args.id))
    target: Path = args.output or Path(f"{args.id}.toml")
    if target.exists():
        raise BadRequest(_("{file} is there already. Choose another name, or move it away.").format(file=target))
    neighbour = catalogue().find(args.neighbour)
    write(target, started(args.name or args.id.replace("-", " ").capitalize(), neighbour.id))
    print(_("{file} is begun from {name}.").format(file=target, name=neighbour.name))
    print(_("Change what differs, above all cautions and sources, then: unslump check {file}").format(file=target))
    return 0


def started(name: str, neighbour: str) -> str:
    """The neighbour's file under another name, signed by nobody and with the remark that it is not finished."""
    text = (content.folder() / "movements" / f"{neighbour}.toml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)\A(#.*\n)+\n?", "", text)
    text = re.sub(r"(?m)^name = .*$", lambda _line: f"name = {quoted(name)}", text, count=1)
    text = re.sub(r"(?m)^reviewed = .*$", "reviewed = false", text, count=1)
    return f"# {name}. Begun from {neighbour}: look at every line, cautions and sources above all.\n\n{text}"
