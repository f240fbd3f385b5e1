"""`unslump screen`: the safety check by itself, asked here or read from a sheet. Nothing of it is kept."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from unslump.cli.help import parser_for
from unslump.cli.screen_asking import ask
from unslump.errors import BadRequest
from unslump.screening.conditions import conditions
from unslump.screening.decide import decide
from unslump.screening.explain import explain
from unslump.screening.model import LOW_DOSE, URGENT, Decision
from unslump.screening.numbers import Number, country, country_of_locale, numbers
from unslump.screening.rules import questions, rules
from unslump.screening.sheet import Sheet
from unslump.screening.sheet_file import read, template

EXIT_OK, EXIT_NOT_TODAY = 0, 8


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump screen", _("be asked, a minute or two")),
        ("unslump screen --empty > answers.toml", _("a sheet to fill in, with every question")),
        ("unslump screen answers.toml --json", _("decide a sheet, for a program")),
    )
    about = _(
        "Asks the safety check here, list by list, and says what comes of it; nothing is kept. "
        "With a file it decides that sheet: docs/screening-sheet.md says how one is written, "
        "docs/screening-rules.md lists the questions by their ids."
    )
    parser = parser_for("screen", about, examples)
    parser.add_argument("sheet", nargs="?", metavar="ANSWERS.toml", help=_("a sheet of answers; - reads it from stdin"))
    parser.add_argument("--json", action="store_true", help=_("one object: outcome, rules, limits, say"))
    parser.add_argument("--empty", action="store_true", help=_("print an empty sheet to fill in, and nothing else"))
    return parser


def run(args: argparse.Namespace) -> int:
    if args.empty:
        print(template((rule.id, rule.question) for rule in questions()), end="")
        return EXIT_OK
    sheet = sheet_for(args)
    decision = decide(rules(), sheet)
    if args.json:
        print(json.dumps(as_object(decision), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(decision)))
    # A program that hands in a sheet reads the outcome; who was asked gets the same code as from `practise`.
    return EXIT_OK if args.sheet is not None or decision.may_exercise else EXIT_NOT_TODAY


def sheet_for(args: argparse.Namespace) -> Sheet:
    if args.sheet is not None:
        return read(text_of(args.sheet), args.sheet)
    # With --json the object stays alone on stdout.
    return ask(rules(), sys.stdin, sys.stderr if args.json else sys.stdout)


def text_of(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except UnicodeDecodeError as trouble:
        raise BadRequest(_("{file} is not UTF-8 text: save it as UTF-8.").format(file=name)) from trouble
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        sentence = _("I cannot read {file} ({reason}): check the path.").format(file=name, reason=reason)
        raise BadRequest(sentence) from trouble


def as_object(decision: Decision) -> dict[str, object]:
    """What `--json` promises, and nothing else."""
    return {
        "outcome": decision.outcome,
        "rules": list(decision.rules),
        "limits": sorted(decision.limits),
        "say": decision.say,
    }


def lines(decision: Decision) -> Iterator[str]:
    """The outcome as a person reads it."""
    told = explain(decision)
    yield f"\n{told.title}\n"
    yield from told.sentences
    if decision.outcome in URGENT:
        yield from (f"  {one.number}  {one.what}" for one in to_call())
    if decision.limits:
        yield _("\nHeeded from now on:")
        yield from (f"  {name_of(limit)}" for limit in sorted(decision.limits))
    if decision.wait_days > 0:
        days = ngettext("{n} day", "{n} days", decision.wait_days).format(n=decision.wait_days)
        yield _("\nNo session before that, and not for {days}.").format(days=days) + " " + " ".join(decision.again)
    if decision.outcome == "incomplete":
        yield _("Still open: {rules}.").format(rules=", ".join(decision.rules))
    yield _("\nDecided by {rules}. Not yet reviewed by a clinician. Nothing of this is kept.").format(
        rules=", ".join(decision.rules) or _("no rule")
    )


def to_call() -> tuple[Number, ...]:
    """The numbers of the country that this machine is set to, or those for anywhere."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    there = country(country_of_locale(locale))
    return numbers().anywhere if there is None else (*there.emergency, *there.advice)


def name_of(limit: str) -> str:
    if limit == LOW_DOSE:
        return _("Fewer and smaller movements, short holds")
    return next(condition.name for condition in conditions() if condition.id == limit)
