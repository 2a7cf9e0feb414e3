"""What to take where a need is told instead of goods, from the packs' tables of what helps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from device.dialogue.answers import choosing, fallback
from device.dialogue.answers.ranking import best_of_kind, first_by_price, is_of_price
from device.dialogue.answers.recommend import beside_what, nothing_within, offer, within_budget
from device.dialogue.answers.wanted_goods import thing_wanted
from device.dialogue.answers.wishes import Wish, large_enough, wishes_of
from device.dialogue.asking import Asking, in_stock
from device.dialogue.goods.without import without
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.intent.about_specs import PRICE_WORDS
from device.dialogue.intent.health import is_complaint
from device.dialogue.phrasing import TENTATIVE, Draft
from device.dialogue.reading.clauses import SAYS_NO_KIND, describing
from device.dialogue.reading.places import WHOM_OR_WHERE, is_place
from device.dialogue.reading.terms import WALA, Term
from kb.catalogue import Product
from kb.domains.needs import Helper, NeedSaid
from kb.language.words import stem, word_set

_SURE = 0.9
_ADVISES = frozenset({"recommend", "list"})
_OF_GOODS = frozenset({"stock", "spec", "basket_add", "price", "compare"})
_NOT_UNDERSTOOD = frozenset({"unknown", "out_of_scope"})
_MAY_ADVISE = _OF_GOODS | {"unknown", "out_of_scope", "faq"}
"""What a question may seem to want that tells a need; of goods that are named it is asked."""
_WHICH = word_set("which what kaun kaunsa kaunsi konsa koi aisa aisi kuch")
_HOW_MUCH = word_set("kitna kitne kitni how")
_PLAINLY = 3
"""A need that took so many things to say is meant."""
_TASTES = word_set(
    """
    namkeen sweet meetha meethi meethe mitha salted salty khatta khatti hot garam cold thanda
    thandi garma garmagaram garmaagram
    """
)
"""They name no goods by themselves, though a lassi is called "namkeen lassi"."""
_OF_ALL_KINDS = word_set(
    """
    drink drinks beverage beverages drinking peene peena pina snack snacks food khana khane eat
    eating item items
    """
)
_SHELF = word_set("snack snacks")
_NAME_NOTHING = _TASTES | _OF_ALL_KINDS | WHOM_OR_WHERE | SAYS_NO_KIND
_UNSURE, _PERHAPS, _OF_POLICY = 0.7, 0.15, 0.8

Lines = tuple[tuple[int, ...], ...]


def answer_need(asking: Asking) -> Draft | None:
    """Advice or a list of what helps; that there is nothing where the shop has none of it. None
    where no need is told, or goods are named that decide by themselves."""
    if not _may_be_told(asking):
        return None
    named = _things_named(asking)
    told = _told(asking, named)
    if not told:
        return None
    if _wants_what_is_lacking(told, asking):
        asking.lacks_help = True
        return fallback.not_sold(asking) if asking.intent == "recommend" else None
    positions = frozenset[int]().union(*(said.positions for said in told))
    beside = [term for term in named if not _is_part_of(term, positions, asking)]
    helping = named
    if not _HOW_MUCH & {*asking.words}:
        # In "pair mein moch hai" the foot names no stick with four legs.
        helpers = [*chain(*told[0].need.helps)]
        helping = [t for t in named if t.where.head or _would_help(t, helpers, asking)]
    if asking.intent not in _ADVISES and (beside or not _is_surely_told(told[0], helping, asking)):
        return None
    if asking.intent == "list" and named and asking.match.found_all:
        # "Which solar lights do you have" names what shall be listed; so does "which thalis".
        called = any(t.kind == "word" and _calls_several(t, asking) for t in named)
        if called or not asking.view.serves:
            return None
    lines = _narrowed(_helping(told, asking), told[0], named, beside, asking)
    if lines is None or (not lines and _is_said_what(named, asking)):
        return None
    suited = _without_unwanted(lines, asking)
    if lines and not suited:
        return None
    if asking.intent != "list":
        asking.intent = "recommend"
    if not suited:
        asking.lacks_help = not any(asking.view.helps.of(each.need) for each in told)
        return fallback.not_sold(asking)
    if asking.intent == "list":
        return _listed(asking, suited)
    # "Toilet nahi ja paati" refuses no toilet.
    wishes = wishes_of(asking.words, asking.shop)
    kept = [wish for wish in wishes if not wish.refused or wish.position not in positions]
    return _advice(asking, suited, kept)


def _calls_several(term: Term, asking: Asking) -> bool:
    return count(term.where.head & asking.match.mask) > 1


def answer_plain_need(asking: Asking, intent: str, stored_chance: float) -> Draft | None:
    """Advice where a need is told so fully that it is likelier meant than a stored answer that is
    meant with this chance: "delivery ke baad pet ke liye belt" asks for no home delivery."""
    surely = stored_chance >= _SURE or asking.wants.get("faq", 0.0) >= _OF_POLICY
    if surely or intent not in _MAY_ADVISE | _ADVISES:
        return None
    told = _told(asking, _things_named(asking))
    if not told or told[0].told_by < _PLAINLY or not asking.view.helps.of(told[0].need):
        return None
    return answer_need(replace(asking, intent="recommend"))


def needs_told(asking: Asking) -> list[NeedSaid]:
    """The needs that a question tells, the first that which decides; none where goods are asked for
    that the shop lacks."""
    told = _told(asking, _things_named(asking))
    named = [m.word.split() for m in asking.reading.missing if m.kind == "goods"]
    # "Deewar mein chhed karne wali machine" describes and names nothing.
    described = all(words[-1] in SAYS_NO_KIND and WALA & {*words} for words in named)
    return [] if told and not described and _wants_what_is_lacking(told, asking) else told


def _may_be_told(asking: Asking) -> bool:
    if asking.reading.code is not None or (asking.reading.pronoun and asking.session.focus):
        return False
    if asking.intent in _ADVISES:
        return True
    asks_price = PRICE_WORDS & {*asking.canonical.split()}
    return asking.intent in _MAY_ADVISE and asking.match.quantity is None and not asks_price


def _is_surely_told(said: NeedSaid, named: list[Term], asking: Asking) -> bool:
    """Whether a question that seems to want something else tells of a need after all."""
    if not named or asking.intent not in _OF_GOODS:
        perhaps = asking.wants.get("recommend", 0.0) > _PERHAPS
        # Rather than not to understand: what the shop has for what was told.
        telling = [asking.words[at] for at in said.positions if at < len(asking.words)]
        lost = asking.intent in _NOT_UNDERSTOOD and not asking.reading.missing
        lost = lost and sum(not asking.shop.domain.is_function(word) for word in telling) > 1
        lost = lost or _is_to_be_done(said, asking.words)
        perhaps = perhaps or (lost and bool(asking.view.helps.of(said.need)))
        return said.told_by >= (_PLAINLY - 1 if perhaps else _PLAINLY)
    unsure = asking.wants.get(asking.intent, 0.0) < _UNSURE
    return unsure and said.told_by >= _PLAINLY and bool(_WHICH & {*asking.words})


def _is_to_be_done(said: NeedSaid, words: Sequence[str]) -> bool:
    """ "Hedge kaatna hai": what tells the need is said to be the customer's task."""
    return any(
        at in said.positions and word.endswith(("na", "ni")) and words[at + 1 : at + 2] == ["hai"]
        for at, word in enumerate(words)
    )


