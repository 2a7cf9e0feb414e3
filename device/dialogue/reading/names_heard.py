"""Names of everyday words as they sound: "dam ka rot" where the shop has "Dum ka Roat"."""

from __future__ import annotations

from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.reading.terms import OF, Reading, Term, add_term
from kb.language.script import phonetic_key, similarity

_LENGTH = 3
_ALIKE = 0.85


def read_names_heard(
    reading: Reading, shop: ShopWords, taken: list[bool], purpose: frozenset[int]
) -> None:
    """Two words that "ka" joins, which sound like two that it joins in names here, though each by
    itself is too short or too plain to be heard as a name."""
    for start in range(len(reading.words) - _LENGTH + 1 if shop.ka_names else 0):
        end = start + _LENGTH
        said = reading.words[start:end]
        first, link, last = said
        if link not in OF or True in taken[start:end]:
            continue
        mask = 0
        for name, products in shop.ka_names.get(
            (phonetic_key(first), phonetic_key(last)), {}
        ).items():
            if similarity(first, name[0]) >= _ALIKE and similarity(last, name[1]) >= _ALIKE:
                mask |= products
        if not mask or any(shop.lookup(word) is not None for word in (first, last)):
            continue
        where, for_it = Where(name=mask), end - 1 in purpose
        term = Term(start, end, " ".join(said), where, certainty=_ALIKE, purpose=for_it)
        add_term(reading, term, taken)
