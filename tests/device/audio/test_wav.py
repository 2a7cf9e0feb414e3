"""Recordings of every kind become 16 kHz mono blocks; bad files give one clear line."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from device.audio.pcm import SPEECH_RATE, Pcm, pcm_from_array
from device.audio.wav import NullSink, TeeSink, WavSink, WavSource
from device.cancel import Cancel
from device.errors import EngineUnavailable, InputError


def tone(rate: int, *, seconds: float = 1.0, hertz: float = 440.0) -> NDArray[np.float64]:
    return 0.5 * np.sin(2 * np.pi * hertz * np.arange(int(rate * seconds)) / rate)


def loudest_hertz(samples: NDArray[np.int16], rate: int) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * rate / len(samples))


def heard(path: Path) -> NDArray[np.int16]:
    blocks = list(WavSource(path).blocks(Cancel()))
    assert {block.rate for block in blocks} == {SPEECH_RATE}
    assert {block.samples for block in blocks[:-1]} == {512}
    return np.concatenate([block.array() for block in blocks])


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "ULAW"])
def test_any_rate_and_width_arrives_as_the_same_sound(
    tmp_path: Path, rate: int, subtype: str
) -> None:
    soundfile.write(tmp_path / "a.wav", tone(rate), rate, subtype=subtype)
    samples = heard(tmp_path / "a.wav")
    assert len(samples) == pytest.approx(SPEECH_RATE, abs=2)
    assert loudest_hertz(samples, SPEECH_RATE) == pytest.approx(440, abs=2)
    assert np.abs(samples[1000:-1000]).max() == pytest.approx(16_384, rel=0.04)


def test_stereo_is_mixed_down(tmp_path: Path) -> None:
    both = np.stack([tone(48_000, hertz=300), tone(48_000, hertz=1200)], axis=1)
    soundfile.write(tmp_path / "a.wav", both, 48_000)
    samples = heard(tmp_path / "a.wav")
    spectrum = np.abs(np.fft.rfft(samples))
    assert len(samples) == pytest.approx(SPEECH_RATE, abs=2)
    assert spectrum[300] == pytest.approx(spectrum[1200], rel=0.05)


def test_clipped_sound_stays_in_range_and_does_not_wrap(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", 8 * tone(48_000), 48_000, subtype="FLOAT")
    samples = heard(tmp_path / "a.wav")
    assert samples.max() == 32_767
    assert loudest_hertz(samples, SPEECH_RATE) == pytest.approx(440, abs=2)


def test_not_a_number_samples_are_silence(tmp_path: Path) -> None:
    wave = tone(16_000)
    wave[100:200] = np.nan
    soundfile.write(tmp_path / "a.wav", wave, 16_000, subtype="FLOAT")
    assert not heard(tmp_path / "a.wav")[100:200].any()


def test_silence_stays_digital_silence_through_resampling(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(48_000), 48_000)
    assert not heard(tmp_path / "a.wav").any()


def test_a_truncated_recording_is_used_as_far_as_it_goes_and_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole, cut = tmp_path / "whole.wav", tmp_path / "cut.wav"
    soundfile.write(whole, tone(16_000, seconds=2), 16_000)
    cut.write_bytes(whole.read_bytes()[:32_044])
    with caplog.at_level(logging.WARNING):
        samples = heard(cut)
    assert np.array_equal(samples, heard(whole)[:16_000])
    assert "1.0 of 2.0 seconds" in caplog.text


@pytest.mark.parametrize("size", [0x7FFFF024, 0xFFFFFFFF])
def test_a_recording_piped_by_a_program_is_whole(
    tmp_path: Path, size: int, caplog: pytest.LogCaptureFixture
) -> None:
    soundfile.write(tmp_path / "a.wav", tone(16_000), 16_000)
    raw = bytearray((tmp_path / "a.wav").read_bytes())
    raw[40:44] = size.to_bytes(4, "little")
    (tmp_path / "a.wav").write_bytes(raw)
    with caplog.at_level(logging.WARNING):
        assert len(heard(tmp_path / "a.wav")) == 16_000
    assert not caplog.text


@pytest.mark.parametrize(
    ("keep", "says"),
    [(0, "is empty"), (1, "not a sound"), (20, "not a sound"), (40, "not a sound"),
     (44, "holds no sound"), (60, "holds no sound")],
)  # fmt: skip
def test_a_file_cut_before_its_sound_is_refused(tmp_path: Path, keep: int, says: str) -> None:
    soundfile.write(tmp_path / "a.wav", tone(16_000), 16_000)
    (tmp_path / "a.wav").write_bytes((tmp_path / "a.wav").read_bytes()[:keep])
    with pytest.raises(InputError, match=says) as refusal:
        WavSource(tmp_path / "a.wav")
    assert str(tmp_path / "a.wav") in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("price,name\n" * 500)
    with pytest.raises(InputError, match="not a sound recording"):
        WavSource(tmp_path / "a.wav")
    (tmp_path / "a.raw").write_bytes(bytes(5000))
    with pytest.raises(InputError, match="not a sound recording"):
        WavSource(tmp_path / "a.raw")
    with pytest.raises(InputError, match="cannot read"):
        WavSource(tmp_path / "missing.wav")
    with pytest.raises(InputError, match="cannot read"):
        WavSource(tmp_path)


def test_a_cancelled_recording_ends_at_the_next_block(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", tone(16_000), 16_000)
    cancel = Cancel()
    blocks = WavSource(tmp_path / "a.wav").blocks(cancel)
    next(blocks)
    cancel.set()
    assert list(blocks) == []


def chunks(*rates: int) -> Iterator[Pcm]:
    for rate in rates:
        for part in np.split(tone(rate), 10):
            yield pcm_from_array(part, rate)


def test_a_reply_of_changing_rates_becomes_one_file(tmp_path: Path) -> None:
    sink = WavSink(tmp_path / "reply.wav")
    assert sink.play(chunks(22_050, 24_000, 16_000), Cancel()) == pytest.approx(3.0, abs=0.01)
    samples, rate = soundfile.read(tmp_path / "reply.wav", dtype="int16")
    assert len(samples) / rate == pytest.approx(3.0, abs=0.01)
    for second in range(3):
        part = samples[second * rate + 100 : (second + 1) * rate - 100]
        assert loudest_hertz(part, rate) == pytest.approx(440, abs=2)


def test_a_second_play_is_added_and_the_file_is_whole_in_between(tmp_path: Path) -> None:
    sink = WavSink(tmp_path / "reply.wav")
    for plays in (1, 2):
        sink.play(chunks(24_000), Cancel())
        assert soundfile.info(tmp_path / "reply.wav").frames == plays * 24_000


def test_a_new_sink_replaces_an_older_file(tmp_path: Path) -> None:
    WavSink(tmp_path / "reply.wav").play(chunks(24_000), Cancel())
    WavSink(tmp_path / "reply.wav")
    assert soundfile.info(tmp_path / "reply.wav").frames == 0


def test_a_file_that_cannot_be_written_is_said_before_anything_is_spoken(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"):
        WavSink(tmp_path / "no-such-folder" / "reply.wav")


def test_an_interrupted_reply_holds_what_was_spoken_so_far(tmp_path: Path) -> None:
    cancel = Cancel()

    def speaking() -> Iterator[Pcm]:
        for spoken, chunk in enumerate(chunks(24_000)):
            if spoken == 4:
                cancel.set()
            yield chunk

    assert WavSink(tmp_path / "a.wav").play(speaking(), cancel) == pytest.approx(0.4)
    assert soundfile.info(tmp_path / "a.wav").duration == pytest.approx(0.4)
    assert NullSink().play(chunks(24_000), cancel) == 0


class GoneSpeaker:
    def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
        next(chunks)
        raise EngineUnavailable("the speaker is gone")


def test_a_tee_gives_every_sink_the_same_sound(tmp_path: Path) -> None:
    tee = TeeSink(NullSink(), WavSink(tmp_path / "a.wav"), WavSink(tmp_path / "b.wav"))
    assert tee.play(chunks(24_000), Cancel()) == pytest.approx(1.0)
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()
    assert soundfile.info(tmp_path / "a.wav").duration == pytest.approx(1.0)


def test_a_broken_speaker_does_not_cost_the_file_its_reply(tmp_path: Path) -> None:
    tee = TeeSink(GoneSpeaker(), WavSink(tmp_path / "a.wav"))
    with pytest.raises(EngineUnavailable):
        tee.play(chunks(24_000), Cancel())
    assert soundfile.info(tmp_path / "a.wav").duration == pytest.approx(1.0)
