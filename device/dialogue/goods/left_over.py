"""What the words that nothing in the shop has are, once the rest of the utterance is understood.

By themselves such words are goods, a maker or a quality that the shop lacks. Beside products that
all the rest agrees on, they may be a name of these heard wrongly ("hokins kantoora"), or tell where
and when ("on your shelf"), which is no difference to the goods.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from device.dialogue.goods.resolve import Match
from device.dialogue.goods.shelf_asked import BELONGINGS
from device.dialogue.index.index_products import choice_texts
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.sale_units import sale_unit
from device.dialogue.index.shop_words import GRAMMAR, ShopWords, Where, alikeness
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.clauses import SAYS_NO_KIND, describing
from device.dialogue.reading.naming import kind_of
from device.dialogue.reading.terms import PLAIN, WALA, Missing, Reading, Term
from kb.catalogue import Product
from kb.domains.pack import word_forms
from kb.language.script import to_latin
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

_FEW = 12
"""Among more products than this the rest of the utterance agrees on nothing."""
_ALIKE, _ALIKE_KNOWN = 0.66, 0.78
"""How alike a word and one of the products agreed on must sound: a strange one, and one that is
known to be something else."""
_SHORTEST = 3
_FAR = 5
_SURELY = 0.93
"""A maker so clearly heard was said, though it makes nothing else of what was said."""
_LINKS = (["ka"], ["ki"], ["ke"], ["wala"], ["wali"], ["wale"])
_ASKED_BEHIND = word_set(
    """
    kitne kitna kitni kitte price rate daam cost hai milega milegi chahiye chahie dena do dedo
    dijiye hoga hogi available please
    """
)
_HOW_MANY = word_set("kitne kitna kitni many much")
_PLACE = word_set("on in at near from under into inside")
_OWN = word_set("the my our your his her their mera meri mere hamara hamari hamare apna apni apne")


def with_left_out(reading: Reading, match: Match, shop: ShopWords) -> Reading:
    """What was heard as a word of the shop and does not fit is a word that the shop lacks."""
    if not match.left_out:
        return reading
    siblings = 0
    for number in match.order:
        siblings |= shop.categories.get(shop.products[number].category, 0)
    lacking = [
        Missing(term.start, term.text, _kind_lacking(term, siblings, reading, shop))
        for term in match.left_out
        if not (term.text in PLAIN and _are_plain(match, siblings, shop))
        if term.if_unfit == "missing"
        or _tells_others_apart(term, siblings)
        or _ends_a_name(term, reading, shop)
    ]
    terms = [t for t in reading.terms if t not in match.left_out]
    return replace(reading, terms=terms, missing=[*reading.missing, *lacking])


def _tells_others_apart(term: Term, siblings: int) -> bool:
    """ "Jumbo" where only another of the kind comes so: the customer asked for one that is not."""
    return not term.taken_back and bool(term.where.name & siblings)


def _are_plain(match: Match, siblings: int, shop: ShopWords) -> bool:
    """ "Moong dosa saada" is the Pesarattu where there is an Upma Pesarattu too, though another
    dosa is the one that is called plain."""
    others = [shop.names[n][0] for n in bits(siblings & ~match.mask)]
    own = [shop.names[n][0] for n in bits(match.mask)] if count(match.mask) <= _FEW else []
    return bool(own) and all(any(name < other for other in others) for name in own)


def _ends_a_name(term: Term, reading: Reading, shop: ShopWords) -> bool:
    """ "Paper clip": the last noun says what it is, however well the shop knows the first."""
    before = any(t.end == term.start and t.where.head and t is not term for t in reading.terms)
    no_kind = bool(word_forms(term.text) & SAYS_NO_KIND)
    return before and not no_kind and kind_of(term.text, shop) == "goods"


def _says_which(term: Term, reading: Reading) -> bool:
    """ "Chhat wale pankhe": fans of that kind, whatever other fans there are."""
    things = {t.start for t in reading.terms if t.where.head and t is not term}
    wala = reading.words[term.end : term.end + 1]
    return bool(term.where.head) and bool(WALA & {*wala}) and term.end + 1 in things


def _kind_lacking(term: Term, siblings: int, reading: Reading, shop: ShopWords) -> str:
    if term.where.brand and term.certainty >= _SURELY:
        return "brand"
    other = term.needs_support or _tells_others_apart(term, siblings)
    other = other or _says_which(term, reading)
    return "goods" if other or _ends_a_name(term, reading, shop) else "strange"


def settle(reading: Reading, match: Match, shop: ShopWords) -> tuple[Reading, Match]:
    """Takes from `missing` what was a name of the products or no part of them."""
    if match.found and not any(t.where.head and not t.optional for t in match.terms):
        reading = replace(
            reading, missing=[*reading.missing, *_only_described(reading, match, shop)]
        )
    if not match.found or not _agrees(match):
        return reading, match
    lacking = [*_of_others(reading, match, shop), *_parted_from(reading, match, shop)]
    missing = [*reading.missing, *lacking]
    terms = list(reading.terms)
    if count(match.mask) <= _FEW:
        for word in reading.missing:
            heard = _heard(word, reading, match, shop)
            if heard is None or not match.mask & heard.where.hard:
                continue
            missing.remove(word)
            terms.append(heard)
            match = replace(
                match,
                mask=match.mask & heard.where.hard,
                terms=(*match.terms, heard),
                order=tuple(n for n in match.order if heard.where.hard >> n & 1),
                certainty=match.certainty * heard.certainty,
            )
    things = _things(match)
    missing = [
        m for m in missing if not _is_circumstance(m, reading, things | _parted(m, match, shop))
    ]
    return replace(reading, missing=missing, terms=terms), match


def _things(match: Match) -> set[int]:
    """Where a kind of goods is named."""
    return {t.start for t in match.terms if t.kind == "word" and t.where.head}


def _parted(missing: Missing, match: Match, shop: ShopWords) -> set[int]:
    """Where in "mixer motor" the mixer agreed on is named."""
    said = missing.word.split()[:-1]
    heads = (shop.lookup(word) for word in said)
    return {
        missing.position + index
        for index, where in enumerate(heads)
        if where is not None and where.head & match.mask
    }


def _agrees(match: Match) -> bool:
    """Whether something was named for sure."""
    return any(
        t.kind == "word" and t.where.named and not (t.optional or t.purpose or t.needs_support)
        for t in match.terms
    )


def _of_others(reading: Reading, match: Match, shop: ShopWords) -> Iterator[Missing]:
    """ "Tractor ka tyre" where only the description of something else speaks of tractors."""
    things = _things(match)
    for term in reading.terms:
        if term.kind != "word" or not term.optional or term.purpose or term.where.hard:
            continue
        if term.where.text & match.mask or not _names(term.end, things, reading):
            continue
        if kind_of(term.text, shop) in {"goods", "brand"}:
            yield Missing(term.start, term.text, "goods")


def _only_described(reading: Reading, match: Match, shop: ShopWords) -> Iterator[Missing]:
    """ "Anda paratha" where only descriptions speak of parathas; an "eraser" where balls are of
    rubber, as an eraser may be called."""
    words, things = reading.words, {t.start for t in reading.terms if t.where.head}
    aside = describing(words, shop.domain.names_goods)
    for term in reading.terms:
        behind = [word for word in words[term.end : term.end + 2] if [word] not in _LINKS]
        asked = not behind or behind[0] in _ASKED_BEHIND
        if _agrees(match) and term.where.hard & match.mask:
            continue  # "Volini ki tube": it comes in one.
        if (
            term.kind == "word" and asked and term.start not in aside and term.end not in things
            and not (term.where.named or term.where.option)
            and not shop.domain.things.isdisjoint((term.text, stem(term.text)))
            and not (shop.domain.is_plain(term.text) or sale_unit(shop, term.text))
        ):  # fmt: skip
            yield Missing(term.start, term.text, "goods")


def _parted_from(reading: Reading, match: Match, shop: ShopWords) -> Iterator[Missing]:
    """ "Laptop hai kya" where there are only stands for laptops, unlike in "laptop ka kya saamaan
    hai"."""
    named = [t for t in match.terms if t.kind == "word" and t.where.named and not t.purpose]
    only = named[0] if len(named) == 1 and not named[0].optional else None
    if only is None or kind_of(only.text, shop) != "goods" or " " in only.text:
        return
    belongings = BELONGINGS & {*reading.words[only.end : only.end + _FAR]}
    if not belongings and not shop.without_parts(match.mask, [only.text]):
        yield Missing(only.start, only.text, "goods")


