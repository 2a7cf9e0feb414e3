"""What the kiosk says of itself in the quiet: how the catalogue of a stick was taken in."""

from __future__ import annotations

from pathlib import Path

from device.turn import Sentence, SpeechLang
from kb.announcements import take_announcements


class StickNews:
    """What `Kiosk` asks when it is idle. Runs on the kiosk's thread only; no threads."""

    def __init__(self, home: Path, lang: SpeechLang) -> None:
        self._home = home
        self._lang = lang

    def __call__(self) -> tuple[Sentence, ...]:
        """The announcements that wait, in the shop's language; each is given once."""
        return tuple(
            Sentence(each.hi if self._lang == "hi" else each.en, self._lang)
            for each in take_announcements(self._home)
        )
