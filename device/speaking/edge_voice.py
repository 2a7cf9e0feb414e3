"""The online voice: EdgeTTS, used while the box is online, and out of the way when it is not.

A box without a route is told so by its own kernel at once. Otherwise the first sound has a
deadline. After two failures, or one failed trial, the voice rests; when the rest is over it is
tried in the background, with a text of its own, so that no customer waits for the trial.
"""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping

from device.audio.pcm import Pcm
from device.cancel import Cancel
from device.config import SpeakingSettings
from device.errors import EngineUnavailable
from device.speaking.breaker import Breaker
from device.speaking.edge_download import Communicate, Download
from device.speaking.mp3 import Mp3Decoder
from device.turn import Sentence, SpeechLang

_LOG = logging.getLogger(__name__)

OpenStream = Callable[[str, str, str], Communicate]
"""Text, voice, rate such as "+10%"; called on a thread with a running event loop."""

_FAILURES = 2
_CONNECT_S = 2
_SILENT_S = 3
_POLL_S = 0.02
_TRIAL = Sentence("Good morning.", "en")


class EdgeVoice:
    """`open_stream` and `has_route` are replaced in tests, which must not need a network."""

    engine = "edge"

    def __init__(
        self,
        settings: SpeakingSettings,
        *,
        open_stream: OpenStream | None = None,
        has_route: Callable[[], bool] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._voices: Mapping[SpeechLang, str] = (
            {"en": settings.voice_en_online, "hi": settings.voice_hi_online}
            if settings.online
            else {}
        )
        self._speed = settings.speed
        self._deadline_s = settings.online_deadline_ms / 1000
        self._open_stream = open_stream or _edge_tts
        self._has_route = has_route or has_default_route
        self._breaker = Breaker(failures=_FAILURES, rest_s=settings.online_cooldown_s, clock=clock)
        self._trial: threading.Thread | None = None
        self._closing = Cancel()

    def name(self, lang: SpeechLang) -> str | None:
        return self._voices.get(lang)

    def warm(self) -> None:
        """Finds out in the background whether the service answers. Returns at once."""
        if self._voices and not self._trying():
            self._trial = threading.Thread(target=self._try, name="edge-trial", daemon=True)
            self._trial.start()

    def close(self) -> None:
        self._closing.set()
        if self._trial is not None:
            self._trial.join(timeout=1.0)

    def say(self, sentence: Sentence, cancel: Cancel) -> Iterator[Pcm]:
        """Raises EngineUnavailable at once while offline or resting, or at the deadline."""
        if self._breaker.resting() or self._trying():
            raise EngineUnavailable("the online voice is resting after failures")
        if self._breaker.on_trial():
            self.warm()
            raise EngineUnavailable("the online voice is being tried again")
        yield from self._say(sentence, cancel, certain=False)

    def _trying(self) -> bool:
        return self._trial is not None and self._trial.is_alive()

    def _try(self) -> None:
        try:
            for _chunk in self._say(_TRIAL, self._closing, certain=True):
                pass
            _LOG.debug("the online voice answers")
        except EngineUnavailable as err:
            _LOG.debug("the online voice is not used: %s", err)

    def _say(self, sentence: Sentence, cancel: Cancel, *, certain: bool) -> Iterator[Pcm]:
        if not self._has_route():
            raise EngineUnavailable("the box is offline")
        voice = self._voices[sentence.lang]
        _load_libraries()
        rate = f"{round((self._speed * sentence.pace - 1) * 100):+d}%"
        download = Download(lambda: self._open_stream(sentence.text, voice, rate))
        heard = False
        try:
            for chunk in _decoded(download, self._deadline_s, cancel):
                if not heard:
                    heard = True
                    self._breaker.succeeded()
                yield chunk
            if not heard and not cancel.is_set():
                raise EngineUnavailable("the online voice sent no sound")
        except Exception as err:  # the service fails in many ways, and all mean the same to us
            self._breaker.failed(for_certain=certain)
            if isinstance(err, EngineUnavailable):
                raise
            # No message: the errors of the network library quote what was to be spoken.
            raise EngineUnavailable(f"the online voice failed: {type(err).__name__}") from err
        finally:
            download.stop()


def has_default_route() -> bool:
    """Whether the kernel knows a way to the internet. Sends nothing and takes microseconds."""
    for family, anywhere in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((anywhere, 443))
        except OSError:
            continue
        return True
    return False


def _decoded(download: Download, deadline_s: float, cancel: Cancel) -> Iterator[Pcm]:
    decoder = Mp3Decoder()
    latest = time.monotonic() + deadline_s
    while not cancel.is_set():
        data = download.next(_POLL_S)
        if data is None:
            if time.monotonic() > latest:
                raise EngineUnavailable("the online voice did not answer in time")
            continue
        if not data:
            yield from decoder.finish()
            return
        latest = time.monotonic() + _SILENT_S
        yield from decoder.feed(data)


def _load_libraries() -> None:
    """Before the deadline runs: the first import takes longer than an answer."""
    try:
        import av  # noqa: F401
        import edge_tts  # noqa: F401
    except ImportError as err:
        raise EngineUnavailable(f"the online voice is not installed: {err}") from err


def _edge_tts(text: str, voice: str, rate: str) -> Communicate:
    import edge_tts

    communicate: Communicate = edge_tts.Communicate(
        text, voice, rate=rate, connect_timeout=_CONNECT_S, receive_timeout=_SILENT_S
    )
    return communicate
