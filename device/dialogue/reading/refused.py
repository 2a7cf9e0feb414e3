"""Goods that an utterance names only to refuse them: "a sandwich without chicken", "paneer nahi".

They are set apart from what is asked for, so that nothing that is called so can be meant. What is
refused alone, with nothing asked for, stays where it is: that takes something back.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.reading.relative_denial import denies_in_clause
from device.dialogue.reading.terms import WALA, Reading, Term, is_postposed
from kb.language.words import word_set

_BEFORE = word_set(
    "not without bina binaa dont except besides beside excluding minus allergic neither nor"
)
_BEFORE_PAIRS = frozenset({("other", "than"), ("apart", "from"), ("aside", "from")})
_NO = "no"
""""Two coffees, no, tea" corrects; "no onion" refuses: only what is no kind of goods."""
_BEHIND = word_set("nahi nahin nai nhi mat")
_BUT_FOR = word_set(
    "except besides beside excluding alawa alava alaawa siva sivay sivaay siwa siway"
)
_BEHIND_KE = word_set("bina binaa alawa alava alaawa siva sivay sivaay siwa siway")
_KE = word_set("ke ki ka")
_OF_THAT = word_set("uske iske unke inke isske usske")
_LEAVING = word_set("chhodkar chodkar chhodke chodke chhorkar chorkar chhorke chorke aside")
_LEAVE, _AND = word_set("chhod chod chhor chor"), word_set("ke kar")
""" "Coke chhod ke", "lattes and mochas aside": both of two are left out."""
_ARTICLES = word_set(
    "a an the any koi to whole full entire complete pura poora puri poori pure poore"
)
_WISHES = word_set("want need like give put add have take")
_LISTS = word_set("aur ya and or nor na")
_OR, _AND_ALSO = word_set("or ya"), word_set("and aur")
_PLACED = word_set("from on in at to for with into onto")
_BOTH = word_set("dono donon both teeno bhi na")
_FAR = 4
_ONES = word_set("one ones 1")
_SMALL = word_set("wala wali wale ka ki ke ko bhi bilkul to toh one ones dono donon teeno")
_GOES_ON = word_set(
    """
    chahiye chahie chaahiye chaiye chalega chalegi chalenge pasand khata khati khate khana khane
    khani peena pina peeni pini leni dena dalna daalna dalo daalo lagana lena lunga rakhna ho hona
    please plz ji bhai bhaiya koi aur
    """
)
"""What follows a "nahi" that refuses; "paneer nahi hai?" asks, "chai nahi coffee" corrects."""


_ASKS_WHETHER = word_set("hai hain kya milega milegi milta milti tha thi aata aati hota hoti")
_PRICE = word_set("rate price daam dam bhav keemat kimat cost")
""" "Pura bundle nahi, kya rate hai": a question of its own."""


def set_refused_apart(reading: Reading, shop: ShopWords) -> frozenset[int]:
    """Moves what is refused out of the terms; returns the positions of the words that refuse it."""
    found = _runs(reading, shop)
    refused = [term for _, run in found for term in run]
    asked = [term for term in reading.terms if term not in refused]
    if not any(map(_is_asked_for, asked)):
        others = [
            term
            for at in dict.fromkeys(index for index, _ in found)
            for term in _others_of_kind(
                reading.words, at, [run for index, run in found if index == at], shop
            )
        ]
        if not others:
            return frozenset()
        reading.terms += others
    reading.terms = [term for term in reading.terms if term not in refused]
    reading.refused = [run for _, run in found]
    refusing = frozenset(index for index, _ in found)
    reading.missing = [each for each in reading.missing if each.position not in refusing]
    return refusing


def _is_asked_for(term: Term) -> bool:
    """Goods that are named, be it by a word of plain language: "fans that are not ceiling ones"."""
    return _is_name(term) and not term.purpose and (not term.optional or bool(term.where.head))


def _others_of_kind(
    words: Sequence[str], index: int, runs: Sequence[Sequence[Term]], shop: ShopWords
) -> list[Term]:
    """ "Coke ke alawa kya hai": what else there is of its kind, or is called by the last word of
    its name."""
    if not _leaves_one_out(words, index):
        return []
    named = reduce(or_, map(called_so, runs), 0)
    kinds = [mask for mask in shop.categories.values() if mask & named]
    things = (shop.lookup(word) for run in runs for word in run[-1].text.split()[-1:])
    kinds += [thing.head for thing in things if thing is not None]
    others = Where(head=reduce(or_, kinds, 0) & ~named)
    return [Term(index, index + 1, words[index], others, "kind")] if others.head else []


def refused_alone(reading: Reading, shop: ShopWords) -> int:
    """The products that an utterance refuses which asks for nothing: "paneer wala nahi"."""
    mask = 0
    for _, run in _runs(reading, shop):
        mask |= called_so(run) if all(map(_is_name, run)) else 0
    return mask


def called_so(run: Sequence[Term]) -> int:
    """The products that have all of some words in their names; on their records, of words that no
    name has. What only may be chosen calls none."""
    called = -1
    for term in run:
        called &= term.where.named or term.where.spec | term.where.text
    return called


def _runs(reading: Reading, shop: ShopWords) -> list[tuple[int, tuple[Term, ...]]]:
    """The position of each word that refuses, with the words that it refuses."""
    words = reading.words
    # What the shop has with and without ("without wheels") is a name like any other.
    names = [term for term in reading.terms if _is_name(term) and not shop.lacking(term.text)]
    by_position = {at: term for term in names for at in range(term.start, term.end)}
    told = [t for t in reading.terms if t.kind == "word" and not t.where.head]
    described = {at: t for t in told if not shop.lacking(t.text) for at in range(t.start, t.end)}
    described |= by_position
    sized = [term for term in reading.terms if term.kind in {"sale_unit", "measure"}]
    described_or_sized = described | {at: t for t in sized for at in range(t.start, t.end)}
    found: list[tuple[int, tuple[Term, ...]]] = []
    choices = {term.start for term in reading.terms if term.where.option and not term.where.named}
    phrases = [term for term in reading.terms if term.end - term.start > 1]
    own = {at for term in phrases for at in range(term.start, term.end)}
    for index, word in enumerate(words):
        if index in own:
            # "Bina taar" names what is wireless.
            continue
        runs: list[list[Term]] = []
        if (word in _BEFORE or word == _NO) and not is_postposed(words, index):
            runs = _ahead(words, index, by_position)
        elif _is_pair(words, index):
            runs = _ahead(words, index + 1, by_position)
        if not runs and (_refuses(words, index) or (word in _BEHIND and index + 1 in choices)):
            runs = _behind(words, index, by_position)
        if not runs and (_refuses_described(words, index) or _lacks_it(words, index)):
            runs = _behind(words, index, described)
        if not runs and _refuses_one_described(words, index):
            runs = _ahead(words, index, described_or_sized)
        if not (word == _NO and any(term.where.head for run in runs for term in run)):
            each = (part for run in runs for part in _things_of(run, shop))
            found += [(index, tuple(run)) for run in each]
    return found


def _things_of(run: list[Term], shop: ShopWords) -> list[list[Term]]:
    """ "Idli dosa ke alawa" leaves out either, where nothing is both; of "pankhe chhat wale
    chhodkar" only those for the ceiling, where other fans are left."""
    if len(run) > 1 and not called_so(run):
        return [[term] for term in run]
    first, rest = run[0], run[1:]
    is_kind = bool(rest) and shop.domain.names_goods(first.text)
    if is_kind and first.where.head & ~called_so(rest) and all(t.where.head for t in rest):
        return [rest]
    return [run]


