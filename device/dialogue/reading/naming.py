"""What a word or phrase names: goods of this shop, goods that it lacks, or nothing.

A word that the shop has is taken as that. Of the others, a word that sounds like one of the shop's
is taken for it, though what it is counts: a name of other goods ("burger" in a paint shop) only
where the rest of the utterance bears it out, everyday language hardly ever.
"""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.index.in_english import called_in_english
from device.dialogue.index.sale_units import BOXES, calls_goods, sale_unit
from device.dialogue.index.shop_words import GRAMMAR, ShopWords, Where
from device.dialogue.reading.clauses import SAYS_NO_KIND, describing
from device.dialogue.reading.counts import CONTAINERS
from device.dialogue.reading.deeds_said import (
    is_cut,
    is_deed,
    is_done_by_it,
    is_enough,
    is_left,
    is_put_into,
    is_under_way,
)
from device.dialogue.reading.terms import (
    FIGURE,
    OF,
    PLAIN,
    WALA,
    IfUnfit,
    Missing,
    Reading,
    Term,
    TermKind,
    add_term,
)
from kb.domains.pack import word_forms
from kb.language.plain_words import frequent_english, is_everyday
from kb.language.script import similarity
from kb.language.units import canonical_unit
from kb.language.weekdays import weekday_of
from kb.language.words import stem, word_set

_SHORTEST = 2
_PORTIONS, _SHARES = word_set("plate plates portion"), word_set("0.5 full poori puri")
_NEAR = 3
_BEFORE_PERSONS = word_set(
    "my our your his her their for with some few many all mere hamare apne do"
)
""" "For my friends": these are no makers."""
_CHOOSES_NONE = SAYS_NO_KIND | CONTAINERS | BOXES
"""What these words alone choose is nothing, though goods are called so: "ek packet"."""
_LONG_PART = 4
_SELL, _SELLERS = "sell", word_set("you u they we guys people do to all shop also")
"""Behind these it is no "cell" as Hindi writes it."""
_WITHOUT = word_set("without bina binaa no non")
_SAYS_MAKER = word_set("brand company")
_ALLERGIES = word_set("allergy allergic allergies elarji elargy")
"""Who tells of one asks for nothing against it by this word alone."""
_SURELY = 0.97
_LEAST_ALIKE = {"goods": 0.8, "brand": 0.8, "quality": 0.88, "everyday": 0.88}
"""How alike a word with a meaning of its own must sound to be taken for a word of the shop."""
_LETTER_NAMES = word_set("vi bi si di pi ti ji em en el es ef ar el vee bee dee")


def read_lacking(reading: Reading, shop: ShopWords, taken: list[bool]) -> None:
    """ "Without wheels", "bina pahiye": where the shop has such a thing with and without."""
    words = reading.words
    for index, word in enumerate(words):
        read = taken[index] or not word.isalpha() or is_under_way(words, index)
        mask = 0 if read else shop.lacking(word)
        if not mask:
            continue
        before = words[index - 1] if index else ""
        behind = words[index + 1 : index + 3]
        without = before in _WITHOUT or (bool(behind) and behind[-1] in {"bina", "binaa"})
        if not without:
            held = shop.lookup(word)
            mask = held.hard & ~mask if held is not None else 0
        if mask:
            term = Term(index, index + 1, word, Where(name=mask))
            add_term(reading, term, taken)


def read_word(
    reading: Reading, shop: ShopWords, index: int, taken: list[bool], *, purpose: bool, size: bool
) -> None:
    """Adds what one word names; `size` says that it was understood as "bigger" or "cheapest"."""
    word, domain = reading.words[index], shop.domain
    function = domain.is_function(word)
    sold = word == _SELL and {*reading.words[max(index - 1, 0) : index]} & _SELLERS
    words = reading.words
    done = is_cut(words, index) or is_under_way(words, index) or is_put_into(words, index)
    if sold or done or is_enough(words, index) or is_left(words, index):
        return
    if _is_maker_elsewhere(word, shop) and not purpose:
        reading.missing.append(Missing(index, word, "brand"))
        return
    where = _where(word, shop, function, size)
    if where is None and function and WALA & {*reading.words[index + 1 : index + 2]}:
        where = _which(word, shop)
    if where is not None:
        if function and not (where.option | where.head | where.name | where.spec):
            return
        _add_known(reading, shop, index, where, taken, purpose=purpose, size=size)
        return
    if function or size or word.isdigit() or weekday_of(word) is not None:
        return
    unit = canonical_unit(word)
    if unit is not None:
        mask = shop.sale_units.get(unit, 0)
        if mask:
            term = Term(index, index + 1, word, Where(spec=mask), "sale_unit", 1.0, True)
            add_term(reading, term, taken)
        return
    attribute = shop.attribute(word)
    if attribute is not None and _is_made_of(reading.words, index, shop):
        reading.missing.append(Missing(index, word, "goods"))
    elif attribute is None or _is_heard_as_name(word, attribute, shop):
        _read_foreign(reading, shop, index, taken, purpose=purpose)


