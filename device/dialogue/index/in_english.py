"""What a shop has that a Hindi word is in English: "sikke wala" of a coin cell."""

from __future__ import annotations

from device.dialogue.index.shop_words import ShopWords, Where
from kb.language.gloss import word_in_english

_SHORTEST = 3


def called_in_english(word: str, shop: ShopWords) -> Where | None:
    """Where a word stands in the records by what the dictionary says it is in English; None where
    it is in no dictionary or none of it stands there."""
    return shop.of_group(
        same
        for each in word_in_english(word).split()
        if len(each) >= _SHORTEST and each != word and not shop.domain.is_function(each)
        for same in shop.same_words(each)
    )
