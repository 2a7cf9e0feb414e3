"""So many for each of so many people: "we are twelve, one can each", "paanch log, sabko do do".

All of them together are wanted. How many people there are then says no more than that.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from device.dialogue.reading.terms import FIGURE
from kb.language.numbers import plain
from kb.language.units import unit_at
from kb.language.words import word_set

_PEOPLE = word_set(
    """
    people persons person members member log logon jan guests guest friends dost doston students
    staff colleagues workers mehmaan mehman bande lok
    """
)
_MAY_DESCRIBE = word_set("kids children bachche bachchon bachchey ladies gents men women patients")
""" "Ten kids masks" are for no ten kids."""
_AROUND = word_set("we are hum ham of us total for ke liye hain hai there han")
_GOES_ON = _AROUND | word_set(
    "and aur so have want need each everyone everybody sabko sab har one ko"
)
_EACH = word_set("each apiece")
_PARTY = word_set("group party family team batch gang")
_FOR_ALL = (
    "for all of us", "for everyone", "for everybody", "for all", "all want", "all of us want",
    "all need", "all will have", "all will take", "all having", "all wanting", "all taking",
    "all eating", "all drinking", "everyone will eat", "everyone will have", "everyone will take",
    "everyone eats", "everyone is having", "everyone wants", "sab ke liye", "sabke liye",
    "sabhi ke liye", "sab lenge", "sab khayenge", "sab piyenge", "sabko chahiye",
    "sab ko chahiye", "sabhi ko chahiye",
)  # fmt: skip
_OF_ONE_FOR_ALL = frozenset({"a", "an", "1", "one", "enough", "suffice", "kaafi", "kafi", "serve",
                             "serves", "big", "bada", "badi"})  # fmt: skip
""" "A cake for everyone" is shared, as is what is enough for all."""
_EVERYONE = (
    "har 1 ko", "har ek ko", "har kisi ko", "har bande ko", "sab ko", "sabko", "sabhi ko",
    "per person", "per head", "everyone wants", "everybody wants", "everyone needs",
)  # fmt: skip
""" "A cake for everyone" is one that they share."""
_OF_THEM = (["of", "us"], ["of", "them"], ["person"], ["one"])
_ARTICLE = word_set("a an")
_ADVISE = word_set(
    "koi kuch kuchh any anything something suggest recommend which kaun kaunsa kaunsi konsa konsi"
)
"""Who leaves open what to take asks for something that is enough for so many."""
_JOINS = word_set("and aur")
_WE = word_set("we hum ham")
_PORTIONS = word_set("thali thaali meal plate cup glass gilas pyaali bowl katori")
_WILL_HAVE = word_set("khayenge khaenge piyenge pienge lenge eat have take drink")
_SERVED = word_set(
    "pilani pilana pilane pilaani pilaana khilani khilana khilane khilaani khilaana baantni baantna"
)
_FEW = Decimal(9)


def with_amount_for_all(words: Sequence[str]) -> list[str]:
    """The words with how many all of them want, "8 samosas" for "we are 4, 2 samosas each"."""
    at = next((i for i in range(len(words)) if _counts_people(words, i)), None)
    if at is None or _ADVISE & {*words}:
        return [*words]
    people = Decimal(words[at])
    begin, end = _around(words, at)
    rest = [*words[:begin], *words[end:]]
    if _each_has_one(words, begin, end) or _is_for_each(words, at):
        return [words[at], *rest]
    shared = _shared(rest)
    return _times(shared, people) or _for_all(rest, people) or [*words]


def _for_all(words: list[str], people: Decimal) -> list[str] | None:
    """ "Masala chai for all": as many as they are; None where nobody said so, or how many."""
    said = {*words}
    if _OF_ONE_FOR_ALL & said or any(FIGURE.match(word) for word in words):
        return None
    text = f" {' '.join(words)} "
    everyone = next((each for each in _FOR_ALL if f" {each} " in text), None)
    if everyone is None:
        return None
    rest = text.replace(f" {everyone} ", " ").split()
    while rest and rest[0] in _GOES_ON | {"the"}:
        del rest[0]
    return [plain(people), *rest]


def _each_has_one(words: Sequence[str], begin: int, end: int) -> bool:
    """ "Hum chaar log thali khayenge": of what is served to each of them."""
    we, behind = words[begin] in _WE, words[end:]
    counted = any(FIGURE.match(word) for word in behind)
    served = bool(_PORTIONS & {*behind}) and bool(_WILL_HAVE & {*behind})
    return we and served and not counted


def _is_for_each(words: Sequence[str], at: int) -> bool:
    """ "Tees logon ko chai pilani hai": one each."""
    behind = words[at + 2 :]
    served = bool(_SERVED & {*behind}) and not any(map(FIGURE.match, behind))
    return behind[:1] == ["ko"] and served


def _counts_people(words: Sequence[str], at: int) -> bool:
    if not FIGURE.match(words[at]) or "/" in words[at] or Decimal(words[at]) <= 1:
        return False
    behind = words[at + 1 : at + 3]
    if behind[:1] and behind[0] in _MAY_DESCRIBE:
        follows = behind[1:]
        return not follows or follows[0] in _GOES_ON or FIGURE.match(follows[0]) is not None
    before = [*words[max(0, at - 2) : at]]
    counted = before == ["we", "are"] or before[-1:] in (["hum"], ["ham"])
    counted = counted or (before[-1:] == ["of"] and bool(_PARTY & {*before}))
    return counted or [*behind] == ["of", "us"] or bool(_PEOPLE & {*behind[:1]})


def _around(words: Sequence[str], at: int) -> tuple[int, int]:
    """Where it begins and ends that so many people are spoken of."""
    begin, end = at, at + 1
    while begin and words[begin - 1] in (_AROUND | _PARTY | _ARTICLE) - {"total"}:
        begin -= 1
    while end < len(words) and words[end] in _AROUND | _PEOPLE | _MAY_DESCRIBE:
        end += 1
    return begin, end


def _shared(words: list[str]) -> list[str] | None:
    """The words without that each gets it; None where nobody said so."""
    joined = bool(_JOINS & {*words})
    text = f" {' '.join(words)} "
    for everyone in _EVERYONE:
        if f" {everyone} " in text:
            return _once(text.replace(f" {everyone} ", " ").split(), joined=joined) or None
    for at, word in enumerate(words):
        if word in _EACH:
            here = words[at - 1 : at]
            if joined and here and FIGURE.match(here[0]):
                return words  # "Chai and samosa 2 each" are so many of either.
            begin = at - 1 if here == ["for"] else at
            end = at + 1
            end += next((len(o) for o in _OF_THEM if words[end : end + len(o)] == o), 0)
            return [*words[:begin], *words[end:]]
    once = _once(words, joined=False)
    return (words if joined else once) if once != words else None


def _once(words: list[str], *, joined: bool) -> list[str]:
    """ "Do do samose" as "do samose"; of several things it is said of each."""
    if joined:
        return words
    return [
        word for at, word in enumerate(words)
        if not (FIGURE.match(word) and words[at + 1 : at + 2] == [word])
    ]  # fmt: skip


def _times(words: list[str] | None, people: Decimal) -> list[str] | None:
    """So many times as much; None where it is not plain what is counted."""
    if words is None:
        return None
    counts = [i for i in range(len(words)) if _counts(words, i)]
    figures = [i for i in counts if words[i] not in _ARTICLE]
    # "A mill with 120 workers, 1 mask each" is about no mill.
    counts = figures or counts
    runs = {words[i] for i in counts if words[i + 1 : i + 2] == [words[i]]}
    single = len(counts) - len(runs) == 1
    if not counts or not (single or _JOINS & {*words}):
        return None
    return [
        plain(_amount(word) * people) if at in counts else word for at, word in enumerate(words)
    ]


def _counts(words: list[str], at: int) -> bool:
    word = words[at]
    figure = FIGURE.match(word) is not None and "/" not in word
    if not (figure or word in _ARTICLE) or words[at - 1 : at] == ["at"]:
        return False
    unit, _ = unit_at(words, at + 1)
    return unit is None and 0 < _amount(word) <= _FEW


def _amount(word: str) -> Decimal:
    return Decimal(1) if word in _ARTICLE else Decimal(word)