def _is_made_of(words: list[str], index: int, shop: ShopWords) -> bool:
    """ "Anda paratha" asks for one of egg where there is none, though records say of dishes whether
    there is egg in them."""
    behind = words[index + 1 : index + 2]
    thing = shop.lookup(behind[0], by_ear=False) if behind else None
    made = thing is not None and bool(thing.head) and shop.domain.names_goods(words[index])
    return made and words[index] not in shop.domain.attributes


def _is_maker_elsewhere(word: str, shop: ShopWords) -> bool:
    """ "Dettol" for any antiseptic: who says a maker's name may mean just that; though a "nan" is a
    naan where there are such."""
    if word not in shop.domain.brands or word not in shop.domain.things or is_everyday(word):
        return False
    own = word in shop.words or stem(word) in shop.words
    return not own and not shop.spelled_alike(word, _SURELY)


def _where(word: str, shop: ShopWords, function: bool, size: bool) -> Where | None:
    """Plain language names goods only in the very spelling of the catalogue ("sell" is no cell),
    unless it says a size."""
    if function and len(word) <= _SHORTEST:
        own = shop.words.get(word)
        return own if own is not None and own.brand | own.name and word not in GRAMMAR else None
    # A word for what a shop does is no misspelt name: "chhoot" is no chaat.
    where = shop.lookup(word, by_ear=not function and word not in shop.domain.topics)
    if where is None or size or not function or shop.words.get(stem(word)) is not None:
        return where
    return Where(option=where.option, spec=where.spec) if where.option | where.spec else None


def _which(word: str, shop: ShopWords) -> Where | None:
    """ "Bachchon wala": plain language says which of some goods, in whatever words."""
    where = shop.lookup(word, by_ear=False)
    return Where(name=where.name) if where is not None and where.name else None


def _add_known(
    reading: Reading,
    shop: ShopWords,
    index: int,
    where: Where,
    taken: list[bool],
    *,
    purpose: bool,
    size: bool,
) -> None:
    word, domain = reading.words[index], shop.domain
    kind: TermKind = "word"
    if sale_unit(shop, word) and not (where.head or calls_goods(shop, word)):
        kind = "sale_unit"
    counted = index > 0 and FIGURE.match(reading.words[index - 1]) is not None
    if kind == "sale_unit" and domain.is_function(word) and not counted:
        return
    asked = where.head and _is_what_is_asked(reading.words, index)
    makes = _stands_before_its_goods(reading.words, index, where.brand, shop)
    makes = makes or (bool(where.brand) and _is_packed(reading.words, index))
    literal = where.head and (
        shop.words.get(stem(word)) is not None or bool(shop.spelled_alike(word, _SURELY))
    )
    portion = word in _PORTIONS and _is_so_much(reading.words, index)
    optional = bool(
        (domain.is_function(word) and not (_is_own_maker(word, shop) or asked or makes))
        or (canonical_unit(word) is not None and not (counted or where.brand))
        or size
        or portion
        or (kind == "sale_unit" and not where.head)
        or not where.hard
        or (shop.attribute(word) is not None and not literal)
    )
    if kind == "sale_unit" and not counted:
        where = Where(spec=where.spec)
    term = Term(index, index + 1, word, where, kind, 1.0, optional, purpose)
    only_choice = where.option and not where.name
    everyday = only_choice or _is_everyday(word, shop)
    says_which = where.brand or where.head or not everyday
    if word in PLAIN or word_forms(word) & _CHOOSES_NONE or not says_which:
        term = replace(term, if_unfit="ignored")
    elif word_forms(word) & domain.qualities and shop.words.get(stem(word)) is None:
        # Said in another word than the catalogue's, it may not be meant as the catalogue means it.
        term = replace(term, if_unfit="missing")
    add_term(reading, term, taken)


