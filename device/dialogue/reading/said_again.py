"""One thing said in two ways, "moongphali wala makkhan yaani peanut butter", and what is left for
something else: "kulhad chhodo, masala chai kitne ki hai"."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.reading.terms import Reading, names_goods
from kb.language.words import word_set

_THAT_IS = word_set("yaani yani yaane yane aka ie")
_LEFT = word_set("chhodo chodo chhodiye chodiye chhodke chodke chhoro")
_LET_IT_BE = (["rehne", "do"], ["rahne", "do"], ["rehne", "dijiye"], ["never", "mind"])
_LEAVES = word_set("leave forget skip")
_BEGINS = word_set("ok okay no well acha accha achha please just arre are")
_ASKS = word_set("how what which is are do does tell give show price")
_ONLY = word_set("only just and but then so i")
"""Behind "leave the naan" these begin what is wanted after all."""


def say_again(reading: Reading) -> None:
    """Of what is said twice the latter way counts where it names goods, and the first only as far
    as it fits; what is left aside counts no more."""
    words = reading.words
    for index, word in enumerate(words):
        if word in _THAT_IS or word in _LEFT or words[index : index + 2] in _LET_IT_BE:
            _keep_one_side(reading, index, either=word in _THAT_IS)
        elif word in _LEAVES and _BEGINS.issuperset(words[:index]):
            asked = (at for at in range(index + 1, len(words)) if words[at] in _ASKS)
            _keep_one_side(reading, next(asked, len(words)), either=False)
        elif word in _LEAVES and _BEGINS & {*words[index - 1 : index]}:
            _forget_left(reading, index)


def _forget_left(reading: Reading, leave: int) -> None:
    """ "A vada and a tea, no leave the vada": what is named so was not asked for either."""
    words = reading.words
    ends = (at for at in range(leave + 1, len(words)) if words[at] in _ASKS | _ONLY)
    end = next(ends, len(words))
    left = {t.text for t in reading.terms if leave < t.start < end}
    left |= {m.word for m in reading.missing if leave < m.position < end}
    kept = [t for t in reading.terms if t.text not in left]
    if left and any(map(names_goods, kept)):
        counted = {t.start - 1 for t in reading.terms if t.text in left}
        counted |= {m.position - 1 for m in reading.missing if m.word in left}
        reading.terms = kept
        reading.missing = [m for m in reading.missing if m.word not in left]
        reading.numbers = [n for n in reading.numbers if n.position not in counted]


def _keep_one_side(reading: Reading, at: int, *, either: bool) -> None:
    """What stands before a position yields to goods named behind it; with `either` what stands
    behind may be the one that says nothing."""
    behind = [t for t in reading.terms if t.start > at and names_goods(t)]
    if behind and not either and any(t.where.head | t.where.name for t in behind):
        # Else "forget the latte, how much is the espresso" were a latte with an espresso shot.
        reading.terms = [t for t in reading.terms if t.start > at]
        reading.missing = [m for m in reading.missing if m.position > at]
        reading.numbers = [n for n in reading.numbers if n.position > at]
    elif behind:
        yield_after(reading, at)
        reading.missing = [m for m in reading.missing if m.position > at]
        reading.numbers = [n for n in reading.numbers if either or n.position > at]
    elif either and any(names_goods(t) and t.end <= at for t in reading.terms):
        reading.missing = [m for m in reading.missing if m.position < at]


def yield_after(reading: Reading, index: int) -> None:
    """What was said before this position holds only where it fits what was said after it."""
    reading.terms = [
        replace(t, if_unfit="ignored", taken_back=True) if t.end <= index else t
        for t in reading.terms
    ]
