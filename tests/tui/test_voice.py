"""What is said, by which program, and that nobody waits for it."""

import sys
import time

from unslump.tui.voice import PROGRAMS, Program, Silent, Spoken, find_voice

TALKS_LONG = Program((sys.executable, "-c", "import time; time.sleep(60)"))


def test_the_first_program_that_is_installed_speaks():
    voice = find_voice(True, which=lambda name: f"/usr/bin/{name}" if name.startswith("espeak") else None)
    assert isinstance(voice, Spoken)
    assert voice.program.speak[0] == "espeak-ng"


def test_where_no_program_can_speak_a_bell_marks_each_line():
    rung = []
    voice = find_voice(True, bell=lambda: rung.append(1), which=lambda _name: None)
    voice.say("Breathe in.")
    voice.say("Breathe out.")
    assert len(rung) == 2


def test_who_wants_no_voice_gets_no_bell_either():
    rung = []
    voice = find_voice(False, bell=lambda: rung.append(1), which=lambda _name: "/usr/bin/say")
    voice.say("Breathe in.")
    assert isinstance(voice, Silent)
    assert rung == []


def test_words_that_begin_with_a_dash_are_words_and_no_options():
    assert all(program.speak[-1] == "--" for program in PROGRAMS)


def test_a_line_does_not_hold_us_up_and_the_next_one_ends_it():
    voice = Spoken(TALKS_LONG)
    began = time.perf_counter()
    voice.say("a long story")
    first = voice._now
    voice.say("the next")
    second = voice._now
    voice.hush()
    assert time.perf_counter() - began < 5
    assert first is not None
    assert second is not None
    assert first.wait(timeout=20) != 0
    assert second.wait(timeout=20) != 0


def test_a_program_that_is_gone_costs_only_the_voice():
    voice = Spoken(Program(("unslump-no-such-program", "--")))
    voice.say("Breathe in.")
    voice.hush()
