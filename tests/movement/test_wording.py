"""The house's wording: general wellness, and pain only to ask, to stop or to send someone on."""

import pytest

from unslump.movement.speech import speech_ms
from unslump.movement.wording import slips


@pytest.mark.parametrize(
    "text",
    [
        "This treats the upper back.",
        "Relieves tension.",
        "A cure for slumping.",
        "Physical therapy at home.",
        "Patients feel better.",
        "Your prescription for today.",
        "A diagnosis of stiffness.",
        "Better posture correction.",
        "It corrects your posture.",
        "Bad posture is the reason.",
        "It realigns the ribs.",
        "Prevents injuries.",
        "Less pain after a week.",
        "A painful habit.",
    ],
)
def test_a_claim_is_refused(text: str) -> None:
    assert slips(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gentle mobility and strength routines for the upper back.",
        "Many people find that regular movement helps them feel less stiff.",
        "Stop if pain goes above five out of ten.",
        "How is the pain right now?",
        "See a health professional about pain that wakes you.",
        "It does not diagnose, treat or monitor any condition.",
        "Ask your physiotherapist first.",
        "Your next posture is your best posture.",
        "A secure, accurate step.",
    ],
)
def test_wellness_and_care_are_not(text: str) -> None:
    assert slips(text) == ()


def test_every_slip_says_what_to_say_instead() -> None:
    (slip,) = slips("It heals the back.")
    assert slip.found == "heals"
    assert slip.instead.endswith(".")


def test_longer_texts_and_more_pauses_take_longer_to_say() -> None:
    assert speech_ms("Breathe out.") < speech_ms("Breathe out, and turn.") < speech_ms("Breathe out. And turn again.")
