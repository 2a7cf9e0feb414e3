"""`bolo ask` and `bolo chat` from outside, as a program that drives them sees them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from tests.conftest import SAMPLE_SHOP, json_lines, run_bolo

ANSWER_KEYS = {
    "turn",
    "session",
    "text",
    "lang",
    "intent",
    "skus",
    "reply",
    "reply_lang",
    "confidence",
    "clarify",
    "unknown",
    "source",
    "facts",
    "basket",
    "orders",
    "ms",
}


def products() -> list[dict[str, object]]:
    lines = (SAMPLE_SHOP / "products.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def test_the_price_said_is_the_price_in_the_catalogue(sample_home: Path) -> None:
    for product in products()[::25]:
        done = run_bolo(
            "ask", f"what is the price of {product['name']}", "--json", home=sample_home
        )
        (answer,) = json_lines(done.stdout)
        price = f"{Decimal(str(product['price'])):.2f}".removesuffix(".00")
        assert product["sku"] in answer["skus"], answer
        assert price in answer["reply"].replace(",", ""), answer
        assert any(fact["from"] == f"{product['sku']}:price" for fact in answer["facts"]), answer


def test_an_answer_has_exactly_the_agreed_keys(sample_home: Path) -> None:
    done = run_bolo("ask", "hello", "--json", home=sample_home)
    (answer,) = json_lines(done.stdout)
    assert set(answer) == ANSWER_KEYS
    assert set(answer["ms"]) >= {"understand", "find", "answer", "total"}
    assert answer["basket"] == {"state": "empty", "lines": [], "total": "0.00"}


def test_chat_answers_each_line_with_one_object(sample_home: Path) -> None:
    lines = ["hello", "namaste", "thank you"]
    done = run_bolo("chat", "--json", home=sample_home, stdin="\n".join(lines) + "\n")
    answers = json_lines(done.stdout)
    assert [answer["text"] for answer in answers] == lines
    assert len({answer["session"] for answer in answers}) == 1
    assert len({answer["turn"] for answer in answers}) == 3


def test_sessions_in_one_chat_are_different_customers(sample_home: Path) -> None:
    lines = [
        json.dumps({"text": "hello", "session": "first"}),
        json.dumps({"text": "नमस्ते", "session": "second", "lang": "hi"}),
    ]
    done = run_bolo("chat", "--json", home=sample_home, stdin="\n".join(lines) + "\n")
    first, second = json_lines(done.stdout)
    assert (first["session"], first["lang"]) == ("first", "en")
    assert (second["session"], second["lang"]) == ("second", "hi")


def test_what_looks_like_an_object_but_is_none_is_taken_as_text(sample_home: Path) -> None:
    done = run_bolo("chat", "--json", home=sample_home, stdin='{"text": 3}\n{broken\n')
    assert done.returncode == 0
    assert [answer["text"] for answer in json_lines(done.stdout)] == ['{"text": 3}', "{broken"]
    assert "plain text" in done.stderr
