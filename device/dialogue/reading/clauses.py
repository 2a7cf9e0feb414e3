"""Which words of an utterance tell what a thing is for or what it does, rather than what it is.

"A kettle to boil water", "paani garam karne wali kettle", "helmet jo bachche ko aaye": such words
may choose among the goods named, but they name none themselves, so that none are lacking either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from device.dialogue.reading.told_beside import KIN, told_beside
from kb.language.plain_words import is_everyday
from kb.language.words import stem, word_set

_LONG, _SHORT = 8, 5
"""How many words a clause has at most: one with a verb, one without."""
_AND = word_set("and or aur ya")
_COUNTS = word_set("a an the one ek some my i me also") | {str(count) for count in range(1, 100)}
"""What begins the next thing of an order."""
_ENDS = word_set(
    """
    i which what please under below how is and or but me us him price rate cost mrp kitne kitna
    kitni kya kaun kaunsa kaunsi konsa batao bataiye bata dikhao dikhaiye chahiye chahie daam keemat
    aur ya do dedo dijiye dena lena milega milegi hai hain toh then
    """
)
"""With these begins what is asked about the thing."""
_ASKS_FOR = word_set(
    """
    looking look searching search hunting asking ask taking takes charging price rate cost
    charge much pay bill mrp
    quote need
    """
)
"""Before "for" these speak of the thing itself rather than of what it is for."""
_YOU_TAKE = (["do", "you", "take"], ["will", "you", "take"], ["would", "you", "take"])
""" "What do you take for a roll": its price."""
_NOTES = word_set("put note mark write")
_BEGINS = word_set(
    "kya batao mujhe koi kaun do dedo dijiye dena chahiye chahie daalo jodo rakho lunga lena aur ya"
)
_PLACES = word_set("in on into inside at from near under")
_OWN = word_set("my our your his her their")
ROOMS = word_set(
    """
    kamra kamre kamron room rooms bedroom hall rasoi kitchen bathroom toilet dukan dukaan dukaano
    office daftar ghar makaan makan school hostel godown balcony chhat terrace garage
    """
)
""" "Chhote kamre ka pankha" is a fan and no "room heater"."""
_FOR = word_set("liye lie waste vaste liy")
_LIKE = word_set(
    "chhote chote nanhe nanhi bade boodhe budhe buzurg mere meri hamare hamari apne apni do dono"
)
""" "Nanhe bachche", "mere papa": which one is meant."""
_WALA = word_set("wala wali wale vala vali vale waala waali waale")
_OF = word_set("ka ki ke")
_BEHIND_A_DEED = _WALA | _OF | word_set("ko mein me mai")
_DEED = re.compile(r"[a-z]{2,}n[ae]$")
"""The infinitive of a Hindi verb: "karne", "dhona"."""
_NO_DEED = word_set(
    """
    apne apna itne itna utne utna kitne kitna jitne jitna purane purana maine tune usne isne chane
    chana dane dana sone sona khane khana gehne anginat nagina mahine mahina dhania namoone namoona
    paseene zamane nagine sukhne banana china bina nana gana ganna panna jamuna puna pune chuna
    kerosene vaseline saline iodine betadine engine phone telephone stone medicine machine magazine
    acetone
    """
)
_FITTED = re.compile(r"(?:lag|rang|jod|jud|chal)(?:[vw]?a+)?n(?:a|e|i)$")
_ON = word_set("pe par mein me se")
_IS = word_set("hai hain h")
""" "AC lagwana hai", "AC pe lagani hai": what is worked on, where something else is named."""
_THAT = word_set("wo woh vo voh")
SAYS_NO_KIND = word_set(
    "machine machines mashin masheen masheenen masheenein machinen device instrument yantra upkaran"
)
"""What a "taulne wali machine" is, the words before tell."""
_RUNS = word_set("chalne chalna")
"""What a thing runs on tells it from others: "battery se chalne wali"."""
_WHEN = word_set("baad pehle pahle saath sath badle bajay bajaye")
_DOING = word_set("karke karkar")
_HAVING_DONE = word_set("ke kar")
"""Behind the stem of a verb: "cycle chala ke aaye hain"."""
_JO = word_set("jo jisme jismein jismen jisse jise jiska jiski jiske jisko jahan jispe jispar")
_WHICH = word_set("which that who")
_MODALS = word_set("can could will would should does do")
_VERBS = word_set(
    """
    absorb adjust allow apply attach attract avoid bake beat bend blend block blow boil bring brush
    burn carry catch change charge check chill chop clean clear climb collect colour color connect
    control cook cool count cover crush cure cut cycle decorate detect dig display dress drain draw
    drill drink drive dry eat exercise feed fill filter fit fix fold fry get give glow go grate
    grill grind grip grow hang hear heal heat help hold illuminate improve insulate iron join keep
    kill knead last lift light lock make mark massage measure melt mix monitor mop move open
    pack paint pass paste play polish pour power press prevent protect pull pump push put raise read
    record
    reduce refill relieve remove repair replace rest ride roast roll rub save seal see serve
    sew share sharpen show shut sit sketch sleep slice smell soak soften spray spread squeeze stand
    staple steam stick stir stitch stop store strain strengthen study suck support switch take teach
    tell test tie tighten toast touch track train treat trim turn twist use walk warm wash watch
    water wear weigh wipe wrap write
    """
)
"""What goods are used for and what they do."""
PROTECTS = word_set(
    """
    bachane bachaane bachana bachaana bachav bachaav bachao suraksha hifazat protect protects
    protecting protection guard
    """
)
"""What shall be kept from harm is not asked for itself."""
_BUYING = word_set("buy order purchase get take have add return exchange")
_WISHES = word_set(
    """
    want wants wanted need needs like love going go how able wish hope used have has up plan prefer
    allowed possible safe okay ok
    way where when what know me us you i
    """
)


def describing(words: list[str], names_goods: Callable[[str], bool]) -> frozenset[int]:
    """The positions of all words that stand in such a clause; `names_goods` as `Domain` has it."""
    found = set(said_aside(words, names_goods))
    for index, word in enumerate(words):
        before, behind = words[max(index - 1, 0)], words[index + 1 : index + 2]
        asked_for = before in _ASKS_FOR or _is_put_down(words, index)
        asked_for = asked_for or words[max(index - 3, 0) : index] in _YOU_TAKE
        if (word == "for" and not asked_for) or (
            word in _PLACES and _is_theirs(words, index + 1, names_goods)
        ):
            found.update(_ahead(words, index + 1, _SHORT, names_goods))
        elif word in _FOR:
            found.update(_whom(words, index - 1) or _behind(words, index - 1))
            if PROTECTS & {*words[max(index - 2, 0) : index]}:
                found.update(_listed_before(words, min(found & {*range(index)}), names_goods))
        elif word in _OF and before in ROOMS and any(map(names_goods, behind)):
            found.update({index, *_behind(words, index - 1)})
        elif _FITTED.match(word) and _IS & {*behind}:
            begin = max(index - (2 if before in _ON else 1), 0)
            of_a_maker = words[begin - 1 : begin] and words[begin - 1] in _OF
            if not of_a_maker and any(map(names_goods, (*words[:begin], *words[index + 1 :]))):
                found.update(range(begin, index + 1))
    return frozenset(found)


def _is_put_down(words: list[str], at: int) -> bool:
    """ "Put me down for two teas": what is ordered."""
    return words[at - 1 : at] == ["down"] and bool(_NOTES & {*words[max(at - 3, 0) : at - 1]})


def _is_theirs(words: list[str], at: int, names_goods: Callable[[str], bool]) -> bool:
    """ "In my kitchen", "on your shelf"; but "your extension board" is one that the shop sells."""
    if words[at : at + 1] == ["your"]:
        return not any(map(names_goods, words[at + 1 : at + 3]))
    return bool(_OWN & {*words[at : at + 1]})


def said_aside(words: list[str], names_goods: Callable[[str], bool]) -> frozenset[int]:
    """Those in a clause with a verb, which says nothing of what is asked either."""
    found: set[int] = {at for span in told_beside(words) for at in span}
    found.update(_ahead_of_thing(words, names_goods))
    for index, word in enumerate(words[1:], start=1):
        before = words[index - 1]
        if (
            (word == "to" and _is_infinitive(words, index))
            or (word in _WHICH and _is_relative(words, index))
            or (word in _JO and any(map(names_goods, words[:index])))
        ):
            found.update((index, *_ahead(words, index + 1, _LONG, names_goods)))
        elif word in _BEHIND_A_DEED and _is_deed(before) and not names_goods(before):
            behind = words[index + 1 : index + 2]
            # "Fit karne ka kya lete ho" asks of the deed itself.
            asks = word in _OF and (not behind or behind[0] in _ENDS | _ASKS_FOR)
            if not asks and not (SAYS_NO_KIND | _WHEN) & {*behind}:
                found.update((index, *_behind(words, index - 1)))
        elif word in _DOING:
            found.add(index - 1)
        elif word in _HAVING_DONE and is_everyday(f"{before}na"):
            # "Sanitary pad ke kitne" speaks of pads, and not of having read.
            ahead = words[max(index - 2, 0)]
            if not (names_goods(before) or names_goods(f"{ahead}_{before}")):
                found |= {max(index - 2, 0), index - 1}
    return frozenset(found)


def _ahead_of_thing(words: list[str], names_goods: Callable[[str], bool]) -> range:
    """ "Jo battery aur plate ke beech lagta hai wo controller", "light jaane par jalta rahe wo wala
    bulb": what is told of a thing before it is named."""
    for end, word in enumerate(words):
        jo = words[0] in _JO and word in _IS
        that = word in _THAT and _WALA & {*words[end + 1 : end + 2]}
        behind = words[end + 1 :]
        named = (*behind, *map("_".join, pairwise(behind)))
        if end and (jo or that) and any(map(names_goods, named)):
            return range(end + 1)
    return range(0)