def _names(end: int, things: set[int], reading: Reading) -> bool:
    """Whether what ends here stands before a thing as its name does."""
    between = {position for t in reading.terms if t.optional for position in range(t.start, t.end)}
    while end not in things and (end in between or reading.words[end : end + 1] in _LINKS):
        end += 1
    return end in things


def _heard(missing: Missing, reading: Reading, match: Match, shop: ShopWords) -> Term | None:
    """The name of a product agreed on that the unknown word sounds like, as a term; a maker that
    is known elsewhere only sounds like another maker."""
    if len(missing.word) < _SHORTEST or " " in missing.word:
        return None
    said = {
        same
        for term in match.terms
        for word in reading.words[max(term.start, 0) : term.end]
        for same in shop.same_words(word)
    }
    same = {*shop.same_words(missing.word)}
    best, having = 0.0, []
    for number in bits(match.mask):
        product = shop.products[number]
        maker = missing.kind == "brand"
        words = phrase_words(product.brand) if maker else _name_words(product)
        own = max(
            (
                1.0 if own in same else alikeness(form, own)
                for own in {*words} - said
                for form in (missing.word, stem(missing.word))
            ),
            default=0.0,
        )
        if own > best + 0.02:
            best, having = own, [number]
        elif own >= best - 0.02:
            having.append(number)
    known = _ALIKE_KNOWN if _is_known(missing.word, shop) else _ALIKE
    if best < (_SURELY if missing.word in shop.domain.things else known):
        return None
    where = Where(name=mask_of(having))
    return Term(missing.position, missing.position + 1, missing.word, where, certainty=best)


