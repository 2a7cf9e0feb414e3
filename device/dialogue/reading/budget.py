"""How much is to be spent and for how many people: "my limit is 300", "500 tak", "for six"."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.terms import FIGURE, WALA, LooseNumber, Reading
from kb.language.units import canonical_unit, unit_at
from kb.language.words import stem, word_set

_MONEY = word_set("rs rupaye rupee rupees rupay rupaya rupaiya inr bucks")
_UNDER = word_set(
    """
    under below within inside beneath upto maximum max andar tak neeche niche kam less bhitar
    bheetar budget bajat bajet limit till until
    """
)
_OVER = word_set("above over minimum upar oopar zyada jyada more exceed exceeding cross")
_NOT = word_set("not dont nahi nahin no nothing never na without mat cant cannot")
_AROUND = word_set("around about roughly approximately nearly lagbhag kareeb karib takreeban")
_BETWEEN = word_set("between from range budget bajat bajet")
_WITHIN = word_set("beech bich range budget bajat bajet tak")
_DIFFERS = word_set("difference differ fark farq antar compare")
_TO = word_set("and to se aur or ya")
_HAS = word_set("have has got spend spending afford pay kharch paas")
_PLACED = word_set("mein me wala wali wale range ka ki ke")
_SMALL = word_set("ka ki ke se mein me only bhi hi hai hain is or of the")
_COUNTS = word_set(
    "piece pieces pcs packet packets box boxes lene lenge loge lun loon people log person persons"
)
_PEOPLE = word_set(
    """
    people persons person members member log logon sadasya jan guests family friends dost doston
    """
)
_PARTY = word_set("family group party team gang batch")
_NO_COUNT = Decimal(50)
"""From here on a bare figure beside a word of limits is money rather than a size."""
_LEAST = Decimal(10)
_MEASURED = word_set(
    """
    voltage voltej voltege current load watt weight wajan wazan vajan height lambai unchai chaudai
    gehrai depth temperature taapman tapman pressure bp sugar speed raftar oonchai
    """
)
_SPENDS = word_set("spend spending afford kharch kharcha kharchna")
_FITS = word_set("fit fits fitting come comes")
_MAY_COME = word_set("jaye jaaye jae jaayein jayein")
_ABOUT, _ABOUT_LEAST = Decimal("1.1"), Decimal("0.6")
"""Who says "around 500" also takes what costs a tenth more, and does not mean what costs 200."""


def read_money(reading: Reading, taken: list[bool]) -> None:
    """Sums of money become limits of the reading, or are at least no quantities."""
    words = reading.words
    for index, word in enumerate(words):
        if taken[index] or not _is_figure(word):
            continue
        value = Decimal(word)
        if _read_range(reading, index, taken):
            continue
        before, after = words[max(0, index - 7) : index], words[index + 1 : index + 6]
        is_money = bool(set(after[:1]) & _MONEY) or bool(set(before[-1:]) & _MONEY)
        if not is_money and (_has_unit(words, index) or _MEASURED & {*before[-2:]}):
            continue  # "Voltage sau ke aas paas" tells of no money.
        if not is_money and after and after[0] in {"wala", "wali", "wale"}:
            continue
        if after[:1] == ["kam"] and after[1:2] and after[1].startswith("kar"):
            # "Das kam kar do" takes ten off.
            continue
        rest = [each for each in after if each not in _MONEY and each not in _SMALL]
        side = _side(before, rest, value, is_money=is_money)
        if side and (is_money or value >= _LEAST):
            _limit(reading, side, value)
            for at in (index, *_limiting(words, index)):
                taken[at] = True
        elif is_money:
            only = after[1:3] == ["hi", "hain"]  # "Sau rupaye hi hain".
            if (
                only
                or _PLACED & set(after[:3]) - {"ka", "ki", "ke"}
                or (_HAS & {*before[-3:], *rest[:1]})
            ):
                reading.budget_max = value
            taken[index] = True


def _limiting(words: list[str], index: int) -> range:
    """Where the words behind a figure stand that make it a limit: in "2000 se kam" no Su-Kam."""
    end = index + 1
    while end < len(words) and words[end] in _MONEY | _SMALL:
        end += 1
    limits = end < len(words) and words[end] in _UNDER | _OVER
    return range(index + 1, end + 1) if limits else range(0)


def read_people(reading: Reading, shop: ShopWords, taken: list[bool]) -> None:
    words = reading.words
    for index, word in enumerate(words):
        if taken[index] or not _is_figure(word):
            continue
        near = [w for w in words[index + 1 : index + 3] if not _is_name(w, shop)]
        family_of = words[max(0, index - 3) : index]
        party = "of" in family_of and bool(_PARTY & {*family_of})
        party = party or words[max(0, index - 2) : index] == ["we", "are"]
        if any(w in _PEOPLE for w in near) or party:
            reading.people = Decimal(word)
            taken[index] = True


def _is_name(word: str, shop: ShopWords) -> bool:
    """ "One family combo": goods are called so."""
    where = shop.words.get(stem(word))
    return where is not None and bool(where.name)


def figure_as_budget(reading: Reading) -> Reading:
    """Of someone who asks for advice: "a mixer for three thousand", "teen hazaar mein"."""
    if reading.budget_max is not None or reading.budget_min is not None:
        return reading
    for number in reading.numbers:
        if number.value >= _NO_COUNT and not number.unit and _ends(reading.words, number):
            reading.budget_max = number.value
            reading.numbers = [each for each in reading.numbers if each is not number]
            break
    return reading


def _ends(words: list[str], number: LooseNumber) -> bool:
    """Whether nothing that could be counted follows a figure."""
    behind = words[number.position + number.length :]
    before = words[max(0, number.position - 1) : number.position]
    return (not behind and before[-1:] == ["for"]) or behind[:1] in (["mein"], ["me"])


def _is_figure(word: str) -> bool:
    return bool(FIGURE.match(word)) and "/" not in word


def _has_unit(words: list[str], index: int) -> bool:
    behind = words[index + 1 : index + 2]
    return bool(behind and canonical_unit(behind[0])) or bool(unit_at(words, index + 1)[0])


def _read_range(reading: Reading, index: int, taken: list[bool]) -> bool:
    """ "Between 500 and 800", "500 se 800 ke beech"."""
    words = reading.words
    behind = range(index + 1, min(index + 5, len(words)))
    second = next((at for at in behind if _is_figure(words[at])), None)
    if second is None or _has_unit(words, second):
        return False
    joined = [w for w in words[index + 1 : second] if w not in _MONEY | {"rs"}]
    if len(joined) != 1 or joined[0] not in _TO:
        return False
    if _DIFFERS & {*words}:
        return False
    said = bool(_BETWEEN & {*words[max(0, index - 2) : index]})
    said = said or bool(_WITHIN & {*words[second + 1 : second + 4]})
    low, high = Decimal(words[index]), Decimal(words[second])
    if not said or not _LEAST <= low < high:
        return False
    reading.budget_min, reading.budget_max = low, high
    taken[index] = taken[second] = True
    return True


def _side(before: list[str], rest: list[str], value: Decimal, *, is_money: bool) -> str:
    """Whether words beside a figure make it the most, the least or about what is to be spent:
    "under fifty rupees a piece" counts no pieces, "under 50 pieces" does."""
    if not is_money and _COUNTS & {*rest[:2]}:
        return ""
    under = bool(_UNDER & set(before[-3:])) or bool(_UNDER & set(rest[:1]))
    over = bool(_OVER & set(before[-2:])) or bool(_OVER & set(rest[:1]))
    if over and _NOT & {*before, *rest}:
        return "under"
    if over and not under:
        return "over"
    if under:
        return "under"
    # "What about the hundred one" asks for that one.
    one_of = before[-1:] == ["the"] or bool(WALA & {*rest[:1]})
    near = bool(_AROUND & set(before[-2:])) or rest[:2] == ["aas", "paas"]
    if value >= _NO_COUNT and near and not one_of:
        return "around"
    if value >= _NO_COUNT and (_SPENDS & {*before[-3:], *rest[:1]} or _fits_in(before, rest)):
        return "under"
    return ""


def _fits_in(before: list[str], rest: list[str]) -> bool:
    """ "Something that fits in thirteen thousand", "jo do hazaar mein aa jaye"."""
    fits = before[-1:] == ["in"] and bool(_FITS & {*before[-2:]})
    return fits or (rest[:1] == ["aa"] and bool(_MAY_COME & {*rest[1:2]}))


def _limit(reading: Reading, side: str, value: Decimal) -> None:
    if side == "around":
        reading.budget_min, reading.budget_max = value * _ABOUT_LEAST, value * _ABOUT
    elif side == "over":
        reading.budget_min = value
    else:
        reading.budget_max = value
