"""The online voice: streams while it answers, and costs an offline box nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable

import aiohttp
import edge_tts
import pytest
from edge_tts.exceptions import NoAudioReceived
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from device.cancel import Cancel
from device.config import SpeakingSettings
from device.errors import EngineUnavailable
from device.speaking.edge_voice import EdgeVoice
from device.speaking.mp3 import Mp3Decoder
from device.turn import Sentence
from tests.device.speaking.fake_voice import FakeService, mp3, tone

ENGLISH = Sentence("The price is ninety-five rupees.", "en")
SPEECH = mp3(tone(2.0))


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def edge(
    service: FakeService,
    *,
    clock: Callable[[], float] | None = None,
    has_route: Callable[[], bool] = lambda: True,
    **settings: object,
) -> EdgeVoice:
    chosen = SpeakingSettings(**{"online_deadline_ms": 200, **settings})  # type: ignore[arg-type]
    return EdgeVoice(chosen, open_stream=service, has_route=has_route, clock=clock or Clock())


def seconds_said(voice: EdgeVoice, sentence: Sentence = ENGLISH) -> float:
    return sum(chunk.seconds for chunk in voice.say(sentence, Cancel()))


def wait_for_trial() -> None:
    for thread in threading.enumerate():
        if thread.name == "edge-trial":
            thread.join(10)


def in_pieces(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


@pytest.mark.parametrize("size", [1, 97, 720, 100_000])
def test_mp3_is_decoded_as_it_arrives_in_whatever_pieces(size: int) -> None:
    voice = edge(FakeService(in_pieces(SPEECH, size)))
    assert seconds_said(voice) == pytest.approx(2.0, abs=0.15)


def test_sound_comes_before_the_answer_is_complete() -> None:
    service = FakeService(in_pieces(SPEECH, 720)[:5], hangs=True)
    chunks = edge(service).say(ENGLISH, Cancel())
    assert next(chunks).samples > 0
    chunks.close()  # type: ignore[attr-defined]
    assert service.cancelled.wait(5)


def test_voice_and_speed_are_those_of_the_settings() -> None:
    service = FakeService([SPEECH])
    voice = edge(service, speed=1.25, voice_hi_online="hi-IN-MadhurNeural")
    seconds_said(voice, Sentence("नमस्ते", "hi"))
    assert service.asked == [("नमस्ते", "hi-IN-MadhurNeural", "+25%")]


def test_with_the_setting_off_there_is_no_online_voice() -> None:
    voice = edge(FakeService([SPEECH]), online=False)
    assert voice.name("en") is None
    assert voice.name("hi") is None


def test_without_a_route_nothing_is_tried_and_nothing_counts_as_a_failure() -> None:
    service = FakeService([SPEECH])
    routes = iter([False] * 5 + [True])
    voice = edge(service, has_route=lambda: next(routes))
    for _ in range(5):
        with pytest.raises(EngineUnavailable, match="offline"):
            seconds_said(voice)
    assert service.asked == []
    assert seconds_said(voice) > 1


def forbidden() -> aiohttp.ClientResponseError:
    request = aiohttp.RequestInfo(
        URL("wss://example.invalid"), "GET", CIMultiDictProxy(CIMultiDict()), URL()
    )
    return aiohttp.WSServerHandshakeError(request, (), status=403, message="Invalid response")


@pytest.mark.parametrize(
    "service",
    [
        FakeService(error=NoAudioReceived("No audio was received.")),
        FakeService(error=forbidden()),
        FakeService(error=ConnectionRefusedError()),
        FakeService(error=TimeoutError()),
        FakeService(hangs=True),
        FakeService(),
        FakeService([b"this is no MP3 at all" * 100]),
    ],
    ids=["no audio", "403", "refused", "timeout", "hangs", "nothing", "garbage"],
)
def test_after_two_failures_of_any_kind_it_rests(service: FakeService) -> None:
    clock = Clock()
    voice = edge(service, clock=clock, online_cooldown_s=600)
    for _ in range(4):
        with pytest.raises(EngineUnavailable):
            seconds_said(voice)
    assert len(service.asked) == 2
    clock.now = 599
    with pytest.raises(EngineUnavailable):
        seconds_said(voice)
    assert len(service.asked) == 2


def test_after_the_rest_it_is_tried_without_a_customer_waiting_or_their_words() -> None:
    clock = Clock()
    service = FakeService(error=NoAudioReceived())
    voice = edge(service, clock=clock, online_cooldown_s=600)
    for _ in range(2):
        with pytest.raises(EngineUnavailable):
            seconds_said(voice)
    clock.now = 601
    service.error, service.pieces = None, [SPEECH]
    with pytest.raises(EngineUnavailable, match="tried again"):
        seconds_said(voice)
    wait_for_trial()
    assert service.asked[-1][0] != ENGLISH.text
    assert seconds_said(voice) > 1


def test_a_failed_trial_at_the_start_is_enough_to_rest() -> None:
    service = FakeService(error=ConnectionRefusedError())
    voice = edge(service)
    voice.warm()
    wait_for_trial()
    assert len(service.asked) == 1
    with pytest.raises(EngineUnavailable):
        seconds_said(voice)
    assert len(service.asked) == 1


def test_a_break_in_mid_sentence_is_an_error_after_the_sound_that_came() -> None:
    voice = edge(FakeService(in_pieces(SPEECH, 720)[:8], error=ConnectionResetError()))
    chunks = voice.say(ENGLISH, Cancel())
    first = next(chunks)
    with pytest.raises(EngineUnavailable):
        list(chunks)
    assert first.seconds > 0


def test_a_service_that_falls_silent_in_mid_sentence_is_given_up() -> None:
    chunks = edge(FakeService(in_pieces(SPEECH, 720)[:8], hangs=True)).say(ENGLISH, Cancel())
    assert next(chunks).seconds > 0
    with pytest.raises(EngineUnavailable, match="in time"):
        list(chunks)


def test_an_error_names_its_kind_but_never_the_text() -> None:
    secret = Sentence("Mister Rao owes five rupees.", "en")
    voice = edge(FakeService(error=ValueError(secret.text)))
    with pytest.raises(EngineUnavailable, match="ValueError") as caught:
        seconds_said(voice, secret)
    assert "Rao" not in str(caught.value)


def test_a_cancelled_turn_is_no_failure() -> None:
    service = FakeService(hangs=True)
    voice = edge(service, online_deadline_ms=60_000)
    for _ in range(3):
        cancel = Cancel()
        threading.Timer(0.05, cancel.set).start()
        assert list(voice.say(ENGLISH, cancel)) == []
    service.hangs, service.pieces = False, [SPEECH]
    assert seconds_said(voice) > 1


def test_closing_ends_a_trial_that_hangs() -> None:
    service = FakeService(hangs=True)
    voice = edge(service, online_deadline_ms=60_000)
    voice.warm()
    voice.close()
    assert [thread for thread in threading.enumerate() if thread.name == "edge-trial"] == []


def test_no_thread_stays_behind() -> None:
    before = set(threading.enumerate())
    voice = edge(FakeService(in_pieces(SPEECH, 720)[:5], hangs=True))
    next(chunks := voice.say(ENGLISH, Cancel()))
    chunks.close()  # type: ignore[attr-defined]
    assert [t for t in threading.enumerate() if t not in before and t.name == "edge-voice"] == []


def test_the_real_library_against_a_closed_port_fails_as_unavailable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("edge_tts.communicate.WSS_URL", "wss://localhost:9/none?a=b")
    for variable in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(variable, raising=False)
        monkeypatch.delenv(variable.upper(), raising=False)
    voice = EdgeVoice(SpeakingSettings(online_deadline_ms=60_000), has_route=lambda: True)
    with pytest.raises(EngineUnavailable, match="Connect"):
        seconds_said(voice)


def test_the_real_library_has_the_shape_that_we_use() -> None:
    communicate = edge_tts.Communicate(
        "text", "en-IN-NeerjaNeural", rate="+10%", connect_timeout=2, receive_timeout=3
    )
    assert hasattr(communicate.stream(), "__anext__")


def test_a_damaged_frame_costs_only_itself() -> None:
    decoder = Mp3Decoder()
    damaged = bytearray(SPEECH)
    damaged[6000:6100] = b"\x00" * 100
    seconds = sum(
        chunk.seconds
        for data in (bytes(damaged), None)
        for chunk in (decoder.finish() if data is None else decoder.feed(data))
    )
    assert 1.5 < seconds <= 2.2
