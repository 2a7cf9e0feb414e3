"""Days of the week as customers say them, in English and Hindi."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.language.fold import fold

_NAMES = (
    "monday mondays mon somvar somwar som mande",
    "tuesday tuesdays tue tues mangalvar mangalwar mangal tyusde",
    "wednesday wednesdays wed budhvar budhwar budh vednesde",
    "thursday thursdays thu thur guruvar guruwar brihaspativar veervar virvar guru brihaspati",
    "friday fridays fri shukravar shukrawar shukkarvar jumma juma shukr shukra phraide",
    "saturday saturdays sat shanivar shaniwar shanichar shanichchar shani saitarde",
    "sunday sundays sun ravivar raviwar itvar itwar itvaar sande",
)
_DAY_OF = {word: day for day, words in enumerate(_NAMES) for word in words.split()}
_DAY_OF |= {fold(word): day for word, day in list(_DAY_OF.items()) if len(fold(word)) > 3}


def weekday_of(word: str) -> int | None:
    """0 for Monday to 6 for Sunday; None for any other word in Latin letters."""
    day = _DAY_OF.get(word)
    if day is None and len(word) > 3:
        day = _DAY_OF.get(fold(word))
    return day


def weekday_said(words: Iterable[str]) -> int | None:
    """The first day that is named."""
    return next((day for word in words if (day := weekday_of(word)) is not None), None)


_RANGE = frozenset({"to", "till", "se", "through"})
_DAYS_AHEAD = {
    "today": 0, "aaj": 0, "tonight": 0, "tomorrow": 1, "kal": 1, "parso": 2, "parson": 2,
}  # fmt: skip
_SATURDAY, _SUNDAY = 5, 6


def days_said(words: Sequence[str], today: int) -> list[int]:
    """All days that are named, in the order they are said: by name, as a range of names, as the
    weekend, or as so many days from today."""
    days: list[int] = []
    for index, word in enumerate(words):
        day = weekday_of(word)
        if day is None and word in _DAYS_AHEAD:
            day = (today + _DAYS_AHEAD[word]) % 7
        if day is not None and days and words[index - 1] in _RANGE:
            while days[-1] != day:
                days.append((days[-1] + 1) % 7)
        elif day is not None:
            days.append(day)
        elif word in {"weekend", "weekends"}:
            days += [_SATURDAY, _SUNDAY]
    return list(dict.fromkeys(days))
