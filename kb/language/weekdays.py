"""Days of the week as customers say them, in English and Hindi."""

from __future__ import annotations

from collections.abc import Sequence

from kb.language.fold import fold

_NAMES = (
    "monday mondays mon somvar somwar sombar som mande",
    "tuesday tuesdays tue tues mangalvar mangalwar mangalbar mangal tyusde",
    "wednesday wednesdays wed budhvar budhwar budhbar budh vednesde",
    "thursday thursdays thu thur guruvar guruwar brihaspativar veervar virvar jumerat jummerat "
    "guru brihaspati",
    "friday fridays fri shukravar shukrawar shukkarvar jumma juma jumme jummah jumah shukr shukra "
    "phraide",
    "saturday saturdays shanivar shaniwar sanivar sanibar shanichar shanichchar shani saitarde",
    "sunday sundays ravivar raviwar itvar itwar itvaar etwar etwaar sande",
)
_ABBREVIATED = {"sat": 5, "sun": 6}
"""Words that mean something else as well, "sat sri akal", "sun rahe ho"."""
_RANGE = frozenset({"to", "till", "se", "through"})
_BEFORE_A_DAY = frozenset({"on", "every", "till", "until", "next", "this", "coming", "har", "agle"})
_BEHIND_A_DAY = frozenset({"ko", "tak", "ke", "morning", "evening", "subah", "shaam", "timing"})
_DAY_OF = {word: day for day, words in enumerate(_NAMES) for word in words.split()}
_DAY_OF |= {fold(word): day for word, day in list(_DAY_OF.items()) if len(fold(word)) > 3}


def weekday_of(word: str) -> int | None:
    """0 for Monday to 6 for Sunday; None for any other word in Latin letters."""
    day = _DAY_OF.get(word)
    if day is None and len(word) > 3:
        # "Free" is folded to an abbreviated Friday.
        sound = fold(word)
        day = _DAY_OF.get(sound) if len(sound) > 3 else None
    return day


def _weekday_at(words: Sequence[str], index: int) -> int | None:
    """The day that a word names where it stands: "on sat", "sat sun closed"."""
    before = words[index - 1] if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    if words[index] not in _ABBREVIATED:
        return weekday_of(words[index])
    near = {before, behind}
    if before in _RANGE and index > 1:
        near.add(words[index - 2])
    beside = any(word in _ABBREVIATED or weekday_of(word) is not None for word in near)
    told = beside or before in _BEFORE_A_DAY or behind in _BEHIND_A_DAY
    return _ABBREVIATED[words[index]] if told else None


def weekday_said(words: Sequence[str]) -> int | None:
    """The first day that is named."""
    days = (_weekday_at(words, index) for index in range(len(words)))
    return next((day for day in days if day is not None), None)


_DAYS_AHEAD = {
    "today": 0, "aaj": 0, "tonight": 0, "tomorrow": 1, "kal": 1, "parso": 2, "parson": 2,
}  # fmt: skip
SATURDAY, SUNDAY = 5, 6
_WEEKDAYS = frozenset({"weekday", "weekdays", "veekde", "veekdez"})
_WEEKEND = frozenset({"weekend", "weekends", "veekend", "veekends"})


def says_weekdays(words: Sequence[str]) -> bool:
    """Whether the days of work are named as a whole: "on weekdays"."""
    return any(_is_weekdays(words, index) for index in range(len(words)))


def _is_weekdays(words: Sequence[str], index: int) -> bool:
    apart = words[index] in {"day", "days"} and index > 0 and words[index - 1] == "week"
    return apart or words[index] in _WEEKDAYS


def days_said(words: Sequence[str], today: int) -> list[int]:
    """All days that are named, in the order they are said: by name, as a range of names, as the
    weekend, as weekdays (Monday to Friday), or as so many days from today."""
    days: list[int] = []
    for index, word in enumerate(words):
        day = _weekday_at(words, index)
        if day is None and word in _DAYS_AHEAD:
            day = (today + _DAYS_AHEAD[word]) % 7
        if day is not None and days and words[index - 1] in _RANGE:
            while days[-1] != day:
                days.append((days[-1] + 1) % 7)
        elif day is not None:
            days.append(day)
        elif word in _WEEKEND:
            days += [SATURDAY, SUNDAY]
        elif _is_weekdays(words, index):
            days += range(SATURDAY)
    return list(dict.fromkeys(days))
