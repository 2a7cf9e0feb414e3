"""Whether the shop is told to put goods on the order, in whatever form of the verb."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from device.dialogue.reading.summing import asks_for_sum
from kb.language.words import word_set

_TOLD = word_set(
    """
    jodo jodho joro jodna jodiye jodie jodiyega jodiega joddo joddijiye
    daalo dalo daalna dalna daaliye daalie daliye dalie daaliyega daldo daaldo
    likho likhna likhiye likhie likhiyega likhlo
    rakho rakhna rakhiye rakhie rakhiyega rakhlo
    chadhao chadhaiye
    """
)
"""Verbs that by themselves tell the shop to do it: "jodo", "daaliye", "likhna"."""
_STEMS = word_set("jod daal dal likh rakh chadha add include shamil shaamil")
_GIVING = word_set(
    """
    do dena dijiye dijie dijiyega dijiega den dein deejiye deejie deejiyega dedo
    lo lena lijiye lijie leejiye karo kar kardo karna kijiye kijie kariye karie karen karein
    """
)
"""Behind a stem these tell the shop to do it: "jod dijiye", "add karo"."""
_ADD = word_set("add include")
_BEFORE_ADD = word_set("please pls kindly also and then just now ok okay yes to")
_PUTS = word_set("put add place pop get")
_ONTO = word_set("in on to into onto")
_ORDER = word_set("bill order basket cart list tab tokri")
"""What goods are put on by who orders them: "put two in my bill"."""
_MY = word_set("my the our this")
_TELLS = word_set("batao bataiye bataye bata bataiyega batana batae tell")
_UNREAL = word_set(
    """
    kya sakte sakta sakti doge dogi denge agar if can could should would kaise how kitna kitne kitni
    kab kahan kaha kidhar kaun kon kaunsa kaunsi kaunse konsa konsi konse
    """
)
""" "Kitni door rakhna hota hai" asks how it is used, "paani chadhana hai, kaun si motor" which."""
_HAS_TO = word_set("padega padegi padta padti pade hota hoti zaroori jaruri jaroori")
"""Behind an infinitive these ask what has to be done: "dhyan rakhna padega"."""
_DENIES = word_set("mat na nahi nahin nai not dont never")


def told_to_add(words: Sequence[str]) -> bool:
    """ "Do bulb jodo", "ek chai bhi likh dijiye", "and add a fan": it is neither asked whether this
    can be done or what it comes to, nor forbidden."""
    said = {*words}
    if said & (_TELLS | _UNREAL | _DENIES) or asks_for_sum(words):
        return False
    told = any(w in _TOLD and then not in _HAS_TO for w, then in pairwise([*words, ""]))
    return (
        told
        or any(stem in _STEMS and then in _GIVING for stem, then in pairwise(words))
        or any(word in _ADD and {*words[:at]} <= _BEFORE_ADD for at, word in enumerate(words))
        or _puts_on_order(words)
    )


def _puts_on_order(words: Sequence[str]) -> bool:
    at = next((at for at, word in enumerate(words) if word in _PUTS), len(words))
    joints = (i for i in range(at, len(words) - 1) if words[i] in _ONTO)
    return any(
        _ORDER & {*[word for word in words[i + 1 : i + 3] if word not in _MY][:1]} for i in joints
    )
