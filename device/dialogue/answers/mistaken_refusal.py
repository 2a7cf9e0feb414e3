"""Whether a refusal is a misunderstanding: the shop has what was asked for, said in other words.

A word that nothing here is called makes reading refuse. Mostly that is right, but who describes
goods instead of naming them says many such words. How far the goods that are the likeliest
(`likeliest`) stand out, and what was taken for something that the shop lacks, tell the one from
the other. The weights are those of a logistic regression over refusals of questions that describe
goods, of questions for what a shop has not got, and of goods that were taken out of it
(`python -m tests.evaluation.goods_meant.fit`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from device.dialogue.answers import other_goods
from device.dialogue.answers.doubt import chance_of, record_texts
from device.dialogue.answers.likeliest import likely
from device.dialogue.answers.ranking import none_in_meaning
from device.dialogue.asking import Asking
from device.dialogue.goods.label_words import SIZE_OF
from device.dialogue.goods.weighing import Likely
from device.dialogue.index.nouns import what_for
from device.dialogue.index.shop_words import alikeness
from device.dialogue.index.written_words import phrase_words
from device.dialogue.phrasing import Draft
from device.dialogue.reading.clauses import describing
from device.dialogue.reading.terms import Reading, places_of
from kb.catalogue import Product
from kb.language.words import stem

REFUSED = frozenset({"price", "stock", "spec", "bulk_price", "warranty", "unknown"})
"""Refusals that are looked at. A basket had better stay as it is, and advice has means of its
own."""
WEIGHTS = {
    "near": 3.41, "score": 0.24, "own_name": 1.55, "own_alias": -0.43, "no_kind": 1.01,
    "kind_of_focus": 1.75, "maker_of_focus": 2.14, "head": -0.59, "last_no": -0.72,
    "other": -1.08, "spec_is": -0.24, "none": -2.45, "chance": 2.01, "odds": 2.29, "lead": 2.17,
    "alike": 1.77, "others": -1.52, "read": 1.54, "words": 3.73, "faq": 4.59, "": -9.44,
}  # fmt: skip
"""Weights, with "" for what is always there; they add up to the logarithm of the odds that a
refusal is a mistake."""
MISTAKEN = 0.5
"""How likely a refusal must be a mistake for the likeliest product to be told, with a perhaps."""
_NEARLY, _HEARD = 3.0, 0.75
_MOST_LEAD, _MOST_ODDS = 6.0, 20.0
_MOST_WORDS, _MOST_READ = 15, 5
"""More tell no more."""
_OWN = ("near", "score", "own_name", "own_alias", "no_kind", "kind_of_focus", "maker_of_focus")
_OF_THINGS = ("head", "last_no", "other", "spec_is")
"""What counts of the evidence for the likeliest goods, and of that for other goods."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The product that was most likely meant after all, with what speaks for that."""

    product: Product
    evidence: dict[str, float]


def meant_though_refused(asking: Asking, draft: Draft) -> Product | None:
    """The product that a refused question most likely means, or None where the refusal stands."""
    found = candidate(asking, draft)
    if found is None or chance_of(found.evidence, WEIGHTS) < MISTAKEN:
        return None
    return found.product


def candidate(asking: Asking, draft: Draft) -> Candidate | None:
    """What a refused question may mean; None where the refusal is sure to stand. Slow."""
    if not _may_be_mistaken(asking, draft):
        return None
    meant = heard_first(likely(asking), asking)
    if not meant or _is_of_another_size(meant[0], asking.reading):
        return None
    if serves_what_is_lacking(asking, meant[0].product):
        return None
    return Candidate(meant[0].product, evidence(asking, draft, meant))


def _may_be_mistaken(asking: Asking, draft: Draft) -> bool:
    """Nothing stands in for what another maker makes or for goods that have what someone must not
    have."""
    return draft.intent in REFUSED and is_refused(draft) and not lacks_surely(asking)


def is_refused(draft: Draft) -> bool:
    """Whether it says that the shop has not got what was asked for, or that it was not read."""
    return draft.source == "fallback" and draft.unknown and not draft.skus


def lacks_surely(asking: Asking) -> bool:
    """Whether a maker is named that the shop has nothing of, a size in which a maker's goods do not
    come here, or something that may not be in it."""
    lacks_maker = any(missing.kind == "brand" for missing in asking.reading.missing)
    lacks_size = any(m.word in SIZE_OF for m in asking.reading.missing)
    lacks_size = lacks_size or _lacks_size(asking.reading)
    return lacks_maker or bool(asking.reading.unwanted) or lacks_size


