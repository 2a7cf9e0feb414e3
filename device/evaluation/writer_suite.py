"""Does a model's wording beat the stored answer? Counted on the questions that have one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from device.cancel import Cancel
from device.dialogue.conversation import Dialogue
from device.dialogue.writer.llama_writer import LlamaWriter
from device.dialogue.writer.writing import is_borne_out, prompt_for, written_sentences
from device.evaluation.question import Question, says
from device.evaluation.run import answer_of


def writer_suite(
    dialogue: Dialogue, questions: Sequence[Question], model: Path, budget_s: float
) -> dict[str, float]:
    """What the model writes alone, what the guard lets through, how soon the first sentence is."""
    writer = LlamaWriter(model)
    writer.warm()
    asked = alone_right = alone_false = accepted = accepted_right = passage_right = 0
    first_ms: list[float] = []
    try:
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
    finally:
        writer.close()
    first_ms.sort()
    return {
        "questions": asked,
        "passage_right": passage_right,
        "model_alone_right": alone_right,
        "model_alone_not_borne_out": alone_false,
        "accepted_by_guard": accepted,
        "accepted_and_right": accepted_right,
        "first_sentence_p50_ms": round(first_ms[len(first_ms) // 2]) if first_ms else 0,
    }


def _right(question: Question, text: str) -> bool:
    return (
        all(says(text, want) for want in question.must_say)
        and all(any(says(text, want) for want in group) for group in question.must_say_any)
        and not any(says(text, wrong) for wrong in question.must_not_say)
        and bool(text)
    )
