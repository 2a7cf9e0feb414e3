"""What the kiosk says of itself in the quiet, such as how a stick was taken in."""

from __future__ import annotations

from pathlib import Path

from device.kiosk.machine import State
from device.kiosk.news import News, StickNews
from device.turn import Sentence
from firmware_hooks.lamp import Pattern
from kb.announcements import Announcement, announce
from tests.device.kiosk.scripted import Counter

DONE = Announcement(kind="done", en="312 items, 5 new.", hi="312 आइटम, 5 नए।")


def test_news_is_spoken_in_the_quiet_and_the_lamp_shows_it() -> None:
    with Counter() as counter:
        counter.news.append(
            (News(Sentence("The stick is not signed.", "en"), Pattern.DOUBLE_FLASH),)
        )
        counter.wait_for_sound("The stick is not signed.")
        counter.wait_for_state(State.IDLE)
        assert Pattern.DOUBLE_FLASH in counter.lamp.patterns
        counter.ask("switch price")
        counter.wait_for_turns(1)
        turn = counter.turns[0]
        assert turn.answer is not None
        assert turn.answer.reply == "You said switch price."
    assert counter.exit_code == 0


def test_each_announcement_is_taken_once_in_the_shops_language(tmp_path: Path) -> None:
    announce(tmp_path, DONE)
    assert StickNews(tmp_path, "hi")() == (News(Sentence("312 आइटम, 5 नए।", "hi"), Pattern.STEADY),)
    assert StickNews(tmp_path, "hi")() == ()
    announce(tmp_path, DONE)
    assert StickNews(tmp_path, "en")() == (
        News(Sentence("312 items, 5 new.", "en"), Pattern.STEADY),
    )


def test_the_lamp_tells_a_refused_stick_from_one_that_was_taken_in(tmp_path: Path) -> None:
    announce(tmp_path, DONE)
    announce(tmp_path, Announcement(kind="refused", en="It is not signed.", hi="हस्ताक्षर नहीं है।"))
    assert [news.lamp for news in StickNews(tmp_path, "en")()] == [
        Pattern.STEADY,
        Pattern.DOUBLE_FLASH,
    ]


def test_an_announcement_that_cannot_be_read_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "announcements").mkdir()
    (tmp_path / "announcements" / "1.json").write_text("{broken")
    (tmp_path / "announcements" / "2.json").write_bytes(b"x" * 20_000)
    assert StickNews(tmp_path, "en")() == ()
    assert list((tmp_path / "announcements").iterdir()) == []