def _told(asking: Asking, named: list[Term]) -> list[NeedSaid]:
    """The needs that are told, first those against which something named would help, and those
    told more fully; the fewer goods help that can be afforded, the more is told."""
    told = asking.needs_said
    helping = {said.need.name: _all_of(asking.view.helps.of(said.need)[:1]) for said in told}
    # A bakery serves some things too.
    told = [s for s in told if asking.view.serves or not s.need.served or helping[s.need.name]]

    def telling(said: NeedSaid) -> tuple[bool, int, bool, int]:
        would_help = any(_would_help(term, chain(*said.need.helps), asking) for term in named)
        afforded = _all_of(_afforded(asking.view.helps.of(said.need), asking)[:1])
        return not would_help, -said.told_by, not afforded, count(afforded)

    return sorted(told, key=telling)


def _things_named(asking: Asking) -> list[Term]:
    beside = beside_what(asking)
    return [
        term
        for term in asking.reading.terms
        if term.kind in {"word", "kind"}
        and not (term.where.head and not term.where.head & ~beside)
        and not (term.optional or term.purpose or term.taken_back)
        and (term.where.head or (term.where.named and not is_place(term, asking.reading.words)))
        and term.text not in _NAME_NOTHING
        and not any(term.text in each.said for each in asking.reading.unwanted)
    ]


def _is_said_what(named: list[Term], asking: Asking) -> bool:
    """Whether goods are named for a list, or where things are served: what a child may eat is there
    though the need of food for babies is told."""
    tastes = [t for t in asking.reading.terms if t.kind == "kind" and t.where.head]
    return bool(named and asking.intent == "list") or (asking.view.serves and bool(named or tastes))


def _wants_what_is_lacking(told: list[NeedSaid], asking: Asking) -> bool:
    """Whether goods are asked for that the shop has not: a "table lamp for studying" is no bulb.
    What is told about ("football khelte hue") is not asked for."""
    words, domain, shop = asking.reading.words, asking.shop.domain, asking.shop
    aside = describing(words, domain.names_goods)
    helping = _all_of(asking.view.helps.of(told[0].need))
    for missing in asking.reading.missing:
        last = missing.position + len(missing.word.split()) - 1
        if missing.kind != "goods" or aside & {missing.position, last}:
            continue
        held = shop.lookup(missing.word)
        if held is not None and held.named & helping:
            continue  # Of "a powder to drink" no drink is meant, but a powder that helps.
        name = "_".join(map(stem, missing.word.split()))
        would_help = any(
            name in h.called for said in told for line in said.need.helps for h in line
        )
        whole = last > missing.position and domain.names_goods(missing.word.split()[-1])
        if would_help or whole:
            return True
    return False


