"""The JSON that other programs rely on, to the letter."""

from __future__ import annotations

from decimal import Decimal

from device.answer_json import hear_json, turn_json
from device.turn import Answer, Basket, BasketLine, Fact, Heard, Order, Spoken, Turn

LINE = BasketLine(
    sku="SW-1",
    name="Switch",
    quantity=Decimal(4),
    options={"colour": "ivory", "extras": ("screws", "plate")},
    unit_price=Decimal("245"),
    line_total=Decimal("980"),
)
ANSWER = Answer(
    text="switch ka price kya hai",
    lang="hi-Latn",
    intent="price",
    reply="Switch ₹95 ka hai.",
    reply_lang="hi-Latn",
    source="catalogue",
    confidence=0.93,
    skus=("SW-1",),
    facts=(Fact("₹95", "SW-1:price"),),
    basket=Basket("open", (LINE,), Decimal("980")),
    orders=(Order("7", "confirmed", (LINE,), Decimal("980")),),
    ms={"understand": 1.234, "find": 2.0, "answer": 0.5},
)
LINE_JSON = {
    "sku": "SW-1",
    "name": "Switch",
    "quantity": 4,
    "options": {"colour": "ivory", "extras": ["screws", "plate"]},
    "unit_price": "245.00",
    "line_total": "980.00",
}


def test_an_answer_by_text_has_exactly_the_agreed_keys() -> None:
    turn = Turn(id="t", session="s", answer=ANSWER, ms={"total": 4.0})
    assert turn_json(turn) == {
        "turn": "t",
        "session": "s",
        "text": "switch ka price kya hai",
        "lang": "hi-Latn",
        "intent": "price",
        "skus": ["SW-1"],
        "reply": "Switch ₹95 ka hai.",
        "reply_lang": "hi-Latn",
        "confidence": 0.93,
        "clarify": False,
        "unknown": False,
        "source": "catalogue",
        "facts": [{"text": "95", "from": "SW-1:price"}],
        "basket": {"state": "open", "lines": [LINE_JSON], "total": "980.00"},
        "orders": [{"id": "7", "state": "confirmed", "lines": [LINE_JSON], "total": "980.00"}],
        "ms": {"understand": 1.23, "find": 2.0, "answer": 0.5, "total": 4.0},
    }


def test_a_spoken_turn_adds_heard_spoken_and_their_times() -> None:
    heard = Heard("switch ka price", "hi-Latn", 0.8, "vosk")
    times = {"speech_end": 10.0, "final_transcript": 12.0, "first_audio": 50.0, "total": 60.0}
    spoken = Spoken("piper", "joe", 2.5, file="reply.wav")
    out = turn_json(Turn("t", "s", heard=heard, answer=ANSWER, spoken=spoken, ms=times))
    assert out["heard"] == {
        "text": "switch ka price",
        "lang": "hi-Latn",
        "confidence": 0.8,
        "engine": "vosk",
    }
    assert out["spoken"] == {"engine": "piper", "voice": "joe", "seconds": 2.5, "file": "reply.wav"}
    assert out["ms"].items() >= times.items()


def test_a_fractional_quantity_stays_a_number() -> None:
    line = BasketLine("W", "Wire", Decimal("2.5"), {}, Decimal("36"), Decimal("90"))
    answer = Answer(
        "", "en", "basket_show", "", "en", "catalogue", 1.0, basket=Basket("open", (line,))
    )
    assert turn_json(Turn("t", "s", answer=answer))["basket"]["lines"][0]["quantity"] == 2.5


def test_a_recognised_recording_has_the_agreed_keys() -> None:
    heard = Heard("hello", "en", 0.91234, "pocketsphinx", seconds=1.23456)
    assert hear_json("a.wav", heard, 87.65) == {
        "file": "a.wav",
        "text": "hello",
        "lang": "en",
        "confidence": 0.912,
        "engine": "pocketsphinx",
        "seconds": 1.235,
        "ms": 87.7,
    }
