"""When a customer says to have bought something: "in March", "6 months ago", "pichle saal"."""

from __future__ import annotations

import calendar
import datetime as dt

from kb.language.fold import fold
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
_YEAR_WORDS = word_set("year years saal sal varsh")
_MONTH_WORDS = word_set("month months mahine mahina maheene mahino")
_DAY_WORDS = word_set("day days din dino")
_WEEK_WORDS = word_set("week weeks hafte hafta")
_AGO = word_set("ago before back pehle pahle ho hua huye se")
_LAST = word_set("last previous pichle pichhle pichla gaye")


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
    for index, word in enumerate(words[:-1]):
        if word.isdigit() and _AGO & set(words[index + 2 : index + 5]):
            days = _days(words[index + 1], int(word), today)
            if days is not None:
                return days
    for index, word in enumerate(words[:-1]):
        if word in _LAST:
            return _days(words[index + 1], 1, today)
    return None


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
        if {"last", "pichle"} & set(words) and _YEAR_WORDS & set(words):
            year = today.year - 1
    bought = dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))
    return bought if bought <= today else None


def _days(unit: str, count: int, today: dt.date) -> dt.date | None:
    if unit in _YEAR_WORDS:
        return add_months(today, -12 * count)
    if unit in _MONTH_WORDS:
        return add_months(today, -count)
    if unit in _WEEK_WORDS:
        return today - dt.timedelta(weeks=min(count, 5000))
    if unit in _DAY_WORDS:
        return today - dt.timedelta(days=min(count, 36500))
    return None


def warranty_end(bought: dt.date, months: int) -> dt.date:
    """The last day of a warranty."""
    return add_months(bought, months)


def add_months(day: dt.date, months: int) -> dt.date:
    index = max(12, day.year * 12 + day.month - 1 + months)
    year, month = divmod(index, 12)
    year = min(year, 9000)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
