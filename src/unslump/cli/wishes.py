"""What may be asked of a session, on the command line: the same options for `plan` and `practise`."""

import argparse
from gettext import gettext as _
from typing import get_args

from unslump.movement.model import Place
from unslump.planning.model import LONGEST_MIN, SHORTEST_MIN, Wishes
from unslump.units import TRACKS


def add_wishes(parser: argparse.ArgumentParser, *, usual: bool = False) -> None:
    """The options; with `usual`, what is not typed stays None, and the person's own settings hold."""
    told = _("as you like it") if usual else "{default}"
    minutes = _("{least} to {most}").format(least=SHORTEST_MIN, most=LONGEST_MIN)
    where = ", ".join(places())
    amounts = ", ".join(TRACKS)
    add = parser.add_argument
    add(
        "--minutes", type=int, default=None if usual else 10, metavar="N", help=f"{minutes} ({told.format(default=10)})"
    )
    add("--place", default=None if usual else "desk", metavar="PLACE", help=f"{where} ({told.format(default='desk')})")
    add(
        "--kit",
        type=comma_list,
        default=None if usual else frozenset(),
        metavar="mat,roller",
        help=_("what is at hand"),
    )
    add(
        "--track",
        default=None if usual else "standard",
        metavar="TRACK",
        help=f"{amounts} ({told.format(default='standard')})",
    )
    add("--without", type=comma_list, default=frozenset(), metavar="ID,ID", help=_("movements not wanted today"))
    add("--like", type=comma_list, default=frozenset(), metavar="ID,ID", help=_("movements to have sooner"))
    add("--dislike", type=comma_list, default=frozenset(), metavar="ID,ID", help=_("movements to have seldom"))
    add("--list", default="", metavar="NAME|FILE", help=_("follow a set or a list, in its own order"))
    add_limits(parser)
    add("--seed", type=int, metavar="N", help=_("the same number chooses the same again"))


def places() -> tuple[str, ...]:
    return get_args(Place)


def comma_list(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(",") if word.strip())


def add_limits(parser: argparse.ArgumentParser) -> None:
    """What to heed; `unslump plan --limits ?` is refused with all there are."""
    what = _("conditions to heed, by id: docs/limits.md has them")
    parser.add_argument("--limits", type=comma_list, default=frozenset(), metavar="ID,ID", help=what)


def wishes_from(args: argparse.Namespace) -> Wishes:
    """As they were typed: whether they can be met is the planner's to say."""
    return Wishes(args.minutes, args.place, args.kit, args.track, args.limits, args.without, args.like, args.dislike)
