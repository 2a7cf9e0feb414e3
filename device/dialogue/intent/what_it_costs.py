"""Whether a price is asked for though no word for prices is said."""

from __future__ import annotations

import re
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.spec_asked import asked_specs
from device.dialogue.reading.terms import FIGURE, has_noun
from kb.language.units import canonical_unit
from kb.language.words import word_set

_HOW_MUCH = word_set("kitna kitni")
_BEHIND = word_set("hai hua hui h hoga hogi bhai bhaiya ji jee padega padegi")
_WILL, _OFFERS = word_set("will would can could"), word_set("make do give charge")
_IT, _AT_END = (
    word_set("it that them those me us"),
    word_set("for at me us please then sir madam bhai bhaiya it them"),
)
""" "What can you do them for"."""
_SO_MUCH, _COME_TO = (
    word_set("kitna kitne"),
    word_set("hua hue huye huwa bana bane banega banenge lagega lagenge padega padenge"),
)
_FOR_WHAT = (("ka", "kya"), ("ki", "kya"), ("ke", "kya"))
_TAKE = word_set("lenge loge lete leoge loge lijiyega lijiega")
_DEED = re.compile(r"[a-z]{2,}n[ae]$")
_CALCULATES = word_set("calculate compute")
_ASKING = word_set(
    """
    hai hain h is are am do does did have has had got any there can could will would may shall how
    what which who where when kya kaun kaunsa kaunsi kab kahan kitna kitne kitni mil milega
    milegi milenge milta milti milte rakhte rakhti rakha rakhi stock available uplabdh left keep
    sell selling sold searching looking find want wants need needs ya na nahi nahin hoga hogi honge
    chahiye doge denge karte karti make makes bana banate dikhao show bhej bhejo
    """
)
"""Words of a question or a wish: without one goods are only named."""


def asks_what_it_costs(asking: Asking) -> bool:
    """ "Nau watt ka bulb kitna hai": how much money, where it asks for no figure of the record."""
    words = asking.reading.words
    at = next((i for i, word in enumerate(words) if word in _HOW_MUCH), 0)
    if not at or asking.session.focus or not has_noun(asking.reading):
        return False
    before = words[at - 1]
    measured = canonical_unit(before) is not None
    named = any(at - 1 in range(t.start, t.end) for t in asking.reading.terms)
    if not named or (measured and not FIGURE.match(words[at - 2])):
        return False
    plain = measured or asking.shop.attribute(before) is None
    asked = any(asked_specs(asking, product).named for product in asking.products[:1])
    return plain and not asked and _BEHIND.issuperset(words[at + 1 :])


def asks_what_is_made_of_it(asking: Asking) -> bool:
    """ "Fifteen samosas, what will you make it", "work out four of the bulbs", "teen samose kitne
    hue": at which price so many are given."""
    words = asking.reading.words
    counted = asking.match.quantity is not None and has_noun(asking.reading)
    works_out = any(pair == ("work", "out") for pair in pairwise(words))
    one_thing = len(asking.reading.numbers) == 1
    comes_to = one_thing and {*words[-2:-1]} & _SO_MUCH and {*words[-1:]} & _COME_TO
    if counted and (works_out or comes_to or _CALCULATES & {*words}):
        return True
    return counted and any(
        words[at : at + 1] == ["what"]
        and {*words[at + 1 : at + 2]} <= _WILL
        and words[at + 2 : at + 3] == ["you"]
        and _OFFERS & {*words[at + 3 : at + 4]}
        and _IT & {*words[at + 4 : at + 5]}
        and _AT_END.issuperset(words[at + 5 :])
        for at in range(len(words) - 4)
    )


def asks_what_they_take(asking: Asking) -> bool:
    """ "Ghar pe lagani hai, do metre wali kit ka kya lenge": the price, whatever was told before.
    "Fit karne ka kya loge" asks of work."""
    words = asking.reading.words
    at = next((i for i, pair in enumerate(pairwise(words)) if pair in _FOR_WHAT), 0)
    takes = bool(_TAKE & {*words[at + 2 : at + 3]})
    return at > 0 and takes and not _DEED.match(words[at - 1]) and has_noun(asking.reading)


def only_names_goods(asking: Asking) -> bool:
    """ "Box of hundred needles accu check": without a word of asking. Where there is no menu, who
    says no more wants to hear what they cost."""
    bare = not _ASKING & {*asking.reading.words} and asking.match.quantity is None
    return bare and bool(asking.products) and not (asking.view.serves or asking.session.focus)
