"""Inbox, time limits, tones and the echo breaker: the small parts around the state machine."""

from __future__ import annotations

import os
import pty
import sys
import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from device.cancel import Cancel
from device.kiosk.earcons import RATE, Earcon, tone
from device.kiosk.echo import is_echo
from device.kiosk.inbox import Inbox, Press, Reload, Stop
from device.kiosk.keyboard import SpaceBar
from device.kiosk.turn_cancel import TurnCancel


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_press_interrupts_the_present_turn() -> None:
    inbox, turn = Inbox(), Cancel()
    inbox.begin_turn(turn)
    inbox.press()
    assert turn.is_set()
    assert inbox.wait(0) == Press()
    assert inbox.wait(0) is None


def test_presses_before_a_turn_belong_to_it() -> None:
    inbox, turn = Inbox(), Cancel()
    inbox.press()
    inbox.press()
    inbox.reload()
    inbox.begin_turn(turn)
    assert not turn.is_set()
    assert inbox.wait(0) == Reload()
    assert inbox.wait(0) is None


def test_a_stop_goes_before_everything_and_stays() -> None:
    inbox, turn = Inbox(), Cancel()
    inbox.press()
    inbox.reload()
    inbox.stop("SIGTERM")
    assert inbox.wait(0) == inbox.wait(0) == Stop("SIGTERM")
    inbox.begin_turn(turn)
    assert turn.is_set()


def test_a_time_limit_cancels_and_says_so() -> None:
    cancel = TurnCancel(lambda: None)
    cancel.limit(0.05)
    assert not cancel.is_set()
    assert cancel.wait(10)
    assert cancel.timed_out


def test_a_later_limit_replaces_an_earlier_one() -> None:
    cancel = TurnCancel(lambda: None)
    cancel.limit(0)
    cancel.limit(60)
    assert not cancel.is_set()
    cancel.set()
    assert cancel.is_set()
    assert not cancel.timed_out


def test_only_looks_of_the_main_thread_are_a_sign_of_life() -> None:
    looks: list[int] = []
    cancel = TurnCancel(lambda: looks.append(threading.get_ident()))
    other = threading.Thread(target=cancel.is_set)
    other.start()
    other.join()
    assert looks == []
    cancel.is_set()
    assert looks == [threading.get_ident()]


@pytest.mark.parametrize("earcon", list(Earcon), ids=lambda earcon: earcon.name)
def test_an_earcon_is_short_soft_and_does_not_click(earcon: Earcon) -> None:
    sound = tone(earcon).array().astype(int)
    assert 0.05 <= tone(earcon).seconds <= 0.4
    assert 1000 < np.abs(sound).max() < 10_000
    assert abs(sound[0]) < 50
    assert abs(sound[-1]) < 50


def test_earcons_differ_and_can_be_padded_with_silence() -> None:
    assert len({tone(earcon).data for earcon in Earcon}) == len(Earcon)
    padded = tone(Earcon.HEARD, least_ms=500)
    assert padded.samples == RATE // 2
    assert not padded.array()[-RATE // 5 :].any()


@pytest.mark.parametrize(
    ("heard", "reply", "echo"),
    [
        ("the sixteen amp switch costs", "The sixteen amp switch costs ₹95.", True),
        ("sixteen amp switch cost", "The sixteen amp switch costs ₹95.", True),
        ("what does the switch cost", "The sixteen amp switch costs ₹95.", False),
        ("sixteen amp switch", "The sixteen amp switch costs ₹95.", False),
        ("एमसीबी की कीमत एक सौ", "एमसीबी की कीमत एक सौ रुपये है।", True),
        ("do you have the sixteen amp switch in red as well", "The switch costs ₹95.", False),
        ("the sixteen amp switch costs", "", False),
    ],
)
def test_only_a_long_piece_of_the_last_answer_is_an_echo(
    heard: str, reply: str, echo: bool
) -> None:
    assert is_echo(heard, reply) is echo


def test_the_space_bar_presses_and_q_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    presses: list[str] = []
    with os.fdopen(theirs, "r") as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        with SpaceBar(lambda: presses.append("press"), presses.append) as keys:
            assert keys.present
            os.write(ours, b" x\nq")
            wait_until(lambda: len(presses) == 3)
        assert presses == ["press", "press", "asked at the keyboard"]
        assert not keys.present
    os.close(ours)


def test_without_a_terminal_there_is_no_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    with open(os.devnull) as nothing:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdin", nothing)
        with SpaceBar(lambda: None, lambda _reason: None) as keys:
            assert not keys.present