def _is_so_much(words: list[str], index: int) -> bool:
    """ "Half plate", "ek plate momos": how much of a dish, and no dish that is called a plate."""
    before = {*words[max(index - 1, 0) : index]}
    return bool(before & _SHARES) or any(map(FIGURE.match, before))


def _is_what_is_asked(words: list[str], index: int) -> bool:
    """ "Kaun kaun si light rakhte hain" asks for lights, though "light" is a quality too."""
    before, behind = words[max(index - 2, 0) : index], words[index + 1 : index + 2]
    asked = before[-1:] and before[-1] in {"si", "sa", "se"} and before[0] in {"kaun", "kon"}
    return bool(asked) and (not behind or is_everyday(behind[0]))


def _is_heard_as_name(word: str, attribute: str, shop: ShopWords) -> bool:
    """ "Chikan" is chicken, though a spec counts the "chicken pieces"."""
    if word in shop.domain.attributes or attribute in {stem(word), *shop.same_words(word)}:
        return False
    called = shop.words.get(attribute)
    return called is not None and bool(called.name)


def _is_own_maker(word: str, shop: ShopWords) -> bool:
    """A maker in its own spelling that only sounds like plain language: KEI, "ke"."""
    where = shop.words.get(word)
    return bool(where and where.brand) and word not in shop.domain.function_words


def _stands_before_its_goods(words: list[str], index: int, brand: int, shop: ShopWords) -> bool:
    """ "Friends pull up diaper", "friends ki underpad": the maker; "for my friends" is not."""
    if not brand or _BEFORE_PERSONS & {*words[max(index - 1, 0) : index]}:
        return False
    behind = [word for word in words[index + 1 : index + 1 + _NEAR] if word not in OF]
    heads = (shop.lookup(word) for word in behind)
    return any(where is not None and where.head & brand for where in heads)


def _is_packed(words: list[str], index: int) -> bool:
    """ "Four packets of Friends medium": so many packets are a maker's."""
    counted = index > 2 and FIGURE.match(words[index - 3]) is not None
    return counted and words[index - 1] == "of" and words[index - 2] in CONTAINERS


def _is_everyday(word: str, shop: ShopWords) -> bool:
    domain = shop.domain
    return domain.is_plain(word) and not word_forms(word) & domain.qualities


def _read_foreign(
    reading: Reading, shop: ShopWords, index: int, taken: list[bool], *, purpose: bool
) -> None:
    """A word that is no word of this shop."""
    word = reading.words[index]
    kind = kind_of(word, shop)
    behind = reading.words[index + 1 : index + 2]
    of_it = {*behind} & OF and word in frequent_english()  # "Dialysis ki machine"
    behind_of = reading.words[index + 2 : index + 3] if of_it else behind
    if kind == "everyday" and SAYS_NO_KIND & {*behind_of} and not purpose:
        kind = "strange"  # "Pap machine": what a machine is, the word before tells.
    if word in PLAIN or word in _ALLERGIES or is_deed(reading.words, index):
        return
    if kind == "goods" and is_everyday(word) and WALA & {*reading.words[index + 1 : index + 2]}:
        kind = "quality"  # "Saadi wali" is plain, though a "saadi" by itself may be a saree.
    of_goods = word in shop.domain.brands and any(map(shop.domain.names_goods, behind))
    if of_goods or _SAYS_MAKER & {*behind}:
        kind = "brand"
    least = _LEAST_ALIKE.get(kind, 0.74 if len(word) >= 6 else 0.8)
    if kind == "everyday" and word not in frequent_english():
        least = 0.8
    if _read_as_english(reading, shop, index, taken, purpose=purpose):
        return
    if kind == "strange" and is_done_by_it(reading.words, index) and _names_before(reading, index):
        return
    meant = shop.domain.sounds_like_known(word) if kind == "strange" else None
    serving = word in shop.domain.topics
    heard = None if serving else shop.sounds_like(word, at_least=least)
    if heard is not None and not heard[0].brand and kind_of(word, shop) == "brand":
        heard = None  # "Voltas" is a maker, and no voltage.
    if meant is not None and (heard is None or similarity(word, meant) > heard[1]):
        where = shop.lookup(meant)
        if where is not None:
            # Either may be meant: what else was said decides.
            where = where if heard is None else where.union(heard[0])
            # In "active ki machine" it is a name, and nothing that the machine is for.
            aside = purpose and index in describing(reading.words, shop.domain.names_goods)
            term = Term(index, index + 1, word, where, "word", 0.9, False, aside)
            add_term(reading, replace(term, if_unfit="missing"), taken)
            return
    english = _as_dictionary_says(word, kind, {*behind}, shop)
    if heard is not None:
        where = heard[0] if english is None else heard[0].union(english)
        if_unfit: IfUnfit = "ignored" if kind == "everyday" else "missing"
        needs_support = heard[1] < _SURELY and (
            (_has_other_meaning(word, shop) and kind in {"goods", "brand", "everyday"})
            or (meant is not None and similarity(word, meant) > heard[1])
        )
        term = Term(
            index, index + 1, word, where, "word", heard[1], False, purpose,
            if_unfit=if_unfit, needs_support=needs_support,
        )  # fmt: skip
        add_term(reading, term, taken)
        return
    if kind == "everyday" or (purpose and kind != "brand") or len(word) == 1:
        return
    is_model = any(t.end == index and t.where.brand for t in reading.terms)
    if word in _LETTER_NAMES:
        return
    if kind == "strange" and not is_model and _is_english(word, meant, shop):
        return
    if kind == "strange" and serving:
        return  # "Repotting" is what a shop does, though no other shop's goods are called so.
    part = _part_of_goods(stem(word), shop) if kind == "goods" else None
    if part is not None:
        add_term(reading, Term(index, index + 1, word, part, "word", 0.9), taken)
        return
    if meant is not None:
        kind = kind_of(meant, shop)
    if english is not None:
        add_term(
            reading,
            Term(index, index + 1, word, english, "word", 0.9, False, purpose, if_unfit="missing"),
            taken,
        )
        return
    reading.missing.append(Missing(index, word, kind))


