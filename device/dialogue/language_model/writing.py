"""Has a stored answer reworded for the question, sentence by sentence under the guard."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator

from device.cancel import Cancel
from device.dialogue.asking import View
from device.dialogue.index.passages import Passage
from device.dialogue.truth.guard import violations
from device.engines import Writer
from device.errors import EngineUnavailable
from kb.language.normalise import normalise

_LOG = logging.getLogger(__name__)
_PREFIX = (
    "<|im_start|>system\nYou answer customers of a shop in one or two short sentences. Use only "
    "the given text. Never add numbers, prices, names or promises that are not in it.<|im_end|>\n"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\d])")
_AT_MOST = 2
_LEAST_SHARED = 0.6


def prompt_for(question: str, passage: Passage) -> str:
    """Fixed beginning first, so that it stays in the model's cache; the question last."""
    return (
        f"{_PREFIX}<|im_start|>user\nText: {passage.answer}\nCustomer: {question}<|im_end|>\n"
        "<|im_start|>assistant\n"
    )


def written_sentences(
    writer: Writer, question: str, passage: Passage, view: View, cancel: Cancel, budget_s: float
) -> Iterator[str]:
    """Sentences that the passage bears out. Yields none where the first is late or false.

    Stops at the first sentence that is not borne out; what was said before stands.
    """
    deadline = time.monotonic() + budget_s
    stop = Cancel()
    text, said = "", 0
    try:
        for piece in writer.write(prompt_for(question, passage), stop):
            if cancel.is_set() or (said == 0 and time.monotonic() > deadline):
                stop.set()
                return
            text += piece
            sentences = _SENTENCE_END.split(text)
            while len(sentences) > 1 and said < _AT_MOST:
                sentence = sentences.pop(0).strip()
                if not is_borne_out(sentence, passage, view):
                    stop.set()
                    return
                said += 1
                yield sentence
            text = " ".join(sentences)
            if said >= _AT_MOST:
                stop.set()
    except EngineUnavailable as err:
        _LOG.warning("%s", err)
        return
    rest = text.strip()
    complete = rest.endswith((".", "!", "?"))
    if (
        rest
        and complete
        and said < _AT_MOST
        and not stop.is_set()
        and is_borne_out(rest, passage, view)
    ):
        yield rest


def is_borne_out(sentence: str, passage: Passage, view: View) -> bool:
    """No claim beyond the passage, most words from it, and no "not" put in or left out."""
    if violations(sentence, [passage.fact()], view):
        return False
    words = [w for w in normalise(sentence).split() if len(w) > 3]
    held = normalise(f"{passage.answer} {passage.question}")
    shared = sum(1 for w in words if w[:5] in held)
    if not words or shared / len(words) < _LEAST_SHARED:
        return False
    return _denies(sentence) <= _denies(passage.answer)


def _denies(text: str) -> bool:
    return bool(
        {"not", "no", "cannot", "cant", "dont", "never", "wont"} & set(normalise(text).split())
    )
