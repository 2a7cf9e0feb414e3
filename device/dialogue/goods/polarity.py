"""How much of something is wanted: "no sugar", "cheeni kam", "extra cheese", "baraf mat dalna"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from kb.language.fold import fold
from kb.language.words import word_set

Polarity = Literal["", "none", "less", "more", "normal"]
_Side = Literal["before", "after", "both"]

_WORDS: tuple[tuple[Polarity, _Side, str], ...] = (
    ("none", "before", "no not without vidaut zero nil minus skip remove drop hold leave cut"),
    (
        "none",
        "after",
        """nahi nai nakko nako mat free fri rehne rahne band hata hatao hatana hataiye hatwa hatake
        nikal nikalo nikalwa""",
    ),
    ("none", "both", "bina none"),
    ("less", "both", "less kam thoda thodi thode halka halki halke little low lesser"),
    ("more", "both", "more extra ekstra zyada additional"),
    ("normal", "both", "normal"),
)
_POLARITY: dict[str, tuple[Polarity, _Side]] = {
    fold(word): (polarity, side) for polarity, side, words in _WORDS for word in words.split()
}
_BETWEEN = word_set(
    """
    ka ki ke ko se mein me any the a of bhi hi bilkul ekdum bahut bohot itna itni out on put
    added adding eat eats eating
    """
)
_JOINS = word_set("and aur or ya")
_LAYS_ON, _ONTO = (
    "drop",
    (["on", "top"], ["on", "it"], ["in", "it"], ["into", "it"], ["over", "it"]),
)
""" "Drop a scoop on top" adds it."""
_IN_PLACE = (["instead", "of"], ["place", "of"], ["rather", "than"])
_PLACE_BEHIND, _OF = word_set("jagah jagha badle badley bajay bajaye"), word_set("ki ke")
""" "Paani ki jagah soda", "soda instead of water": without the one."""
Things = frozenset[object]
"""What a word may stand for; empty where it names no thing."""


def polarity_of(word: str) -> Polarity:
    """What a word says about the amount of something, "" for most words."""
    entry = _POLARITY.get(fold(word))
    return entry[0] if entry is not None else ""


def polarities(
    words: Sequence[str], things: Sequence[Things], comes_in: Callable[[int, Polarity], bool]
) -> list[Polarity]:
    """The amount that is asked for at each position that names a thing, else "".

    `comes_in` tells whether the thing at a position can be had in that amount: between two things
    a word belongs to the one that can.
    """
    said: list[Polarity] = [""] * len(words)
    waiting: range | None = None
    pending: Polarity = ""
    index = 0
    while index < len(words):
        if things[index]:
            run = _run(things, index)
            if _goes_on(words, said, run, comes_in):
                pending = "none"
            if pending:
                said[run.start : run.stop] = [pending] * len(run)
                waiting, pending = None, ""
            else:
                waiting = run
            index = run.stop
            continue
        entry = _amount_at(words, index)
        if entry is not None:
            polarity, side = entry
            ahead = bool(things[index + 1]) if index + 1 < len(words) else False
            # "Kadak bina cheeni ki" is not without strength, as "cheeni ke bina" is without sugar.
            before = not ahead or polarity != "none" or words[index - 1] in _BETWEEN
            if waiting is not None and (
                side == "after"
                or (
                    side == "both"
                    and (not ahead or (before and any(comes_in(i, polarity) for i in waiting)))
                )
            ):
                said[waiting.start : waiting.stop] = [polarity] * len(waiting)
                if polarity == "none":
                    _goes_back(words, said, waiting.start, things, comes_in)
                waiting = None
            elif side != "after" and pending != "none":
                pending = polarity
        elif words[index] not in _BETWEEN:
            waiting, pending = None, ""
        index += 1
    return said


def _amount_at(words: Sequence[str], index: int) -> tuple[Polarity, _Side] | None:
    """What the word says about an amount, and of what stands on which side of it."""
    word, behind = words[index], [*words[index + 1 :]]
    if word == _LAYS_ON and any(behind[at : at + 2] in _ONTO for at in range(len(behind))):
        return None
    if [*words[max(index - 1, 0) : index], word] in _IN_PLACE:
        return "none", "before"
    if word in _PLACE_BEHIND and index and words[index - 1] in _OF:
        return "none", "after"
    return _POLARITY.get(fold(word))


def _goes_on(
    words: Sequence[str],
    said: Sequence[Polarity],
    run: range,
    comes_in: Callable[[int, Polarity], bool],
) -> bool:
    """ "Without onion and chilli": neither, where both can be left out."""
    joined = run.start >= 2 and words[run.start - 1] in _JOINS
    return joined and said[run.start - 2] == "none" and all(comes_in(i, "none") for i in run)


def _goes_back(
    words: Sequence[str],
    said: list[Polarity],
    start: int,
    things: Sequence[Things],
    comes_in: Callable[[int, Polarity], bool],
) -> None:
    """ "Pyaaz aur mirchi mat dalna": what stands before it is not wanted either."""
    at = start - 1
    while at >= 0 and not said[at] and (things[at] or words[at] in _JOINS):
        if things[at] and not comes_in(at, "none"):
            return
        said[at] = "none" if things[at] else ""
        at -= 1


def _run(things: Sequence[Things], start: int) -> range:
    """Neighbouring words that name one thing together."""
    shared, end = things[start], start + 1
    while end < len(things) and shared & things[end]:
        shared, end = shared & things[end], end + 1
    return range(start, end)
