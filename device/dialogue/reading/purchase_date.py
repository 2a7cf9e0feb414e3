"""When a customer says to have bought something: "in March", "6 months ago", "pichle saal"."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from device.turn import Lang
from kb.language.durations import DURATION_OF
from kb.language.fold import fold
from kb.language.numbers import plain
from kb.language.words import word_set

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvari janavari",
            "february feb farvari faravari",
            "march maarch",
            "april aprail",
            "may mai",
            "june jun joon",
            "july julai julaai",
            "august agast",
            "september sept sitambar",
            "october oct aktubar aktoobar",
            "november nov navambar",
            "december dec disambar",
        ),
        start=1,
    )
    for name in names.split()
}
_FOLDED = {fold(name): number for name, number in _MONTHS.items() if len(name) > 3}
_AGO = word_set("ago before back pehle pahle ho hua huye hue se old purana purani purane")
_LAST = word_set("last previous pichle pichhle pichla gaye")
_DAYS_AGO = {"today": 0, "aaj": 0, "yesterday": 1}
_AFTER_BEFORE = word_set("after in within for")
_AFTER_BEHIND = word_set("baad later mein me andar bhitar ke in")
_FAILS = word_set(
    """
    fail fails failed break breaks broken burn burns spoil spoils stop stops conk conks after kharab
    toot toota tute jal gaya gayi baad later covered cover
    """
)
_LONGEST = {"day": 36500, "week": 5000, "month": 1200, "year": 100}
_HINDI = {"day": "दिन", "week": "हफ्ते", "month": "महीने", "year": "साल"}


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as it was said: 2 years."""

    count: Decimal
    unit: str

    def before(self, day: dt.date) -> dt.date:
        return self._moved(day, -1)

    def after(self, day: dt.date) -> dt.date:
        return self._moved(day, 1)

    @property
    def text(self) -> str:
        """As a fact that bears out both languages."""
        return f"{self.said('en')}. {self.said('hi')}"

    def said(self, lang: Lang) -> str:
        if lang != "en":
            return f"{plain(self.count)} {_HINDI[self.unit]}"
        return f"{plain(self.count)} {self.unit}{'' if self.count == 1 else 's'}"

    def _moved(self, day: dt.date, direction: int) -> dt.date:
        count = min(self.count, Decimal(_LONGEST[self.unit])) * direction
        if self.unit == "year":
            return add_months(day, int(count * 12))
        if self.unit == "month" and count == int(count):
            return add_months(day, int(count))
        return day + dt.timedelta(days=int(count * {"day": 1, "week": 7, "month": 30}[self.unit]))


def bought_on(words: list[str], today: dt.date) -> dt.date | None:
    """The day of purchase as far as it was said, never in the future; a month means its first day.

    The first day is the careful reading: the warranty is never said to last longer than it does.
    """
    for index, word in enumerate(words):
        month = _MONTHS.get(word) or _FOLDED.get(fold(word))
        if month is not None and not (
            word == "may" and words[max(0, index - 1)] not in {"in", "last"}
        ):
            return _in_month(words, index, month, today)
    for index in range(len(words)):
        span = _span_at(words, index)
        # "Ek saal se pehle kharab ho to": before a year has passed.
        ago = words[index + 2 : index + 3] != ["se"] and _AGO & {*words[index + 2 : index + 5]}
        if span is not None and ago:
            return span.before(today)
    for index, word in enumerate(words[:-1]):
        unit = DURATION_OF.get(words[index + 1])
        if word in _LAST and unit in _LONGEST:
            return Span(Decimal(1), unit).before(today)
    days = next((_DAYS_AGO[word] for word in words if word in _DAYS_AGO), None)
    return today - dt.timedelta(days=days) if days is not None else None


def in_use_for(words: list[str]) -> Span | None:
    """How long something will have been in use: "after two years", "8 mahine mein kharab ho"."""
    if not _FAILS & set(words):
        return None
    for index in range(len(words)):
        span = _span_at(words, index)
        if span is not None and (
            _AFTER_BEFORE & set(words[max(0, index - 1) : index])
            or _AFTER_BEHIND & set(words[index + 2 : index + 4])
        ):
            return span
    return None


def _span_at(words: list[str], index: int) -> Span | None:
    if index + 1 >= len(words) or not words[index].replace(".", "", 1).isdigit():
        return None
    unit = DURATION_OF.get(words[index + 1])
    return Span(Decimal(words[index]), unit) if unit in _LONGEST else None


def _in_month(words: list[str], index: int, month: int, today: dt.date) -> dt.date | None:
    figures = [
        int(w)
        for w in (*words[max(0, index - 2) : index], *words[index + 1 : index + 3])
        if w.isdigit()
    ]
    year = next((f for f in figures if 2000 <= f <= today.year), None)
    day = next((f for f in figures if 1 <= f <= 31), 1)
    if year is None:
        year = today.year if (month, day) <= (today.month, today.day) else today.year - 1
        if {"last", "pichle"} & set(words) and "year" in map(DURATION_OF.get, words):
            year = today.year - 1
    bought = dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))
    return bought if bought <= today else None


def warranty_end(bought: dt.date, months: int) -> dt.date:
    """The last day of a warranty."""
    return add_months(bought, months)


def add_months(day: dt.date, months: int) -> dt.date:
    index = max(12, day.year * 12 + day.month - 1 + months)
    year, month = divmod(index, 12)
    year = min(year, 9000)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
