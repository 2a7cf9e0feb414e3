"""What alone is to stay in the basket: "sirf thali, baaki hata do", "only the juice is fine"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from device.dialogue.edits.changes import Change
from device.dialogue.edits.deeds import Deed, Deeds
from device.dialogue.edits.said import Said
from device.dialogue.index.shop_words import ShopWords
from device.turn import Basket, BasketLine
from kb.language.words import word_set

_ONLY = word_set("only just sirf bas keval")
_GOES = word_set("cancel remove delete drop skip hatao hata hatado hatana nikal nikalo")
_REST = word_set(
    "rest everything all other others else baaki baki bacha bache sab saara saari sabhi poora"
)
_STAYS = word_set("keep leave stay rakho rakh rakhna rakhiye rehne rahne chahiye")
_NEAR = 2


def left_alone(said: Said, basket: Basket, shop: ShopWords) -> Iterator[Deeds]:
    """All lines but those that are named beside an "only" go."""
    stays = _staying(said, basket.lines, shop)
    if 0 < len(stays) < len(basket.lines):
        yield tuple(Deed("out", at) for at in range(len(basket.lines)) if at not in stays)


def of_left_alone(
    found: Counter[str], made: Sequence[Change], said: Said, before: Basket, shop: ShopWords
) -> None:
    """Whether just what is named beside an "only" stays, or goes."""
    stays = {before.lines[at].sku for at in _staying(said, before.lines, shop)}
    if not stays:
        return
    gone = {change.old.sku for change in made if change.old is not None and change.kind == "go"}
    others = {line.sku for line in before.lines} - stays
    found["only stays goes"] += bool(gone & stays)
    found["only stays alone"] += gone == others and len(made) == len(gone) > 0


def _staying(said: Said, lines: Sequence[BasketLine], shop: ShopWords) -> set[int]:
    only = [at for at, word in enumerate(said.words) if word in _ONLY]
    words = {*said.words}
    if not only or (_GOES & words and not (_REST | _STAYS) & words):
        return set()  # "Cancel the idli only" leaves all the rest.
    hits = 0
    for term in said.reading.terms:
        if any(0 < term.start - at <= _NEAR or term.end == at for at in only) and not term.purpose:
            hits |= term.where.named
    return {at for at, x in enumerate(lines) if hits >> shop.index_of.get(x.sku, 0) & 1}
