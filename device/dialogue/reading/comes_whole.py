"""Measures that tell the size of what comes whole: the metres of a coil, the kilos of a bag."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.reading.figure import Figure
from device.dialogue.reading.terms import OF, WALA
from kb.language.words import word_set

_COILS = word_set("coil coils roll rolls bundle bundles bandal bandil lachha lachhe")
_PACKS = _COILS | word_set(
    "pack packet box dabba dibba bottle bottel can tin jar bag bori katta pouch carton drum tub"
)
_WHOLE = word_set("full poora poori poore pura puri pure whole complete saabut sabut")
_CUT = word_set("cut cutting kaat kaatkar kaatke kat katkar katwa khula khuli khule loose")
_PARTS = word_set("and or aur ya plus with saath")


def is_size_of_a_whole(words: Sequence[str], figure: Figure) -> bool:
    """Whether so much is in one of what is asked for, and not how much is wanted: "ninety metre ka
    roll", "a coil of finolex full ninety metre"."""
    if _CUT & {*words}:
        return False
    behind = [word for word in words[figure.end : figure.end + 3] if word not in OF | WALA]
    if _PACKS & {*behind[:1]} or _WHOLE & {*words[max(figure.index - 1, 0) : figure.index]}:
        return True
    before = words[: figure.index]
    at = max((i for i, word in enumerate(before) if word in _COILS), default=None)
    return at is not None and not _PARTS & {*before[at:]}
