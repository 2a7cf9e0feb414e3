"""What is asked to be in a thing: "is there egg in the chicken roll", "dosa mein pyaaz hota hai
kya", "does the brownie have walnuts". It is asked about and names no goods."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.goods.price_asked import asks_price
from kb.language.words import word_set

_IS = word_set("is are was")
_IN = word_set("in inside on")
_HAS = word_set("have has contain contains include includes")
_WHICH = word_set("that which who")
_MAKES_A_QUESTION = word_set("does do is will would")
_NOBODY = word_set(
    "you u we i they aap tum hum which what who kaun kaunsa kaunsi kaunse konsa konsi"
)
IN_HINDI = word_set("mein me andar main")
_IN_IT = word_set("isme ismein usme usmein inme inmein unme unmein")
_THEY = word_set("it they these this that those")
_MADE = word_set("made cooked prepared fried")
_OF = word_set("with of from in using")
_IS_HINDI = word_set(
    """
    hai hain hota hoti hote dalta dalti dalte daalte dala dali daala milta milti milte aata aati
    aate rehta rehti rehte pada padta lagta laga lagi hoga hogi milate milaate milata milaata
    milati milaati milaya milaaya milayi milaai dalti daalti daalta
    """
)
_ADDS, _INTO = word_set("add put mix use pour"), word_set("in into to")
_VERB = 2
_SMALL = word_set("kya bhi any koi kuch the a an it")


def contents_asked(words: Sequence[str]) -> frozenset[int]:
    """The positions of what may be in something; none where it is not asked whether it is."""
    for index, word in enumerate(words):
        span = _english(words, index, word) or _hindi(words, index, word)
        if span:
            return frozenset(span)
    return frozenset()


def _english(words: Sequence[str], index: int, word: str) -> range | None:
    if word == "there" and index and words[index - 1] in _IS:
        end = next((at for at in range(index + 1, len(words)) if words[at] in _IN), None)
        return range(index + 1, end) if end is not None else None
    if word in _ADDS and index == _VERB and words[0] == "do" and words[1] in _NOBODY:
        end = next((at for at in range(index + 1, len(words)) if words[at] in _INTO), 0)
        into_it = bool(end) and bool(_THEY & {*words[end + 1 : end + 2]})
        return range(index + 1, end) if into_it else None  # "Do you add water to it".
    made = word in _MADE and words[0] in _IS and words[1:2] != [] and words[1] in _THEY
    if made and words[index + 1 : index + 2] != [] and words[index + 1] in _OF:
        return range(index + 2, len(words))  # "Are they made with egg".
    asked = words[:1] and (words[0] in _MAKES_A_QUESTION or word in {"has", "contains"})
    # "The fan that has a remote" is one of several.
    relative = words[index - 1] in _WHICH
    if word in _HAS and index > 1 and asked and not (relative or _NOBODY & {*words[:index]}):
        return range(index + 1, len(words))
    return None


def _hindi(words: Sequence[str], index: int, word: str) -> range | None:
    in_it = word in _IN_IT
    if not in_it and (word not in IN_HINDI or not index):
        return None
    if _NOBODY & {*words}:
        return None
    end = next((at for at in range(index + 1, len(words)) if words[at] in _IS_HINDI), None)
    if end is None or all(words[at] in _SMALL for at in range(index + 1, end)):
        return None
    if asks_price(words[index + 1 : end]):
        return None  # "Brown bread mein veg sandwich kitne ka hai" chooses the bread.
    return range(index + 1, end)
