"""Results that are worked out once."""

from __future__ import annotations

import gc
import weakref

from kb.language.kept import kept_by_owner, kept_if_short


class _Counter:
    def __init__(self) -> None:
        self.asked: list[str] = []

    @kept_by_owner
    def shout(self, word: str, *, loudly: bool = True) -> str:
        """The word in capitals."""
        self.asked.append(word)
        return word.upper() if loudly else word


def test_a_method_works_once_for_the_same_arguments_and_for_each_object() -> None:
    one, other = _Counter(), _Counter()
    assert [one.shout("a"), one.shout("a"), one.shout("a", loudly=False)] == ["A", "A", "a"]
    assert other.shout("a") == "A"
    assert one.asked == ["a", "a"]
    assert other.asked == ["a"]


def test_what_was_kept_goes_with_its_object() -> None:
    gc.disable()
    try:
        counter = _Counter()
        counter.shout("a")
        gone = weakref.ref(counter)
        del counter
        assert gone() is None
    finally:
        gc.enable()


def test_only_short_texts_are_kept() -> None:
    asked: list[str] = []

    @kept_if_short
    def length(text: str) -> str:
        asked.append(text)
        return str(len(text))

    for text in ("ab", "ab", "x" * 10_000, "x" * 10_000):
        length(text)
    assert list(map(len, asked)) == [2, 10_000, 10_000]
