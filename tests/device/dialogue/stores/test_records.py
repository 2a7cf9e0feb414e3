"""A damaged or unwritable database costs what was kept, never the answers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from device.config import DialogueSettings
from device.dialogue.stores.conversation_store import ConversationStore
from device.dialogue.stores.misses import Misses
from device.dialogue.stores.records import Records
from device.dialogue.stores.taught import TaughtAnswers
from device.errors import BoloError
from device.turn import Answer

UNWRITABLE = Path("/proc/self/conversations.db")


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "home" / "conversations.db"
    TaughtAnswers(Records(path)).add("do you cut keys", "Yes, we do.")
    assert [t.answer for t in TaughtAnswers(Records(path)).all()] == ["Yes, we do."]
    assert [each.name for each in path.parent.glob("*damaged*")] == []


@pytest.mark.parametrize("damage", ["random bytes", "a page of them", "a folder"])
def test_what_cannot_be_read_is_set_aside(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "conversations.db"
    if damage == "a folder":
        path.mkdir()
    elif damage == "random bytes":
        path.write_bytes(os.urandom(4096))
    else:
        records = Records(path)
        for number in range(200):
            TaughtAnswers(records).add(f"question {number}", "answer " * 40)
        records.close()
        whole = path.read_bytes()
        path.write_bytes(whole[:4096] + os.urandom(8192) + whole[12288:])
    anew = TaughtAnswers(Records(path))
    assert anew.all() == []
    anew.add("do you cut keys", "Yes, we do.")
    assert len(list(tmp_path.glob("conversations.db.damaged-*"))) == 1
    assert "begin anew" in caplog.text


def test_where_nothing_can_be_written_the_kiosk_goes_on_and_teaches_nothing() -> None:
    records = Records(UNWRITABLE)
    store = ConversationStore(records, DialogueSettings())
    store.record("s", Answer("hello", "en", "greeting", "reply", "en", "store", 0.9))
    Misses(records).add("do you cut keys", "en", ())
    assert TaughtAnswers(records).all() == []
    with pytest.raises(BoloError, match="cannot be written"):
        TaughtAnswers(records).add("do you cut keys", "Yes, we do.")


def test_a_write_that_fails_costs_no_answer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    records = Records(tmp_path / "conversations.db")
    records.connection.execute("PRAGMA query_only = ON")
    store = ConversationStore(records, DialogueSettings())
    store.record("s", Answer("hello", "en", "greeting", "reply", "en", "store", 0.9))
    Misses(records).add("do you cut keys", "en", ())
    assert caplog.text.count("could not be kept") == 2


@pytest.mark.parametrize("text", ["", "   ", "😀😀", "12 34", "x" * 500])
def test_what_has_no_words_is_no_missed_question(tmp_path: Path, text: str) -> None:
    misses = Misses(Records(tmp_path / "conversations.db"))
    misses.add(text, "en", ())
    assert misses.all() == []
