"""A question that only names other goods asks the same about them as the one before: "how many HDMI
ports on the Sony?" – "and the Xiaomi one?"."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.reading.terms import Reading, Term
from kb.language.words import word_set

_LONGEST = 8
_GOES_ON = word_set("and aur what how or ya ok okay acha accha achchha phir haan")
_POINTS = word_set(
    "wala wali wale one ones the in mein me of for on about ka ki ke pe par iska uska"
)
"""Without one of these the name of a dish at a counter is an order."""
_SMALL = word_set("to toh bhi then also hai ji bhai yaar bhaiya sir please")


def continued(asking: Asking) -> list[str]:
    """How the question before was put, if this one asks nothing of its own; else nothing."""
    words, session = asking.words, asking.session
    if session.generation != asking.view.generation or len(words) > _LONGEST:
        return []
    goes_on = bool(words) and words[0] in _GOES_ON
    points = bool(_POINTS & {*words})
    if not (goes_on or points) or (asking.view.serves and not points):
        return []
    if asking.match.quantity is not None:
        return []
    reading = asking.reading
    if not (reading.terms or reading.extreme or any(word.isdigit() for word in words)):
        return []
    small = GRAMMAR | _GOES_ON | _POINTS | _SMALL
    named = {
        word
        for t in reading.terms
        if t.where.named or (t.optional and asking.shop.attribute(t.text) is None)
        for word in t.text.split()
    }
    rest = (word for word in _not_named(reading) if word not in named and not word.isdigit())
    own = [word for word in rest if word not in small]
    return [] if own else list(session.question)


def how_asked(asking: Asking) -> tuple[str, ...]:
    """The words of a question that name no goods."""
    return tuple(asking.earlier or _not_named(asking.reading) or asking.words)


def _names(term: Term) -> bool:
    return not (term.purpose or term.optional)


def _not_named(reading: Reading) -> list[str]:
    named = {at for t in reading.terms if _names(t) for at in range(t.start, t.end)}
    named |= {at for n in reading.numbers for at in range(n.position, n.position + n.length)}
    return [word for at, word in enumerate(reading.words) if at not in named]
