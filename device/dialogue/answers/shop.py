"""Opening hours, services, stored answers, and the courtesies of a conversation."""

from __future__ import annotations

from device.dialogue.answers import fallback
from device.dialogue.answers.saying import perhaps
from device.dialogue.asking import Asking
from device.dialogue.index.passages import Passage
from device.dialogue.index.same_question import same_question
from device.dialogue.index.written_words import phrase_words, spelled
from device.dialogue.intent.elsewhere import may_open_elsewhere, opens_elsewhere
from device.dialogue.money import rupees
from device.dialogue.phrasing import TENTATIVE, Draft, clock_time
from device.dialogue.reading.intents import likeliest
from device.dialogue.reading.terms import has_noun
from device.turn import Fact
from kb.catalogue import OpenHours
from kb.language.weekdays import SATURDAY, SUNDAY, days_said, says_weekdays
from kb.language.words import word_set

_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_HI = ("सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार")
_RANGE = 3
"""So many days in a row are named by the first and the last."""
_TELLS = frozenset({"address", "phone"})
_DOUBTFUL = 0.75
"""Of answers less likely than that, given in shops not seen before, 8 of 18 were wrong."""
_PERHAPS = 0.05
_IN_SO_MANY_WORDS = 1.0
"""The weight of a pattern of the packs that asks for it by itself: "phone number likhwa do"."""
_GUESSED = 0.2
"""What the shop tells of itself is said with a perhaps where it is asked for less likely."""
_PLAIN = 0.9
"""From so sure on the records answer, even where the owner taught an answer to the very words."""
_SAME = 0.97
"""How surely an answer is meant whose very question is asked."""
_NOW = word_set("now abhi currently filhal")
_WHICH_DAY = word_set(
    """
    which kis kaun kaunsa konsa kab when weekly week hafte hafta holiday holidays chutti every roz
    rozana daily
    """
)
_DAY = word_set("day days din holiday holidays chutti closed band off roz rozana daily")
_TIME = word_set("baje time timing timings samay")
_EACH_DAY, _WHEN = word_set("roz rozana daily every"), word_set("kab when")
"""Together they ask for the times of every day: "roz kab khulti hai"."""
_FEAST = word_set(
    """
    diwali deepawali deepavali holi eid christmas dussehra dasara navratri puja rakhi raksha
    rakshabandhan janmashtami ganesh chaturthi chhath lohri pongal baisakhi muharram gandhi
    jayanti republic independence january august october festival festivals tyohar tyohaar tyohaaron
    public national bank
    """
)


def answer_hours(asking: Asking) -> Draft:
    if opens_elsewhere(asking):
        return fallback.unknown(asking, out_of_scope=True)
    draft = _hours(asking)
    return perhaps(asking, draft) if not draft.unknown and may_open_elsewhere(asking) else draft


def _hours(asking: Asking) -> Draft:
    draft = asking.draft()
    draft.source = "store"
    words = asking.words
    if not asking.view.store.hours:
        return _unknown(asking, draft, "hours_unknown")
    if _FEAST & set(words):
        return _unknown(asking, draft, "hours_feast")
    days = days_said(words, asking.now.weekday())
    if not days and _NOW & set(words):
        return _now(asking, draft)
    if not days and _WHICH_DAY & set(words) and _DAY & set(words) and not _asks_times(words):
        return _closed_days(asking, draft)
    hours, today = asking.view.store.hours, asking.now.weekday()
    if days:
        _say_days(asking, draft, _with_saturday(asking, days))
        return draft
    _say_days(asking, draft, [today])
    other = [d for d, times in sorted(hours.items()) if times and times != hours.get(today)]
    if today in hours and other:
        _say_days(asking, draft, other)
    if hours.get(today) is not None or today not in hours:
        _add_exceptions(asking, draft)
    return draft


def _asks_times(words: list[str]) -> bool:
    return bool(_TIME & {*words} or (_EACH_DAY & {*words} and _WHEN & {*words}))


def _with_saturday(asking: Asking, days: list[int]) -> list[int]:
    """Weekdays as the shop's own words have them: "on weekdays, Monday to Saturday"."""
    if not says_weekdays(asking.words):
        return days
    told = (spelled(passage.text).split() for passage in asking.view.passages.all)
    weekdays = (days_said(words, asking.now.weekday()) for words in told if says_weekdays(words))
    six = any(SATURDAY in each and SUNDAY not in each for each in weekdays)
    return list(dict.fromkeys([*days, SATURDAY])) if six else days


def _unknown(asking: Asking, draft: Draft, wording: str) -> Draft:
    draft.source, draft.unknown, draft.confidence = "fallback", True, 0.3
    asking.phrasing.add(draft, wording)
    return draft


def _say_days(asking: Asking, draft: Draft, days: list[int]) -> None:
    """Days with the same hours are said together."""
    hours = asking.view.store.hours
    known = [day for day in days if day in hours]
    if not known:
        _unknown(asking, draft, "hours_unknown")
        return
    for same in dict.fromkeys(hours[day] for day in known):
        together = [day for day in known if hours[day] == same]
        names = _names_of(asking, together)
        if same is None:
            draft.facts += [Fact("closed", f"store:hours.{day}") for day in together]
            asking.phrasing.add(draft, "hours_closed", day=names)
            continue
        values = _times(asking, same)
        draft.facts += [
            Fact(value, f"store:hours.{day}") for day in together for value in values.values()
        ]
        asking.phrasing.add(draft, "hours_open", day=names, **values)


def _times(asking: Asking, hours: OpenHours) -> dict[str, str]:
    return {
        "opens": clock_time(hours.opens, asking.lang),
        "closes": clock_time(hours.closes, asking.lang),
    }


