"""Answers that were not right, told so that a shopkeeper sees why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from device.evaluation.judging import ANY_OF, CONFIDENT, Verdict, says
from device.evaluation.question import Question
from device.evaluation.run import Result, Score
from device.turn import Answer

NameOf = Callable[[str], str | None]
"""The name of a product by its SKU; None where the shop does not have it."""
Outcome = Verdict | Literal["confidently wrong"]
OUTCOMES: tuple[Outcome, ...] = ("right", "refused", "wrong", "confidently wrong")
Rows = tuple[tuple[str, str], ...]
"""What each thing is, and the thing."""
_ORDER_SETTLED = {
    "basket_confirm": "the order is placed",
    "basket_cancel": "the order is cancelled, the basket empty",
}


@dataclass(frozen=True, slots=True)
class Failure:
    id: str
    lang: str
    outcome: Outcome
    said_before: tuple[str, ...]
    text: str
    wanted: Rows
    reply: str
    got: Rows


def outcome_of(result: Result) -> Outcome:
    """The verdict, with wrong answers that were given for sure told from the others."""
    return "confidently wrong" if result.confidently_wrong else result.verdict


def failures(score: Score, name_of: NameOf) -> list[Failure]:
    """The worst first, else in the order of the file."""
    worst_first = sorted(score.failures, key=lambda r: -OUTCOMES.index(outcome_of(r)))
    return [
        Failure(
            id=result.question.id,
            lang=result.question.lang,
            outcome=outcome_of(result),
            said_before=result.question.context,
            text=result.question.text,
            wanted=tuple(_wanted(result.question, result.answer.reply, name_of)),
            reply=result.answer.reply,
            got=tuple(_got(result, name_of)),
        )
        for result in worst_first
    ]


def _wanted(question: Question, reply: str, name_of: NameOf) -> Iterable[tuple[str, str]]:
    yield "intent", question.intent
    if question.skus:
        few = len(question.skus) == 1
        which = "one of" if question.intent in ANY_OF else "about"
        yield "about" if few else which, _products(question.skus, name_of)
    if question.unknown:
        yield "not sold", "must say that the shop does not have it, and no price"
    if question.clarify:
        yield "asking back", "is right here"
    for group in (*((text,) for text in question.must_say), *question.must_say_any):
        held = any(says(reply, text) for text in group)
        yield "must say", _quoted(group) + ("" if held else ": not said")
    if question.must_not_say:
        said = tuple(text for text in question.must_not_say if says(reply, text))
        yield (
            "must not say",
            _quoted(question.must_not_say) + (f": said {_quoted(said, 'and')}" if said else ""),
        )
    if question.basket is not None:
        lines = [_line(x.quantity, x.sku, x.options, name_of) for x in question.basket]
        yield "basket", _ORDER_SETTLED.get(question.intent) or "; ".join(lines) or "empty"


def _got(result: Result, name_of: NameOf) -> Iterable[tuple[str, str]]:
    answer = result.answer
    yield "intent", answer.intent
    if answer.skus:
        yield "about", _products(answer.skus, name_of)
    if answer.clarify:
        yield "how", "asked back"
    elif answer.unknown:
        yield "how", "said that it does not know or have it"
    if result.question.basket is not None:
        yield "basket", _basket(answer, name_of)
    sure = "given for sure" if answer.confidence >= CONFIDENT else "not given for sure"
    yield "confidence", f"{answer.confidence:.2f}, {sure}"


def _basket(answer: Answer, name_of: NameOf) -> str:
    lines = [_line(x.quantity, x.sku, x.options, name_of) for x in answer.basket.lines]
    held = "; ".join(lines)
    if answer.basket.state in {"confirmed", "cancelled"}:
        return f"{answer.basket.state}: {held}" if held else answer.basket.state
    return held or "empty"


def _line(
    quantity: Decimal,
    sku: str,
    options: Mapping[str, str | tuple[str, ...]],
    name_of: NameOf,
) -> str:
    chosen = ", ".join(
        f"{group} {choice if isinstance(choice, str) else ' + '.join(choice)}"
        for group, choice in options.items()
    )
    line = f"{quantity.normalize():f} × {_product(sku, name_of)}"
    return f"{line} ({chosen})" if chosen else line


def _products(skus: Iterable[str], name_of: NameOf) -> str:
    return "; ".join(_product(sku, name_of) for sku in skus)


def _product(sku: str, name_of: NameOf) -> str:
    name = name_of(sku)
    return f"{name} [{sku}]" if name else f"[{sku}], which the shop does not have"


def _quoted(texts: Iterable[str], between: str = "or") -> str:
    return f" {between} ".join(f"“{text}”" for text in texts)
