"""Words of what is done or shall be done, which name no goods though goods are called so: "cut
twenty metres", "book me two pastries", "bag mein daal do"."""

from __future__ import annotations

import re

from device.dialogue.reading.terms import FIGURE, HOW_MANY
from kb.language.words import word_set

_DEEDS = word_set("book pack note wrap box bag order print")
_COOKED = word_set(
    "senk sek seink tal talkar bhun bhoon bhoonkar ubaal ubal garam pees kaat chhaunk chhonk bana"
)
_DO = word_set("de den dein do doge denge dena dijiye dijiega dijiyega ke kar karke")
_EATS, _IS = word_set("khata khaata khati khaati"), word_set("hai hain hoga hogi")
_GOING, _BEING = word_set("raha rahi rahe"), word_set("hai hain hun hoon hu ho tha thi the h")
_I_AM, _WHAT = (["i", "am"], ["we", "are"]), word_set("the my our a an up out this these")
_DOES = re.compile(r"\w{3,}t[aei]")
_BEFORE_DEED = word_set("please and to you just kindly")
_DONE_TO = word_set(
    """
    me us him her a an the my it this these them up down kar karo karke karna kariye kijiye karwa
    karwao kara kardo
    """
)
_WHOLE = word_set("poora poori poore pura puri pure")
_SUFFICES = word_set("padega padegi padenge padta padti padte pad")
_BECOMES = word_set("jayega jayegi jayenge jaayega jaayegi jaayenge jata jati jaata jaati")
_LEFT = word_set("bache bacha bachi bachey bachte")
_HELD_IN = word_set(
    "tokri tokree tokari thaila thaile thaili jhola jhole trolley trali cart basket bag"
)
_IN, _PUT = (
    word_set("mein me main mai"),
    ("daal", "dal", "rakh", "rakk", "jod", "jor", "add", "likh"),
)
"""What an order is put into: "do bulb tokri mein daal do"."""


def is_cut(words: list[str], index: int) -> bool:
    """ "Cut twenty metres": what is to be done with cable, though some is sold as "cut length"."""
    behind = words[index + 1 : index + 2]
    before = index == 0 or words[index - 1] in _BEFORE_DEED
    return (
        words[index] == "cut"
        and before
        and bool(behind)
        and (behind[0] in _DONE_TO or FIGURE.match(behind[0]) is not None)
    )


def is_under_way(words: list[str], index: int) -> bool:
    """ "Seekh raha hun": what stands before "raha" is a verb and no kebab; nor does "i am wiring
    the farm" ask for wires."""
    if words[index].endswith("ing") and words[max(index - 2, 0) : index] in _I_AM:
        return bool(_WHAT & {*words[index + 1 : index + 2]})
    going, being = words[index + 1 : index + 2], words[index + 2 : index + 3]
    return bool(_GOING & {*going} and _BEING & {*being})


def is_deed(words: list[str], index: int) -> bool:
    """ "Book me two pastries", "note kar lo": what is to be done with goods, or what they do as in
    "kitni bijli khata hai", or how they are cooked, "ghee mein senk dein", not goods."""
    behind = words[index + 1 : index + 2]
    if words[index] in _EATS and {*behind} & _IS and HOW_MANY & {*words[:index]}:
        return True
    if words[index] in _COOKED and _DO & {*behind}:
        return True
    if words[index] not in _DEEDS or not behind:
        return False
    return behind[0] in _DONE_TO or (index == 0 and FIGURE.match(behind[0]) is not None)


def is_done_by_it(words: list[str], index: int) -> bool:
    """ "Diaper kitna sokhti hai": a Hindi verb of what something does, by its form."""
    form = _DOES.fullmatch(words[index]) is not None
    return form and bool(_BEING & {*words[index + 1 : index + 2]})


def is_enough(words: list[str], index: int) -> bool:
    """ "Kitne logon ko poori padegi", "sabko poora ho jayega": that something is enough, and no
    puri."""
    behind = words[index + 1 : index + 3]
    if words[index] not in _WHOLE or not behind:
        return False
    return behind[0] in _SUFFICES or (behind[0] == "ho" and bool(_BECOMES & {*behind[1:]}))


def is_put_into(words: list[str], index: int) -> bool:
    behind = words[index + 1 : index + 3]
    if words[index] not in _HELD_IN or len(behind) < 2:
        return False
    return behind[0] in _IN and behind[1].startswith(_PUT)


def is_left(words: list[str], index: int) -> bool:
    """ "Kitne piece bache hain": how many are left, and no children."""
    return words[index] in _LEFT and bool(HOW_MANY & {*words[max(index - 2, 0) : index]})
