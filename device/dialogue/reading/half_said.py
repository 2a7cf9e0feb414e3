"""Half of what is served in halves: a "half chai" is the size called so, and not half a cup."""

from __future__ import annotations

from device.dialogue.index.sale_units import SALE_WORDS
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.reading.figure import Figure
from device.dialogue.reading.terms import Reading, Term, add_term
from kb.language.durations import DURATION_OF

_HALF = "0.5"


def read_half(reading: Reading, shop: ShopWords, figure: Figure, taken: list[bool]) -> bool:
    """Whether "half" names a choice that goods of the shop come in, or goods called so, of which
    the "half piece" is one; then it is read so."""
    own = shop.words.get(_HALF) if figure.word == _HALF else None
    if own is None or figure.unit is not None:
        return False
    if not (own.option or (own.name and figure.following in SALE_WORDS)):
        return False
    if figure.following in DURATION_OF:
        return False
    where = Where(option=own.option, name=own.name)
    term = Term(figure.index, figure.index + 1, _HALF, where, if_unfit="ignored")
    add_term(reading, term, taken)
    return True
