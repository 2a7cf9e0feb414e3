"""Where a speaker corrects himself: "two coffees, no wait, three", "arre nahi", "sorry"."""

from __future__ import annotations

from collections.abc import Sequence

from kb.language.words import word_set

_CORRECTS = word_set(
    "sorry wait ruko rukiye rukna thehro oops actually meant galti galat mistake rather"
)
DENIES = word_set("no nahi nahin nai nhi nope")
_HESITATES = word_set("arre arey aree umm um uh hmm")
_AROUND = word_set("oh are i mean ji bhai bhaiya on hold matlab se it was ho gayi gaya hui hua bol")
_ASKS = word_set("make give i id ill change put do let its")
_PASSIVE = word_set("is are was were be been")
_WHAT_FOR = word_set("for to")
_JOINED = word_set("and aur plus also")


def statements(words: Sequence[str]) -> list[list[str]]:
    """The words between corrections; one list where nothing is corrected.

    A single "no" or "nahi" corrects only inside a phrase, so it makes no new statement: "no sugar",
    "teen nahi chaar".
    """
    found: list[list[str]] = [[]]
    index = 0
    while index < len(words):
        end = correction_end(words, index)
        if end > index:
            found.append([])
            index = end
        else:
            found[-1].append(words[index])
            index += 1
    return [part for part in found if part]


def correction_end(words: Sequence[str], start: int) -> int:
    """The end of the words of correction that begin here; `start` itself if there are none."""
    if start and words[start - 1] in _JOINED:
        return start
    end, weight = start, 0
    if (
        start
        and words[start] == "no"
        and words[start + 1 : start + 2]
        and words[start + 1] in _ASKS
    ):
        # "One chai, no make that three".
        return start + 1
    while end < len(words) and words[end] in _CORRECTS | DENIES | _AROUND | _HESITATES:
        if words[end] == "meant" and (
            {*words[max(end - 1, 0) : end]} & _PASSIVE or {*words[end + 1 : end + 2]} & _WHAT_FOR
        ):
            break  # "Large is meant for babies".
        weight += 2 * (words[end] in _CORRECTS) + (words[end] in DENIES | _HESITATES)
        end += 1
    return end if weight >= 2 and (DENIES | _CORRECTS) & {*words[start:end]} else start
