"""What is said of a suite's figures, and what is left of a text that no screen can show."""

from __future__ import annotations

from device.evaluation.findings import readable, sentence
from device.evaluation.progress import roughly

WRITER = {
    "questions": 3,
    "passage_right": 3,
    "model_alone_right": 2,
    "model_alone_not_borne_out": 1,
    "accepted_by_guard": 1,
    "accepted_and_right": 1,
    "first_sentence_p50_ms": 120,
}


def test_a_time_is_only_told_where_something_was_timed() -> None:
    assert sentence("writer", WRITER).endswith("within 120 ms.")
    assert sentence("writer", WRITER | {"first_sentence_p50_ms": 0}).endswith("of them right.")


def test_signs_of_control_are_shown_as_such_and_joiners_of_hindi_stay() -> None:
    assert readable("\x1b[31mfan\nक्\u200dष") == "�[31mfan क्\u200dष"


def test_a_long_text_is_shortened() -> None:
    assert readable("x" * 50, most=3) == "xxx … (50 characters)"


def test_times_left_are_rough() -> None:
    assert [roughly(0.2), roughly(41.3), roughly(190)] == ["about 1 s", "about 41 s", "about 3 min"]
