"""What the kiosk says to the owner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from device.dialogue.asking import View
from device.dialogue.phrasing import Draft, Phrasing
from device.dialogue.teaching.teaching import Fault
from device.turn import Lang
from kb.language.identify import identify
from kb.language.normalise import normalise

_MARKS = (".", "!", "?", "।")


def ended(text: str, mark: str) -> str:
    """What was heard has no mark at its end."""
    text = text.strip()
    return text if text.endswith(_MARKS) else text + mark


@dataclass(frozen=True, slots=True)
class Replies:
    """Replies in the owner's language; `asks` those after which the kiosk listens again."""

    view: View
    lang: Lang

    def says(self, *keys: str, **values: str) -> Draft:
        draft = Draft("teach", self.lang, source="store", confidence=0.9)
        for key in keys:
            self._phrasing.add(draft, key, **values)
        return draft

    def asks(self, *keys: str, **values: str) -> Draft:
        draft = self.says(*keys, **values)
        draft.clarify = True
        return draft

    def refuses(self) -> Draft:
        """To a customer who would teach."""
        draft = self.says("teach_refused")
        draft.source, draft.unknown = "fallback", True
        return draft

    def objects(self, faults: Iterable[Fault], then: str) -> Draft:
        """Each fault in a sentence of its own, then a question."""
        draft = self.says()
        for fault in faults:
            self._phrasing.add(draft, fault.wording, **fault.values)
        draft.take(self.asks(then))
        return draft

    def reads(self, then: str, question: str, answer: str = "", so_far: str = "") -> Draft:
        """Repeats what was understood, each in its own language, then asks; before the answer
        stands the one that it replaces."""
        draft = self.says()
        parts = {
            "teach_the_question": question,
            "teach_so_far": so_far,
            "teach_the_answer": answer,
        }
        for heading, text in parts.items():
            if text:
                self._phrasing.add(draft, heading)
                hindi = identify(normalise(text)).lang == "hi"
                self._phrasing.passage(draft, ended(text, "?"), "hi" if hindi else "en")
        draft.take(self.asks(then))
        return draft

    @property
    def _phrasing(self) -> Phrasing:
        return Phrasing(self.view.domain, self.lang)
