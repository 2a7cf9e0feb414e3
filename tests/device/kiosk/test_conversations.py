"""Whole conversations at the counter, with scripted engines and devices."""

from __future__ import annotations

import pytest

from device.kiosk.machine import State
from firmware_hooks.lamp import Pattern
from tests.device.kiosk.scripted import (
    CONFIG,
    MISSING,
    WORKING,
    Counter,
    ScriptedDialogue,
    says,
    wait_until,
    with_kiosk,
)


def test_a_question_is_heard_answered_and_shown() -> None:
    with Counter() as counter:
        counter.ask("switch price")
        counter.wait_for_turns(1)
        counter.wait_for_state(State.IDLE)
        turn = counter.turns[0]
        assert turn.heard is not None
        assert turn.heard.text == "switch price"
        assert turn.answer is not None
        assert turn.answer.reply == "You said switch price."
        assert turn.spoken is not None
        assert turn.spoken.error is None
        assert not turn.spoken.interrupted
        assert {"speech_end", "final_transcript", "first_audio", "total"} <= set(turn.ms)
        assert counter.speaker.heard == ["LISTENING", "HEARD", "You said switch price."]
        assert counter.lamp.patterns == [
            Pattern.HEARTBEAT,
            Pattern.STEADY,
            Pattern.FAST_BLINK,
            Pattern.SLOW_BLINK,
            Pattern.HEARTBEAT,
        ]
    assert counter.exit_code == 0
    assert counter.lamp.patterns[-1] is Pattern.OFF


def test_the_kiosk_does_not_hear_itself() -> None:
    counter = Counter()
    counter.dialogue.script["wire"] = says("Which size?", clarify=True)
    with counter:
        counter.ask("wire")
        counter.will_say("two point five")
        counter.wait_for_turns(2)
    # The microphone's own assertion covers the time of speaking; this is the time after it.
    assert counter.microphone.openings == 2
    assert min(counter.microphone.quiet_before_s) >= CONFIG.audio.settle_ms / 1000


def test_silence_after_a_press_ends_without_an_answer() -> None:
    with Counter() as counter:
        counter.inbox.press()
        counter.wait_for_sound("NOTHING")
        counter.wait_for_state(State.IDLE)
        assert counter.dialogue.asked == []
        assert counter.speaker.heard == ["LISTENING", "NOTHING"]


def test_speech_that_was_not_understood_is_answered_by_the_dialogue() -> None:
    with Counter() as counter:
        counter.ask("")
        counter.wait_for_turns(1)
        assert [text for text, _ in counter.dialogue.asked] == [""]


@pytest.mark.parametrize("earcons", [True, False])
def test_earcons_can_be_turned_off(earcons: bool) -> None:
    with Counter(with_kiosk(earcons=earcons)) as counter:
        counter.ask("hello")
        counter.wait_for_turns(1)
        assert ("LISTENING" in counter.speaker.heard) is earcons
        assert counter.speaker.heard[-1] == "You said hello."


def test_a_press_silences_the_answer_and_listens() -> None:
    counter = Counter()
    counter.speaker.slow = counter.voice.endless = True
    with counter:
        counter.ask("a long story")
        counter.wait_for_sound("You said a long story.")
        counter.wait_for_state(State.SPEAKING)
        counter.voice.endless = False
        counter.ask("short now")
        counter.wait_for_turns(2)
        first, second = counter.turns
        assert first.spoken is not None
        assert first.spoken.interrupted
        assert first.answer is not None
        assert first.answer.reply == "You said a long story."
        assert second.spoken is not None
        assert not second.spoken.interrupted
        assert first.session == second.session
        assert counter.speaker.heard[-3:] == ["LISTENING", "HEARD", "You said short now."]


def test_a_press_while_listening_listens_anew() -> None:
    counter = Counter()
    counter.microphone.stuck = True
    with counter:
        counter.inbox.press()
        wait_until(lambda: counter.microphone.openings == 1, "the microphone opens")
        counter.microphone.stuck = False
        counter.ask("hello")
        counter.wait_for_turns(1)
        assert counter.microphone.openings == 2
        assert [text for text, _ in counter.dialogue.asked] == ["hello"]


def test_a_press_while_thinking_listens_anew() -> None:
    counter = Counter()
    counter.dialogue.hangs = True
    with counter:
        counter.ask("first")
        counter.wait_for_state(State.THINKING)
        counter.dialogue.hangs = False
        counter.ask("second")
        wait_until(lambda: "You said second." in counter.speaker.heard, "the second answer")
        assert "You said first." not in counter.speaker.heard


