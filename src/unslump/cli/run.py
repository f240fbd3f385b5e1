"""`unslump run`, and `unslump` alone: the app, in the browser, on this machine only."""

import argparse
from gettext import gettext as _

from unslump.cli.data import add_data
from unslump.cli.help import parser_for


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump", _("that is all most people need")),
        ("unslump run --port 8123 --no-open", _("on a certain port, browser left alone")),
        ("unslump run --data ~/trial", _("with records of its own")),
    )
    about = _("Opens Unslump in your browser. It listens on this machine only, and nothing leaves it.")
    parser = parser_for("run", about, examples)
    parser.add_argument("--port", type=port_number, metavar="N", help=_("the port to listen on; otherwise a free one"))
    add_data(parser)
    parser.add_argument("--no-open", action="store_true", help=_("only print the address"))
    return parser


def port_number(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(_("{text} is no port: choose 1024 to 65535").format(text=repr(text)))
    return int(text)


def run(args: argparse.Namespace) -> int:
    from unslump.web.serve import serve

    serve(args.port, args.data, open_browser=not args.no_open)
    return 0