def _names_before(reading: Reading, index: int) -> bool:
    before = [term for term in reading.terms if term.end <= index and not term.purpose]
    return any(term.kind == "word" and term.where.named for term in before)


def _as_dictionary_says(word: str, kind: str, behind: set[str], shop: ShopWords) -> Where | None:
    """What a word that describes is called here in English: "naram" for a soft one. Any but a
    word for how things are describes only where it stands before "wala"."""
    if kind != "quality" and not (kind in {"goods", "strange"} and WALA & behind):
        return None
    english = called_in_english(word, shop)
    return english if english is not None and english.hard else None


def _read_as_english(
    reading: Reading, shop: ShopWords, index: int, taken: list[bool], *, purpose: bool
) -> bool:
    """A word of this shop's names that is everyday English as Hindi writes it: "phul" for full."""
    english = shop.domain.in_english(reading.words[index])
    where = shop.words.get(english or "")
    if where is None or not where.head | where.name:
        return False
    term = Term(index, index + 1, reading.words[index], where, "word", _SURELY, purpose=purpose)
    add_term(reading, replace(term, if_unfit="ignored"), taken)
    return True


def _is_english(word: str, meant: str | None, shop: ShopWords) -> bool:
    """Whether it is an everyday word as Hindi writes it rather than the name it sounds like."""
    everyday = shop.domain.in_english(word)
    if everyday is None or meant is None:
        return everyday is not None
    return similarity(word, everyday) > similarity(word, meant)


def _has_other_meaning(word: str, shop: ShopWords) -> bool:
    """Whether this very spelling is a word of its own: "burger", though not "saindavich"."""
    domain = shop.domain
    return word in domain.things or word in domain.brands or word in frequent_english()


def _part_of_goods(word: str, shop: ShopWords) -> Where | None:
    """ "Brush" where the shop has toothbrushes."""
    if len(word) < _LONG_PART:
        return None
    whole = [own for own, where in shop.words.items() if where.head and own.endswith(word)]
    return shop.of_group(whole) if whole else None


def kind_of(word: str, shop: ShopWords) -> str:
    """What a word is where the shop does not have it: "goods" or a "brand" known elsewhere, a
    "quality", "everyday" language or "strange"."""
    domain = shop.domain
    # As it is written it counts before what it sounds like: "plain" is no "plai" (plywood).
    for forms in (frozenset({word}), frozenset({stem(word)}), word_forms(word)):
        if forms & domain.things:
            return "goods"
        if forms & domain.brands:
            # "Noise" makes watches, and is what a fan shall not make.
            return "quality" if domain.is_asked_for(word) else "brand"
        if forms & domain.qualities:
            return "quality"
    return "everyday" if domain.is_plain(word) else "strange"
