"""An utterance in English words where they are known, for the embedder: it knows Hindi in
Devanagari but not as it is written in Latin letters."""

from __future__ import annotations

from device.dialogue.index.shop_words import ShopWords
from device.turn import Lang
from kb.language.plain_words import frequent_english


def for_embedding(text: str, words: list[str], lang: Lang, shop: ShopWords) -> str:
    """The text itself, or a gloss of romanised Hindi: "fan kitchen" for "rasoi ke liye pankha"."""
    if lang != "hi-Latn":
        return text
    glossed = [_gloss(word, shop) for word in words]
    return " ".join(word for word in glossed if word)


def _gloss(word: str, shop: ShopWords) -> str:
    english = frequent_english()
    if word in english and not shop.domain.is_function(word):
        return word
    same = [each for each in shop.same_words(word) if "_" not in each]
    known = [each for each in same if each in shop.words] or [w for w in same if w in english]
    if known:
        return known[0]
    return "" if shop.domain.is_function(word) else word
