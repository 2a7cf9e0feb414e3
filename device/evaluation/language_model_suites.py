"""Does a language model help? Its wording beside the stored answers, its intents beside ours."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Sequence

from device.cancel import Cancel
from device.dialogue.conversation import Dialogue
from device.dialogue.goods.understanding import understand
from device.dialogue.language_model.llama import Llama
from device.dialogue.language_model.llama_classifier import LlamaClassifier
from device.dialogue.language_model.llama_writer import LlamaWriter
from device.dialogue.language_model.opinion import is_unsure, opinion
from device.dialogue.language_model.writing import is_borne_out, prompt_for, written_sentences
from device.dialogue.reading.intents import likeliest
from device.dialogue.session import Session
from device.evaluation.question import Question, says
from device.evaluation.run import answer_of


def writer_suite(
    dialogue: Dialogue, questions: Sequence[Question], model: Llama, budget_s: float
) -> dict[str, float]:
    """What the model writes alone, what the guard lets through, how soon the first sentence is."""
    writer = LlamaWriter(model)
    writer.warm()
    asked = alone_right = alone_false = accepted = accepted_right = passage_right = 0
    first_ms: list[float] = []
    for question in questions:
        answer = answer_of(dialogue.respond(question.text, f"writer-{question.id}"))
        if question.intent != "faq" or answer.source != "faq":
            continue
        source = answer.facts[0].source.partition(":")[2]
        passage = next(p for p in dialogue.view.passages.all if p.id == source)
        asked += 1
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
    return {
        "questions": asked,
        "passage_right": passage_right,
        "model_alone_right": alone_right,
        "model_alone_not_borne_out": alone_false,
        "accepted_by_guard": accepted,
        "accepted_and_right": accepted_right,
        "first_sentence_p50_ms": _median(first_ms),
    }


def classifier_suite(
    dialogue: Dialogue, questions: Sequence[Question], model: Llama, budget_s: float
) -> dict[str, float]:
    """Of the first questions of customers whose intent is unsure: how many each gets right."""
    classifier = LlamaClassifier(model)
    classifier.warm()
    unsure = trained_right = model_right = in_time = 0
    ms: list[float] = []
    for question in questions:
        session = Session("classifier", generation=dialogue.view.generation)
        asking = understand(dialogue.view, session, question.text, "en", dt.datetime.now())
        if question.context or not is_unsure(asking.wants):
            continue
        unsure += 1
        trained_right += likeliest(asking.wants)[0] == question.intent
        started = time.perf_counter()
        chosen = opinion(asking.wants, question.text, classifier, budget_s)
        ms.append((time.perf_counter() - started) * 1000)
        in_time += chosen is not None
        model_right += chosen == question.intent
    return {
        "questions": len(questions),
        "unsure": unsure,
        "intent_model_right": trained_right,
        "language_model_right": model_right,
        "in_time": in_time,
        "p50_ms": _median(ms),
    }


def _median(ms: Sequence[float]) -> int:
    return round(statistics.median(ms)) if ms else 0


def _right(question: Question, text: str) -> bool:
    return (
        all(says(text, want) for want in question.must_say)
        and all(any(says(text, want) for want in group) for group in question.must_say_any)
        and not any(says(text, wrong) for wrong in question.must_not_say)
        and bool(text)
    )