def _is_part_of(term: Term, positions: frozenset[int], asking: Asking) -> bool:
    """Whether it tells the need: of a "birthday cake" the cake tells none."""
    said = [at for at in range(term.start, term.end) if at in positions]
    last = asking.reading.words[term.end - 1]
    return bool(said) and (term.end - 1 in positions or asking.shop.domain.is_function(last))


def _would_help(term: Term, helpers: Iterable[Helper], asking: Asking) -> bool:
    """Whether it is surely the name of a thing that would help."""
    if term.if_unfit:
        return False
    same = {*asking.shop.same_words(term.text), term.text.replace(" ", "_")}
    return any(
        name in same or name.rpartition("_")[2] in same for h in helpers for name in h.called
    )


def _helping(told: list[NeedSaid], asking: Asking) -> Lines:
    """What helps against the need that is told most fully, and against the others where it can."""
    first, *others = told
    lines = _afforded_first(asking.view.helps.of(first.need), asking)
    for said in others:
        also = _afforded_first(asking.view.helps.of(said.need), asking)
        if not lines and not said.positions <= first.positions:
            lines = also
        best = lines[:1]
        both = (_within(own, _all_of(o)) for own in (best, lines) for o in (also[:1], also))
        lines = next(filter(None, both), lines)
    return lines


def _afforded(lines: Lines, asking: Asking) -> Lines:
    """What costs no more than was said."""
    products, reading = asking.shop.products, asking.reading
    mask = mask_of(n for n in bits(_all_of(lines)) if within_budget(products[n], reading))
    return _within(lines, mask)


def _afforded_first(lines: Lines, asking: Asking) -> Lines:
    return _afforded(lines, asking) or lines


def _narrowed(
    lines: Lines, said: NeedSaid, named: list[Term], beside: list[Term], asking: Asking
) -> Lines | None:
    """Of what helps that which is named too; None where something else is named beside the need,
    and nothing where a thing of another kind would help: a "bulb that stays on" shall be a bulb."""
    best = said.need.helps[0]
    wanted = thing_wanted(asking.reading)
    # "Two fans to run, which inverter": what shall be chosen decides before what is told.
    for term in sorted(named, key=lambda term: term != wanted):
        if term in beside:
            # A "thali" is one that is called so rather than a plate of anything.
            within = _within(lines, term.where.head) or _within(lines, term.where.hard)
            if not within and (term.where.head or term.if_unfit != "ignored"):
                return None
            lines = within or lines  # What shall work "apne aap" need not be called so.
        elif _would_help(term, chain(*said.need.helps), asking):
            lines = _within(lines, term.where.hard) or lines
    for term in asking.reading.terms:
        if term.text in _SHELF and term.where.head and not term.purpose:
            # "A snack that is not spicy" is one of the shelf that is called so.
            lines = _within(lines, term.where.head)
            if not lines:
                return None
    if any(_within(lines, term.where.hard) for term in named):
        return lines
    longer = (t for t in named if not said.positions.issuperset(range(t.start, t.end)))
    if any(term.end - term.start > 1 and term.where.head for term in longer):
        return None  # "A small exhaust fan" is none of the other fans for small rooms.
    lacking = any(_would_help(term, best, asking) for term in named)
    return () if lacking else lines


def _within(lines: Lines, mask: int) -> Lines:
    kept = (tuple(m & mask for m in line if m & mask) for line in lines)
    return tuple(line for line in kept if line)


def _all_of(lines: Lines) -> int:
    mask = 0
    for each in chain.from_iterable(lines):
        mask |= each
    return mask


def _without_unwanted(lines: Lines, asking: Asking) -> Lines:
    # With tea no other tea is wanted.
    left = _all_of(lines) & ~beside_what(asking)
    left = without(left, asking.reading.unwanted, asking.shop, plainly=True)
    return _within(lines, left)


def _listed(asking: Asking, lines: Lines) -> Draft:
    asking.products = asking.of_mask(_all_of(_afforded(lines, asking)))
    if not asking.products:
        return nothing_within(asking, asking.of_mask(_all_of(lines)))
    draft = choosing.answer_list(asking)
    draft.confidence = _SURE
    return draft


def _advice(asking: Asking, lines: Lines, wishes: list[Wish]) -> Draft:
    """The best line of which something is there and can be afforded; one of each kind of it."""
    absent: list[Product] = []
    for line in _afforded(lines, asking):
        kinds = [best_of_kind(asking.of_mask(mask), asking, wishes) for mask in line]
        each = (p for one_of_each in zip_longest(*kinds) for p in one_of_each if p is not None)
        found = large_enough(list({p.sku: p for p in each}.values()), asking.words)
        present = [p for p in found if in_stock(p)]
        if present and is_of_price(asking):
            present = first_by_price(present, asking)
        if present:
            draft = offer(asking, present, wishes, _SURE)
            if is_complaint(asking.words):
                asking.phrasing.add(draft, "recommend_referral")
            return draft
        absent += found
    if absent:
        # Named in case it comes again.
        return offer(asking, absent[:1], wishes, TENTATIVE)
    return nothing_within(asking, asking.of_mask(_all_of(lines)))
