"""Does a language model help? Its wording beside the stored answers, its intents beside ours."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Iterator, Sequence

from device.cancel import Cancel
from device.dialogue.asking import Asking
from device.dialogue.conversation import Dialogue
from device.dialogue.goods.understanding import understand
from device.dialogue.index.passages import Passage
from device.dialogue.language_model.llama import Llama
from device.dialogue.language_model.llama_classifier import LlamaClassifier
from device.dialogue.language_model.llama_writer import LlamaWriter
from device.dialogue.language_model.opinion import is_unsure, opinion
from device.dialogue.language_model.writing import is_borne_out, prompt_for, written_sentences
from device.dialogue.reading.intents import likeliest
from device.dialogue.session import Session
from device.evaluation.judging import says
from device.evaluation.progress import Progress, silent
from device.evaluation.question import Question
from device.evaluation.run import answer_of


def writer_suite(
    dialogue: Dialogue,
    questions: Sequence[Question],
    model: Llama,
    budget_s: float,
    progress: Progress = silent,
) -> dict[str, float]:
    """What the model writes alone, what the guard lets through, how soon the first sentence is."""
    alone_right = alone_false = accepted = accepted_right = passage_right = 0
    first_ms: list[float] = []
    asked = list(_answered_by_passage(dialogue, questions))
    progress(0, len(asked))
    writer = LlamaWriter(model)
    writer.warm()
    for number, (question, passage) in enumerate(asked, start=1):
        passage_right += _right(question, passage.answer)
        alone = "".join(writer.write(prompt_for(question.text, passage), Cancel())).strip()
        alone_right += _right(question, alone)
        alone_false += not is_borne_out(alone, passage, dialogue.view)
        started = time.perf_counter()
        sentences: list[str] = []
        for sentence in written_sentences(
            writer, question.text, passage, dialogue.view, Cancel(), budget_s
        ):
            if not sentences:
                first_ms.append((time.perf_counter() - started) * 1000)
            sentences.append(sentence)
        accepted += bool(sentences)
        accepted_right += bool(sentences) and _right(question, " ".join(sentences))
        progress(number, len(asked))
    return {
        "questions": len(asked),
        "passage_right": passage_right,
        "model_alone_right": alone_right,
        "model_alone_not_borne_out": alone_false,
        "accepted_by_guard": accepted,
        "accepted_and_right": accepted_right,
        "first_sentence_p50_ms": _median(first_ms),
    }


def classifier_suite(
    dialogue: Dialogue,
    questions: Sequence[Question],
    model: Llama,
    budget_s: float,
    progress: Progress = silent,
) -> dict[str, float]:
    """Of the first questions of customers whose intent is unsure: how many each gets right."""
    trained_right = model_right = in_time = 0
    ms: list[float] = []
    unsure = list(_unsure(dialogue, questions))
    progress(0, len(unsure))
    classifier = LlamaClassifier(model)
    classifier.warm()
    for number, (question, asking) in enumerate(unsure, start=1):
        trained_right += likeliest(asking.wants)[0] == question.intent
        started = time.perf_counter()
        chosen = opinion(asking.wants, question.text, classifier, budget_s)
        ms.append((time.perf_counter() - started) * 1000)
        in_time += chosen is not None
        model_right += chosen == question.intent
        progress(number, len(unsure))
    return {
        "questions": len(questions),
        "unsure": len(unsure),
        "intent_model_right": trained_right,
        "language_model_right": model_right,
        "in_time": in_time,
        "p50_ms": _median(ms),
    }


def _answered_by_passage(
    dialogue: Dialogue, questions: Sequence[Question]
) -> Iterator[tuple[Question, Passage]]:
    passages = {passage.id: passage for passage in dialogue.view.passages.all}
    for question in questions:
        if question.intent != "faq":
            continue
        answer = answer_of(dialogue.respond(question.text, f"writer-{question.id}"))
        if answer.source == "faq" and answer.facts:
            yield question, passages[answer.facts[0].source.partition(":")[2]]


def _unsure(dialogue: Dialogue, questions: Sequence[Question]) -> Iterator[tuple[Question, Asking]]:
    for question in questions:
        session = Session("classifier", generation=dialogue.view.generation)
        asking = understand(dialogue.view, session, question.text, "en", dt.datetime.now())
        if not question.context and is_unsure(asking.wants):
            yield question, asking


def _median(ms: Sequence[float]) -> int:
    return round(statistics.median(ms)) if ms else 0


def _right(question: Question, text: str) -> bool:
    return (
        all(says(text, want) for want in question.must_say)
        and all(any(says(text, want) for want in group) for group in question.must_say_any)
        and not any(says(text, wrong) for wrong in question.must_not_say)
        and bool(text)
    )
