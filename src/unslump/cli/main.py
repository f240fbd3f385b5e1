"""`unslump`: find the command, run it, and say in one sentence what went wrong if something did."""

import gettext
import os
import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from types import ModuleType

COMMANDS = (
    *(
        "run",
        "practise",
        "show",
        "figure",
        "movements",
        "plan",
        "progress",
        "screen",
        "check",
        "new-movement",
        "export",
    ),
    *("count", "replay", "follow"),
)
"""Each is a module of this package with `parser()` and `run(args)`; only the one asked for is imported."""

EXIT_OK, EXIT_BUG, EXIT_USAGE = 0, 1, 2
EXIT_INTERRUPTED = 130
EXIT_NOBODY_READS = 141


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    speak_their_language()
    words = list(sys.argv[1:] if words is None else words)
    try:
        return obey(words)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        return close_quietly()
    except Exception as trouble:
        if os.environ.get("UNSLUMP_DEBUG"):
            raise
        return explain(trouble)


def obey(words: list[str]) -> int:
    if words and words[0] in ("-h", "--help", "help"):
        return help_on(words[1:])
    if words and words[0] in ("-V", "--version"):
        from unslump import __version__

        print(f"unslump {__version__}")
        return EXIT_OK
    if not words or words[0].startswith("-"):
        words = ["run", *words]
    if words[0] not in COMMANDS:
        return unknown(words[0])
    return start(words[0], words[1:])


def start(command: str, words: list[str]) -> int:
    module = module_of(command)
    try:
        args = module.parser().parse_args(words)
    except SystemExit as stop:  # argparse has said what it had to say
        return stop.code if isinstance(stop.code, int) else EXIT_USAGE
    code = int(module.run(args))
    sys.stdout.flush()  # so that a reader who has gone is noticed here, where it is handled
    return code


def module_of(command: str) -> ModuleType:
    """Where a command lives: `new-movement` in `new_movement.py`."""
    from importlib import import_module

    return import_module(f"unslump.cli.{command.replace('-', '_')}")


def help_on(words: list[str]) -> int:
    if words and words[0] in COMMANDS:
        return start(words[0], ["--help"])
    from unslump.cli.help import overview

    print(overview())
    return EXIT_OK


def unknown(word: str) -> int:
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1)
    hint = (
        _("Did you mean `{command}`?").format(command=near[0]) if near else _("`unslump --help` shows what there is.")
    )
    complain(_("I know no command `{word}`.").format(word=word) + " " + hint)
    return EXIT_USAGE


def explain(trouble: Exception) -> int:
    from unslump.errors import UnslumpError

    if isinstance(trouble, UnslumpError):
        complain(str(trouble))
        return trouble.exit_code
    what = _("Something went wrong that should not have ({kind}: {text}).").format(
        kind=type(trouble).__name__, text=trouble
    )
    complain(what + " " + _("Nothing you recorded is lost. With UNSLUMP_DEBUG=1 in front I show where it happened."))
    return EXIT_BUG


def complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def close_quietly() -> int:
    # Whoever read our output has left, as `head` does: the interpreter must not complain when it flushes on its way out.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return EXIT_NOBODY_READS


def speak_their_language() -> None:
    """Point gettext at our translations; what is not translated stays English."""
    gettext.bindtextdomain("unslump", str(Path(__file__).resolve().parents[1] / "locale"))
    gettext.textdomain("unslump")
