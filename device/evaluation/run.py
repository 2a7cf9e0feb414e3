"""Puts a set of questions to a dialogue and counts."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field

from device.dialogue.conversation import Dialogue
from device.evaluation.judging import Verdict, is_confidently_wrong, judge
from device.evaluation.progress import Progress, silent
from device.evaluation.question import Question
from device.turn import Answer, Sentence


@dataclass(frozen=True, slots=True)
class Result:
    question: Question
    answer: Answer
    verdict: Verdict
    confidently_wrong: bool
    ms: float


@dataclass(slots=True)
class Score:
    results: list[Result] = field(default_factory=list)

    def count(self, verdict: Verdict) -> int:
        return sum(1 for result in self.results if result.verdict == verdict)

    @property
    def right(self) -> float:
        return self.count("right") / max(len(self.results), 1)

    @property
    def confidently_wrong(self) -> float:
        return sum(r.confidently_wrong for r in self.results) / max(len(self.results), 1)

    def by(self, key: Callable[[Result], str]) -> dict[str, Counter[Verdict]]:
        """Verdicts by language, intent or whatever `key` gives."""
        groups: dict[str, Counter[Verdict]] = {}
        for result in self.results:
            groups.setdefault(key(result), Counter())[result.verdict] += 1
        return dict(sorted(groups.items()))

    def ms_percentile(self, percent: float) -> float:
        times = sorted(result.ms for result in self.results)
        return times[min(len(times) - 1, int(len(times) * percent / 100))] if times else 0.0

    @property
    def failures(self) -> list[Result]:
        return [result for result in self.results if result.verdict != "right"]


def answer_of(turn: Generator[Sentence, None, Answer]) -> Answer:
    """Lets a turn run to its end."""
    while True:
        try:
            next(turn)
        except StopIteration as end:
            answer: Answer = end.value
            return answer


def evaluate_questions(
    dialogue: Dialogue,
    questions: Sequence[Question],
    progress: Progress = silent,
) -> Score:
    """Each question in a session of its own, after its context."""
    score = Score()
    for number, question in enumerate(questions, start=1):
        session = f"evaluation-{question.id}-{number}"
        for said in question.context:
            answer_of(dialogue.respond(said, session))
        started = time.perf_counter()
        answer = answer_of(dialogue.respond(question.text, session))
        ms = (time.perf_counter() - started) * 1000
        verdict = judge(question, answer)
        score.results.append(
            Result(question, answer, verdict, is_confidently_wrong(verdict, answer), ms)
        )
        dialogue.end_session(session)
        progress(number, len(questions))
    return score
