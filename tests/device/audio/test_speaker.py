"""What is played comes out; a cancelled reply falls silent; accidents are survived."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from device.audio.pcm import Pcm
from device.audio.speaker import Speaker
from device.cancel import Cancel
from device.config import AudioSettings
from device.errors import EngineUnavailable
from tests.device.audio.tones import loud, pitch, tone
from tests.virtual_sound import RATE, SPEAKER, VirtualSound

pytestmark = pytest.mark.engine

SETTINGS = AudioSettings(output_device=SPEAKER, starvation_ms=1500)
ALWAYS_SO = 20.0
JUST_SILENT = 0.25
"""Seconds of sound after a cut that are blamed on the recording and a busy machine."""


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + ALWAYS_SO
    while not condition():
        assert time.monotonic() < deadline, "this never came true"
        time.sleep(0.02)


def assert_plays(speaker: Speaker, sound: VirtualSound) -> None:
    with sound.recording() as recording:
        speaker.play(iter([tone(800, seconds=0.5, rate=22_050)]), Cancel())
        time.sleep(0.3)
        heard = loud(recording.take())
    assert pitch(heard, RATE) == pytest.approx(800, abs=5)
    assert len(heard) / RATE == pytest.approx(0.5, abs=0.05)


def test_chunks_of_any_rate_come_out_one_after_the_other(sound: VirtualSound) -> None:
    chunks = [tone(hertz, seconds=1, rate=hertz * 40) for hertz in (400, 600)]
    with Speaker(SETTINGS) as speaker, sound.recording() as recording:
        speaker.check()
        assert speaker.play(iter(chunks), Cancel()) == pytest.approx(2, abs=0.02)
        time.sleep(0.3)
        heard = loud(recording.take())
        assert speaker.status.state == "working"
    assert len(heard) / RATE == pytest.approx(2, abs=0.1)
    assert pitch(heard[: RATE - 5000], RATE) == pytest.approx(400, abs=20)
    assert pitch(heard[RATE + 5000 :], RATE) == pytest.approx(600, abs=20)


def test_a_cancelled_reply_falls_silent_at_once(sound: VirtualSound) -> None:
    cancel = Cancel()
    with Speaker(SETTINGS) as speaker, sound.recording() as recording:
        played: list[float] = []
        chunks = iter([tone(500, seconds=30, rate=24_000)])
        playing = threading.Thread(target=lambda: played.append(speaker.play(chunks, cancel)))
        playing.start()
        recording.wait_for_sound()
        time.sleep(0.3)
        cancel.set()
        until_cut = recording.take()
        playing.join(ALWAYS_SO)
        time.sleep(0.5)
        after = recording.take()[len(until_cut) :]
    assert len(loud(after)) / RATE < JUST_SILENT
    assert played[0] < 10
    assert not after[-RATE // 10 :].any()


def test_a_reply_is_cut_though_its_synthesis_is_slow(sound: VirtualSound) -> None:
    cancel, released = Cancel(), threading.Event()

    def slow() -> Iterator[Pcm]:
        yield tone(500, seconds=0.35, rate=24_000)
        released.wait(ALWAYS_SO)
        yield tone(900, seconds=1, rate=24_000)

    with Speaker(SETTINGS) as speaker, sound.recording() as recording:
        playing = threading.Thread(target=speaker.play, args=(slow(), cancel))
        playing.start()
        recording.wait_for_sound()
        cancel.set()
        until_cut = recording.take()
        time.sleep(0.5)
        after = recording.take()[len(until_cut) :]
        assert len(loud(after)) / RATE < JUST_SILENT
        released.set()
        playing.join(ALWAYS_SO)
        assert not recording.take()[-RATE // 10 :].any()
        assert_plays(speaker, sound)


def test_a_voice_that_breaks_leaves_nothing_for_the_next_reply(sound: VirtualSound) -> None:
    def breaking() -> Iterator[Pcm]:
        yield tone(500, seconds=0.3, rate=24_000)
        raise ValueError("the voice broke")

    with Speaker(SETTINGS) as speaker:
        with pytest.raises(ValueError, match="the voice broke"):
            speaker.play(breaking(), Cancel())
        assert_plays(speaker, sound)


def test_an_unplugged_speaker_is_said_and_works_when_it_is_back(sound: VirtualSound) -> None:
    with Speaker(SETTINGS) as speaker:
        threading.Timer(1.0, sound.unplug, args=(SPEAKER,)).start()
        with pytest.raises(EngineUnavailable, match="speaker"):
            speaker.play(iter([tone(500, seconds=60, rate=24_000)]), Cancel())
        with pytest.raises(EngineUnavailable, match="speaker is missing"):
            speaker.play(iter([tone(500, seconds=1, rate=24_000)]), Cancel())
        sound.plug(SPEAKER)
        wait_until(lambda: speaker.status.state == "working")
        assert_plays(speaker, sound)


@pytest.mark.parametrize("accident", [signal.SIGKILL, signal.SIGSTOP, signal.SIGABRT])
def test_a_sound_process_that_dies_or_stops_is_replaced(
    sound: VirtualSound, accident: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("device.audio.speaker.OPEN_TIMEOUT_S", 3.0)
    with Speaker(SETTINGS) as speaker:
        assert_plays(speaker, sound)
        hit = speaker.pid
        assert hit is not None

        def accident_soon() -> Iterator[Pcm]:
            yield tone(500, seconds=1, rate=24_000)
            os.kill(hit, accident)
            yield tone(500, seconds=60, rate=24_000)

        with pytest.raises(EngineUnavailable, match="speaker is gone"):
            speaker.play(accident_soon(), Cancel())
        wait_until(lambda: speaker.status.state == "working" and speaker.pid != hit)
        assert_plays(speaker, sound)


def test_two_replies_do_not_mix(sound: VirtualSound) -> None:
    with Speaker(SETTINGS) as speaker, sound.recording() as recording:
        replies = [
            threading.Thread(
                target=speaker.play, args=(iter([tone(hertz, seconds=1, rate=24_000)]), Cancel())
            )
            for hertz in (500, 500)
        ]
        for reply in replies:
            reply.start()
        for reply in replies:
            reply.join(ALWAYS_SO)
        time.sleep(0.3)
        heard = loud(recording.take())
    assert len(heard) / RATE > 1.9
    assert np.abs(heard).max() == pytest.approx(0.4 * 32_767, rel=0.1)


def test_a_name_that_no_device_has_is_said(sound: VirtualSound) -> None:  # noqa: ARG001
    with (
        Speaker(AudioSettings(output_device="Jabra")) as speaker,
        pytest.raises(EngineUnavailable, match="Jabra"),
    ):
        speaker.check()
    with (
        Speaker(AudioSettings(output_device="Jabra")) as speaker,
        pytest.raises(EngineUnavailable, match="Jabra"),
    ):
        speaker.play(iter([tone(500, seconds=1, rate=24_000)]), Cancel())


def test_a_cancelled_player_does_not_wait_for_a_missing_speaker(
    sound: VirtualSound,  # noqa: ARG001
) -> None:
    cancel = Cancel()
    cancel.set()
    with Speaker(AudioSettings(output_device="Jabra")) as speaker:
        assert speaker.play(iter([tone(500, seconds=1, rate=24_000)]), cancel) == 0
