"""What may be asked of a session, on the command line: the same options for `plan` and `practise`."""

import argparse
from gettext import gettext as _
from typing import get_args

from unslump.movement.model import Place
from unslump.planning.model import LONGEST_MIN, SHORTEST_MIN, Wishes
from unslump.units import TRACKS


def add_wishes(parser: argparse.ArgumentParser) -> None:
    spans = _("{least} to {most}, 10 unless told").format(least=SHORTEST_MIN, most=LONGEST_MIN)
    parser.add_argument("--minutes", type=int, default=10, metavar="N", help=spans)
    parser.add_argument("--place", default="desk", help=_("where you are: {places}").format(places=", ".join(places())))
    parser.add_argument("--kit", type=comma_list, default=frozenset(), metavar="mat,roller", help=_("what is at hand"))
    parser.add_argument("--track", default="standard", help=_("how much: {tracks}").format(tracks=", ".join(TRACKS)))
    parser.add_argument(
        "--without", type=comma_list, default=frozenset(), metavar="ID,ID", help=_("movements not wanted today")
    )
    parser.add_argument("--seed", type=int, metavar="N", help=_("the same number chooses the same again"))


def places() -> tuple[str, ...]:
    return get_args(Place)


def comma_list(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(",") if word.strip())


def wishes_from(args: argparse.Namespace, limits: frozenset[str] = frozenset()) -> Wishes:
    """As they were typed: whether they can be met is the planner's to say."""
    return Wishes(args.minutes, args.place, args.kit, args.track, limits, args.without)
