"""What is said twice for emphasis, with a "one" that counts nothing, or only to win time."""

from __future__ import annotations

from device.dialogue.index.shop_words import FIGURE, ShopWords
from device.dialogue.reading.terms import DENIES
from kb.language.words import word_set

_TOGETHER = word_set("saath sath")
_VERY, _TELL = word_set("dam dum"), word_set("batao bolo lagao mein me kya hai ka ki ke do sahi")
_FILLERS = word_set("uh uhh um umm erm")


def without_emphasis(words: list[str], shop: ShopWords) -> list[str]:
    """ "Garam garam chai" is hot tea, "sau tape ek saath" are a hundred."""
    words = [word for at, word in enumerate(words) if not _means_very(at, words)]
    return [
        word
        for at, word in enumerate(words)
        if not (_is_said_again(at, words, shop) or _means_together(at, words))
        and not (word in _FILLERS and word not in shop.words and _is_amid(at, words))
    ]


def _is_said_again(at: int, words: list[str], shop: ShopWords) -> bool:
    """ "Kya kya" and "alag alag" mean more than "kya" and "alag"."""
    word = words[at]
    again = words[at - 1 : at] == [word] and not FIGURE.match(word)
    return again and not shop.domain.is_function(word)


def _is_amid(at: int, words: list[str]) -> bool:
    """Between words of one thing; "no uh two" corrects."""
    before, behind = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    return bool(before and behind) and not DENIES & {*before, *behind}


def _means_very(at: int, words: list[str]) -> bool:
    """Both words of "ek dam garam", unless one price is asked for: "ek dam batao"."""
    start = at if words[at] == "1" else at - 1
    said = words[start : start + 2] if start >= 0 else []
    behind = words[start + 2 : start + 3]
    very = len(said) == 2 and said[0] == "1" and said[1] in _VERY
    return very and bool(behind) and behind[0] not in _TELL


def _means_together(at: int, words: list[str]) -> bool:
    others = (word for place, word in enumerate(words) if place != at)
    together = words[at] == "1" and bool(_TOGETHER & {*words[at + 1 : at + 2]})
    return together and any(FIGURE.match(word) for word in others)