def _now(asking: Asking, draft: Draft) -> Draft:
    today = asking.view.store.hours.get(asking.now.weekday())
    time = asking.now.time()
    if today is not None and today.opens <= time < today.closes:
        closes = clock_time(today.closes, asking.lang)
        draft.facts.append(Fact(closes, f"store:hours.{asking.now.weekday()}"))
        asking.phrasing.add(draft, "hours_now_open", closes=closes)
        return draft
    asking.phrasing.add(draft, "hours_now_closed")
    _say_days(asking, draft, [asking.now.weekday()])
    return draft


def _closed_days(asking: Asking, draft: Draft) -> Draft:
    hours = asking.view.store.hours
    closed = [day for day, times in hours.items() if times is None]
    if not closed and len(hours) < len(_DAYS_EN):
        return _unknown(asking, draft, "hours_unknown")
    if not closed:
        asking.phrasing.add(draft, "hours_every_day")
        return draft
    draft.facts += [Fact("closed", f"store:hours.{day}") for day in closed]
    days = asking.phrasing.all_of([_day_name(asking, day) for day in closed])
    asking.phrasing.add(draft, "hours_closed_days", days=days)
    return draft


def _add_exceptions(asking: Asking, draft: Draft) -> None:
    closed = [day for day, hours in asking.view.store.hours.items() if hours is None]
    if closed:
        draft.facts += [Fact("closed", f"store:hours.{day}") for day in closed]
        days = asking.phrasing.all_of([_day_name(asking, day) for day in closed])
        asking.phrasing.add(draft, "hours_closed_days", days=days)


def _names_of(asking: Asking, days: list[int]) -> str:
    """ "Monday and Friday", "Monday to Friday"."""
    first, last = days[0], days[-1]
    if len(days) < _RANGE or days != list(range(first, last + 1)):
        return asking.phrasing.all_of([_day_name(asking, day) for day in days])
    to = "to" if asking.lang == "en" else "से"
    return f"{_day_name(asking, first)} {to} {_day_name(asking, last)}"


def _day_name(asking: Asking, day: int) -> str:
    return (_DAYS_EN if asking.lang == "en" else _DAYS_HI)[day]


def answer_passage(asking: Asking, passage: Passage, chance: float) -> Draft:
    """The stored answer word for word: it is the record itself. `chance` that it is meant."""
    if passage.source == "taught" and same_question(asking.text, [passage]):
        chance = _SAME
    draft = asking.draft("faq")
    draft.source = passage.source
    draft.confidence = round(min(0.97, chance), 3)
    draft.facts.append(passage.fact())
    if chance < _DOUBTFUL:
        draft.confidence = min(draft.confidence, TENTATIVE)
        asking.phrasing.add(draft, "perhaps_meant")
    if passage.service is None:
        draft.passage = passage
    if passage.service is not None:
        service = passage.service
        values = {"name": service.name, "price": rupees(service.charge)}
        draft.facts.append(Fact(values["price"], f"service:{service.name}"))
        if service.unit:
            asking.phrasing.add(draft, "service", unit=asking.phrasing.unit(service.unit), **values)
        else:
            asking.phrasing.add(draft, "service_flat", **values)
        return draft
    asking.phrasing.passage(draft, passage.answer, passage.lang)
    return draft


def answer_taught(asking: Asking, *, instead_of: Draft) -> Draft | None:
    """What the owner taught to this very question, where there is no sure answer to it; to one in
    the very words, where that is not plain from the records."""
    taught = (passage for passage in asking.view.passages.all if passage.source == "taught")
    passage = same_question(asking.text, taught)
    if passage is None:
        return None
    literally = phrase_words(passage.question) == phrase_words(asking.text)
    unsure = instead_of.confidence < _PLAIN if literally else instead_of.confidence <= TENTATIVE
    if not (instead_of.unknown or instead_of.source == "fallback" or unsure):
        return None
    return answer_passage(asking, passage, _SAME)


def told_by_itself(asking: Asking) -> str:
    """What seems to want a stored answer and has none may ask for what the shop itself tells."""
    told, chance = likeliest(asking.wants, _TELLS)
    of_goods = has_noun(asking.reading) and bool(asking.products)
    likely = chance >= _PERHAPS or asking.strengths.get(told, 0.0) >= _IN_SO_MANY_WORDS
    return told if likely and not of_goods else "faq"


def answer_address(asking: Asking) -> Draft:
    return _store_detail(asking, "address", "store_address", asking.view.store.address)


def answer_phone(asking: Asking) -> Draft:
    return _store_detail(asking, "phone", "store_phone", asking.view.store.phone)


def _store_detail(asking: Asking, name: str, key: str, value: str) -> Draft:
    draft = asking.draft("faq")
    draft.source = "store"
    if not value:
        draft.source, draft.unknown, draft.confidence = "fallback", True, 0.3
        asking.phrasing.add(draft, "unknown")
        return draft
    draft.facts.append(Fact(value, f"store:{name}"))
    asking.phrasing.add(draft, key, **{name: value})
    guessed = asking.wants.get(name, 0.0) < _GUESSED and not asking.strengths.get(name)
    return perhaps(asking, draft) if guessed else draft


def courtesy(asking: Asking, key: str, **values: str) -> Draft:
    """A reply that states nothing about the shop."""
    draft = asking.draft()
    draft.source = "store"
    asking.phrasing.add(draft, key, **values)
    return draft


def greeting(asking: Asking) -> Draft:
    store = asking.view.store.name
    draft = courtesy(asking, "greeting" if store else "greeting_plain", store=store)
    if store:
        draft.facts.append(Fact(store, "store:name"))
    return draft
