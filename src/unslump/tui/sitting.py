"""The course of one sitting, whatever shows it: agree, check, plan, perform, look back.

agreement ─▶ safety check or the one-tap question ─▶ plan ─▶ the session ─▶ how it feels now
     └──────────── anything else than go ────────────────────▶ a clear word, and the end
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from unslump.errors import NotAsPlanned
from unslump.movement.catalogue import Catalogue
from unslump.planning.limits import advise, left_out_for_a_limit
from unslump.planning.model import Plan
from unslump.screening import interview
from unslump.screening.after import Morning
from unslump.screening.decide import decide
from unslump.screening.explain import explain
from unslump.screening.micro import next_step
from unslump.screening.model import ANSWERS, Answer, Decision
from unslump.screening.over_time import signs
from unslump.screening.rules import rules
from unslump.screening.sheet import Sheet
from unslump.session.dose import dose_in_words
from unslump.tui import questions
from unslump.tui.questions import GO_ON, Question
from unslump.tui.visit import Standing, Visit

EXIT_OK, EXIT_NOT_TODAY = 0, 8

Ending = str
"""`done`, `left` or `danger`."""


class Left(Exception):
    """The person closed a question instead of answering it."""


class Front(Protocol):
    """What shows the sitting: the full screen, or plain lines. Every method waits for the person."""

    async def records[T](self, work: Callable[[], T]) -> T:
        """Do something with the records, without holding up the screen."""

    async def ask(self, question: Question) -> str:
        """The value of the answer. Raises Left where the question is closed."""

    async def ask_ticks(self, question: Question) -> frozenset[str]:
        """The values of the boxes that are ticked."""

    async def perform(self, planned: Plan, saved: list[str], standing: Standing) -> Ending:
        """Lead through the session; everything that happens is saved as it happens."""

    def settle(self, standing: Standing) -> None:
        """Look and sound as the person likes it."""


async def sit(front: Front, visit: Visit) -> int:
    """The whole sitting; the exit code."""
    standing = await front.records(visit.standing)
    front.settle(standing)
    try:
        if not await agreed(front, visit, standing):
            return EXIT_OK
        if await looked_back(front, visit):
            standing = await front.records(visit.standing)
        if not await cleared(front, visit, standing):
            return EXIT_NOT_TODAY
        return await session(front, visit, standing)
    except Left:
        return EXIT_OK


async def agreed(front: Front, visit: Visit, standing: Standing) -> bool:
    if standing.agreed:
        return True
    if await front.ask(questions.agreement()) != GO_ON:
        return False
    await front.records(visit.agree)
    return True


async def looked_back(front: Front, visit: Visit) -> bool:
    """How the morning after the last session was, if nobody has said so yet; True where it was said now."""
    back = await front.records(visit.look_back)
    if back is None:
        return False
    pain = number(await front.ask(questions.morning(back.session.started_at, back.usual)))
    if pain is None:
        return False
    ordinary: Answer | None = None
    if back.hours_since_strength is not None and pain > 0:
        ordinary = _answer(await front.ask(questions.soreness()))
    ticked = await front.ask_ticks(questions.signs())
    said: dict[str, Answer] = {sign.id: "yes" if sign.id in ticked else "no" for sign in signs()}
    morning = Morning(pain, back.usual, said, ordinary, ordinary, back.hours_since_strength)
    advice = await front.records(lambda: visit.answer_morning(back, morning))
    await front.ask(questions.told(advice))
    return True


def _answer(value: str) -> Answer | None:
    return next((answer for answer in ANSWERS if answer == value), None)


async def cleared(front: Front, visit: Visit, standing: Standing) -> bool:
    """Whether it is wise to move today: one question each time, the whole check the first time, after four weeks, or on any doubt."""
    if standing.closed:
        await front.ask(questions.closed(standing.closed))
        return False
    if standing.check == "go":
        answer = await front.ask(questions.small_check())
        if next_step(answer) == "go":  # type: ignore[arg-type] # the options are its answers
            return True
        await front.records(visit.doubt)
    decision = await answered(front)
    await front.records(lambda: visit.keep(decision))
    await front.ask(questions.verdict(explain(decision)))
    return decision.may_exercise


async def answered(front: Front) -> Decision:
    """The full check, one list after another; something urgent ends it at once."""
    sheet, seen = Sheet(), set[str]()
    while (page := interview.next_page(rules(), sheet, seen)) is not None:
        seen.add(page.id)
        if page.kind == "facts":
            sheet = await facts(front, sheet)
        else:
            sheet = interview.after(page, sheet, await front.ask_ticks(questions.safety_list(page)))
    return decide(rules(), sheet)


async def facts(front: Front, sheet: Sheet) -> Sheet:
    """Age, how it feels and pregnancy, as far as somebody wants to say."""
    age = number(await front.ask(questions.age()))
    pain = number(await front.ask(questions.pain_now()))
    weeks = number(await front.ask(questions.pregnancy()))
    return replace(sheet, age=age, pain_now=pain, weeks_pregnant=weeks)


async def session(front: Front, visit: Visit, standing: Standing) -> int:
    """Plan or take up a session, lead through it, and look back."""
    if await shut(front, visit):
        return EXIT_NOT_TODAY
    planned, saved = await taken_up(front, visit) if standing.broke_off else (None, [])
    if planned is None:
        await front.records(visit.let_go)
        planned = fresh = await front.records(visit.plan)
        if await front.ask(questions.ready(fresh, overview(fresh, visit.movements))) != GO_ON:
            return EXIT_OK
        pain = number(await front.ask(questions.pain(after=False)))
        if await shut(front, visit):
            return EXIT_NOT_TODAY
        planned = await front.records(lambda: visit.begin(fresh, pain))
    ending = await front.perform(planned, saved, standing)
    if ending == "danger":
        await front.ask(questions.danger())
        return EXIT_NOT_TODAY
    after = number(await front.ask(questions.pain(after=True)))
    if after is not None:
        await front.records(lambda: visit.pain_after(after))
    effort = await front.ask(questions.effort())
    if effort:
        await front.records(lambda: visit.effort(effort))
    await front.ask(questions.looking_back(await front.records(visit.did), visit.movements))
    return EXIT_OK


async def shut(front: Front, visit: Visit) -> bool:
    """Whether sessions are closed just now, perhaps by what was answered in another window meanwhile; it is said."""
    closed = await front.records(visit.closed)
    if closed:
        await front.ask(questions.closed(closed))
    return bool(closed)


async def taken_up(front: Front, visit: Visit) -> tuple[Plan | None, list[str]]:
    """The session that broke off, where the person wants it and today's limits allow it."""
    if await front.ask(questions.going_on()) != GO_ON:
        return None, []
    try:
        return await front.records(visit.go_on)
    except NotAsPlanned as refusal:
        await front.ask(questions.not_as_planned(refusal))
        return None, []


def number(answer: str) -> int | None:
    """0 is a number; nothing is None."""
    return int(answer) if answer else None


def overview(planned: Plan, movements: Catalogue) -> Iterator[str]:
    """The session in a few lines: each movement with its reason or its change, then what the limits leave out."""
    for nth, item in enumerate(planned.items, 1):
        movement = movements.find(item.movement)
        why = advise(movements, movement, planned.wishes.limits).why if item.how and item.lap == 1 else ()
        yield "\n   ".join(
            [f"{nth}. {movement.name}, {dose_in_words(movement, item.amount)}", item.how or item.reason, *why]
        )
    for movement, reason in left_out_for_a_limit(movements, planned):
        yield f"– {movement.name}\n   {reason}"
