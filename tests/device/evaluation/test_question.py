"""A set of questions as people save it, and what is said of a line that cannot be right."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from device.errors import InputError
from device.evaluation.question import INTENTS, Question, read_questions
from kb.domains.intent_model import WEIGHTS
from kb.domains.linear_model import load_model
from tests.conftest import ROOT

GOOD: dict[str, Any] = {"id": "a", "text": "fan price", "lang": "en", "intent": "price"}
PAGE = (ROOT / "docs" / "evaluation.md").read_text("utf-8")


def saved(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "queries.jsonl"
    path.write_bytes(content)
    return path


def line(**changed: Any) -> bytes:
    return json.dumps(GOOD | changed, ensure_ascii=False).encode()


def complaint(path: Path) -> str:
    with pytest.raises(InputError) as raised:
        read_questions(path)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_what_an_editor_on_windows_saves_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path, b"\xef\xbb\xbf" + line() + b"\r\n\r\n" + line(id="b") + b"\r\n")
    assert [(q.id, q.line) for q in read_questions(path)] == [("a", 1), ("b", 3)]


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    path = saved(tmp_path, line(text="fan\u2028price"))
    assert read_questions(path)[0].text == "fan\u2028price"


def test_null_is_as_good_as_left_out_and_own_fields_are_passed_over(tmp_path: Path) -> None:
    path = saved(tmp_path, line(skus=None, quantity=None, faq="returns", asked_by="Ravi"))
    assert read_questions(path)[0].skus == ()


@pytest.mark.parametrize("content", [b"", b"\n  \n", b"\xef\xbb\xbf"])
def test_a_set_without_questions_is_no_set(tmp_path: Path, content: bytes) -> None:
    assert "holds no questions" in complaint(saved(tmp_path, content))


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (line(id="b", intent="pirce"), "no intent `pirce`; is `price` meant?"),
        (line(id="b", intent="zzz"), "no intent `zzz`; there are address, "),
        (line(id="b", lang="xx"), "no lang `xx`; there are en, hi, hi-Latn"),
        (line(id="b", must_sya=["9"]), "no field `must_sya`; is `must_say` meant?"),
        (line(id="b", basket=[{"sku": "X", "quantiy": 1}]), "is `quantity` meant?"),
        (line(id="b", basket=[{"sku": "X"}]), "`quantity` is missing in `basket[0]`"),
        (line(id="b", text="  "), "`text` is empty"),
        (line(), "the id 'a' stands in line 1 too"),
        (line(id="b", skus="X"), "`skus` must be a list, not text"),
        (b'{"id": "b", "text": "x", "lang": "en"}', "`intent` is missing"),
        (line(id="b")[:-5], "is not complete JSON"),
        (b"fan price", "is no JSON"),
        (b"[]", "is not an object"),
        (line(id="b", text="fan").replace(b"fan", b"f\xffn"), "save the file as UTF-8"),
    ],
)
def test_a_line_that_cannot_be_right_is_named(tmp_path: Path, second: bytes, said: str) -> None:
    found = complaint(saved(tmp_path, line() + b"\n" + second))
    assert "queries.jsonl, line 2: " in found
    assert said in found


def test_utf16_is_called_by_its_name(tmp_path: Path) -> None:
    path = saved(tmp_path, line().decode().encode("utf-16"))
    assert "save it as UTF-8" in complaint(path)


def test_all_that_the_kiosk_tells_apart_can_be_asked_for() -> None:
    assert set(load_model(WEIGHTS).labels) <= INTENTS


def test_the_page_tells_of_each_field_and_intent() -> None:
    told = set(re.findall(r"`(\w+)`", PAGE))
    assert set(Question.__struct_fields__) - {"line"} <= told
    assert told >= INTENTS


def test_the_sample_of_the_page_can_be_copied(tmp_path: Path) -> None:
    (sample,) = re.findall(r"```jsonl\n(.*?)```", PAGE, re.DOTALL)
    assert len(read_questions(saved(tmp_path, sample.encode()))) == 6
