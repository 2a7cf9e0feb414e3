"""What is told of people beside a question names no goods."""

from __future__ import annotations

from device.dialogue.reading.relative_denial import denies_in_clause
from device.dialogue.reading.same_way import says_same_way
from device.dialogue.reading.shares import with_amount_for_all
from device.dialogue.reading.told_beside import told_beside


def _told(text: str) -> str:
    words = text.split()
    return " ".join(words[at] for span in told_beside(words) for at in span)


def test_how_others_are_is_told_before_what_is_asked() -> None:
    assert _told("my uncle has a weak back what is the price of a belt") == (
        "my uncle has a weak back"
    )
    assert _told("dadi ko uthne mein dikkat hai lathi kitne ki hai") == (
        "dadi ko uthne mein dikkat hai"
    )


def test_or_behind_it() -> None:
    assert _told("garam pad milega kya pair soja hua hai") == "pair soja hua hai"


def test_who_asks_tells_nothing() -> None:
    assert not _told("my order is ready when")
    assert not _told("papa ka belt hai kya")


def test_a_clause_denies_what_is_in_it() -> None:
    assert denies_in_clause(["wo", "fan", "jisme", "remote", "nahi", "hai"], 4)
    assert not denies_in_clause(["remote", "wala", "fan", "nahi", "hai"], 3)


def test_the_same_way() -> None:
    assert says_same_way(["and", "a", "mocha", "the", "same", "way"])
    assert says_same_way(["uttapam", "bhi", "waise", "hi"])
    assert not says_same_way(["the", "same", "coffee", "in", "another", "way"])


def test_each_of_so_many_has_a_portion() -> None:
    assert with_amount_for_all(["hum", "5", "log", "special", "thali", "khayenge"])[0] == "5"
    assert with_amount_for_all(["hum", "5", "log", "kuch", "khayenge"])[0] == "hum"
    assert with_amount_for_all(["we", "are", "8", "all", "wanting", "the", "soup"])[0] == "8"
