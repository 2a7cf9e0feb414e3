"""What the kiosk says of itself in the quiet: how the catalogue of a stick was taken in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from device.turn import Sentence, SpeechLang
from firmware_hooks.lamp import Pattern
from kb.announcements import take_announcements

_LAMP = {"removable": Pattern.STEADY, "done": Pattern.STEADY, "refused": Pattern.DOUBLE_FLASH}


@dataclass(frozen=True, slots=True)
class News:
    """One thing to say, and the lamp's pattern for those who cannot hear it."""

    sentence: Sentence
    lamp: Pattern


class StickNews:
    """What `Kiosk` asks when it is idle. Runs on the kiosk's thread only; no threads."""

    def __init__(self, home: Path, lang: SpeechLang) -> None:
        self._home = home
        self._lang = lang

    def __call__(self) -> tuple[News, ...]:
        """The announcements that wait, in the shop's language; each is given once."""
        return tuple(
            News(Sentence(each.hi if self._lang == "hi" else each.en, self._lang), _LAMP[each.kind])
            for each in take_announcements(self._home)
        )
