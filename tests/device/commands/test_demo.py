"""The demo on the real engines: heard, answered, spoken, and read back by another recogniser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from device.demo_questions import QUESTIONS
from tests.conftest import json_lines, run_bolo
from tests.independent_ear import transcript_of

pytestmark = pytest.mark.engine


def test_the_demo_prints_what_was_heard_and_answered_and_leaves_both_replies(
    sample_home: Path,
) -> None:
    done = run_bolo("demo", "--mute", home=sample_home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("  heard ") == len(QUESTIONS) == 2
    assert done.stdout.count("  answer ") == 2
    for written in re.findall(r"  written +(.+\.wav)", done.stdout):
        assert Path(written).stat().st_size > 10_000


def test_another_recogniser_reads_the_right_price_in_the_spoken_reply(
    sample_home: Path, tmp_path: Path
) -> None:
    english = QUESTIONS[0]
    reply = tmp_path / "reply.wav"
    done = run_bolo("turn", english.wav, "--mute", "--out", reply, "--json", home=sample_home)
    (answer,) = json_lines(done.stdout)
    (price,) = {fact["text"] for fact in answer["facts"] if fact["from"].endswith(":price")}
    assert answer["intent"] == "price"
    assert re.search(rf"\b{price.replace(',', '')}\b", transcript_of(reply))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_a_spoken_turn_has_the_agreed_parts(
    sample_home: Path, tmp_path: Path, question: object
) -> None:
    wav = question.wav  # type: ignore[attr-defined]
    reply = tmp_path / "reply.wav"
    done = run_bolo("turn", wav, "--mute", "--out", reply, "--json", home=sample_home)
    assert done.returncode == 0, done.stderr
    (answer,) = json_lines(done.stdout)
    assert set(answer["heard"]) == {"text", "lang", "confidence", "engine"}
    assert set(answer["spoken"]) == {"engine", "voice", "seconds", "file"}
    assert answer["spoken"]["file"] == str(reply)
    assert answer["source"] == "catalogue"
    ms = answer["ms"]
    assert ms["speech_end"] <= ms["final_transcript"] <= ms["first_audio"] <= ms["total"]