def test_after_asking_back_it_listens_without_a_press() -> None:
    counter = Counter()
    counter.dialogue.script["wire"] = says("Which size?", clarify=True)
    with counter:
        counter.ask("wire")
        counter.will_say("two point five")
        counter.wait_for_turns(2)
        assert [text for text, _ in counter.dialogue.asked] == ["wire", "two point five"]
        assert counter.turns[0].session == counter.turns[1].session
        assert counter.turns[0].id != counter.turns[1].id
        counter.wait_for_state(State.IDLE)
        assert counter.microphone.openings == 2


def test_no_answer_to_a_question_asked_back_ends_the_turn() -> None:
    counter = Counter()
    counter.dialogue.script["wire"] = says("Which size?", clarify=True)
    with counter:
        counter.ask("wire")
        counter.wait_for_sound("NOTHING")
        counter.wait_for_state(State.IDLE)
        assert len(counter.turns) == 1


def test_it_never_asks_back_where_that_is_turned_off() -> None:
    counter = Counter(with_kiosk(follow_up_s=0))
    counter.dialogue.script["wire"] = says("Which size?", clarify=True)
    with counter:
        counter.ask("wire")
        counter.wait_for_turns(1)
        counter.wait_for_state(State.IDLE)
        assert counter.microphone.openings == 1


def test_noise_does_not_keep_it_asking_back_for_ever() -> None:
    counter = Counter()
    counter.dialogue.script["mumble"] = says("Say it again?", clarify=True)
    for _ in range(20):
        counter.will_say("mumble")
    with counter:
        counter.inbox.press()
        counter.wait_for_turns(6)
        counter.wait_for_state(State.IDLE)
        assert len(counter.turns) == 6


def test_hearing_its_own_answer_it_says_nothing() -> None:
    counter = Counter()
    counter.dialogue.script["wire"] = says("Do you want the red wire or the blue?", clarify=True)
    with counter:
        counter.ask("wire")
        counter.will_say("want the red wire or the blue")
        wait_until(lambda: not counter.recogniser.texts, "the echo is recognised")
        counter.wait_for_state(State.IDLE)
        assert [text for text, _ in counter.dialogue.asked] == ["wire"]


def test_a_new_customer_is_a_new_session() -> None:
    with Counter(with_kiosk(session_idle_s=0.3)) as counter:
        counter.ask("first")
        counter.wait_for_turns(1)
        wait_until(lambda: bool(counter.dialogue.ended), "the session ends")
        counter.ask("second")
        counter.wait_for_turns(2)
        first, second = (turn.session for turn in counter.turns)
        assert first != second
        assert counter.dialogue.ended == [first]
    assert counter.dialogue.ended == [first, second]


def test_a_new_catalogue_is_taken_between_two_turns() -> None:
    later = ScriptedDialogue({"price": says("Ninety five.")})
    with Counter() as counter:
        counter.ask("price")
        counter.wait_for_turns(1)
        counter.new_parts.append(counter.parts(later))
        counter.inbox.reload()
        wait_until(lambda: not counter.new_parts, "the kiosk takes the new parts")
        counter.ask("price")
        counter.wait_for_turns(2)
        assert len(counter.dialogue.asked) == len(later.asked) == 1
        assert counter.speaker.heard[-1] == "Ninety five."


def test_a_catalogue_that_cannot_be_used_changes_nothing() -> None:
    with Counter() as counter:
        counter.new_parts.append(ValueError("broken"))
        counter.inbox.reload()
        wait_until(lambda: not counter.new_parts, "the kiosk tries the new parts")
        counter.ask("price")
        counter.wait_for_turns(1)


def test_a_missing_microphone_is_shown_and_comes_back() -> None:
    counter = Counter()
    counter.microphone.status = MISSING
    with counter:
        wait_until(lambda: counter.troubled, "the lamp shows trouble")
        counter.inbox.press()
        counter.wait_for_sound("TROUBLE")
        counter.wait_for_state(State.IDLE)
        counter.microphone.status = WORKING
        wait_until(lambda: counter.lamp.patterns[-1] is Pattern.HEARTBEAT, "the lamp is well")
        counter.ask("hello")
        counter.wait_for_turns(1)
    assert counter.exit_code == 0


def test_a_missing_speaker_does_not_stop_it() -> None:
    counter = Counter()
    counter.speaker.status = MISSING
    with counter:
        for count in range(1, 5):
            counter.ask("hello")
            counter.wait_for_turns(count)
            spoken = counter.turns[-1].spoken
            assert spoken is not None
            assert "speaker is missing" in str(spoken.error)
        counter.speaker.status = WORKING
        counter.ask("again")
        counter.wait_for_turns(5)
        counter.wait_for_sound("You said again.")
    assert counter.exit_code == 0
