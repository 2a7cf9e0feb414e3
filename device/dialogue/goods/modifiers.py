"""What stands before the name of goods as their description must be true of them.

In "peri peri fries", "mango shake" and "surya nine watt bulb" the words before the goods say which;
where none of the goods that the rest agrees on has such a word, the shop lacks what is asked for,
whether the word is known from elsewhere, everyday language or not known at all. Plain language,
verbs, sizes, units and words for attributes say nothing of that kind.
"""

from __future__ import annotations

import re

from device.dialogue.goods.resolve import Match
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.sale_units import sale_unit
from device.dialogue.index.shop_words import ShopWords, alikeness
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.clauses import ROOMS
from device.dialogue.reading.intents import aside_of
from device.dialogue.reading.naming import kind_of
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.terms import (
    DENIES,
    FIGURE,
    PLAIN,
    PRAISES,
    WALA,
    Missing,
    Reading,
    Term,
)
from kb.language.units import canonical_unit
from kb.language.weekdays import weekday_of
from kb.language.words import stem, word_set

_LINKS = WALA | word_set("ka ki ke")
_VERB = re.compile(r"\w{2,}(?:ing|n[aei]|kar|ke)$")
"""English participles, Hindi infinitives and "-kar": what is done, not what it is like."""
_TIMES = word_set(
    """
    subah savere sawere dopahar dopeher shaam sham raat morning noon afternoon evening night
    breakfast lunch dinner nashta naashta nashte
    """
)
"""When it is had or sold: "subah wala combo"."""
_OF_ANY_KIND = word_set(
    "flavour flavor flavours taste swad swaad zayka type kism tarah style design variety model"
)
"""Whatever has a name has one of these: "pista flavour wali"."""
_SHORTEST = 3
_A_MODEL = 2
"""So many names in a row are those of a model."""
_FEW = 12
_ALIKE = 0.66
"""How alike a name and several words that were heard for it must sound."""
_HEARD = 0.85
"""The same of a single word."""


def lacking_modifiers(
    reading: Reading, match: Match, shop: ShopWords, *, everyday: bool = True
) -> list[Missing]:
    """The words before the name of the goods found which none of these have; in an order
    `everyday` words there more likely say how or when it shall come."""
    head = _head(match)
    if head is None or not match.found:
        return []
    if DENIES & {*reading.words[head.end : head.end + 1]} and reading.words[head.end + 1 :]:
        return []  # "Halogen street light nahi, LED wali": what stands before is denied too.
    if _LINKS & {*reading.words[head.start : head.end]}:
        return []  # Before "bachche ka wazan karne wali machine" it is said of the child.
    spans = _true_of_the_goods(match)
    known = {at for m in reading.missing for at in _span(m)}
    # What is refused is not asked for: "bina pahiye wala walker".
    known |= {at for run in reading.refused for t in run for at in range(t.start, t.end)}
    aside = aside_of(reading.words, shop)
    lacking: list[Missing] = []
    at, named = head.start - 1, 0
    while at >= 0:
        word = reading.words[at]
        if at in spans:
            named += _is_name(spans[at])
            if named == _A_MODEL:
                # What stands before "Select Plus" is its maker's name, however it was heard.
                break
            at = spans[at].start - 1
        elif (
            word in _LINKS
            or at in known
            or _is_set_apart(word, reading)
            or _is_a_part(at, reading.words)
            # "Lambi taar wale board ki taar kitni hai": what is asked of it is not lacking.
            or word in reading.words[head.end :]
            or (not everyday and _is_heard_of_them(word, match, shop))
            or _names_their_choice(word, match, shop)
        ):
            at -= 1
        elif (
            at not in aside
            and _may_describe(word, shop, said_so=bool(WALA & {*reading.words[at + 1 : at + 2]}))
            and (everyday or kind_of(word, shop) != "everyday")
        ):
            lacking.append(Missing(at, word, "goods"))
            at -= 1
        else:
            break
    return [] if _is_split_name(lacking, match, shop) else lacking


