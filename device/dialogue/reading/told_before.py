"""What customers tell of goods they had before: "kal maine samosa khaya tha, aaj ek chai dena", "we
had the mutton roll yesterday". It orders nothing."""

from __future__ import annotations

from collections.abc import Sequence

from kb.language.words import word_set

_DAYS = word_set("kal parso yesterday")
_LAST = word_set("last previous pichle pichli pichhle pichhli pichla pichhla")
_SPANS = word_set(
    """
    week month time year night evening sunday monday tuesday wednesday thursday friday saturday
    winter summer mahine mahina hafte hafta baar bar dafa sardi garmi saal din
    """
)
_DONE = word_set(
    """
    khaya khayi khaye khai liya li liye piya pi mangwaya mangwayi mangaya mangayi kharida kharidi
    khareeda gaya gayi gaye diya di chakha chakhi
    """
)
_WAS = word_set("tha thi the thee")
_HAD = word_set("had ate took bought drank tried ordered got")
_NOW = word_set("aaj ab abhi mujhe hume hamein humein mere today now this")
_WHO = word_set("we i my he she they our maine humne usne inhone papa mummy bhai")
_DENIED = word_set("nahi nahin nai chahiye chahie aaj ab mujhe to")
_ASKS = word_set(
    """
    warranty guarantee kharab return exchange repair bill badal badalna wapas complaint kya kyun
    what why how kitna kitne price rate available toot damage change same wahi waisa waisi
    """
)
"""Who asks about what was bought speaks of nothing else."""
_FAR = 9
_LEAST = 2


def without_told_before(words: Sequence[str]) -> list[str]:
    """The words without what is told of goods of another day; all of them where nothing else is
    left that could be ordered."""
    span = None if _ASKS & {*words} else _span(words)
    if span is None:
        return [*words]
    rest = [*words[: span.start], *words[span.stop :]]
    return rest if len(rest) >= _LEAST else [*words]


def _span(words: Sequence[str]) -> range | None:
    for at, word in enumerate(words):
        length = 1 if word in _DAYS else 0
        if word in _LAST and _SPANS & {*words[at + 1 : at + 2]}:
            length = 2
        if not length:
            continue
        deed = _deed(words, at + length)
        if deed is not None:
            start = at - 1 if at and (words[at - 1].endswith("ne") or words[at - 1] in _WHO) else at
            return _to_now(words, start, deed)
        had = next((i for i in range(max(0, at - _FAR), at) if words[i] in _HAD), None)
        if had is not None:
            start = max(0, had - 2) if _WHO & {*words[max(0, had - 2) : had]} else had
            return _to_now(words, start, at + length)
    return None


def _deed(words: Sequence[str], start: int) -> int | None:
    """The end of "khaya tha" behind a day."""
    for at in range(start, min(len(words) - 1, start + _FAR)):
        if words[at] in _DONE and words[at + 1] in _WAS:
            return at + 2
    return None


def _to_now(words: Sequence[str], start: int, end: int) -> range | None:
    """Up to where what is wanted now begins, or to the end; None where that is not clear."""
    for at in range(end, len(words)):
        if words[at] in _NOW:
            rest = words[at:]
            return range(start, len(words) if {*rest} <= _DENIED else at)
        if words[at] == "for" and words[at + 1 : at + 2] == ["me"]:
            return range(start, at)
        if words[at][:1].isdigit():
            return None
    return range(start, len(words)) if start else None
