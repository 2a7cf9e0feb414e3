"""The guided talk of a lesson: which question, which answer, shall it be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from device.dialogue.asking import View
from device.dialogue.intent.decide import SOCIAL
from device.dialogue.phrasing import Draft
from device.dialogue.session import Exchange, Lesson, Session
from device.dialogue.stores.conversation_store import MOST_SKUS
from device.dialogue.stores.taught import TaughtAnswers
from device.dialogue.teaching.replies import Replies, ended
from device.dialogue.teaching.sayings import Saying, behind, says
from device.dialogue.teaching.teaching import (
    faults,
    faults_of_question,
    split_teaching,
)

_OF_THE_TALK: tuple[Saying, ...] = ("unlock", "lock", "teach", "correct")


@dataclass(frozen=True, slots=True)
class Guide:
    """Takes the owner through one lesson; what is kept of it is `session.lesson` and `taught`.

    `answered` is what the kiosk would now answer to a question, `latest` what was last asked by
    anybody, the newest first.
    """

    taught: TaughtAnswers
    latest: Callable[[], list[Exchange]]
    answered: Callable[[str], Draft]
    session: Session
    view: View

    def hear(self, text: str, lesson: Lesson) -> Draft | None:
        """None where the owner asks something as a customer does."""
        replies = Replies(self.view, lesson.lang)
        self.session.lesson = lesson
        if says("lock", text):
            self.session.lesson = None
            return replies.says("owner_closed")
        if not lesson.step:
            return self._command(text, lesson, replies)
        if says("cancel", text):
            self._go_on(replace(lesson, step=""))
            return replies.says("teach_cancelled")
        if not text.strip() or says("again", text):
            return self._asked(lesson, replies)
        if lesson.step == "question":
            return self._take_question(text, lesson, replies)
        if lesson.step == "answer":
            return self._take_answer(lesson.question, text, lesson, replies)
        return self._take_word(text, lesson, replies)

    def _go_on(self, lesson: Lesson) -> Lesson:
        self.session.lesson = lesson
        return lesson

    def _command(self, text: str, lesson: Lesson, replies: Replies) -> Draft | None:
        if "|" in text:
            begun = self._go_on(replace(lesson, step="question", corrects=False))
            return self._take_question(text, begun, replies)
        dictated = behind("answer_is", text)
        if dictated:
            return self._correct(lesson, replies, dictated)
        if says("teach", text):
            return self._asked(
                self._go_on(replace(lesson, step="question", corrects=False)), replies
            )
        return self._correct(lesson, replies) if says("correct", text) else None

    def _correct(self, lesson: Lesson, replies: Replies, dictated: str = "") -> Draft:
        """Of the last question; `dictated` is its right answer where that was said at once."""
        question, whole = self._question_before()
        if not question:
            return replies.says("teach_nothing_asked")
        if not whole:
            self._go_on(replace(lesson, step="question", corrects=True))
            return replies.asks("teach_hangs")
        found = faults_of_question(question, self.view)
        if found:
            self._go_on(replace(lesson, step="question", corrects=True))
            return replies.objects(found, "teach_question_again")
        begun = self._go_on(replace(lesson, step="answer", question=question, corrects=True))
        if dictated:
            return self._take_answer(question, dictated, begun, replies)
        return self._asked(begun, replies)

    def _question_before(self) -> tuple[str, bool]:
        """The last question, and whether it can be understood without what was said before it."""
        for exchange in [*reversed(self.session.recent), *self.latest()]:
            if exchange.intent not in SOCIAL and not _is_of_the_talk(exchange.asked):
                by_itself = self.answered(exchange.asked).skus if exchange.skus else ()
                return exchange.asked, by_itself[:MOST_SKUS] == exchange.skus[:MOST_SKUS]
        return "", True

    def _take_question(self, text: str, lesson: Lesson, replies: Replies) -> Draft:
        question, answer = split_teaching(text)
        found = faults_of_question(question, self.view)
        if found:
            return replies.objects(found, "teach_question_again")
        if answer:
            return self._take_answer(question, answer, lesson, replies)
        return self._asked(self._go_on(replace(lesson, step="answer", question=question)), replies)

    def _take_answer(self, question: str, text: str, lesson: Lesson, replies: Replies) -> Draft:
        answer = _as_sentence(text)
        found = faults(question, answer, self.view)
        if found:
            self._go_on(replace(lesson, step="answer", question=question))
            return replies.objects(found, "teach_answer_again")
        return self._asked(
            self._go_on(replace(lesson, step="confirm", question=question, answer=answer)), replies
        )

    def _take_word(self, text: str, lesson: Lesson, replies: Replies) -> Draft:
        if says("no", text):
            again: Literal["answer", "question"] = "answer" if lesson.corrects else "question"
            self._go_on(replace(lesson, step=again))
            return replies.asks("teach_not_kept", f"teach_{again}_again")
        if not says("yes", text):
            return replies.asks("teach_confirm")
        # The catalogue may have changed since the answer was said.
        found = faults(lesson.question, lesson.answer, self.view)
        if found:
            self._go_on(replace(lesson, step="answer"))
            return replies.objects(found, "teach_answer_again")
        self._keep(lesson)
        self._go_on(replace(lesson, step="", question="", answer=""))
        used = self.answered(lesson.question).source == "taught"
        return replies.says("teach_kept" if used else "teach_kept_beside")

    def _keep(self, lesson: Lesson) -> None:
        same = self.taught.to_same_question(lesson.question)
        if same is None:
            self.taught.add(lesson.question, lesson.answer)
        else:
            self.taught.edit(same.id, lesson.answer)

    def _asked(self, lesson: Lesson, replies: Replies) -> Draft:
        """What the kiosk asks at this step."""
        if lesson.step == "question":
            return replies.asks("teach_which_question")
        if lesson.step == "confirm":
            held = None if lesson.corrects else self.taught.to_same_question(lesson.question)
            so_far = held.answer if held is not None else ""
            return replies.reads("teach_confirm", lesson.question, lesson.answer, so_far=so_far)
        if lesson.corrects:
            return replies.reads("teach_right_answer", lesson.question)
        return replies.asks("teach_which_answer")


def _is_of_the_talk(text: str) -> bool:
    return any(says(saying, text) for saying in _OF_THE_TALK)


def _as_sentence(text: str) -> str:
    """What was heard has neither capitals nor full stops."""
    text = text.strip()
    stop = "।" if "\u0900" <= text[-1:] <= "\u097f" else "."
    return ended(text[:1].upper() + text[1:], stop) if text else ""
