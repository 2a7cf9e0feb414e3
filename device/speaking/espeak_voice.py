"""The last voice: espeak-ng as a process that streams WAV; it speaks every language we need."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from typing import IO

from device.audio.pcm import Pcm
from device.cancel import Cancel
from device.config import SpeakingSettings
from device.errors import EngineUnavailable
from device.turn import Sentence, SpeechLang

_VOICES: Mapping[SpeechLang, str] = {"en": "en-gb", "hi": "hi"}
"""British is the English that espeak-ng has nearest to India's."""
_WORDS_A_MINUTE: Mapping[SpeechLang, int] = {"en": 150, "hi": 140}
_POLL_S = 0.02
_STALLED_S = 5.0
_READ_BYTES = 8192


class EspeakVoice:
    engine = "espeak-ng"

    def __init__(self, settings: SpeakingSettings, *, program: str = "espeak-ng") -> None:
        self._speed = settings.speed
        self._program = program

    def name(self, lang: SpeechLang) -> str | None:
        return _VOICES[lang] if shutil.which(self._program) else None

    def say(self, sentence: Sentence, cancel: Cancel) -> Iterator[Pcm]:
        """The process is killed when the turn is cancelled or the iterator is closed."""
        process = self._start(sentence.lang, sentence.pace)
        assert process.stdin is not None
        assert process.stdout is not None
        writer = threading.Thread(
            target=_write, args=(process.stdin, sentence.text), name="espeak-text", daemon=True
        )
        try:
            writer.start()
            yield from _sound(_stream(process.stdout, cancel), cancel)
        finally:
            process.kill()
            process.wait()
            writer.join()
            process.stdout.close()

    def _start(self, lang: SpeechLang, pace: float) -> subprocess.Popen[bytes]:
        speed = round(_WORDS_A_MINUTE[lang] * self._speed * pace)
        command = [self._program, "-v", _VOICES[lang], "-s", str(speed), "-b", "1"]
        try:
            return subprocess.Popen(
                [*command, "--stdin", "--stdout"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as err:
            raise EngineUnavailable(
                "espeak-ng is not installed: run `sudo apt install espeak-ng`"
            ) from err


def _write(pipe: IO[bytes], text: str) -> None:
    """On a thread of its own: a full pipe must not keep the reader from reading."""
    with contextlib.suppress(OSError), pipe:
        pipe.write(text.encode("utf-8", "replace"))


def _stream(pipe: IO[bytes], cancel: Cancel) -> Iterator[bytes]:
    quiet_since = time.monotonic()
    while not cancel.is_set():
        ready, _, _ = select.select([pipe], [], [], _POLL_S)
        if not ready:
            if time.monotonic() - quiet_since > _STALLED_S:
                raise EngineUnavailable("espeak-ng does not answer")
            continue
        block = os.read(pipe.fileno(), _READ_BYTES)
        if not block:
            return
        yield block
        quiet_since = time.monotonic()


def _sound(stream: Iterator[bytes], cancel: Cancel) -> Iterator[Pcm]:
    """Reads the WAV header, then passes the samples on; the sizes in it are placeholders."""
    head = bytearray()
    for block in stream:
        head += block
        start = head.find(b"data")
        if start >= 0 and len(head) >= start + 8:
            break
    else:
        if cancel.is_set():
            return
        raise EngineUnavailable("espeak-ng made no sound: run `sudo apt install espeak-ng-data`")
    if head[:4] != b"RIFF" or len(head) < 28:
        raise EngineUnavailable("espeak-ng did not answer with a sound")
    rate = int.from_bytes(head[24:28], "little")
    waiting = head[start + 8 :]
    for block in stream:
        waiting += block
        if len(waiting) >= _READ_BYTES // 2:
            yield _take(waiting, rate)
    if len(waiting) >= 2 and not cancel.is_set():
        yield _take(waiting, rate)


def _take(waiting: bytearray, rate: int) -> Pcm:
    whole = len(waiting) // 2 * 2
    block = Pcm(bytes(waiting[:whole]), rate)
    del waiting[:whole]
    return block
