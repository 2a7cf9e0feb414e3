"""Words by which sizes and colours of one thing are told apart."""

from __future__ import annotations

from kb.language.words import word_set

_SIZES = {
    "small": "small smaal smol", "medium": "medium meediyam midiyam mediyam",
    "large": "large laarj larj", "xl": "xl", "xxl": "xxl 2xl", "xxxl": "xxxl 3xl",
}  # fmt: skip
SIZE_OF = {word: size for size, words in _SIZES.items() for word in words.split()}
LETTERS = {"s": "small", "m": "medium", "l": "large", "xs": "xs"}
"""Sizes as names are marked with them."""
_OF_SIZES = word_set(
    "regular extra mini big jumbo king queen single double triple half full adult child kids"
)
"""Further words by which sizes of one thing are called."""
COLOURS = word_set(
    "red black white blue green yellow brown pink orange grey golden silver purple maroon"
)


def names_label(word: str) -> bool:
    """Whether a word of a name is a size or colour by which like goods are told apart."""
    return word in SIZE_OF or word in LETTERS or word in COLOURS or word in _OF_SIZES
