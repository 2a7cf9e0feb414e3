"""The owner teaches by word of mouth: the PIN lets in, then come question, answer and "yes".

Nobody teaches without the PIN, and with it nothing but answers that contradict no record.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from device.dialogue.asking import View
from device.dialogue.phrasing import Draft
from device.dialogue.session import Exchange, Lesson, Session
from device.dialogue.stores.taught import TaughtAnswers
from device.dialogue.teaching.entrance import Entrance, Knock
from device.dialogue.teaching.guided import Guide
from device.dialogue.teaching.pin import OwnerPin
from device.dialogue.teaching.replies import Replies
from device.dialogue.teaching.sayings import says
from device.turn import Lang

_OPEN_S = 180.0
"""So long after the owner's last word of a lesson the session is a customer's again."""
_ASKS_FOR_PIN = {
    "ask": "owner_which_pin",
    "unclear": "owner_no_pin",
    "wrong": "owner_wrong_pin",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What may be kept of an utterance, and the reply if it was the owner's."""

    text: str
    private: bool = False
    """Something was left out of `text` that nobody may keep."""
    draft: Draft | None = None


class OwnersVoice:
    """`latest` is what was last asked by anybody, newest first; `seconds` never goes back."""

    def __init__(
        self,
        pin: OwnerPin,
        taught: TaughtAnswers,
        latest: Callable[[], list[Exchange]],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._entrance = Entrance(pin)
        self._taught = taught
        self._latest = latest
        self._seconds = seconds

    def take(
        self, text: str, lang: Lang, session: Session, view: View, answered: Callable[[str], Draft]
    ) -> Said:
        """Without a draft it is a customer's utterance, to be answered as ever.

        `answered` is what the kiosk would now answer to a question.
        """
        if not self._entrance.is_there:
            session.lesson = None
            return Said(text)
        knock = self._entrance.knock(text, session)
        if knock is not None:
            return Said(knock.text, True, self._let_in(knock, session, Replies(view, lang)))
        kept = self._entrance.without_pin(text)
        lesson = session.lesson
        if lesson is None or lesson.until < self._seconds() or says("leave", text):
            session.lesson = None
            refused = Replies(view, lang).refuses() if says("teach", text) else None
            return Said(kept, kept != text, refused)
        # In the midst of a lesson its language stays, whatever the question is taught in.
        begun = replace(lesson, lang=lesson.lang if lesson.step else lang)
        guide = Guide(self._taught, self._latest, answered, session, view)
        draft = guide.hear(kept, begun)
        if draft is not None and session.lesson is not None:
            session.lesson = replace(session.lesson, until=self._seconds() + _OPEN_S)
        return Said(kept, kept != text, draft)

    def holds_pin(self, text: str) -> bool:
        """Whether somebody said the PIN, or would be let in with another."""
        entrance = self._entrance
        return entrance.is_there and (says("unlock", text) or entrance.without_pin(text) != text)

    def _let_in(self, knock: Knock, session: Session, replies: Replies) -> Draft:
        if knock.entry == "open":
            session.lesson = Lesson(self._seconds() + _OPEN_S, replies.lang)
            return replies.asks("owner_open")
        session.lesson = None
        if knock.entry == "locked":
            return replies.says("owner_locked_out")
        return replies.asks(_ASKS_FOR_PIN[knock.entry])
