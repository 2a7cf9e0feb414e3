"""What is said twice for emphasis, with a "one" that counts nothing, or only to win time: "ek kaam
karo"."""

from __future__ import annotations

from device.dialogue.index.shop_words import FIGURE, ShopWords
from device.dialogue.reading.terms import DENIES
from kb.language.words import word_set

_TOGETHER = word_set("saath sath")
_VERY, _TELL = word_set("dam dum"), word_set("batao bolo lagao mein me kya hai ka ki ke do sahi")
_TASK, _GIVES = word_set("kaam"), word_set("do dijiye dena 2")
_DOES = word_set(
    "karo kar kariye kijiye karna karen karein kare karte karta karti kijiyega kariyega"
)
_DO_ONE_THING = (["do", "one", "thing"], ["do", "1", "thing"], ["2", "1", "thing"])
_BEGINNING = 5
""" "Achha bhaiya ab ek kaam karo"."""
_FILLERS = word_set("uh uhh um umm erm")


def without_emphasis(words: list[str], shop: ShopWords) -> list[str]:
    """ "Garam garam chai" is hot tea, "sau tape ek saath" are a hundred."""
    words = [word for at, word in enumerate(words) if not _means_very(at, words)]
    words = _without_one_thing_to_do(words)
    return [
        word
        for at, word in enumerate(words)
        if not (_is_said_again(at, words, shop) or _means_together(at, words))
        and not (word in _FILLERS and word not in shop.words and _is_amid(at, words))
    ]


def _without_one_thing_to_do(words: list[str]) -> list[str]:
    """ "Ek kaam karo, paani hata do" and "do one thing, make it three" only begin to say what."""
    for at in range(min(len(words), _BEGINNING)):
        task, deed = words[at + 1 : at + 2], words[at + 2 : at + 3]
        hindi = words[at] in {"1", "ek"} and _TASK & {*task} and _DOES & {*deed}
        english = words[at : at + 3] in _DO_ONE_THING
        if hindi or english:
            end = at + 3 + bool(deed == ["kar"] and _GIVES & {*words[at + 3 : at + 4]})
            return words[:at] + words[end:] if words[end:] else words
    return words


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
