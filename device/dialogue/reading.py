"""What an utterance says about products: each word linked to the catalogue, a number or nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from device.dialogue.figures import (
    read_code,
    read_figures,
    read_money,
    read_people,
    sale_unit,
    share_units,
)
from device.dialogue.shop_words import ShopWords, Where, stem
from device.dialogue.terms import Reading, Term, TermKind, add_term
from kb.language.units import canonical_unit
from kb.language.words import word_set

_ADJECTIVES = {
    "cheapest": "sasta sasti saste cheap cheaper cheapest lowest least kifayati",
    "costliest": """mehnga mehngi mehnge mahanga mahangi mehenga mehengi costly costlier costliest
        expensive priciest""",
    "biggest": """bada badi bade big bigger biggest large larger largest long longer longest lamba
        lambi lambe powerful strongest zyada jyada highest higher""",
    "smallest": """chota choti chote chhota chhoti chhote small smaller smallest short shorter
        shortest mini lowest lower""",
}
_ADJECTIVE_OF = {word: kind for kind, words in _ADJECTIVES.items() for word in words.split()}
_LETTER_NAMES = word_set("vi bi si di pi ti ji em en el es ef ar el vee bee dee")
_TAKES_BACK = word_set("nahi nahin no sorry")
_PRONOUNS = word_set(
    """
    it its that this them these those they iska iski iske isko ye yeh yah isme ismein uska uski
    uske usko us is wo woh inka inki inke unka unki unke
    """
)
_VERB_ENDING = re.compile(
    r"(?:iye|iyega|iega|iyo|unga|ungi|oonga|oongi|enge|engi|ega|egi|ogi|oge|wana|wani|wane|vana|vane|"
    r"raha|rahi|rahe|kar|ly)$"
)
_PARTICIPLE = re.compile(r"(?:ta|te|ti|tee|na|ne|ni|nee|kar|ke)$")
_AFTER_PARTICIPLE = word_set("hai hain ho hoon hu tha thi the ke ko par se mein baad")
_AFTER_KE = word_set("baad liye lie pehle samay waqt bina")


def read(words: list[str], shop: ShopWords) -> Reading:
    """Links every word. Never fails: what means nothing here ends up in `unknown`."""
    words = _after_correction(words, shop)
    reading = Reading(words)
    purpose = _purpose_positions(words)
    words = reading.words = share_units(words)
    taken = [False] * len(words)
    read_code(reading, shop, taken)
    read_money(reading, taken)
    read_people(reading, taken)
    read_figures(reading, shop, taken, purpose)
    index = 0
    while index < len(words):
        if not taken[index]:
            _read_word(reading, shop, index, index in purpose, taken)
        index += 1
    reading.terms.sort(key=lambda term: term.start)
    _purpose_needs_a_thing(reading)
    _attributes_yield_to_things(reading, shop)
    return reading


def _attributes_yield_to_things(reading: Reading, shop: ShopWords) -> None:
    """ "How much weight can the wheelchair carry": weight is asked for, not a weighing machine."""
    things = [
        t for t in reading.terms
        if t.kind == "word" and t.where.head and not t.optional and shop.attribute(t.text) is None
    ]  # fmt: skip
    if things:
        reading.terms = [
            replace(t, optional=True)
            if t.kind == "word" and shop.attribute(t.text) is not None
            else t
            for t in reading.terms
        ]


def _after_correction(words: list[str], shop: ShopWords) -> list[str]:
    """ "cold coffee nahi mocha": what is named after a "no" takes the place of what was before."""
    for index in range(len(words) - 1, 0, -1):
        if words[index] in _TAKES_BACK and index + 1 < len(words):
            left, right = words[:index], words[index + 1 :]
            if _names_thing(left, shop) and _names_thing(right, shop):
                return right
    return words


def _names_thing(words: list[str], shop: ShopWords) -> bool:
    for word in words:
        where = shop.lookup(word, by_ear=not shop.domain.is_function(word))
        if shop.domain.is_function(word):
            continue
        if where is None:
            heard = shop.sounds_like(word, at_least=0.85)
            where = heard[0] if heard is not None else None
        if where is not None and (where.head or where.name):
            return True
    return False


def _purpose_needs_a_thing(reading: Reading) -> None:
    """ "price for a geyser": with nothing else named, what follows "for" is the thing itself."""
    names_other = any(
        not t.purpose
        and not t.optional
        and t.kind == "word"
        and (t.where.head or t.where.name or t.where.brand)
        for t in reading.terms
    )
    if not names_other:
        reading.terms = [replace(term, purpose=False) for term in reading.terms]


def _purpose_positions(words: list[str]) -> frozenset[int]:
    """Positions of what a thing is for: after "for", before "ke liye"."""
    positions: set[int] = set()
    for index, word in enumerate(words):
        if word == "for" and index + 1 < len(words):
            for ahead in range(index + 1, min(index + 6, len(words))):
                if words[ahead] in {"i", "which", "what", "please", "under", "below", "how", "is"}:
                    break
                positions.add(ahead)
        if word in {"liye", "lie", "waste", "vaste", "liy"}:
            for behind in range(index - 1, max(index - 6, -1), -1):
                if words[behind] in {"kya", "batao", "mujhe", "koi", "kaun"}:
                    break
                positions.add(behind)
    return frozenset(positions)


def _read_word(
    reading: Reading, shop: ShopWords, index: int, purpose: bool, taken: list[bool]
) -> None:
    word = reading.words[index]
    if word in _PRONOUNS:
        reading.pronoun = True
    extreme = _ADJECTIVE_OF.get(word)
    function = shop.domain.is_function(word)
    where = shop.lookup(word, by_ear=not function)
    if (
        extreme is not None
        and index
        and reading.words[index - 1] in {"how", "kitna", "kitne", "kitni"}
    ):
        extreme = None
    attribute = shop.attribute(word)
    if extreme is not None and (where is None or not (where.name | where.option | where.head)):
        reading.extreme = reading.extreme or extreme
        return
    if where is not None:
        if extreme is not None:
            reading.extreme = reading.extreme or extreme
        if function and not (where.option | where.head | where.name | where.spec):
            return
        kind: TermKind = "sale_unit" if sale_unit(shop, word) and not where.head else "word"
        optional = (
            function
            or extreme is not None
            or kind == "sale_unit"
            or not where.hard
            or attribute is not None
        ) and not where.head
        add_term(reading, Term(index, index + 1, word, where, kind, 1.0, optional, purpose), taken)
        return
    if function or word.isdigit():
        return
    unit = canonical_unit(word)
    if unit is not None:
        mask = shop.sale_units.get(unit, 0)
        if mask:
            add_term(
                reading,
                Term(index, index + 1, word, Where(spec=mask), "sale_unit", 1.0, True),
                taken,
            )
        return
    if attribute is not None:
        return
    if (word in shop.domain.things or stem(word) in shop.domain.things) and not purpose:
        # Heard rightly: a toaster is no mis-heard tester.
        reading.unknown.append(word)
        return
    heard = shop.sounds_like(word, at_least=0.74 if len(word) >= 6 else 0.8)
    if heard is not None:
        add_term(
            reading, Term(index, index + 1, word, heard[0], "word", heard[1], False, purpose), taken
        )
        return
    if purpose or (_VERB_ENDING.search(word) and len(word) > 4) or len(word) == 1:
        return
    if word in _LETTER_NAMES:
        return
    if shop.domain.synonyms.get(word) and not _is_thing(word, shop):
        return
    following = reading.words[index + 1] if index + 1 < len(reading.words) else ""
    if len(word) >= 5 and _PARTICIPLE.search(word) and following in _AFTER_PARTICIPLE:
        after = reading.words[index + 2] if index + 2 < len(reading.words) else ""
        if following != "ke" or after in _AFTER_KE:
            return
    reading.unknown.append(word)


def _is_thing(word: str, shop: ShopWords) -> bool:
    """A synonym group that names goods: saying it asks for something the shop does not have."""
    return word in shop.domain.things
