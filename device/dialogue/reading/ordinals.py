"""Places in a row as they are spoken: "the first one", "doosre wale ki", "jo pehle bataya"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from device.dialogue.reading.terms import WALA, Reading
from device.dialogue.session import Session
from kb.language.words import word_set

PLACES = {
    "first": 0, "1st": 0, "pehla": 0, "pehle": 0, "pehli": 0, "pahla": 0, "pahle": 0, "pahli": 0,
    "second": 1, "2nd": 1, "doosra": 1, "dusra": 1, "doosri": 1, "dusri": 1, "doosre": 1,
    "dusre": 1, "third": 2, "teesra": 2, "tisra": 2, "teesri": 2, "tisri": 2, "last": -1,
    "aakhri": -1, "akhri": -1, "aakhiri": -1,
}  # fmt: skip
BEFORE = -2
"""The place of what was spoken of before the last."""
_RELATIVE = {
    "former": 0, "latter": -1, "previous": BEFORE, "earlier": BEFORE,
    **dict.fromkeys(word_set("pichla pichle pichli pichhla pichhle pichhli"), BEFORE),
}  # fmt: skip

_ONE = WALA | word_set("one ones waala")
_FEW = 7
"""Of so few words a place may be all that says which one is meant."""
_ENGLISH = word_set("first 1st second 2nd third last former latter previous")
_ARTICLES = word_set("the that")
_POINTS = _ARTICLES | word_set("wo woh us usi is isi sabse")
_ENDS_NAME = word_set("and or is are was does do did has have with in on for plus of please")
"""Behind "the first" these begin what is said of it; a noun would be what is first."""
_KINDS = word_set("kind sort type variety")
_EARLIER = word_set("pehle pahle pehla pahla pehli pahli")
_TOLD = word_set(
    """
    bataya batayi bataye batai bola boli bole kaha kahi kahe poocha poochi puchha puchhi poochha
    poochhi pucha puchi dekha dekhi dekhe dikhaya dikhayi dikhaye suna suni
    """
)
_WAS = word_set("tha thi the hai hain gaya gayi")
_ASKED = word_set("asked said mentioned told showed saw")
_THAN_IT = word_set("isse usse issey ussey")
_THAT = word_set("that this it")
_SPAN = 4


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """Words that point at a place in a row, from `start` up to `end`."""

    start: int
    end: int
    place: int
    """An index into the row, negative from its end."""


def places_said(words: Sequence[str]) -> list[PlaceSaid]:
    """All words that point at a place in what was spoken of: "the first one", "pehle wale",
    "jo pehle bataya"; none in "the first aid box", "doosri company ka", "pehle ye batao"."""
    found: list[PlaceSaid] = []
    at = 0
    while at < len(words):
        said = _told_before(words, at) or _one_before(words, at) or _placed(words, at)
        if said is not None:
            found.append(said)
        at = said.end if said is not None else at + 1
    if len(found) != 1:
        return found
    # Beside "pehla wala teen" a "doosra ek" needs no "wala".
    others = [
        PlaceSaid(i, i + 1, PLACES[word])
        for i, word in enumerate(words)
        if word in PLACES and word not in _EARLIER | _ENGLISH
        and not found[0].start <= i < found[0].end
        and words[i + 1 : i + 2] and words[i + 1].isdigit()
    ]  # fmt: skip
    return sorted([*found, *others], key=lambda each: each.start)


def _placed(words: Sequence[str], at: int) -> PlaceSaid | None:
    """ "The first one", "pehle wale", "the second" with no noun behind it."""
    word = words[at]
    place = PLACES.get(word, _RELATIVE.get(word))
    if place is None:
        return None
    before, behind = words[at - 1] if at else "", words[at + 1 : at + 2]
    if behind and behind[0] in _ONE | _KINDS:
        end = at + 2
    elif word in _ENGLISH and before in _ARTICLES and not (behind and behind[0] not in _ENDS_NAME):
        end = at + 1
    else:
        return None
    if before in _THAN_IT:
        return PlaceSaid(at - 1, end, BEFORE)
    return PlaceSaid(at - 1 if before in _POINTS else at, end, place)


def _told_before(words: Sequence[str], at: int) -> PlaceSaid | None:
    """ "Jo pehle bataya", "pehle jo fan dekha tha", "wo jo sabse pehle poochhi thi"."""
    start = at + 1 if words[at] in {"wo", "woh"} and words[at + 1 : at + 2] == ["jo"] else at
    near = words[start : start + 2 * _SPAN]
    if words[start] != "jo" and not (words[start] in _EARLIER and near[1:2] == ["jo"]):
        return None
    told = next((i for i, word in enumerate(near) if word in _TOLD), None)
    if told is None or not _EARLIER & {*near[:told]}:
        return None
    end = start + told + 1
    end += bool(_WAS & {*words[end : end + 1]})
    return PlaceSaid(at, end, 0 if "sabse" in near[:told] else BEFORE)


def _one_before(words: Sequence[str], at: int) -> PlaceSaid | None:
    """ "The one before that", "the one i asked about first"."""
    if words[at] != "one":
        return None
    start = at - 1 if words[at - 1 : at] in (["the"], ["that"]) else at
    behind = words[at + 1 : at + 2 + _SPAN]
    if behind[:1] == ["before"]:
        whole = not behind[1:] or behind[1] in _THAT
        return PlaceSaid(start, at + 2 + bool(behind[1:]), BEFORE) if whole else None
    if not _ASKED & {*behind[:2]}:
        return None
    for said, place in (("first", 0), ("before", BEFORE), ("earlier", BEFORE)):
        if said in behind:
            return PlaceSaid(start, at + 2 + behind.index(said), place)
    return None


def in_place(reading: Reading, session: Session) -> str | None:
    """The SKU of the one that is meant of several just named: "the second one", "doosra wala"."""
    words = reading.words
    places = [PLACES[word] for word, after in pairwise(words) if word in PLACES and after in _ONE]
    place = places[0] if places else None
    named = any(term.where.hard and not term.optional for term in reading.terms)
    if place is None or named or len(words) > _FEW:
        return None
    lists = (session.focus, *(exchange.skus for exchange in reversed(session.recent)))
    last = next((skus for skus in lists if len(skus) > 1), ())
    return last[place] if -len(last) <= place < len(last) else None


def place_said(words: Sequence[str]) -> int | None:
    """The place as an index, -1 for the last; None where none is named."""
    return next((PLACES[word] for word in words if word in PLACES), None)