def refused_mask(reading: Reading, shop: ShopWords) -> int:
    """The products that are called by all words of something refused, unless these are asked for
    too: in "masala chai without masala" it is no other chai that is meant."""
    said = {same for term in reading.terms if not term.taken_back for word in term.text.split()
            for same in shop.same_words(word)}  # fmt: skip
    mask = 0
    for run in reading.refused:
        if not said.issuperset(word for term in run for word in term.text.split()):
            mask |= called_so(run)
    return mask


def _is_name(term: Term) -> bool:
    return term.kind == "word" and bool(term.where.named)


def _ahead(words: Sequence[str], index: int, by_position: dict[int, Term]) -> list[list[Term]]:
    """What is refused behind a word: "not the chicken one", "without chicken or egg"."""
    at = index + 1
    if words[index] in {"not", "dont"} and words[at : at + 1]:
        if words[at] in _WISHES:
            at += 1
        elif at not in by_position and _PLACED & {*words[at + 1 : at + 2]}:
            at += 2  # "Fans that do not hang from the ceiling".
    lists = _OR | _AND_ALSO if _leaves_one_out(words, index) else _OR
    runs: list[list[Term]] = []
    while True:
        while words[at : at + 1] and words[at] in _ARTICLES:
            if _says_which(words, at, by_position):
                break
            at += 1
        run: list[Term] = []
        while at in by_position:
            run.append(by_position[at])
            at = run[-1].end
        if not run:
            return runs
        runs.append(run)
        if not lists & {*words[at : at + 1]}:
            return runs
        at += 1


