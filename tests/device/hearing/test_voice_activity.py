from __future__ import annotations

import numpy as np
import pytest

from device.audio.pcm import SPEECH_RATE, Pcm, pcm_from_array
from device.hearing.voice_activity import Framer, SpeechTracker, load_detector
from tests.device.hearing.conftest import Recording, Sound, quiet, speak, utterance


def track(sound: Sound, block: int = 512, floor_dbfs: float = -60) -> list[tuple[int | None, int]]:
    from device.cancel import Cancel

    tracker = SpeechTracker(load_detector(), 0.5, floor_dbfs)
    seen = []
    for pcm in Recording(sound, block).blocks(Cancel()):
        activity = tracker.take(pcm)
        seen.append((activity.started_at, activity.ended_at))
    return seen


@pytest.mark.parametrize("sizes", [[512, 512], [100] * 21, [1024, 1], [511, 513, 7], [16000]])
def test_frames_have_512_samples_and_none_is_lost(sizes: list[int]) -> None:
    sound = np.arange(sum(sizes), dtype=np.int16)
    framer, at, frames = Framer(), 0, []
    for size in sizes:
        frames += framer.frames(Pcm(sound[at : at + size].tobytes(), SPEECH_RATE))
        at += size
    assert {len(frame) for frame in frames} == {1024}
    joined = np.frombuffer(b"".join(frames), dtype=np.int16)
    assert len(joined) == sum(sizes) // 512 * 512
    assert (joined == sound[: len(joined)]).all()


def test_speech_is_found_where_it_is() -> None:
    words = speak("what is the price of this")
    started, ended = track(utterance(words, lead_s=1.0))[-1]
    assert started is not None
    assert started / SPEECH_RATE == pytest.approx(1.0, abs=0.25)
    assert ended / SPEECH_RATE == pytest.approx(1.0 + len(words) / SPEECH_RATE, abs=0.35)


def test_block_size_does_not_matter() -> None:
    sound = utterance(speak("thank you very much"))
    assert track(sound, 512)[-1] == track(sound, 333)[-1] == track(sound, 4096)[-1]


@pytest.mark.parametrize("level", [0.0, 0.001, 0.05])
def test_silence_and_steady_noise_are_no_speech(level: float) -> None:
    assert track(quiet(3, level))[-1][0] is None


def test_below_the_energy_floor_nothing_is_speech() -> None:
    faint = utterance(speak("what is the price of this")) * 0.02
    assert track(faint, floor_dbfs=-120)[-1][0] is not None
    assert track(faint, floor_dbfs=-30)[-1][0] is None


def test_a_click_does_not_start_an_utterance() -> None:
    sound = quiet(2)
    sound[16000:16200] = 0.9
    assert track(sound)[-1][0] is None


def test_samples_are_clipped_not_wrapped() -> None:
    assert pcm_from_array(np.array([2.0, -2.0]), SPEECH_RATE).array().tolist() == [32767, -32767]
