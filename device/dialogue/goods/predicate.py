"""What a question says of a thing: "is the egg puff *vegetarian*", "how much *water* does the
cooler hold", "will the bracket fit *a 43 inch TV*".

Such words name goods no more than the verb does. They are told from names by where they stand:
beside "how much", or behind the thing, and never right before a noun, as names do. They are set
aside only where nothing in the shop has all that was said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise, zip_longest

from device.dialogue.goods.resolve import resolve
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.terms import HOW_MANY, PLAIN, WALA, Missing, Reading, Term
from kb.language.plain_words import is_everyday
from kb.language.words import word_set

_HOW = word_set("how kitna kitne kitni")
_WHICH = word_set("which what kis kaun kaunsa kaunsi kaunse konsa konsi konse")
_OPENS = word_set("is are was does do will would can could has have")
"""An English question that begins so says something of what it names first."""
_LINKS = word_set("ka ki ke wala wali wale company brand")
"""Behind a word these make it part of a name."""
_NOBODY = word_set("you u we i they there it")
_WHO = word_set("i we you one")
_OF = word_set("ka ki ke")
_IS = word_set(
    """
    hai hain he hota hoti hote bana bani bane ya or kya banta banti bante aata aati aate rehta rehti
    """
)
_OR = word_set("or ya")
_FITS = word_set(
    """
    fit fits hold holds take takes carry carries support supports work works run runs suit suits
    charge charges handle handles cover covers lagega lagegi chalega chalegi chalta chalti aayega
    aayegi aata aati uthayega uthayegi sambhalega rakh
    """
)
"""A size beside these may be that of what the thing is used with."""
_OF_IT = word_set(
    "it its this that isme ismein iska iski iske uska uski uske usme usmein isse usse"
)
_ITS = word_set("its iska iski iske uska uski uske")
_ITSELF = word_set("it this ye yeh yah ise isey")
_AND = word_set("and aur")
_WITH = word_set("with and aur saath or ya ka ki ke")
_COSTS = word_set("price rate cost costs daam keemat kimat rupees rupaye milega milegi padega")
_CHOSEN_WITH = word_set("with having jisme jismein jiska jiski jiske")
_WHEN = word_set("baad bad pehle pahle dauran samay time waqt")
"""Behind a "ke" these say when: "light jaane ke baad"."""
_UPON, _DOING = word_set("par pe se"), "ne"
_SET_ASIDE_AT_MOST = 2


def without_predicate(reading: Reading, shop: ShopWords) -> Reading:
    """The reading of a question about a thing without what it says of it, if it must be so."""
    reading = _without_said_of_extreme(reading)
    if resolve(reading, shop).found_all:
        return _without_goods_behind(reading)
    plain = replace(reading, terms=[t for t in reading.terms if t.text not in PLAIN])
    if plain.terms and resolve(plain, shop).found_all:
        # "Saadi kaju katli": no plain thing of another kind.
        return _without_goods_behind(plain)
    for aside in _ways(reading):
        kept = replace(reading, terms=[t for t in reading.terms if t not in aside])
        if resolve(kept, shop).found_all:
            return _without_goods_behind(kept)
    return _without_goods_behind(reading)


def _without_said_of_extreme(reading: Reading) -> Reading:
    """ "Does the cheaper drill run in reverse": that some records tell of a reverse does not choose
    among the drills, of which the cheaper one is meant."""
    words, things = reading.words, [t for t in reading.terms if _is_thing(t) and t.where.head]
    whether = {*words[:1]} & _OPENS or "kya" in {*words[:1], *words[-1:]}
    if reading.extreme is None or not whether or not things:
        return reading
    ends = min(t.end for t in things)
    said = [
        t for t in reading.terms
        if t.optional and t.where.spec and not (t.where.named or t.where.option)
        and t.start >= ends and not _CHOSEN_WITH & {*words[max(t.start - 2, 0) : t.start]}
        and not WALA & {*words[t.end : t.end + 1]}
    ]  # fmt: skip
    return replace(reading, terms=[t for t in reading.terms if t not in said]) if said else reading


def says_of_focus(reading: Reading, own: int = 0) -> bool:
    """Whether all that is named stands as what is asked of what was spoken of before, which is in
    the set `own`: "usme paani kitna jama hota hai". What that comes in chooses one of it."""
    firm = [t for t in reading.terms if not (t.optional or t.purpose)]
    said = [t for t in reading.terms if not t.purpose and not (t.optional and t.where.option & own)]
    if said and _is_subject_of(said, reading):
        return True
    if _is_part(firm, reading) or _is_how_much_it(firm, reading.words):
        return True
    if _is_done_to_it(firm, reading.words):
        return True
    if not firm or not _OF_IT & {*reading.words}:
        return False
    return all(_is_asked(t.start, t.end, reading.words) for t in firm)


def _is_subject_of(firm: list[Term], reading: Reading) -> bool:
    """ "Ye kitne meter upar tak paani chadhayega", "how high will it lift water": what is named
    behind the pronoun is what it does something to, unless the pronoun points at it ("this pump")
    or the words say which."""
    words = reading.words
    at = next((i for i, word in enumerate(words) if word in _ITSELF), None)
    said = [*zip_longest(words, words[1:], fillvalue="")][words[:1] != [] and words[0] in _AND :]
    joined = [a for a, b in said if b not in _WHEN]
    if at is None or not _HOW & {*words} or (WALA | _WITH | _COSTS) & {*joined}:
        return False
    pointing = 0 if words[at] == "it" else 1
    # "In how many seconds will it show the fever": what is counted of it stands before it.
    behind = [t for t in firm if not (t.start and words[t.start - 1] in HOW_MANY)]
    return bool(behind) and all(
        t.kind == "word" and t.start > at + pointing and not t.where.brand for t in behind
    )


def _is_done_to_it(firm: list[Term], words: list[str]) -> bool:
    """ "Doodh ubalne par ye kitni der chalta hai": all that is named is what something is done
    with, and the question is of the pronoun."""
    asks = bool(_HOW & {*words} and _ITSELF & {*words}) and not (WALA | _COSTS) & {*words}
    return asks and bool(firm) and all(_is_doing(words[t.end : t.end + 3]) for t in firm)


def _is_doing(behind: list[str]) -> bool:
    """ "Bharne par", "daalne ke baad"."""
    when = behind[1:2] and (behind[1] in _UPON or (behind[1] in _OF and {*behind[2:]} & _WHEN))
    return bool(when) and behind[0].endswith(_DOING)


def _is_how_much_it(firm: list[Term], words: list[str]) -> bool:
    """ "How many volts of battery does it want": all that is named is counted of it."""
    does = next((i for i, each in enumerate(pairwise(words)) if _is_does_it(*each)), None)
    how = next((i for i, word in enumerate(words[:does]) if word in _HOW), None)
    if does is None or how is None or (WALA | _COSTS) & {*words}:
        return False
    return bool(firm) and all(how < t.start < does and not t.where.brand for t in firm)


def _is_does_it(first: str, second: str) -> bool:
    return first in _OPENS and second == "it"


def _is_part(firm: list[Term], reading: Reading) -> bool:
    """ "What size is its water tank": no goods but a part of what was spoken of, which the shop
    does not sell by itself."""
    words = reading.words
    at = next((i for i, word in enumerate(words) if word in _ITS), None)
    if at is None or not (_HOW | _WHICH) & {*words} or (WALA | _COSTS) & {*words}:
        return False
    named = [(t.start, t.end) for t in firm]
    named += [(m.position, m.position + len(m.word.split())) for m in reading.missing]
    if not named or min(named)[0] != at + 1:
        return False
    end = max(end for _, end in named)
    lacking = any(m.position >= at for m in reading.missing if m.kind != "brand")
    return lacking or (len(firm) == 1 and reading.words[end:] != [] and _is_strange(end, reading))


def _is_strange(position: int, reading: Reading) -> bool:
    word = reading.words[position]
    return position not in {t.start for t in reading.terms} and not is_everyday(word)


def _ways(reading: Reading) -> Iterator[tuple[Term, ...]]:
    """What may be set aside, the least first; something that is named must be left."""
    words = reading.words
    yield from _alternatives(reading)
    things = [t for t in reading.terms if _is_thing(t)]
    may_be = [t for t in reading.terms if _may_be_said(t, things, reading)]
    for size in range(1, _SET_ASIDE_AT_MOST + 1):
        for aside in combinations(reversed(may_be), size):
            left = [thing for thing in things if thing not in aside]
            # "Does Prestige have a two litre kettle" is about kettles, not about all of Prestige.
            kinds = [t for t in aside if t.where.head and not _is_asked(t.start, t.end, words)]
            if left and (not kinds or any(t.where.head for t in left)):
                yield aside


def _alternatives(reading: Reading) -> Iterator[tuple[Term, ...]]:
    """ "Is the motor three phase or single phase": which of the two is asked, and no goods are
    both."""
    firm = [t for t in reading.terms if not (t.optional or t.purpose)]
    for index, word in enumerate(reading.words):
        before = [t for t in firm if t.end <= index][-1:]
        behind = [t for t in firm if t.start > index][:1]
        either = (*before, *behind)
        if word not in _OR or len(either) < 2 or any(t.where.brand for t in either):
            continue
        if either[0].kind == either[1].kind != "word" or not any(t.where.head for t in either):
            yield either


def _is_thing(term: Term) -> bool:
    return term.kind == "word" and not term.purpose and bool(term.where.named)


def _may_be_said(term: Term, things: list[Term], reading: Reading) -> bool:
    if term.optional or term.purpose or _is_before_a_noun(term.end, things, reading):
        return False
    if term.kind != "word":
        return term.kind == "measure" and bool(_FITS & {*reading.words})
    if term.where.brand and not term.where.head:
        return False
    if term.where.head and WALA & {*reading.words[max(term.start - 1, 0) : term.start]}:
        return False  # "Bosch wali drill kitne watt ki hai" is asked of a drill.
    behind = any(t.end <= term.start for t in things if t is not term)
    return behind or _is_asked(term.start, term.end, reading.words)


def _is_asked(start: int, end: int, words: list[str]) -> bool:
    """Whether it stands beside "how much", or behind "which"."""
    near = {*words[max(start - 2, 0) : start], *words[end : end + 1]}
    of_price = {*words[end + 1 : end + 2]} & _OF
    return bool((near & _HOW and not of_price) or {*words[max(start - 1, 0) : start]} & _WHICH)


def _is_before_a_noun(end: int, things: list[Term], reading: Reading) -> bool:
    follows = {*reading.words[end : end + 1]}
    linked = bool(follows & _LINKS) and not _ends_behind({*reading.words[end + 1 : end + 2]})
    return linked or any(t.start == end and t.where.head for t in things)


def _ends_behind(follows: set[str]) -> bool:
    """ "Body plastic ki hai": what it is made of stands before no noun."""
    return not follows or bool(follows & _IS)


def _without_goods_behind(reading: Reading) -> Reading:
    """ "Does the BP monitor need a charger": goods that the shop lacks may be said of a thing."""
    said = [m for m in reading.missing if m.kind != "brand" and _is_said_of(m, reading)]
    return replace(reading, missing=[m for m in reading.missing if m not in said])


def _is_said_of(missing: Missing, reading: Reading) -> bool:
    words, at = reading.words, missing.position
    if {*words[max(at - 2, 0) : at - 1]} & _OPENS and {*words[at - 1 : at]} & _WHO:
        # "Can I refill the marker".
        return True
    end = at + len(missing.word.split())
    things = [t for t in reading.terms if _is_thing(t)]
    heads = [t for t in things if t.where.head]
    # "Does the Omron one need a charger": a name will do for a thing where the verb is behind it.
    named = things if _is_verb_before_thing(words) else heads
    of_it = missing.word.split()[-1] in _OF
    if _OR & {*words[max(at - 2, 0) : at], *words[end : end + 2]}:
        named = things  # "Jalebi desi ghee ki hai ya refined".
    if not any(t.end < at or (of_it and t.end == at) for t in named):
        return False
    if _is_asked(at, end, words) or _OR & {*words[max(at - 2, 0) : at]}:
        return True
    return words[at - 1] not in _LINKS and not _is_before_a_noun(end, heads, reading)


def _is_verb_before_thing(words: list[str]) -> bool:
    """ "Does the …", "up to what height will the …"."""
    return any(a in _OPENS and b not in _NOBODY for a, b in pairwise(words))
