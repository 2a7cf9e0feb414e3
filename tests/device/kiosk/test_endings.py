"""Every state ends: by its time limit, by a stop, by a failure; and systemd is told the truth."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest

from device.errors import EngineUnavailable
from device.kiosk.machine import State
from tests.device.kiosk.scripted import MISSING, Counter, wait_until, with_kiosk


def busy_in(state: State, counter: Counter) -> None:
    """Makes the kiosk stay in a state for good."""
    if state is State.LISTENING:
        counter.microphone.stuck = True
        counter.inbox.press()
    elif state is State.THINKING:
        counter.dialogue.hangs = True
        counter.ask("hello")
    elif state is State.SPEAKING:
        counter.speaker.slow = counter.voice.endless = True
        counter.ask("hello")
    counter.wait_for_state(state)


@pytest.mark.parametrize("state", [State.LISTENING, State.THINKING, State.SPEAKING])
def test_a_state_that_lasts_too_long_ends_and_the_next_press_works(state: State) -> None:
    limit = {f"{state}_timeout_s": 0.5}
    with Counter(with_kiosk(**limit)) as counter:
        busy_in(state, counter)
        counter.wait_for_state(State.IDLE)
        counter.wait_for_sound("TROUBLE")
        counter.microphone.stuck = counter.dialogue.hangs = False
        counter.speaker.slow = counter.voice.endless = False
        finished = len(counter.turns)
        counter.ask("again")
        counter.wait_for_turns(finished + 1)
        assert counter.speaker.heard[-1] == "You said again."


@pytest.mark.parametrize("state", list(State))
def test_a_stop_ends_every_state_with_code_0(state: State) -> None:
    with Counter() as counter:
        busy_in(state, counter)
        counter.inbox.stop("test")
        assert counter.wait_for_exit() == 0


def test_a_stop_tells_the_dialogue_that_the_session_is_over() -> None:
    with Counter() as counter:
        counter.ask("hello")
        counter.wait_for_turns(1)
    assert counter.dialogue.ended == [counter.turns[0].session]


def test_a_failed_turn_is_regretted_and_the_next_one_works() -> None:
    counter = Counter()
    counter.dialogue.script["bad"] = ValueError("a bug")
    with counter:
        for text in ("bad", "bad", "good") * 3:
            asked = len(counter.dialogue.asked)
            counter.ask(text)
            wait_until(lambda n=asked: len(counter.dialogue.asked) > n, text)  # type: ignore[misc]
            counter.wait_for_state(State.IDLE)
    assert len(counter.turns) == 3
    assert counter.speaker.heard.count("TROUBLE") == 6
    assert counter.exit_code == 0


def test_three_failed_turns_in_a_row_end_the_process_for_its_supervisor() -> None:
    counter = Counter()
    counter.dialogue.script["bad"] = ValueError("a bug")
    with counter:
        for failures in range(1, 4):
            counter.ask("bad")
            wait_until(lambda n=failures: len(counter.dialogue.asked) == n, "the turn")  # type: ignore[misc]
            if failures < 3:
                counter.wait_for_state(State.IDLE)
        assert counter.wait_for_exit() == 1


def test_a_recogniser_that_breaks_is_a_failed_turn_not_a_missing_microphone() -> None:
    with Counter() as counter:
        for _ in range(3):
            counter.ask(EngineUnavailable("the model is broken"))
            wait_until(lambda: not counter.recogniser.texts, "the utterance")
        assert counter.wait_for_exit() == 1


class Systemd:
    """The other end of the notify socket, listened to all the time."""

    def __init__(self, path: Path) -> None:
        self.messages: list[str] = []
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(path))
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            self.messages.append(self._socket.recv(4096).decode())


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Systemd:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    monkeypatch.setenv("WATCHDOG_USEC", "300000")
    monkeypatch.delenv("WATCHDOG_PID", raising=False)
    return Systemd(tmp_path / "notify")


def test_systemd_follows_a_turn(systemd: Systemd) -> None:
    counter = Counter()
    counter.speaker.slow = True
    with counter:
        wait_until(lambda: "READY=1" in systemd.messages, "ready")
        counter.ask("hello")
        counter.wait_for_turns(1)
    wait_until(lambda: "STOPPING=1" in systemd.messages, "stopping")
    states = [message for message in systemd.messages if message.startswith("STATUS=")]
    assert [state.partition("=")[2] for state in states[:5]] == [
        "idle",
        "listening",
        "thinking",
        "speaking",
        "idle",
    ]


@pytest.mark.parametrize("state", list(State))
def test_the_watchdog_is_fed_in_every_state(systemd: Systemd, state: State) -> None:
    with Counter() as counter:
        busy_in(state, counter)
        before = systemd.messages.count("WATCHDOG=1")
        wait_until(lambda: systemd.messages.count("WATCHDOG=1") >= before + 3, "the watchdog")
        assert counter.state == state


def test_a_stuck_stage_starves_the_watchdog(systemd: Systemd) -> None:
    stuck = threading.Event()
    entered = threading.Event()

    def never_looks(_text: str) -> None:
        entered.set()
        stuck.wait(10)

    counter = Counter()
    counter.dialogue.before_answer = never_looks
    with counter:
        counter.ask("hello")
        assert entered.wait(10)
        before = systemd.messages.count("WATCHDOG=1")
        assert not stuck.wait(1.0)
        assert systemd.messages.count("WATCHDOG=1") <= before + 1
        stuck.set()
        counter.wait_for_turns(1)


def test_a_missing_device_stands_in_the_status(systemd: Systemd) -> None:
    counter = Counter()
    counter.microphone.status = MISSING
    with counter:
        wait_until(
            lambda: "STATUS=idle; microphone missing: unplugged" in systemd.messages, "the status"
        )
        assert counter.kiosk.status()["microphone"] == "missing: unplugged"
