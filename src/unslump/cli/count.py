"""`unslump count`: what the tracker counts in a recording."""

import argparse
import json
from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Any

from unslump.cli.help import parser_for
from unslump.errors import BadRequest
from unslump.movement.catalogue import catalogue
from unslump.movement.load import load
from unslump.movement.model import Movement
from unslump.tracking.count import Counted, count
from unslump.tracking.observation import Observation
from unslump.tracking.replay import read_trace


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump count trace.jsonl.gz --movement overhead-reach", ""),
        ("unslump count trace.jsonl --movement my-movement.toml --json", _("for a program")),
    )
    about = _(
        "Counts repetitions, holds and sides in a recording of landmarks: JSON lines, gzipped or not, each "
        "[t_ms, [[x, y, z, visibility], …]] with the 33 points of BlazePose, or those that a first line names."
    )
    parser = parser_for("count", about, examples)
    add_trace(parser)
    parser.add_argument("--json", action="store_true", help=_("as one object"))
    parser.add_argument("--series", action="store_true", help=_("with --json: every measured value and its time, too"))
    return parser


def add_trace(parser: argparse.ArgumentParser) -> None:
    """What every command that reads a recording asks for."""
    parser.add_argument("trace", type=Path, metavar="TRACE", help=_("the recording"))
    add_movement(parser)


def add_movement(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--movement", required=True, metavar="ID|FILE", help=_("an id, as `unslump movements` lists it, or a file")
    )
    parser.add_argument("--side", choices=("left", "right"), help=_("count this side only; otherwise whichever moves"))


def run(args: argparse.Namespace) -> int:
    counted = count(movement_for(args.movement), read_trace(args.trace), args.side)
    if args.json:
        print(json.dumps(as_data(counted, args.series), ensure_ascii=False))
    else:
        print("\n".join(report(counted)))
    return 0


def movement_for(named: str) -> Movement:
    """The movement of an id or in a file; one that a camera can follow."""
    movement = load(Path(named)) if named.endswith(".toml") else catalogue().find(named)
    if movement.camera.counting is None:
        sentence = _("A camera counts nothing in {movement}: {why}").format(
            movement=movement.id, why=movement.camera.why
        )
        raise BadRequest(sentence)
    return movement


def as_data(counted: Counted, series: bool = False) -> dict[str, Any]:
    """What `--json` prints."""
    ends = counted.range_deg
    data: dict[str, Any] = {
        "reps": counted.reps,
        "partial": counted.partial,
        "events": [{"t_ms": seen.t_ms, "kind": seen.kind, "side": seen.side} for seen in counted.observations],
        "range_deg": None if ends is None else [round(end, 1) for end in ends],
        "in_sight": round(counted.in_sight, 3),
    }
    if series:
        data["series"] = [[t_ms, round(value, 3)] for t_ms, value in counted.series]
    return data


def report(counted: Counted) -> Iterator[str]:
    whole = ngettext("{n} repetition", "{n} repetitions", counted.reps).format(n=counted.reps)
    yield whole + (_(", {n} partial").format(n=counted.partial) if counted.partial > 0 else "")
    yield from (f"  {line(seen)}" for seen in counted.observations)
    if counted.range_deg is not None:
        low, high = counted.range_deg
        yield _("Range: about {low:.0f}° to {high:.0f}°, give or take 10°.").format(low=low, high=high)
    yield _("In sight {share:.0%} of the time.").format(share=counted.in_sight)


def line(seen: Observation) -> str:
    held = "" if seen.held_ms is None else f" {seen.held_ms / 1000:.0f} s"
    missing = "" if not seen.missing else f" ({', '.join(seen.missing)})"
    return f"{seen.t_ms / 1000:8.2f} s  {seen.kind}{held}{missing} {seen.side or ''}".rstrip()
