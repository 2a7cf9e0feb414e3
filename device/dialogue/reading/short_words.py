"""Names of goods so short that they are also grammar or a letter: "butter ti" is tea, "am ki lassi"
is of mango, "bun" is written like a Hindi verb, a ceiling "roz" a rose; "DP" is a double pole."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.whole_said import WHOLE
from kb.language.words import stem, word_set

_MEANS = {
    "ti": "tea", "am": "mango", "ban": "bun", "pai": "pie", "paai": "pie", "ais": "ice",
    "roz": "rose", "roj": "rose", "baata": "bata",
}  # fmt: skip
_LETTERS = {"sp": "single pole", "dp": "double pole", "tp": "triple pole", "fp": "four pole"}
_NEAR = 2
_OF = word_set("ka ki ke wala wali wale")


def with_short_words(words: Sequence[str], shop: ShopWords) -> list[str]:
    """The words with such a name where goods are called so together with the word beside it."""
    words = _spelled_out(words, shop)
    return [
        meant
        if (meant := _MEANS.get(word)) is not None
        and stem(word) not in shop.words
        and _goes_with(meant, words, at, shop)
        else word
        for at, word in enumerate(words)
    ]


def _spelled_out(words: Sequence[str], shop: ShopWords) -> list[str]:
    """Electricians' letters in full, where the shop's goods have poles and are not marked so."""
    if "pole" not in shop.words:
        return [*words]
    full = (word if word in shop.words else _LETTERS.get(word, word) for word in words)
    return [each for text in full for each in text.split()]


def _goes_with(meant: str, words: Sequence[str], at: int, shop: ShopWords) -> bool:
    before = [word for word in words[:at] if word not in _OF | WHOLE][-1:]
    behind = [word for word in words[at + 1 : at + 4] if word not in _OF][:_NEAR]
    return any(
        not shop.domain.is_function(word) and bool(shop.together([meant, stem(word)]))
        for word in (*before, *behind)
    )
