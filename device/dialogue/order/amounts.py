"""How many there shall be after "make it five", "ek aur", "double it", "do kam kar do"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from device.dialogue.reading.corrections import DENIES
from device.dialogue.reading.terms import ONE, LooseNumber, Reading
from kb.language.fold import fold
from kb.language.words import word_set

_MORE = word_set(
    """
    badha badhao badhana badhaiye badhake badhakar increase add another additional again plus
    """
)
_MORE_NEAR = word_set("aur more")
"""These mean more only beside a figure: "ek aur", "two more"."""
_LESS = word_set(
    """
    ghata ghatao ghatana ghataiye ghatake reduce decrease fewer less lower minus kam hata hatao
    hatana nikal nikalo remove drop
    """
)
_TO = word_set("to tak total only sirf bas keval")
_NO_MORE = word_set("hi")
_THEN = word_set("ke karke")
_TIMES = {
    fold(word): Decimal(factor)
    for factor, words in (
        ("2", "double doubled twice dugna duguna doguna dugne"),
        ("3", "triple tigna tiguna teenguna"),
        ("0.5", "halve"),
    )
    for word in words.split()
}
AMONG = word_set(
    """
    which them these those jisme jismein jinme jinmein unme unmein inme inmein usme usmein isme
    ismein
    """
)
"""Words by which something is said to be among what was said before it."""
_ALL = word_set(
    """
    all both each everything every sab sabhi sabka sabko sabme dono donon teeno teenon charo saare
    sare saara sara
    """
)
_IN = word_set("mein me ko")
_ALSO = word_set("bhi also too plus")
_SETS = word_set("kar karo kardo kariye make set")
TAKES_OUT = word_set(
    """
    rehne rahne hata hatao hatana hataiye hatado hatake nikal nikalo nikaal nikaalo nikaldo chhodo
    chodo remove delete cancel scrap skip forget
    """
)
"""Words by which something is taken out."""
_TAKES = word_set("take leave")
_OUT = word_set("out off")
_HALF = Decimal("0.5")
_ONE = Decimal(1)


def amount_after(reading: Reading, held: Decimal) -> Decimal | None:
    """The quantity after what was said about a line of `held`; None where it says nothing of it."""
    words = reading.words
    number = said_amount(reading)
    if number is None:
        factor = factor_said(words)
        if factor is not None:
            return held * factor
        return held + _ONE if _is_one_more(words) else None
    if number.value == _HALF and not number.unit and not _changes(words, number):
        return held * _HALF
    if _is_whole_amount(words, number.position):
        return number.value
    if _is_more(words, number):
        return held + number.value
    if set(words) & _LESS:
        return held - number.value
    return number.value


def more_said(reading: Reading) -> Decimal | None:
    """How many more are wanted: "one more", "do aur badha do"; None where no more are."""
    number = said_amount(reading)
    if number is None:
        return _ONE if _is_one_more(reading.words) else None
    if says_also(reading.words) and not (reading.pronoun or AMONG & set(reading.words)):
        return number.value
    whole = _is_whole_amount(reading.words, number.position)
    return number.value if _is_more(reading.words, number) and not whole else None


def says_also(words: Sequence[str]) -> bool:
    """ "Red bhi ek", "cheese also": it comes to what there is and takes the place of nothing."""
    return bool(_ALSO & set(words)) and not _SETS & set(words)


def takes_out(words: Sequence[str]) -> bool:
    """ "Remove one", "chai hata do", "leave out the stand"."""
    said = set(words)
    return bool(puts_back(words) or TAKES_OUT & said or (_TAKES & said and _OUT & said))


def puts_back(words: Sequence[str]) -> bool:
    """ "Put one back", "put the tea back"."""
    return "put" in words and "back" in words[words.index("put") + 1 :]


def lessens(words: Sequence[str]) -> bool:
    """ "Ek coffee kam kar do": less of what there is, rather than less of something in it."""
    return any(a in {"kam", "kum"} and b in _SETS for a, b in pairwise(words))


def factor_said(words: Sequence[str]) -> Decimal | None:
    """By what the quantity shall be multiplied: "double it", "dugna kar do"."""
    return next((_TIMES[fold(word)] for word in words if fold(word) in _TIMES), None)


def share_amount(reading: Reading, held: Decimal) -> Decimal | None:
    """ "One of them", "unmein se ek", "ek mein": so many of a line of more; None for all of it."""
    number, words = said_amount(reading), reading.words
    if number is None or not 0 < number.value < held:
        return None
    end = number.position + number.length
    behind = words[end : end + 1]
    return number.value if AMONG & set(words) or (behind and behind[0] in _IN) else None


def some_amount(reading: Reading, held: Decimal) -> Decimal | None:
    """ "One with cheese", of three: fewer than there are, with nothing said that changes how many
    there are ("make it one", "sirf ek", "teen nahi do")."""
    number = said_amount(reading)
    if number is None or not 0 < number.value < held or reading.pronoun:
        return None
    words = reading.words
    changes = _changes(words, number) or _is_whole_amount(words, number.position)
    return None if changes or DENIES & {*words} else number.value


def said_amount(reading: Reading) -> LooseNumber | None:
    """The figure that says how many: the last one that names no measure ("the forty one")."""
    numbers = [number for number in reading.numbers if not _names_measure(number, reading)]
    return numbers[-1] if numbers else None


def speaks_of_all(words: Sequence[str]) -> bool:
    """ "Both", "sab", "everything": no single line is meant."""
    return bool(set(words) & _ALL)


def _names_measure(number: LooseNumber, reading: Reading) -> bool:
    behind = reading.words[number.position + number.length :][:1]
    # "The twenty kilo one" is one of twenty kilos.
    return (
        number.wala
        or (bool(number.unit) and bool(ONE & {*behind}))
        or any(
            term.kind == "measure" and term.start == number.position and not term.taken_back
            for term in reading.terms
            if len(reading.numbers) > 1
        )
    )


def _changes(words: Sequence[str], number: LooseNumber) -> bool:
    return _is_more(words, number) or bool(set(words) & _LESS)


def _is_whole_amount(words: Sequence[str], position: int) -> bool:
    """ "Increase to six", "badha ke chaar kar do", "only two"."""
    behind = {*words[position + 1 : position + 2]}
    if behind & _NO_MORE:
        return True  # "Ek kam kar do, do hi rakho".
    near = {*words[max(0, position - 2) : position], *behind}
    before = words[:position]
    told = any(word in _MORE | _LESS and then in _THEN for word, then in pairwise(before))
    return bool(_TO & near) or told or bool({"badhakar", "badhake", "ghatake"} & set(before))


def _is_more(words: Sequence[str], number: LooseNumber) -> bool:
    if set(words) & _MORE:
        return True
    start, end = number.position, number.position + number.length
    near = list(words[end : end + 2])
    # "Aur usko teen kar do" goes on; "aur teen kar do" wants three more.
    near += words[start - 1 : start] if start else []
    return bool(_MORE_NEAR & set(near))


def _is_one_more(words: Sequence[str]) -> bool:
    again = "again" in words and bool({"same", "that", "it"} & set(words))
    return "another" in words or again or ("one", "more") in set(pairwise(words))
