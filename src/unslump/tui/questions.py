"""What the coach asks before and after, as plain values: a screen shows them as buttons, a screen reader hears them as lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext

from unslump.errors import NotAsPlanned
from unslump.movement.catalogue import Catalogue
from unslump.planning.model import Plan
from unslump.planning.progress_rules import progress_rules
from unslump.records.done import Did
from unslump.screening import over_time
from unslump.screening.advice import Action, Advice
from unslump.screening.disclaimer import disclaimer
from unslump.screening.explain import numbers
from unslump.screening.interview import Page
from unslump.screening.micro import micro_check
from unslump.screening.model import Explanation
from unslump.screening.stop_rules import danger_rules


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: the key that gives it, what it says, and what it means to us."""

    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """A title, a few lines, and the answers."""

    title: str
    lines: tuple[str, ...]
    options: tuple[Option, ...]
    ticks: bool = False
    """True: any number of the options, as boxes; the answer is their values."""
    none: str = ""
    """With ticks: what answers that none of the lines is true; then nothing ticked is not yet an answer."""
    scale: bool = False
    """True: the options are the numbers 0 to 10 and a way out."""
    listed: bool = False
    """True: the lines belong together as a list."""
    tone: str = ""
    """`stop` where it is serious."""


GO_ON, STOP = "go-on", "stop"


def agreement() -> Question:
    """The disclaimer, agreed to by an active tick."""
    text = disclaimer()
    options = (Option("y", text.tick, GO_ON), Option("q", _("Not now"), STOP))
    return Question(text.title, text.paragraphs, options)


def safety_list(page: Page) -> Question:
    """One list of the safety check: what is true is ticked, and what somebody is not sure of."""
    boxes = tuple(Option(str(nth), line.text, line.key) for nth, line in enumerate(page.lines, 1))
    if page.kind == "conditions":
        about = _("Does any of this apply to you? Movements are then changed or left out. Nothing ticked is fine.")
        return Question(_("What should I heed?"), (about,), boxes, ticks=True)
    if page.kind == "acknowledge":
        only_if = _("Tick it only if it is so. Otherwise see someone first.")
        return Question(_("One more thing"), (page.about, only_if), boxes, ticks=True)
    how = _("Is any of this true? Tick what is, and what you are not sure of.")
    title = _("Safety check · {group}").format(group=page.title)
    lines = tuple(line for line in (page.about, how) if line)
    return Question(title, lines, boxes, ticks=True, none=_("None of these"))


def age() -> Question:
    """As near as it matters, and nobody has to say: each answer stands for all its years by the one asked about most."""
    spans = ((_("Under 16"), 15), (_("16 or 17"), 17), (_("18 to 49"), 49), (_("50 to 64"), 64), (_("65 or older"), 65))
    options = tuple(Option(str(nth), label, str(years)) for nth, (label, years) in enumerate(spans, 1))
    return Question(_("How old are you?"), (), (*options, Option("s", _("I would rather not say"), "")))


def pain_now() -> Question:
    """0 to 10, or nothing: part of the safety check."""
    lines = (_("0: nothing hurts. 10: the worst you can think of."),)
    title = _("How much does your back hurt right now?")
    return Question(title, lines, (*zero_to_ten(), Option("s", _("I would rather not say"), "")), scale=True)


def pregnancy() -> Question:
    """What changes lying down, and pressure."""
    spans = ((_("No"), ""), (_("Yes, less than 16 weeks"), "15"), (_("Yes, 16 weeks or more"), "16"))
    options = tuple(Option(str(nth), label, weeks) for nth, (label, weeks) in enumerate(spans, 1))
    return Question(_("Are you pregnant?"), (), options)


def small_check() -> Question:
    """The one-tap check before each session."""
    check = micro_check()
    options = (Option("n", check.no, "no"), Option("y", check.yes, "yes"), Option("u", check.unsure, "unsure"))
    return Question(check.question, tuple(f"· {item}" for item in check.items), options, listed=True)


def going_on() -> Question:
    """A session broke off: take it up where it was?"""
    options = (Option("y", _("Go on with it"), GO_ON), Option("n", _("Leave it, and plan anew"), STOP))
    return Question(_("Your last session broke off"), (_("Everything up to then is saved."),), options)


def not_as_planned(refusal: NotAsPlanned) -> Question:
    """It cannot be taken up as it was: today's limits speak against it."""
    return Question(_("Your last session broke off"), (str(refusal),), (Option("y", _("Plan anew"), GO_ON),))


def pain(*, after: bool) -> Question:
    """0 to 10, or nothing."""
    title = _("How does your upper back feel now?") if after else _("How does your upper back feel before we start?")
    lines = (_("0: nothing hurts. 10: the worst you can think of."),)
    return Question(title, lines, (*zero_to_ten(), Option("s", _("Skip"), "")), scale=True)


def zero_to_ten() -> tuple[Option, ...]:
    """One key each; t for ten."""
    return tuple(Option("t" if n == 10 else str(n), str(n), str(n)) for n in range(11))


def ready(planned: Plan, lines: Iterable[str]) -> Question:
    """The session as planned, and whether to begin."""
    minutes = max(1, round(planned.seconds / 60))
    title = ngettext("Today: {minutes} minute", "Today: {minutes} minutes", minutes).format(minutes=minutes)
    options = (Option("y", _("Begin"), GO_ON), Option("q", _("Not now"), STOP))
    return Question(title, tuple(lines), options, listed=True)


