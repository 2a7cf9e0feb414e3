"""What an utterance takes back in so many words: "soy instead of almond", "do ki jagah teen"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from device.dialogue.reading.figures import JOINS
from device.dialogue.reading.terms import DENIES, FIGURE
from kb.language.words import word_set

_SWAPS = word_set("replace exchange swap switch trade substitute change convert")
_FOR = word_set("with for by to into")
_ENDS = JOINS | word_set("in for with on i give put make please mein me kar karo de dedo do")
_JAGAH = word_set("jagah jagha badle badley bajay bajaye")
_ITS = word_set("uski uske iski iske unki unke inki inke")
_IN = word_set("mein me par pe")
_IN_IT = _IN | {"ko"}
_EVERY = word_set("dono donon sab sabhi teeno teenon charo both all")
_TAKEN_OUT = word_set("hata badal nikal nikaal chhod chod cancel")
_TAKEN_OUT_AND = word_set(
    "hatake hatakar hataake hataakar badalkar badalke nikalkar nikaalkar chhodkar chhodke"
)
_NOT = "not"
_AND_THEN = word_set("ke kar karke")


@dataclass(frozen=True, slots=True)
class Replaced:
    """The words that stand, and those that something else shall stand for."""

    kept: list[str]
    gone: list[str]


@dataclass(frozen=True, slots=True)
class _Cut:
    """`gone` is what is replaced, `cut` what to leave out with it."""

    gone: slice
    cut: slice


def replaced(words: Sequence[str], *, by_deed: bool = False) -> Replaced:
    """Leaves out what is replaced; `gone` is empty where nothing is.

    `by_deed` also understands "swap the tea for a coffee" and "chai hata ke coffee daal do", which
    mean this only in an order.
    """
    words = list(words)
    for index, word in enumerate(words):
        found = _comparing(words, index, word) or (_doing(words, index, word) if by_deed else None)
        if found is None:
            continue
        kept = [*words[: found.cut.start], *words[found.cut.stop :]]
        if kept and words[found.gone]:
            return Replaced(kept, words[found.gone])
    return Replaced(words, [])


def _comparing(words: list[str], index: int, word: str) -> _Cut | None:
    following = words[index + 1] if index + 1 < len(words) else ""
    if (word in {"instead", "place"} and following == "of") or (word, following) == (
        "rather",
        "than",
    ):
        end = _until(words, index + 2, _ENDS)
        start = index - 1 if words[index - 1 : index] == ["in"] else index
        return _Cut(slice(index + 2, end), slice(start, end))
    if index + 2 == len(words) and (figure_at := _denied_at_last(words)):
        return _Cut(slice(figure_at, figure_at + 1), slice(index, index + 2))
    if word in DENIES and (share_at := _denied_share(words, index)) is not None:
        return _Cut(slice(share_at, index - 1), slice(share_at, index + 1))
    if word in {"ki", "ke", "ka"} and following in _JAGAH:
        figure = bool(index) and FIGURE.match(words[index - 1]) is not None
        # "Thali mein roti ki jagah naan": the thali stands.
        start = index - 1 if figure else _after(words, index, JOINS | _IN)
        return _Cut(slice(start, index), slice(start, index + 2))
    return None


def _denied_share(words: list[str], no: int) -> int | None:
    """ "Ek mein nahi dono mein": where the share begins that is not meant."""
    before, behind = words[max(0, no - 2) : no], words[no + 1 : no + 3]
    if len(before) < 2 or before[1] not in _IN_IT or len(behind) < 2 or behind[1] != before[1]:
        return None
    told = FIGURE.match(behind[0]) or behind[0] in _EVERY
    return no - 2 if FIGURE.match(before[0]) and told else None


def _denied_at_last(words: list[str]) -> int:
    """Where a figure is denied at the end, after another one: "fifteen not ten", "pandrah kar do
    das nahi"; else 0. "Das nahi pandrah" denies what stands before it."""
    before = words[:-2]
    told = any(FIGURE.match(word) for word in before) and not DENIES & {*before}
    if told and words[-2] == _NOT and FIGURE.match(words[-1]):
        return len(words) - 1
    if told and words[-1] in DENIES and FIGURE.match(words[-2]):
        return len(words) - 2
    return 0


def _doing(words: list[str], index: int, word: str) -> _Cut | None:
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in _SWAPS:
        middle = _until(words, index + 1, _FOR)
        return _Cut(slice(index + 1, middle), slice(index, middle + 1))
    if word in _ITS and following in _JAGAH:
        end = index + 2 + bool(_IN & {*words[index + 2 : index + 3]})
        return _Cut(slice(index, index + 1), slice(index, end))
    length = 1 if word in _TAKEN_OUT_AND else 2
    if length == 1 or (word in _TAKEN_OUT and following in _AND_THEN):
        start = _after(words, index, JOINS)
        # "Chai hata kar do" only takes away; something must come instead.
        rest = words[index + length :]
        return _Cut(slice(start, index), slice(start, index + length)) if len(rest) > 1 else None
    return None


def _until(words: list[str], start: int, ends: frozenset[str]) -> int:
    return next((i for i in range(start, len(words)) if words[i] in ends), len(words))


def _after(words: list[str], end: int, begins: frozenset[str]) -> int:
    return max((i + 1 for i in range(end) if words[i] in begins), default=0)
