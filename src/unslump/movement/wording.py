"""Words that we do not use, and what to say instead: this is general wellness, and every sentence counts.

The word pain is for asking how someone feels and for saying when to stop or whom to see, never for a claim.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """One word that is not ours."""

    found: str
    instead: str


_FORBIDDEN: tuple[tuple[str, str], ...] = (
    (r"treat(s|ed|ing|ment|ments)?", "Say what the movement does: it moves, stretches or strengthens."),
    (r"reliev(e|es|ed|ing)|relief|alleviat\w*", "Say that many people feel less stiff when they move often."),
    (r"cur(e|es|ed|ing)|heal(s|ed|ing)?|remed(y|ies)", "Promise nothing: say what the movement does."),
    (r"therap(y|ies|eutic\w*)", "Say routine, movement or session."),
    (r"rehab\w*", "Say routine, or getting going again."),
    (r"patients?", "Say you, or people."),
    (r"prescri(be|bes|bed|ption|ptions)", "Say plan or suggestion."),
    (r"diagnos\w*", "Name no condition: say that a health professional is the next step."),
    (r"symptom scores?", "Say how it feels."),
    (r"postur(e|al) correction|correct(s|ing)? (your |the |bad |poor )?posture|(bad|poor) posture", "Say move often."),
    (r"realign\w*|misalign\w*", "Say what moves where."),
    (r"abnormal(ly|ity)?", "Compare people only with themselves."),
    (r"red flags?", "Say that some answers mean this is not the right next step."),
    (r"prevent(s|ed|ing|ion)? \w*\s?(disorders?|injur(y|ies)|pain)", "Promise nothing: say what the movement does."),
)
_PATTERNS = tuple((re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), instead) for pattern, instead in _FORBIDDEN)
_PAIN = re.compile(r"\bpain(s|ful|fully)?\b", re.IGNORECASE)
_PAIN_IS_ASKED_OR_ANSWERED = re.compile(
    r"\?|\b(stops?|stopping|ease|easing|skip|leave|avoid|pain-free|without pain|no pain|before|see|speak|ask|tell|call)\b",
    re.IGNORECASE,
)
_WE_DO_NOT = re.compile(r"\b(does not|do not|doesn't|don't|never|nor|no|not a) [^.]*$", re.IGNORECASE)
"""A disclaimer may say what we do not do: `it does not diagnose or treat`."""


def slips(text: str) -> tuple[Slip, ...]:
    """What is wrong with the wording of a text; empty is good.

    >>> slips("A gentle routine for the upper back.")
    ()
    >>> slips("It treats the upper back.")[0].found
    'treats'
    """
    return tuple(slip for sentence in re.split(r"(?<=[.!?])\s+", text) for slip in _in_sentence(sentence))


def _in_sentence(sentence: str) -> Iterator[Slip]:
    for pattern, instead in _PATTERNS:
        found = pattern.search(sentence)
        if found and not _WE_DO_NOT.search(sentence[: found.start()]):
            yield Slip(found[0], instead)
    pain = _PAIN.search(sentence)
    if pain and not _PAIN_IS_ASKED_OR_ANSWERED.search(sentence):
        yield Slip(pain[0], "Use it only to ask how someone feels, or to say when to stop or whom to see.")
