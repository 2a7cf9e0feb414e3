"""Whether a taught answer says other opening hours than the store's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from device.dialogue.index.written_words import spelled
from kb.catalogue import OpenHours, Store
from kb.language.numbers import words_to_figures
from kb.language.weekdays import weekday_said
from kb.language.words import word_set

_OPENS = word_set(
    """
    open opens opened opening close closes closed closing hours timing timings khulta khulti khulte
    khula khuli khulega khulegi khulne khol band
    """
)
_CLOSED = word_set("closed band shut holiday chhutti")
_NOT = word_set("not nahin nahi never")
_NOT_THE_SHOP = word_set("lunch break khana return returns account box packet seal card")
_BREAKS = re.compile(r"(?<=\d)[:.](?=\d\d\b)")
_TIME = re.compile(
    r"(?:\b(?P<part>subah|savere|dopahar|shaam|sham|raat) (?:ke |ko )?)?"
    r"\b(?P<hour>[01]?\d|2[0-4])(?:[. ](?P<minute>[0-5]\d?))?"
    r"(?P<behind> (?:am|pm|a m|p m|o ?clock|baje|in the (?:morning|afternoon|evening)|at night"
    r"|morning|evening|noon))?\b"
)
_BEFORE_A_TIME = re.compile(r"\b(?:at|from|to|till|until|by|between|and) $")
_HALF_PAST = re.compile(r"\b0\.5 past (\d+)")
_AFTERNOON = re.compile(r"pm|p m|afternoon|evening|night|shaam|sham|raat|dopahar")
_MORNING = re.compile(r"am|a m|morning|subah|savere")
_HALF_DAY = 12 * 60


def contradicts_hours(question: str, answer: str, store: Store) -> bool:
    """Whether the answer names a time at which the store neither opens nor closes, or says of a
    day that it is closed, or open, where the store has it otherwise."""
    words = spelled(f"{question} {answer}").split()
    if not store.hours or not _OPENS & {*words} or _NOT_THE_SHOP & {*words}:
        return False
    day = weekday_said(spelled(answer).split())
    day = weekday_said(spelled(question).split()) if day is None else day
    said = list(_times(answer))
    if day is not None and day in store.hours:
        hours = store.hours[day]
        closed = not said and _says_closed(question, answer)
        if closed or hours is None:
            return closed != (hours is None)
        return not all(_is_held(time, [hours]) for time in said)
    known = [hours for hours in store.hours.values() if hours is not None]
    return not all(_is_held(time, known) for time in said)


def _says_closed(question: str, answer: str) -> bool:
    asked, told = spelled(question).split(), spelled(answer).split()
    if _CLOSED & {*told}:
        return not _NOT & {*told}
    denied = bool(_NOT & {*told}) or told[:1] == ["no"]
    return denied != bool(_CLOSED & {*asked})


def _times(answer: str) -> Iterator[tuple[int, str]]:
    """Minutes of the day as they were said, with "am", "pm" or "" for what is not told."""
    text = words_to_figures(spelled(_BREAKS.sub(" ", answer)))
    text = _HALF_PAST.sub(r"\1 30", text)
    for found in _TIME.finditer(text):
        part = f"{found['part'] or ''}{found['behind'] or ''}"
        if not (part or _BEFORE_A_TIME.search(text[: found.start()])):
            continue
        tenths = found["minute"] or "0"
        halves = found.group().count(".") and len(tenths) == 1
        minutes = int(tenths) * 6 if halves else int(tenths)
        half = "pm" if _AFTERNOON.search(part) else "am" if _MORNING.search(part) else ""
        yield int(found["hour"]) * 60 + minutes, half


def _is_held(time: tuple[int, str], hours: list[OpenHours]) -> bool:
    said, half = time
    held = [_minutes(at) for each in hours for at in (each.opens, each.closes)]
    fitting = [m for m in held if not half or (m >= _HALF_DAY) == (half == "pm")]
    return any(m % _HALF_DAY == said % _HALF_DAY for m in fitting)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute
