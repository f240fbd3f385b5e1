"""An amount in words, the same for the voice, the page and the handout."""

from unslump.movement.model import Amount, Movement
from unslump.movement.performance import reps_in, rounds_of
from unslump.session.words import Words, words


def dose_in_words(movement: Movement, amount: Amount, texts: Words | None = None) -> str:
    """How much, as half a sentence: `2 sets of 4 each side, hold 30 seconds`."""
    texts = texts or words()
    if amount.sets == 1:
        return _one_set(movement, amount, texts)
    once = _one_set(movement, amount, texts, bare=True)
    key = "sets_held" if amount.reps is None else "sets"
    return texts.dose(key, sets=amount.sets, dose=once)


def time_in_words(seconds: float, texts: Words | None = None) -> str:
    """`45 seconds`, `2 minutes`, `1 minute 30 seconds`."""
    texts = texts or words()
    minutes, rest = divmod(round(seconds, 1), 60)
    parts = []
    if minutes > 0:
        parts.append(texts.dose("minute") if minutes == 1 else texts.dose("minutes", n=int(minutes)))
    if rest > 0 or minutes == 0:
        parts.append(texts.dose("second") if rest == 1 else texts.dose("seconds", n=f"{rest:g}"))
    return " ".join(parts)


def _one_set(movement: Movement, amount: Amount, texts: Words, *, bare: bool = False) -> str:
    """`bare`: after "2 sets of" a mere number is enough."""
    if amount.duration_s is not None:
        return _timed(movement, amount.duration_s, texts)
    if amount.reps is None:
        return _timed(movement, amount.hold_s, texts) if amount.hold_s is not None else texts.dose("once")
    counted = _counted(movement, amount, texts, bare)
    if amount.hold_s is None:
        return counted
    return f"{counted}, {texts.dose('hold', time=time_in_words(amount.hold_s, texts))}"


def _timed(movement: Movement, seconds: float, texts: Words) -> str:
    key = "held_each_side" if movement.sides == "each" else "held"
    return texts.dose(key, time=time_in_words(seconds, texts))


def _counted(movement: Movement, amount: Amount, texts: Words, bare: bool) -> str:
    rounds = rounds_of(movement, amount)
    counts = [reps_in(amount, round_) for _, round_ in rounds]
    if len(rounds) > 1 and (len(set(counts)) > 1 or any(round_ and round_.reverse for _, round_ in rounds)):
        return ", ".join(
            texts.dose("in_round", n=n, round=round_.name)
            for n, (_, round_) in zip(counts, rounds, strict=True)
            if round_
        )
    sided = movement.sides != "none"
    if len(rounds) > 1:
        key = "each_side_level" if sided else "once_each_level" if counts[0] == 1 else "each_level"
        return texts.dose(key, n=counts[0], levels=len(rounds))
    if sided:
        return texts.dose("each_side", n=counts[0])
    if bare:
        return str(counts[0])
    return texts.dose("once") if counts[0] == 1 else texts.dose("times", n=counts[0])
