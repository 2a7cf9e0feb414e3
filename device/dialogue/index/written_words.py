"""The words of a record's text as they are compared with what is said."""

from __future__ import annotations

from functools import lru_cache

from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.script import to_latin
from kb.language.words import stem, word_set

COUNTED_PARTS = word_set(
    """
    pole pol phase door dor burner barnar core way module socket seater layer throw leg legged
    """
)
SINGLE_DOUBLE = {
    "single": "1", "double": "2", "triple": "3", "singal": "1", "dabal": "2", "tripal": "3"
}  # fmt: skip


_EXTRA = word_set("extra ekstra ekstraa ekstr")
_SIZE_LETTERS = {"large": "l", "laarj": "l", "larj": "l", "small": "s", "smaal": "s", "smol": "s"}


def phrase_words(text: str) -> list[str]:
    """The words of a record's text, in Latin letters and singular, numbers as figures."""
    return list(_phrase_words(text))


@lru_cache(maxsize=4096)
def spelled(text: str) -> str:
    """A record's text normalised and in Latin letters, numbers as they are written."""
    return to_latin(normalise(text))


@lru_cache(maxsize=4096)
def _phrase_words(text: str) -> tuple[str, ...]:
    words = with_counts(with_sizes(words_to_figures(spelled(text)).split()))
    return tuple(stem(word) for word in words)


def with_sizes(words: list[str]) -> list[str]:
    """ "Extra large" as "xl": it is another size than large."""
    found: list[str] = []
    for word in words:
        if found and found[-1] in _EXTRA and word in _SIZE_LETTERS:
            found[-1] = f"x{_SIZE_LETTERS[word]}"
        else:
            found.append(word)
    return found


def with_counts(words: list[str]) -> list[str]:
    """ "Double pole" as "2 pole": of parts that catalogues count, though not a double blanket."""
    return [
        SINGLE_DOUBLE.get(word, word)
        if word in SINGLE_DOUBLE and stem("".join(words[index + 1 : index + 2])) in COUNTED_PARTS
        else word
        for index, word in enumerate(words)
    ]
