"""Combinations in words, for the people who check them: clinicians first of all."""

from collections.abc import Iterator

from unslump.screening.conditions import conditions
from unslump.screening.model import LOW_DOSE, Rule, When


def in_words(when: When, rule: Rule) -> str:
    """A combination as half a sentence: `aged 65 or older`."""
    return " · ".join(_pieces(when, rule)) or "always"


def limit_in_words(limit: str) -> str:
    """The name of a limit as a person reads it."""
    if limit == LOW_DOSE:
        return "Low dose: half the range, few repetitions, short holds, nothing hard to lie on"
    return next((condition.name for condition in conditions() if condition.id == limit), limit)


def _pieces(when: When, rule: Rule) -> Iterator[str]:
    questions = {part.id: part.question for part in rule.parts}
    yield from (f"yes to “{questions[part]}”" for part in when.yes)
    yield from (f"no to “{questions[part]}”" for part in when.no)
    if when.at_least > 0:
        yield f"yes to {when.at_least} or more of: " + " ".join(f"“{questions[part]}”" for part in when.of)
    yield from _span("aged {}", when.age_from, when.age_to, "{} or older", "{} or younger")
    if when.age_unknown:
        yield "age not known"
    yield from _span("now {} out of 10", when.pain_from, when.pain_to, "{} or more", "{} or less")
    yield from _span("{} of pregnancy", when.weeks_from, when.weeks_to, "{} weeks or more", "{} weeks or less")
    if when.conditions:
        yield "has ticked " + " or ".join(f"“{limit_in_words(one)}”" for one in when.conditions)


def _span(frame: str, least: int | None, most: int | None, from_: str, to: str) -> Iterator[str]:
    if least is not None and most is not None:
        yield frame.format(f"{least} to {most}")
    elif least is not None:
        yield frame.format(from_.format(least))
    elif most is not None:
        yield frame.format(to.format(most))
