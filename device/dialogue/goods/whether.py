"""Yes or no, as the record of a product has it, to a question whether something is so: "is there
milk in it" of what is "without milk", "does it run on the inverter" of what "runs on inverter".

None where the record does not say so in these words: then it is told as it stands, and the customer
judges for himself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.contents_asked import contents_asked
from device.dialogue.goods.spec_asked import spec_words
from device.dialogue.goods.spec_sense import VEG, is_left_out
from device.dialogue.goods.spec_words import root
from device.dialogue.goods.without import has
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import ASKS_FIRST
from kb.catalogue import Product
from kb.domains.unsuited import Unwanted
from kb.language.gloss import word_in_english
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

_AHEAD = ASKS_FIRST | {"kya"}
_BEHIND = word_set("kya na naa")
_TAGS = frozenset(
    {("hai", "na"), ("ya", "nahi"), ("to", "nahi"), ("toh", "nahi"), ("chal", "jayega"),
     ("chal", "jaega"), ("chal", "jayegi"), ("chal", "jaegi")}
)  # fmt: skip
_THEY = word_set("it this the that i you there they these")
_OPEN = word_set(
    """
    what how which when where who why or kitna kitne kitni kaun kaunsa kaunsi kaunse konsa konsi kab
    kahan kaise kaisa kaisi kis kisse kiska kiski much many only sirf more less than zyada kam
    """
)
"""No yes or no answers these, or not one that a word of the record would tell."""
_NO = word_set("no not without bina non zero nil none nahi")
_NO_BEHIND = word_set("free none nahi")
_BOUNDS = word_set(
    """
    above below under over up upto only except before after until max maximum min if request option
    optional may instead
    """
)
"""A record that sets bounds says neither: "for children above three years"."""
_HAS = frozenset({"yes", "true", "included"})
_LACKS = frozenset({"no", "false", "none", "nil", "0", "free", "not included", "none added"})
_NOTHING = re.compile(r"0(?:\.0+)?\s*[a-z%]*")
"""A spec of "0 mg", "0 percent"."""
_LESS = "less"
_PARTS = re.compile(r"[.,;:]")
_DENIED_AT_MOST = 3
_SENSES = 2
"""A Hindi word of more senses than this in the dictionary is no ingredient for sure."""
_SMALL = word_set("there have has having andar inside upar saath sath extra pure shuddh asli")
_NOT_VEG = frozenset({"non_veg", "nonveg", "non_vegetarian"})
Senses = dict[str, set[bool]]
"""By the root of a word, whether what it names is said to be there, or not to be."""


def asks_whether(words: Sequence[str]) -> bool:
    """ "Is the mask washable", "machine mein dhul jayega kya", "anda to nahi padta"."""
    if not words or _OPEN & {*words}:
        return False
    if words[0] in _AHEAD or words[-1] in _BEHIND:
        return True
    pairs = {*pairwise(words)}
    return not _TAGS.isdisjoint(pairs) or any(a in _AHEAD and b in _THEY for a, b in pairs)


def whether(asking: Asking, product: Product, told: Sequence[str]) -> bool | None:
    """What the record says to a question whether something is so; `told` are the specs that the
    question is about."""
    if not asks_whether(asking.words_asked):
        return None
    record = [*_statements(product)]
    held = _held(product, record)
    found = {
        word: None if _narrows(asking, word, held) else _of_word(asking, product, word, record)
        for word in _asked(asking, product)
    }
    unknown = [word for word, sense in found.items() if sense is None]
    if any(word in VEG or _eaten(asking, word) for word in unknown):
        return None  # "I cannot have egg, is the biscuit pudding safe" asks for no biscuit.
    answers = {*found.values()} - {None}
    answers = answers or {_polar(product.specs[name]) for name in told} - {None}
    return answers.pop() if len(answers) == 1 else None


def _asked(asking: Asking, product: Product) -> list[str]:
    """What does not name the product but may be in it, or said of it."""
    words = asking.words_asked
    inside = contents_asked(words)
    at = {word: place for place, word in enumerate(words)}
    return [
        word
        for word in spec_words(asking, product).free
        if word.isalpha() and canonical_unit(word) is None and _may_be_asked(asking, word)
        if not inside or at.get(word, -1) in inside
    ]


def _may_be_asked(asking: Asking, word: str) -> bool:
    domain = asking.view.domain
    return word not in GRAMMAR and (word in domain.told_words or not domain.is_function(word))


def _of_word(asking: Asking, product: Product, word: str, record: Sequence[Senses]) -> bool | None:
    told = _senses_of({root(each) for each in asking.shop.same_words(word)}, record)
    if not told and len(english := word_in_english(word).split()) <= _SENSES:
        told = _senses_of({root(each) for each in english}, record)
    if not told:
        # "Veg" has no egg; what is not may have none either.
        known = (replace(each, has=each.has - _NOT_VEG) for each in _eaten(asking, word))
        told = {sense for each in known if (sense := has(product, each)) is not None}
    if not told and word.endswith(_LESS):
        thing = root(word.removesuffix(_LESS))
        told = {not sense for said in record for sense in said.get(thing, ())}
    return told.pop() != is_left_out(asking.words_asked, word) if len(told) == 1 else None


def _senses_of(roots: set[str], record: Sequence[Senses]) -> set[bool]:
    return {sense for said in record for key in roots & said.keys() for sense in said[key]}


def _eaten(asking: Asking, word: str) -> Sequence[Unwanted]:
    """What the word names of what some do not want in their food."""
    return asking.view.domain.unwanted.by_name.get(stem(word), ())


def _held(product: Product, record: Sequence[Senses]) -> set[str]:
    """The roots of all that is said of a product and by its name."""
    texts = (*product.specs, product.name, product.category)
    held = {root(word) for text in texts for word in phrase_words(text)}
    return held.union(*record)


def _narrows(asking: Asking, word: str, held: set[str]) -> bool:
    """Whether the word stands behind another that the record does not know: "sine wave" is not the
    "wave" of "square wave"."""
    words = asking.words_asked
    at = words.index(word) if word in words else 0
    before = words[at - 1] if at else ""
    if before in _SMALL or not before.isalpha() or not _may_be_asked(asking, before):
        return False
    return not {root(each) for each in asking.shop.same_words(before)} & held


def _polar(value: str) -> bool | None:
    said = value.strip().lower()
    if said in _LACKS or _NOTHING.fullmatch(said):
        return False
    return True if said in _HAS else None


def _statements(product: Product) -> Iterator[Senses]:
    """What each part of the record says there is, and that there is not."""
    for name, value in product.specs.items():
        sense = _polar(value.split(",")[0])
        if sense is None:
            yield _said(phrase_words(value))
        else:
            yield {root(word): {sense} for word in phrase_words(name)}
    for part in _PARTS.split(product.description):
        yield _said(phrase_words(part))


def _said(words: list[str]) -> Senses:
    if _BOUNDS & {*words}:
        return {}
    senses: Senses = {}
    for at, word in enumerate(words):
        if word in GRAMMAR:
            continue
        before = words[max(at - _DENIED_AT_MOST, 0) : at]
        denied = bool(_NO & {*before}) or bool(_NO_BEHIND & {*words[at + 1 : at + 2]})
        senses.setdefault(root(word), set()).add(not denied)
        if word.endswith(_LESS):
            senses.setdefault(root(word.removesuffix(_LESS)), set()).add(denied)
    return senses
