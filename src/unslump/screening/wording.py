"""What a result may never say: the name of an illness. A question may name what somebody knows about themselves.

General wellness: an outcome says whom to see and how soon. What it could be is for a health professional to find out.
"""

import re

_ILLNESSES = (
    r"heart attacks?|strokes?|angina|dissections?|aneurysms?|embol\w*|thromb\w*|(blood )?clots?|pneumo\w*"
    r"|cancers?|tumou?rs?|metasta\w*|malignan\w*|myelo\w*|sepsis|infections?|infected|tuberculosis|meningitis"
    r"|cauda|cord compression|fractures?|broken (bone|vertebra)e?s?|osteo\w*|arthritis|spondyl\w*|radiculo\w*|slipped discs?"
    r"|hernia\w*|shingles|zoster|gallstones?|gallbladder|ulcers?|pancrea\w*|appendi\w*|scoliosis|kypho\w*|fibromyalg\w*"
    r"|diabet\w*|dementia|disease|illness called|syndromes?|disorders?"
)
_NAMED = re.compile(rf"\b(?:{_ILLNESSES})\b", re.IGNORECASE)


def illnesses_in(text: str) -> tuple[str, ...]:
    """The names of illnesses in a sentence that follows from an answer; empty is good.

    >>> illnesses_in("Speak to a doctor today."), illnesses_in("It may be an ulcer.")
    ((), ('ulcer',))
    """
    return tuple(one[0] for one in _NAMED.finditer(text))
