"""The JSON objects that the commands print: one place for the shape that others rely on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from device.turn import Answer, Basket, BasketLine, Heard, Spoken, Turn

Json = dict[str, Any]


def turn_json(turn: Turn) -> Json:
    """An answered turn; `heard` and `spoken` are there where it was a spoken one.

    A fact's text is the figure alone, without the sign of the currency.
    """
    if turn.answer is None:
        raise ValueError("the turn has no answer yet")
    out = _answer_json(turn, turn.answer)
    if turn.heard is not None:
        out["heard"] = _heard_json(turn.heard)
    if turn.spoken is not None:
        out["spoken"] = _spoken_json(turn.spoken)
    return out


def hear_json(file: str, heard: Heard, ms: float) -> Json:
    """What was recognised in one recording; `ms` is what it took."""
    return {
        "file": file,
        **_heard_json(heard),
        "seconds": round(heard.seconds, 3),
        "ms": round(ms, 1),
    }


def money(amount: Decimal) -> str:
    """Two decimals, no thousands separator: `245.00`."""
    return f"{amount:.2f}"


def _answer_json(turn: Turn, answer: Answer) -> Json:
    return {
        "turn": turn.id,
        "session": turn.session,
        "text": answer.text,
        "lang": answer.lang,
        "intent": answer.intent,
        "skus": list(answer.skus),
        "reply": answer.reply,
        "reply_lang": answer.reply_lang,
        "confidence": round(answer.confidence, 3),
        "clarify": answer.clarify,
        "unknown": answer.unknown,
        "source": answer.source,
        "facts": [
            {"text": fact.text.removeprefix("₹"), "from": fact.source} for fact in answer.facts
        ],
        "basket": _basket_json(answer.basket),
        "orders": [
            {
                "id": order.id,
                "state": order.state,
                "lines": _lines_json(order.lines),
                "total": money(order.total),
            }
            for order in answer.orders
        ],
        "ms": {step: round(ms, 2) for step, ms in {**turn.ms, **answer.ms}.items()},
    }


def _basket_json(basket: Basket) -> Json:
    return {
        "state": basket.state,
        "lines": _lines_json(basket.lines),
        "total": money(basket.total),
    }


def _lines_json(lines: Iterable[BasketLine]) -> list[Json]:
    return [
        {
            "sku": line.sku,
            "name": line.name,
            "quantity": _number(line.quantity),
            "options": _options_json(line.options),
            "unit_price": money(line.unit_price),
            "line_total": money(line.line_total),
        }
        for line in lines
    ]


def _options_json(options: Mapping[str, str | tuple[str, ...]]) -> Json:
    return {
        group: list(choice) if isinstance(choice, tuple) else choice
        for group, choice in options.items()
    }


def _number(quantity: Decimal) -> int | float:
    return int(quantity) if quantity == quantity.to_integral_value() else float(quantity)


def _heard_json(heard: Heard) -> Json:
    return {
        "text": heard.text,
        "lang": heard.lang,
        "confidence": round(heard.confidence, 3),
        "engine": heard.engine,
    }


def _spoken_json(spoken: Spoken) -> Json:
    return {
        "engine": spoken.engine,
        "voice": spoken.voice,
        "seconds": round(spoken.seconds, 3),
        "file": spoken.file,
    }