def verdict(explained: Explanation) -> Question:
    """What the safety check came to; urgent ones come with the numbers to call."""
    lines = (*explained.sentences, *(f"{number}  {where}" for number, where in explained.numbers))
    goes = explained.outcome in ("go", "limits")
    option = Option("y", _("Go on"), GO_ON) if goes else Option("q", _("Close"), STOP)
    return Question(explained.title, lines, (option,), tone="" if goes else "stop")


def closed(say: str) -> Question:
    """No session today, and why."""
    return Question(_("Not today"), (say,), (Option("q", _("Close"), STOP),), tone="stop")


def looking_back(done: Sequence[Did], movements: Catalogue) -> Question:
    """What was done, plainly."""
    begun = [one for one in done if one.finished or one.hurt or one.skipped or one.repetitions > 0]
    lines = tuple(_did_line(one, movements) for one in begun) or (_("Nothing yet, and that is fine."),)
    return Question(
        _("Done today"), (*lines, _("It is in your history.")), (Option("q", _("Close"), STOP),), listed=True
    )


def _did_line(one: Did, movements: Catalogue) -> str:
    name = movements[one.movement].name if one.movement in movements else one.movement
    if one.hurt:
        return _("{name}: ended, because it hurt").format(name=name)
    if one.finished:
        return _("{name}: done").format(name=name)
    return _("{name}: in part").format(name=name) if one.repetitions else _("{name}: left out").format(name=name)


def hurt() -> Question:
    """How strong, 0 to 10; what follows is for the rules."""
    lines = (_("0: nothing hurts. 10: the worst you can think of."),)
    others = (Option("s", _("No number: on to the next movement"), ""), Option("b", _("Back: it does not hurt"), STOP))
    return Question(_("How much does it hurt right now?"), lines, (*zero_to_ten(), *others), scale=True)


def easier(say: str, what: str) -> Question:
    """It hurts clearly more than before the session: leave the movement, or go on with less."""
    options = (
        Option("y", _("Leave it, on to the next movement"), STOP),
        Option("n", _("Go on here, smaller and fewer"), GO_ON),
    )
    lines = tuple(line for line in (say, what) if line)
    return Question(_("That is clearly more than at the beginning"), lines, options)


def morning(began: datetime, usual: int | None) -> Question:
    """How it is since the last session; skipped, nothing more is asked about it."""
    when = began.astimezone()
    lines = [_("You moved on {day}.").format(day=f"{when:%A}")]
    if usual is not None:
        lines.append(_("Before that session it was {number}.").format(number=usual))
    lines.append(_("0: nothing hurts. 10: the worst you can think of."))
    options = (*zero_to_ten(), Option("s", _("Skip"), ""))
    return Question(_("The morning after: how is your upper back now?"), tuple(lines), options, scale=True)


def soreness() -> Question:
    """Whether what is felt after strength work is no more than that."""
    options = (
        Option("y", _("Yes, just sore"), "yes"),
        Option("n", _("No"), "no"),
        Option("u", _("Not sure"), "unsure"),
    )
    title = _("Is it dull, on both sides, like after unusual exercise?")
    return Question(title, (), options)


def signs() -> Question:
    """What has to be looked at, if it is new since the last session; looked at once and not kept."""
    boxes = tuple(Option(str(nth), sign.ask, sign.id) for nth, sign in enumerate(over_time.signs(), 1))
    lines = (_("Tick what is true, and what you are not sure of. It is not kept."),)
    return Question(_("Is any of this new since then?"), lines, boxes, ticks=True, none=_("None of these"))


def told(advice: Advice) -> Question:
    """What follows from the morning after; urgent things come with the numbers to call."""
    lines = [advice.say]
    if advice.until is not None:
        when = advice.until.astimezone()
        day = f"{when:%A}, {when.day} {when:%B, %H:%M}"
        lines.append(_("No session starts before {day}.").format(day=day))
    if advice.action in {"today", "emergency"}:
        lines += [f"{number}  {where}" for number, where in numbers()]
    titles: dict[Action, str] = {
        "emergency": _("Please get help now"),
        "today": _("Please speak to someone today"),
        "first": _("Please see someone first"),
        "pause": _("Rest first"),
    }
    title = titles.get(advice.action, _("Thank you"))
    return Question(title, tuple(lines), (Option("y", _("Go on"), GO_ON),), tone="stop" if advice.is_outcome else "")


def effort() -> Question:
    """How hard it was, in three words, or nothing."""
    words = progress_rules().efforts
    options = tuple(Option(str(nth), f"{one.name}: {one.about}", one.id) for nth, one in enumerate(words, 1))
    return Question(_("And how much work was it?"), (), (*options, Option("s", _("Skip"), "")))


def finishing() -> Question:
    """Before a session ends early."""
    options = (Option("y", _("Finish for today"), STOP), Option("n", _("Go on"), GO_ON))
    return Question(_("Enough for today?"), (_("What you did is saved either way."),), options)


def danger() -> Question:
    """What ends a session at once, and whom to call."""
    lines = [f"{rule.when}\n→ {rule.do}" for rule in danger_rules()]
    lines += [f"{number}  {where}" for number, where in numbers()]
    return Question(_("The session has ended"), tuple(lines), (Option("q", _("Close"), STOP),), tone="stop")
