"""What is said of several lines in one breath: "two more of these and three cokes", "peanut rehne
do, chips teen kar do"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product as pairs_of

from device.dialogue.edits.candidates import is_there, others_meant
from device.dialogue.edits.deeds import Deed, Deeds
from device.dialogue.edits.said import Said, said_in
from device.dialogue.goods.choices import read_choices, with_choices
from device.dialogue.goods.resolve import resolve
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.order.basket_lines import last_line
from device.dialogue.order.cuts import ADDS
from device.dialogue.reading.corrections import correction_end
from device.dialogue.reading.terms import FIGURE
from device.dialogue.session import Session
from kb.catalogue import Product
from kb.language.words import word_set

_ONE = Decimal(1)
_CUTS_AT_MOST = 3
_EACH_AT_MOST = 5
_JOINS = ADDS | word_set("but lekin magar par")
_VERBS = word_set(
    "do dena dedo dijiye karo kardo kijiye rakho rakhna dalo daalo lagao hatao nikalo"
)
_OUT = frozenset({"takes", "out", "deny"})
_LESS = frozenset({"less", "lessens", "takes"})


def pairs(
    words: Sequence[str], session: Session, shop: ShopWords, held: Sequence[Product]
) -> Iterator[Deeds]:
    """Two deeds, one for each side of every place where an utterance may be cut."""
    start = correction_end(list(words), 0)
    words = words[start:]
    for end, begin in _cuts(words)[:_CUTS_AT_MOST]:
        first, second = (said_in(w, shop, held) for w in (words[:end], words[begin:]))
        for one, other in pairs_of(
            list(_of_clause(first, session, shop))[:_EACH_AT_MOST],
            list(_of_clause(second, session, shop))[:_EACH_AT_MOST],
        ):
            if one.index != other.index or "new" in {one.kind, other.kind}:
                yield one, other


def _cuts(words: Sequence[str]) -> list[tuple[int, int]]:
    found = []
    for at in range(1, len(words) - 1):
        if words[at] in _JOINS:
            found.append((at, at + 1))
        elif words[at] in _VERBS and words[at + 1] not in _VERBS | _JOINS:
            found.append((at + 1, at + 1))
    return [cut for cut in found if _tells(words[: cut[0]]) and _tells(words[cut[1] :])]


def _tells(words: Sequence[str]) -> bool:
    return len(words) > 1 or any(map(FIGURE.match, words))


def _of_clause(said: Said, session: Session, shop: ShopWords) -> Iterator[Deed]:
    """What a clause can mean, taken strictly: of the lines it names, else of the last one."""
    lines, last = session.basket.lines, last_line(session)
    held = {line.sku for line in lines}
    terms = [t for t in said.reading.terms if not (t.purpose or t.optional) and t.start >= 0]
    if terms:
        match = resolve(said.reading, shop, expects_quantity=True)
        one = count(match.mask) == 1
        product = shop.products[next(iter(bits(match.mask)))] if one else None
        if (
            product is not None
            and match.found_all
            and product.sku not in held
            and is_there(product)
        ):
            chosen = with_choices(product, {}, read_choices(product, said.words, shop))
            yield Deed("new", len(lines), product, match.quantity or _ONE, chosen)
    hits = {
        i: sum(bool(t.where.named >> shop.index_of.get(line.sku, 0) & 1) for t in terms)
        for i, line in enumerate(lines)
    }
    most = max(hits.values(), default=0)
    meant = [i for i, n in hits.items() if n == most > 0] or ([last] if last is not None else [])
    figures = [f for f in said.figures if not (f.measured or f.denied or f.named)]
    for index in meant:
        line = lines[index]
        own = shop.product(line.sku)
        if own is None:
            continue
        if _OUT & said.markers and not figures:
            yield Deed("out", index)
        made = with_choices(
            own, line.options, read_choices(own, said.words, shop, None, line.options)
        )
        amounts = [line.quantity] if not figures else []
        for figure in figures:
            step = -figure.value if _LESS & said.markers else figure.value
            both = [figure.value, line.quantity + step]
            amounts += reversed(both) if figure.more or _LESS & said.markers else both
        for amount in amounts:
            if amount > 0 and (amount != line.quantity or made != dict(line.options)):
                yield Deed("put", index, own, amount, made)
        for other in others_meant(said, own, shop):
            chosen = with_choices(other, {}, read_choices(other, said.words, shop))
            told = figures[-1].value if figures else None
            yield Deed("put", index, other, told or line.quantity, chosen)
            yield Deed("new", len(lines), other, told or _ONE, chosen)
