"""What goods a wish for advice asks for by their name, if any."""

from __future__ import annotations

from device.dialogue.reading.places import is_place
from device.dialogue.reading.terms import Reading, Term
from kb.language.words import word_set

_ASKED_BEHIND = word_set(
    "chahiye chahie chaahiye batao bataiye bataao dikhao dijiye dena lena loon lein"
)
_CHOSEN = word_set("which kaun kaunsa kaunse kaunsi konsa konse konsi")
"""What stands beside it is asked for, whatever "I need" was said before."""
_ASKED_BEFORE = word_set(
    "need needs want wants which suggest recommend buy koi kaunsa konsa kaunsi"
)
_BESIDE = 3


def wanted_kind(reading: Reading) -> int:
    """All goods that are called what was plainly asked for: "a meter", whatever is told beside."""
    wanted = thing_wanted(reading)
    return 0 if wanted is None else wanted.where.head


def thing_wanted(reading: Reading) -> Term | None:
    """The goods named right beside the word that asks for them: "diaper chahiye", "I need a
    thermometer"; else the only thing beside places."""
    things = [t for t in reading.terms if t.kind == "word" and t.where.head and not t.purpose]
    elsewhere = [t for t in things if not is_place(t, reading.words)]
    if len(elsewhere) == 1 and len(things) > 1:
        return elsewhere[0]
    if (chosen := thing_chosen(reading)) is not None:
        return chosen
    for index, word in enumerate(reading.words):
        for term in things:
            before = word in _ASKED_BEHIND and 0 < index - term.start <= _BESIDE
            between = reading.words[index + 1 : term.start]
            behind = word in _ASKED_BEFORE and len(between) < _BESIDE and "to" not in between
            behind = behind and term.start > index
            if before or behind:
                return term
    return None


def thing_chosen(reading: Reading) -> Term | None:
    """The thing of which one shall be chosen: "which geyser", "pankha kaunsa"."""
    words = reading.words
    chosen = [
        t for t in reading.terms
        if t.kind == "word" and t.where.head and not t.purpose
        and _CHOSEN & {*words[max(t.start - 1, 0) : t.start], *words[t.end : t.end + 1]}
    ]  # fmt: skip
    return chosen[0] if len(chosen) == 1 else None


def asks_for_lacking(reading: Reading) -> bool:
    """Whether goods that the shop has not got stand where the customer names what to have: beside
    the word that asks for it, or last."""
    words = reading.words
    for missing in reading.missing:
        end = missing.position + len(missing.word.split())
        behind, before = words[end : end + 1], words[: missing.position][-_BESIDE:]
        asked = bool((_ASKED_BEHIND | _ASKED_BEFORE) & {*behind}) or (not behind and len(words) > 1)
        if missing.kind in {"goods", "brand"} and (asked or _ASKED_BEFORE & {*before}):
            return True
    return False
