"""Whether an answer is right, refused or wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from device.dialogue.index.passages import base_id
from device.evaluation.question import Question
from device.turn import Answer

Verdict = Literal["right", "refused", "wrong"]
CONFIDENT = 0.5
"""From here on an answer counts as given for sure."""
ANY_OF = frozenset({"list", "recommend"})
"""Where one of the products that are wanted is enough, among whatever others."""
_SOCIAL = frozenset({"greeting", "thanks", "goodbye", "repeat", "human", "language"})
_SAME = str.maketrans("०१२३४५६७८९ँ", "0123456789ं")
"""Hindi figures, and the two ways of writing a nasal: "हाँ" is "हां"."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_PRICE = re.compile(r"₹|\b(?:rs|rupees?|rupaye|rupay)\b|रुप[एय]", re.IGNORECASE)


def says(reply: str, wanted: str) -> bool:
    """Figures match whole ("245" in "₹245.00", not in "2450"), words whole, the rest anywhere."""
    text, want = _plain(reply), _plain(wanted)
    if _FIGURE.fullmatch(want):
        end = "0*" if "." in want else r"(?:\.0+)?"
        return re.search(rf"(?<![\d.]){re.escape(want)}{end}(?!\.?\d)", text) is not None
    begin = r"(?<![a-z0-9])" if want[:1].isascii() and want[:1].isalnum() else ""
    end = r"(?![a-z0-9]|\.\d)" if want[-1:].isascii() and want[-1:].isalnum() else ""
    return re.search(begin + re.escape(want) + end, text) is not None


def _plain(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d)", "", text.translate(_SAME).lower())


def judge(question: Question, answer: Answer) -> Verdict:
    """By the conditions of the question alone; how it was answered does not count."""
    said_wrong = any(says(answer.reply, figure) for figure in question.must_not_say)
    if question.basket is not None:
        return "right" if _basket_is_right(question, answer) else "wrong"
    declined = (
        answer.unknown
        or answer.source == "fallback"
        or answer.intent in {"unknown", "out_of_scope"}
    )
    if question.unknown or question.intent == "out_of_scope":
        said_wrong = said_wrong or (question.unknown and _PRICE.search(answer.reply) is not None)
        return "right" if declined and not said_wrong else "wrong"
    if question.intent in _SOCIAL:
        good = answer.intent == question.intent and all(
            says(answer.reply, w) for w in question.must_say
        )
        return "right" if good else "wrong"
    if answer.clarify or declined:
        offered = not question.skus or bool(set(answer.skus) & set(question.skus))
        return "right" if question.clarify and answer.clarify and offered else "refused"
    if question.clarify:
        return "wrong"
    return (
        "right"
        if not said_wrong
        and _is_about(question, answer)
        and _says_all(question, answer)
        and _tells_stored(question, answer)
        else "wrong"
    )


def _is_about(question: Question, answer: Answer) -> bool:
    want, got = set(question.skus), set(answer.skus)
    if not want:
        return True
    if question.intent == "compare":
        return want <= got
    if question.intent in ANY_OF:
        return bool(want & got)
    return bool(got) and got <= want


def _says_all(question: Question, answer: Answer) -> bool:
    return all(says(answer.reply, want) for want in question.must_say) and all(
        any(says(answer.reply, want) for want in group) for group in question.must_say_any
    )


def _tells_stored(question: Question, answer: Answer) -> bool:
    """Whether the stored answer was told, where nothing but that says what is right."""
    if not question.faq or question.must_say or question.must_say_any:
        return True
    told = {base_id(fact.source.rpartition(":")[2]) for fact in answer.facts}
    return base_id(question.faq) in told


def _basket_is_right(question: Question, answer: Answer) -> bool:
    if question.intent == "basket_confirm":
        return answer.basket.state == "confirmed" or bool(answer.orders)
    if question.intent == "basket_cancel":
        return answer.basket.state in {"cancelled", "empty"}
    left = list(answer.basket.lines)
    for line in question.basket or ():
        for index, held in enumerate(left):
            if (
                held.sku == line.sku
                and held.quantity == line.quantity
                and _comparable(line.options).items() <= _comparable(held.options).items()
            ):
                del left[index]
                break
        else:
            return False
    return not left


def _comparable(
    options: Mapping[str, str | tuple[str, ...]],
) -> dict[str, frozenset[str]]:
    """Several choices of a group have no order, and one alone may stand without a list."""
    return {k: frozenset({v} if isinstance(v, str) else v) for k, v in options.items()}


def is_confidently_wrong(verdict: Verdict, answer: Answer) -> bool:
    return verdict == "wrong" and answer.confidence >= CONFIDENT