def _lacks_size(reading: Reading) -> bool:
    """ "Wipro mein barah watt ka bulb", where Wipro's are of 9 and 10 W: maker, kind and size are
    named, and not a word besides that is not known."""
    firm = [t for t in reading.terms if not (t.purpose or t.optional)]
    sizes = [t for t in firm if t.measure is not None]
    makers = [t for t in firm if t.where.brand and not t.where.head]
    kinds = [t for t in firm if t.kind == "word" and t.where.head and t not in makers]
    if reading.missing or not (sizes and makers and kinds):
        return False
    of_maker = makers[0].where.brand & kinds[-1].where.named
    return bool(of_maker) and not any(of_maker & size.where.hard for size in sizes)


def _is_of_another_size(best: Likely, reading: Reading) -> bool:
    """ "A sixteen inch pizza": of those that are called so, none has the size that was said; a
    "DVR of 12 channels" is none whose name says 4 channels."""
    if best.own["no_size"]:
        return True
    figures = {
        stem(behind): figure
        for figure, behind in pairwise(phrase_words(best.product.name))
        if figure[:1].isdigit()
    }
    said = [(m.word, reading.words[m.position + 1 : m.position + 2]) for m in reading.missing]
    return any(
        word.isdecimal() and figures.get(stem(behind[0]), word) != word
        for word, behind in said
        if behind
    )


def heard_first(meant: list[Likely], asking: Asking) -> list[Likely]:
    """Of goods that are nearly as likely first those whose record has what is lacking by its
    sound: "cheesy" garlic bread is the one with cheese."""
    near = [each for each in meant if each.odds >= meant[0].odds - _NEARLY]
    heard = [g for g in near if _alike(asking.reading, g.product) >= _HEARD]
    return [*heard[:1], *(each for each in meant if each not in heard[:1])]


def evidence(asking: Asking, draft: Draft, meant: list[Likely]) -> dict[str, float]:
    """How far the likeliest goods stand out, and what they were called or not."""
    best, product = meant[0], meant[0].product
    lead = best.odds - meant[1].odds if len(meant) > 1 else _MOST_LEAD
    lead += _NEARLY if lead < 0 else 0.0
    told = draft.intent if draft.intent in other_goods.FACTS else "price"
    things = other_goods.evidence(asking, replace(draft, intent=told, skus=(product.sku,)))
    reading = asking.reading
    return {
        **{name: best.own[name] for name in _OWN},
        **{name: things[name] for name in _OF_THINGS},
        "none": none_in_meaning(asking),
        "chance": best.chance,
        "odds": min(best.odds, _MOST_ODDS) / _MOST_ODDS,
        "lead": max(min(lead, _MOST_LEAD), 0.0) / _MOST_LEAD,
        "alike": _alike(reading, product),
        "others": float(_is_told_of_others(asking, product)),
        "read": min(len(places_of(reading.terms)), _MOST_READ) / _MOST_READ,
        "words": min(len(reading.words), _MOST_WORDS) / _MOST_WORDS,
        "faq": asking.wants.get("faq", 0.0),
    }


def _is_told_of_others(asking: Asking, product: Product) -> bool:
    """Whether other goods have what is lacking ("single" beside a double one), or it is a figure
    that goods may have."""
    shop, bit = asking.shop, 1 << asking.shop.index_of[product.sku]
    lacking = [word for m in asking.reading.missing for word in m.word.split()]
    held = [shop.words.get(stem(word)) for word in lacking]
    others = any(w is not None and w.hard and not w.anywhere & bit for w in held)
    return others or any(map(str.isdecimal, lacking))


def serves_what_is_lacking(asking: Asking, product: Product) -> bool:
    """Whether its name says that it is for what is lacking: a "stabiliser for AC" is no AC. Who
    tells what it is for asks for no such thing."""
    served = {*what_for(product.name)}
    told = describing(asking.reading.words, asking.shop.domain.names_goods)
    asked = (m for m in asking.reading.missing if m.position not in told)
    return any(not served.isdisjoint(_all_calling(m.word, asking)) for m in asked)


def _all_calling(text: str, asking: Asking) -> set[str]:
    """All words for what a text names, by itself or in one of its words."""
    words = text.split()
    phrase = asking.shop.domain.phrase(words) if len(words) > 1 else None
    return {*(phrase or ()), *(same for word in words for same in asking.shop.same_words(word))}


def _alike(reading: Reading, product: Product) -> float:
    """How much what is lacking sounds like something on the record of a product, 0 to 1."""
    own = {word for text in record_texts(product) for word in phrase_words(text)}
    lacking = [word for m in reading.missing for word in m.word.split()]
    best = [max((alikeness(word, each) for each in own), default=0.0) for word in lacking]
    return min(best, default=0.0)