def _is_set_apart(word: str, reading: Reading) -> bool:
    """In "bina kaante wala paudha" what must not be in it describes nothing, nor does "free"."""
    return any(word == "free" or stem(word) in each.said for each in reading.unwanted)


def _is_a_part(at: int, words: list[str]) -> bool:
    """ "Lambe taar wala board": how long the wire is chooses among the boards."""
    sized = at > 0 and extreme_of(words[at - 1]) is not None
    return sized and bool(WALA & {*words[at + 1 : at + 2]})


def _is_split_name(lacking: list[Missing], match: Match, shop: ShopWords) -> bool:
    """ "Van tach" for OneTouch: one name heard as several words."""
    said = "".join(missing.word for missing in sorted(lacking, key=lambda m: m.position))
    if len(lacking) < 2:
        return False
    return any(alikeness(said, name) >= _ALIKE for name in _names_of(match, shop))


def _is_heard_of_them(word: str, match: Match, shop: ShopWords) -> bool:
    """Whether it sounds like a word of their names: "kachchhi dabeli" is the Kutchi Dabeli, though
    "kachchhi" is raw. In a question it is heard later, and says which of several is meant."""
    return len(word) > _SHORTEST and any(
        alikeness(word, name) >= _HEARD for name in _names_of(match, shop)
    )


def _names_their_choice(word: str, match: Match, shop: ShopWords) -> bool:
    """ "Gehoon ke aate wala puttu", which comes in a "flour" of one's choice: what is chosen."""
    if count(match.mask) > _FEW:
        return False
    same = shop.same_words(word)
    groups = (g for number in bits(match.mask) for g in shop.products[number].options)
    return any(not {*phrase_words(group.group)}.isdisjoint(same) for group in groups)


def _names_of(match: Match, shop: ShopWords) -> set[str]:
    """The words of the names and makers of the goods found, where these are few."""
    if count(match.mask) > _FEW:
        return set()
    products = [shop.products[number] for number in bits(match.mask)]
    return {word for p in products for text in (p.brand, p.name) for word in phrase_words(text)}


def _head(match: Match) -> Term | None:
    """The first word for the kind of goods, or else the last name of several words: before a single
    one stands its maker, however it was heard."""
    named = [
        t for t in match.terms
        if t.kind == "word" and not (t.optional or t.purpose or t.taken_back or t.where.brand)
    ]  # fmt: skip
    heads = [t for t in named if t.where.head]
    if heads:
        return min(heads, key=lambda t: t.start)
    phrases = [t for t in named if t.end - t.start > 1]
    return phrases[-1] if phrases else None


def _is_name(term: Term) -> bool:
    where = term.where
    return term.kind == "word" and bool(where.name) and not (where.head or where.brand)


def _true_of_the_goods(match: Match) -> dict[int, Term]:
    """Positions of words that some of the goods have."""
    return {
        at: term
        for term in match.terms
        if term.where.anywhere & match.mask
        for at in range(term.start, term.end)
    }


def _span(missing: Missing) -> range:
    return range(missing.position, missing.position + len(missing.word.split()))


def _may_describe(word: str, shop: ShopWords, *, said_so: bool) -> bool:
    """`said_so`: that it is a description is said by the "wala" behind it, so that "battery wali"
    does not ask for what records say of batteries."""
    return not (
        len(word) < _SHORTEST
        or FIGURE.match(word)
        or word in _TIMES | PRAISES | PLAIN
        or shop.domain.is_function(word)
        or shop.domain.is_function(shop.domain.in_english(word) or word)
        or _VERB.match(word)
        or extreme_of(word) is not None
        or canonical_unit(word) is not None
        or sale_unit(shop, word)
        or word in _OF_ANY_KIND | ROOMS
        or (word in shop.domain.topics and kind_of(word, shop) == "strange")
        or word in shop.domain.attributes
        or (shop.attribute(word) is not None and not said_so)
        or weekday_of(word) is not None
    )
