"""A thing and what of it is asked about: "jet spray ka pipe kitna lamba", "how long is tea hot in
the flask". What is asked may be goods too, but it is the other thing that the question is about."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.goods.comes_with import comes_with
from device.dialogue.goods.contents_asked import contents_asked
from device.dialogue.goods.resolve import resolve
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import WALA, Missing, Reading, Term
from kb.language.durations import DURATION_OF
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

_HOW = word_set("how kitna kitne kitni")
_AMOUNT = word_set("quantity amount volume")
_MUCH = (["much"], ["many"], ["of"])
_OWNS = word_set("ka ki ke mein me par pe andar")
"""Behind the thing that has something."""
_OWNED_BY = word_set("on of in inside does do with")
"""Before it."""
_NEAR = 4
_CLOSE_LOOK = 60
_PARTS = word_set(
    "motor compressor panel tank coil burner pump element display screen adapter charger battery "
    "picture tube body blade jar magnetron drum"
)


def about_the_thing(reading: Reading, shop: ShopWords) -> Reading:
    """The reading of a question for a spec or a warranty, in which only the thing that it is about
    must fit: what stands beside "how much" does not name it, and what it holds need not."""
    reading = _which_aside(reading)
    asked = _asked_positions(reading, shop)
    reading = _parts_aside(reading, shop)
    reading = _contents_aside(_along_aside(reading, shop))
    things = [term for term in reading.terms if _is_thing(term)]
    # "How much weight can the wheelchair take", where it is but called so: no weighing scale.
    others = [t for t in reading.terms if _is_named_thing(t) and t.start not in asked]
    if not others:
        return reading
    said = [term.text for term in things]
    # "Lambi taar wale board ki taar": the wire is that of the board both times.
    asked |= {
        term.start
        for term in things
        if said.count(term.text) > 1 and WALA & {*reading.words[term.end : term.end + 1]}
    }
    specs = _spec_words([term for term in things if term.start not in asked], shop)
    terms = [
        term
        for term in reading.terms
        if not (term.start in asked and (_is_thing(term) or _names_spec(term, specs)))
        and (term.where.hard or not _names_spec(term, specs))
    ]
    things = [term for term in things if term in terms] or others
    held = _held(things, reading.words)
    held += [term for term in terms if term.start in asked and _loose(term)]
    return replace(
        reading,
        terms=[replace(t, if_unfit=t.if_unfit or "ignored") if t in held else t for t in terms],
        missing=[m for m in reading.missing if m.position not in asked or _says_kind(m, things)],
    )


def _which_aside(reading: Reading) -> Reading:
    """ "Strips kis machine mein lagti hain" is about strips and names no machine."""
    at = reading.words.index("kis") if "kis" in reading.words else -1
    asked = [t for t in reading.terms if t.start == at + 1 and t.where.head]
    things = [t for t in reading.terms if t.end <= at and t.where.head and not t.purpose]
    if not asked or not things:
        return reading
    kept = [t for t in reading.terms if t not in asked]
    terms = [replace(t, optional=False) if t is things[-1] else t for t in kept]
    return replace(reading, terms=terms)


def _says_kind(missing: Missing, things: list[Term]) -> bool:
    """ "Bosch wali drill kitne watt ki": what the shop lacks is a thing of the maker's rather than
    what is measured, where no other thing is named."""
    return missing.kind == "goods" and not any(term.where.head for term in things)


def _contents_aside(reading: Reading) -> Reading:
    """Without what is asked to be in the thing, where another word names the thing."""
    inside = contents_asked(reading.words)
    kept = [term for term in reading.terms if term.start not in inside]
    if not inside or not any(_is_named_thing(term) for term in kept):
        return reading
    asked = {stem(reading.words[at]) for at in inside if at < len(reading.words)}
    missing = [each for each in reading.missing if stem(each.word) not in asked]
    return replace(reading, terms=kept, missing=missing)


def _along_aside(reading: Reading, shop: ShopWords) -> Reading:
    """Without what is asked to come with the thing, which is then none of that: strips that come
    with an "Accu-Chek Instant" come with the meter, not with strips."""
    along = comes_with(reading.words)
    asked = [t for t in reading.terms if t.start in along]
    kept = [t for t in reading.terms if t.start not in along]
    said = {same for t in kept for same in shop.same_words(t.text)}
    if not any(map(_is_named_thing, kept)) or any(t.text in said for t in asked):
        return reading
    missing = [each for each in reading.missing if each.position not in along]
    apart = 0
    for term in asked:
        apart |= term.where.head if _is_thing(term) else 0
    mask = -1
    for term in kept:
        mask &= term.where.hard if _is_named_thing(term) or term.where.brand else -1
    if mask & ~apart:
        kept = [replace(t, where=t.where.but_for(apart)) for t in kept]
    kept = [t for t in kept if t.kind != "sale_unit"]
    return replace(reading, terms=kept, missing=missing)


def _spec_words(things: list[Term], shop: ShopWords) -> frozenset[str]:
    """The words that name specs of these things: "seat width" of wheelchairs."""
    mask = -1
    for term in things:
        mask &= term.where.hard
    if mask <= 0 or count(mask) > _CLOSE_LOOK:
        return frozenset()
    names = {name for number in bits(mask) for name in shop.products[number].specs}
    return frozenset(word for name in names for word in phrase_words(name))


def _names_spec(term: Term, specs: frozenset[str]) -> bool:
    return term.kind == "word" and term.optional and stem(term.text) in specs


def _is_thing(term: Term) -> bool:
    return term.kind == "word" and bool(term.where.head) and not (term.optional or term.purpose)


def _is_named_thing(term: Term) -> bool:
    named = term.where.head or (term.where.name and not term.where.brand)
    return term.kind == "word" and bool(named) and not (term.optional or term.purpose)


def _loose(term: Term) -> bool:
    return term.kind == "word" and not (term.where.brand or term.where.head)


def _asked_positions(reading: Reading, shop: ShopWords) -> frozenset[int]:
    """Where it is said what is measured or counted."""
    words = reading.words
    starts = {term.start: term for term in reading.terms if _is_thing(term)}
    named = {at for term in starts.values() for at in range(term.start, term.end)}
    ends = {term.end: term for term in starts.values()}
    asked: set[int] = set()
    for index, word in enumerate(words):
        if index and shop.attribute(word) is not None and index not in named:
            measured_part = {index - 1} & starts.keys()
            # "Is the chicken thukpa spicy": a thing that fits with all the rest is no part.
            if measured_part and not resolve(reading, shop).found_all:
                asked.update(measured_part)
        amount = word in _AMOUNT and words[index + 1 : index + 2] == ["of"]
        if word not in _HOW and not amount:
            continue
        behind = index + 2 if words[index + 1 : index + 2] in _MUCH else index + 1
        measured = words[behind : behind + 1]
        if measured and (canonical_unit(measured[0]) or measured[0] in DURATION_OF):
            asked.add(behind + 1)
        elif behind in starts:
            asked.add(behind)
        elif word == "how":
            asked.update(_after_is(words, behind, starts))
        elif index in ends and any(start < ends[index].start for start in starts):
            asked.add(ends[index].start)
    # "Bosch wali drill kitne watt ki" is asked of a drill.
    which = {at for at in asked if at and words[at - 1] in WALA}
    return frozenset(at for at in asked - which if not _owns(at, starts, words))


def _after_is(words: list[str], index: int, starts: dict[int, Term]) -> set[int]:
    """ "How long is the pipe on …": the pipe."""
    if words[index + 1 : index + 2] not in (["is"], ["are"]):
        return set()
    return set(list(starts.keys() & set(range(index + 2, index + _NEAR)))[:1])


def _owns(at: int, starts: dict[int, Term], words: list[str]) -> bool:
    term = starts.get(at)
    return term is not None and bool(_OWNS & {*words[term.end : term.end + 1]})


def _held(things: list[Term], words: list[str]) -> list[Term]:
    """The things that are in, on or of another one."""
    for term in things:
        others = [each for each in things if each is not term]
        before = _OWNED_BY & {*words[max(0, term.start - _NEAR) : term.start]}
        later = [each for each in others if each.start > term.start]
        earlier = [each for each in others if each.start < term.start]
        if _OWNS & {*words[term.end : term.end + 1]} and later:
            return later
        if before and earlier:
            return earlier
    return []


def _parts_aside(reading: Reading, shop: ShopWords) -> Reading:
    """ "Mixer motor" where there are mixers: the motor of one."""
    terms, missing = list(reading.terms), list[Missing]()
    for each in reading.missing:
        first, *rest = each.word.split()
        where = shop.lookup(first) if rest and stem(rest[-1]) in _PARTS else None
        if where is not None and where.head:
            terms.append(Term(each.position, each.position + 1, first, where))
        elif each.word not in _PARTS or not any(map(_is_thing, terms)):
            missing.append(each)
    terms.sort(key=lambda term: term.start)
    return replace(reading, terms=terms, missing=missing)