def _says_which(words: Sequence[str], at: int, by_position: dict[int, Term]) -> bool:
    """ "Not the full one": of which "full" is the name."""
    return at in by_position and bool(_ONES & {*words[at + 1 : at + 2]})


def _leaves_one_out(words: Sequence[str], index: int) -> bool:
    """Whether all but something is asked for: "besides idli and dosa", "coke chhodkar"."""
    pair = _is_pair(words, index) or (index > 0 and _is_pair(words, index - 1))
    return pair or _leaves_out(words, index) or words[index] in _BUT_FOR


def _refuses(words: Sequence[str], index: int) -> bool:
    if _leaves_out(words, index):
        return True
    if words[index] in _BEHIND_KE:
        return bool(index) and words[index - 1] in _KE | _OF_THAT
    following = words[index + 1 : index + 2]
    asks_anew = following == ["kya"] and bool(_PRICE & {*words[index + 2 : index + 3]})
    goes_on = not following or following[0] in _GOES_ON or asks_anew
    goes_on = goes_on or denies_in_clause(words, index)
    return (words[index] in _BEHIND and goes_on) or [*words[index : index + 2]] == ["na", "ho"]


def _refuses_described(words: Sequence[str], index: int) -> bool:
    """ "The exhaust, bathroom wala nahi, uska rate" refuses; "bathroom wala nahi hai kya" asks."""
    if not index or words[index] not in _BEHIND or words[index - 1] not in WALA:
        return False
    return not _ASKS_WHETHER & {*words[index + 1 : index + 2]}


def _lacks_it(words: Sequence[str], index: int) -> bool:
    return words[index] in _BEHIND and denies_in_clause(words, index)


def _refuses_one_described(words: Sequence[str], index: int) -> bool:
    """ "The collar, not the foam one", "cakes, not the slices"."""
    behind = words[index + 1 : index + 1 + _FAR]
    ends = bool(_ONES & {*behind}) or index + len(("the", "slices")) + 1 == len(words)
    return words[index] == "not" and behind[:1] == ["the"] and ends


def _leaves_out(words: Sequence[str], index: int) -> bool:
    left = words[index] in _LEAVE and not _AND.isdisjoint(words[index + 1 : index + 2])
    return left or words[index] in _LEAVING


def _is_pair(words: Sequence[str], index: int) -> bool:
    return tuple(words[index : index + 2]) in _BEFORE_PAIRS


def _behind(words: Sequence[str], index: int, by_position: dict[int, Term]) -> list[list[Term]]:
    """What is refused before a word: "chicken wala nahi", "chicken aur paneer dono nahi"."""
    at = index - 1
    both = _leaves_out(words, index) or words[index] in _BEHIND_KE
    if words[index - 1] in _OF_THAT:
        # "Black forest to dekh li, uske alawa": what was named before.
        at = max((position for position in by_position if position < at), default=-1)
    describes = False
    while at >= 0 and words[at] in _SMALL and at not in by_position:
        describes = describes or words[at] in WALA
        at -= 1
    runs: list[list[Term]] = []
    while True:
        run: list[Term] = []
        while at in by_position:
            run.insert(0, by_position[at])
            at = run[0].start - 1
        if not run:
            return runs
        if describes:
            run = [term for term in run if not term.where.head] or run
        while len(run) > 1 and run[0].where.head and not run[-1].where.head:
            # "Sandwich chicken nahi": what it shall not have, unlike in "chicken sandwich nahi".
            run = run[1:]
        runs.append(run)
        if at < 0 or words[at] not in _LISTS or not (both or _BOTH & set(words[at:index])):
            return runs
        at -= 1
