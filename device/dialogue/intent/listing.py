"""Whether goods are dictated, each with how many of it: "thirty bulbs and ten tube lights for a
hostel", "pachees log hain, pachees chai aur pachees puri"."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.reading.terms import FIGURE, WALA, Term, places_of
from kb.language.words import word_set

_COUNTS = word_set("a an one the another pair")
_ASKS = word_set(
    """
    what which how who why when kaun kaunsa kaunsi konsa konsi kya kitna kitne kitni kaise kahan kab
    price rate cost costs daam bhav keemat mrp budget under within tak andar suggest recommend
    advise best better sasta cheapest between difference compare farak fark antar ya or versus vs
    something anything some any koi kuch mil mile
    batao bataiye bata dikhao dikhaiye available milega milegi
    milta milti warranty guarantee does is are have has hisab hisaab total kul altogether
    """
)
_SMALL = GRAMMAR | WALA
_TWO = 2
_BEFORE, _BEHIND = 5, 3
"""How far from goods their count may stand."""


def lists_goods(asking: Asking) -> bool:
    """Whether two things at least are named with their count, or one and not a word more, and
    nothing is asked."""
    words = asking.reading.words
    if _ASKS & {*words} or asking.reading.budget_max is not None:
        return False
    counted = {word for word in words if FIGURE.match(word)}
    if not counted and not _COUNTS & {*words}:
        return False
    things = [t for t in asking.reading.terms if _is_thing(t)]
    # "Two pole, forty ampere" counts nothing.
    sizes = (t for t in asking.reading.terms if t.kind in {"measure", "counted", "value"})
    taken = places_of(sizes)
    found: set[str] = set()
    for term in things:
        at = _count_of(term, words, taken)
        if at is not None:
            taken.add(at)
            found.add(term.text)
    if len(found) == 1:
        return _is_all_told(asking)
    return len(found) >= _TWO and _has_figure(words, taken - places_of(things))


def _is_all_told(asking: Asking) -> bool:
    """ "USB socket ek safed": one thing, how many and how it shall be."""
    reading = asking.reading
    counted = any(not (number.wala or number.unit) for number in reading.numbers)
    said = {at for t in reading.terms for at in range(max(0, t.start), t.end)}
    said |= {at for n in reading.numbers for at in range(n.position, n.position + n.length)}
    every = all(at in said or word in _SMALL for at, word in enumerate(reading.words))
    return counted and every and asking.match.found_all and not reading.missing


def _is_thing(term: Term) -> bool:
    return (
        term.kind in {"word", "kind"}
        and bool(term.where.head)
        and not (term.purpose or term.optional)
        and term.start >= 0
    )


def _count_of(term: Term, words: list[str], taken: set[int]) -> int | None:
    """Where the count of a thing stands: before it, else behind it."""
    for at in range(term.start - 1, max(-1, term.start - 1 - _BEFORE), -1):
        if at not in taken and (FIGURE.match(words[at]) or words[at] in _COUNTS):
            return at
    for at in range(term.end, min(len(words), term.end + _BEHIND)):
        if at not in taken and (FIGURE.match(words[at]) or words[at] == "one"):
            return at
    return None


def _has_figure(words: list[str], taken: set[int]) -> bool:
    """Whether more counts than a "the": "the fan and the light" may only be spoken of."""
    return any(FIGURE.match(words[at]) or words[at] in {"a", "an", "one", "pair"} for at in taken)