def _name_words(product: Product) -> Iterator[str]:
    choices = (text for group in product.options for c in group.choices for text in choice_texts(c))
    for text in (product.brand, product.name, product.category, *product.aliases, *choices):
        for word in (*phrase_words(text), *to_latin(text.lower()).split()):
            if word.isalpha() and len(word) >= _SHORTEST and word not in GRAMMAR:
                yield word


def _is_circumstance(missing: Missing, reading: Reading, things: set[int]) -> bool:
    """ "On your shelf", "my mixer motor", "kitne kilo kapde": where the thing is, what belongs to
    it, what is done with it."""
    words = reading.words
    start, end = missing.position, missing.position + len(missing.word.split())
    if missing.kind == "brand" or end in things or not things:
        return False
    before = words[max(start - 3, 0) : start]
    if len(before) > 1 and _PLACE & {*before[:-1]} and _OWN & {*before}:
        return True
    counted = before[-2:-1] if before and canonical_unit(before[-1]) else before[-1:]
    if _HOW_MANY & {*counted}:
        return True
    near = words[max(start - 4, 0) : start]
    of_it = _OWN if "of" not in near else _OWN - {"the"}  # "The price of chicken momo".
    return bool(of_it & {*near}) and not things.isdisjoint(range(start - 4, end))


def _is_known(word: str, shop: ShopWords) -> bool:
    domain = shop.domain
    return any(
        form in domain.things or form in domain.brands or form in domain.qualities
        for form in word_forms(word)
    )