def _ahead(
    words: list[str], start: int, most: int, names_goods: Callable[[str], bool]
) -> Iterator[int]:
    for position in range(start, min(start + most, len(words))):
        # "For ac and geyser" is for both; "for the hall and a geyser" is for the hall.
        if words[position] in _ENDS and not (
            words[position] in _AND
            and start < position < len(words) - 1
            and words[position + 1] not in _COUNTS
            and names_goods(words[position - 1]) == names_goods(words[position + 1])
        ):
            return
        yield position


def _listed_before(
    words: list[str], start: int, names_goods: Callable[[str], bool]
) -> Iterator[int]:
    """ "Fridge aur tv bachane ke liye": all that shall be safe, but not what it shall be safe
    from."""
    if words[max(start - 1, 0)] not in _AND:
        return
    for position in range(start - 1, max(start - 1 - _SHORT, -1), -1):
        if words[position] not in _AND and not names_goods(words[position]):
            two = "_".join(words[max(position - 1, 0) : position + 1])
            two_behind = "_".join(words[position : position + 2])
            if not (names_goods(two) or names_goods(two_behind)):
                return
        yield position


def _behind(words: list[str], end: int) -> Iterator[int]:
    for position in range(end, max(end - _SHORT, -1), -1):
        if words[position] in _BEGINS:
            return
        yield position


def _whom(words: list[str], end: int) -> range:
    """ "Chhote bachche ke" before "liye"; of "cap chhote bachche ke liye" the cap is
    asked for. Empty where nobody is named."""
    start = end - 1
    if start < 0 or words[end] not in _OF or words[start] not in KIN:
        return range(0)
    while start and words[start - 1] in _LIKE:
        start -= 1
    joined = start and words[start - 1] in _OF
    return range(0) if joined else range(start, end + 1)


def _is_infinitive(words: list[str], index: int) -> bool:
    behind = words[index + 1 : index + 2]
    if not index or not behind or behind[0] not in _VERBS:
        return False
    before = words[index - 1]
    return before not in _WISHES


def _is_relative(words: list[str], index: int) -> bool:
    behind = words[index + 1 : index + 2]
    if not index or not behind or words[index - 1] in _ENDS:
        return False
    return behind[0] in _MODALS or (stem(behind[0]) in _VERBS and behind[0] not in _VERBS)


def _is_deed(word: str) -> bool:
    return _DEED.match(word) is not None and word not in _NO_DEED | _RUNS
