"""What may not be in what is asked for: "without milk", "I don't eat eggs", "nuts se allergy hai",
"for my father".

Unlike refused goods (`refused.py`), which are called so, this is in them: a latte has milk though
its name does not say so. Which products have it is told by their records (`goods/without.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.relative_denial import denies_in_clause
from device.dialogue.reading.terms import FIGURE, WALA, Reading, Term, is_postposed
from kb.domains.unsuited import Unwanted, UnwantedGoods
from kb.language.gloss import is_verb_before_bina
from kb.language.words import stem, word_set

_NO = word_set(
    """
    no not neither nor without bina binaa avoid avoids avoiding dislikes hates dont cant cannot
    never except minus allergic allergy rash rashes itch itching itchy reaction sensitive
    """
)
_WITHOUT = word_set("without bina binaa")
_NO_BEHIND = word_set("nahi nahin nai nhi mat")
_REFUSES = word_set(
    """
    free allergy allergic elergy alergy intolerant intolerance parhez bina bagair rash rashes
    reaction riaction riekshan khujli kharish daane chakatte mana manaa varjit
    """
)
_BINA, _OF = word_set("bina binaa bagair"), word_set("ke k ki ka wala wali wale")
_PAST_AHEAD = word_set(
    """
    any the a an to of from with eat have want like take drink consume put add have me or and ya aur
    touch touches tolerate tolerates digest digests stand stands
    """
)
_AGREES = word_set("pachta pachti pachte hajam hazam suit pasand")
"""Before "nahi": what does not do one good."""
_PAST_BEHIND = _AGREES | word_set(
    """
    ka ki ke ko se wala wali wale bhi bilkul to toh me mein main hum hua hui hue khata khati khate
    peeta peeti peete pita leta leti lete khana peena dono aur ya or and mujhe mujko mujhko hume
    humein hamein unhe unhein unko usko use inko
    """
)
_GOES_ON = word_set(
    """
    chahiye chahie chaahiye chaiye chalega chalegi chalenge chalta chalti chalte khata khati
    khate khaate khaata peeta peeti peete pita piti pite pina peena pini peeni khana khane khani
    dena dalna daalna dalo daalo lena leni leta leti lete kha pi ho hona pasand hajam hazam pachta
    suit please plz ji bhai koi kuch kaun kaunsa kaunsi konsa konsi which what wala wali wale
    """
)
_WHAT = word_set("kya to phir")
_TO_DO = word_set(
    """
    doon dun du dein den dena loon lun lu lein len lena le pilau pilaun pilaoon khilau khilaun
    khilaoon batao bataiye milega
    """
)
"""What is asked after a refusal: "chai coffee nahi kya doon"."""
EATS = word_set(
    """
    eat eats eating drink drinks drinking consume khata khati khate khaate khaata khaati khaenge
    khaunga khaungi khana khani kha peeta peeti peete pita piti pite pina peena pini peeni pi
    """
)
"""What is not done with what is refused: "I do not eat egg" asks for nothing to eat."""
_DOES_NOT = (("does", "not"), ("do", "not"), ("did", "not"), ("doesnt",), ("dont",), ("never",))
_SUITS = word_set("suit suits agree agrees")
_HARMS = word_set("upset upsets irritate irritates bother bothers banned forbidden prohibited")
_GIVES = word_set("give gives cause causes bring brings get gets")
_HARM = word_set("rash rashes itch itching itchy allergy allergies reaction gas acidity cramps")
_BY, _HARM_BY = (
    "se",
    _HARM
    | word_set(
        "kharab dard phoolta phulta dast ulti dikkat takleef taklif pareshani problem khujli jalan"
    ),
)
"""Of "doodh se pet kharab hota hai": by what, and what comes of it."""
_HARM_WITHIN = 3
_DENIES = word_set("not cannot cant dont doesnt never")
_LIKES = word_set(
    """
    eat eats like likes drink drinks touch touches tolerate tolerates digest digests stand stands
    """
)
_STRESSED = word_set("bilkul bhi to")
_EATS_NONE = word_set(
    """
    khata khati khate khaata khaati peeta peeti peete pita piti pite chalta chalti chalte pachta
    pachti pachte pasand khaunga khaungi khaate
    """
)

_AFTER_IS = 2
_A_LITTLE = word_set("little low less kam thoda")
"""Behind it: "without caffeine or with very little" may have some."""
_FAR = 6
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Something unwanted, where it is named, and all the words that refuse it."""

    unwanted: Unwanted
    span: range = range(0)
    clause: range = range(0)


def set_unwanted_apart(reading: Reading, shop: ShopWords) -> None:
    """Notes what must not be in it. Its name then names no goods, where others are named."""
    said = [*_said(reading.words, shop.domain.unwanted), *_any_word(reading, shop)]
    # The pellets called "Sugar Free" are asked for, and nothing without sugar.
    makers = [{*range(t.start, t.end)} for t in reading.terms if t.where.brand]
    said = [e for e in said if not (e.span and any(maker.issuperset(e.span) for maker in makers))]
    positions = {at for each in said for at in each.span}
    reading.unwanted_at = frozenset(positions)
    reading.refusing = frozenset(at for each in said for at in each.clause) - positions
    _forget_refusing(reading)
    wished = {
        same
        for at, word in enumerate(reading.words)
        if at not in positions
        for same in shop.same_words(word)
    }
    reading.unwanted = tuple(dict.fromkeys(each.unwanted.but_for_wished(wished) for each in said))
    # "Gluten free" by itself names none of the goods that are free of something else.
    refusing = {at + 1 for at in positions if reading.words[at + 1 : at + 2] == ["free"]}
    reading.terms = [t for t in reading.terms if not refusing.issuperset(range(t.start, t.end))]
    apart = [t for t in reading.terms if not positions.issuperset(range(t.start, t.end))]
    if positions and any(_names_goods(term) for term in apart):
        # A choice of it may be left out; that goods are called so names none.
        chosen = [t for t in reading.terms if t.where.option and not t.where.named]
        others = [t for t in reading.terms if t in apart or t in chosen]
        reading.terms = others
        reading.missing = [each for each in reading.missing if each.position not in positions]


def names_wanted_only(reading: Reading) -> Reading:
    """The reading of who wishes for advice: what must not be in it is none of the goods meant."""
    at = reading.unwanted_at
    return replace(
        reading,
        terms=[t for t in reading.terms if not at.issuperset(range(t.start, t.end))],
        missing=[each for each in reading.missing if each.position not in at],
    )


def _forget_refusing(reading: Reading) -> None:
    """The words that only refuse what is unwanted ("nahi khata", "do not drink") name nothing."""
    places = reading.refusing.issuperset
    reading.terms = [t for t in reading.terms if not places(range(t.start, t.end))]
    reading.refused = [
        run
        for run in reading.refused
        if not places(at for t in run for at in range(t.start, t.end))
    ]
    reading.missing = [each for each in reading.missing if each.position not in reading.refusing]


def _any_word(reading: Reading, shop: ShopWords) -> Iterator[_Refusal]:
    """ "Biscuit without butter": whatever a thing of the shop has or is for."""
    known, words = shop.domain.unwanted.by_name, reading.words
    for term in reading.terms:
        phrase = "_".join(stem(word) for word in words[term.start : term.end])
        if term.kind != "word" or term.end - term.start > _LONGEST or phrase in known:
            continue
        behind = words[term.end : term.end + 2]
        before = words[term.start - 1 : term.start]
        without = before and before[0] in _WITHOUT
        if without and is_postposed(words, term.start - 1):
            continue  # "Kaanton ke bina paudha": what comes before is not to be in it.
        without = without or (behind[:1] == ["ke"] and behind[-1] in _BINA)
        without = without or _is_not_eaten(words, term)
        if without and not (_is_choice(term, reading) or shop.lacking(term.text)):
            same = frozenset((phrase,)) | frozenset(shop.same_words(term.text))
            unwanted = Unwanted(term.text, frozenset((phrase,)), frozenset(), same, frozenset())
            yield _Refusal(unwanted, range(term.start, term.end))


def _is_not_eaten(words: Sequence[str], term: Term) -> bool:
    """ "I do not like beans at all", "beans nahi khati", "beans pasand nahi"."""
    at = term.start - 1
    while at >= 0 and words[at] in _PAST_AHEAD:
        at -= 1
    liked = {*words[at + 1 : term.start]} & _LIKES
    if at >= 0 and liked and words[at] in _DENIES:
        return True
    at = term.end
    while words[at : at + 1] and words[at] in _STRESSED:
        at += 1
    behind = words[at : at + 2]
    return len(behind) == 2 and (
        (behind[0] in _NO_BEHIND and behind[1] in _EATS_NONE)
        or (behind[0] in _AGREES and behind[1] in _NO_BEHIND)
    )


def _is_choice(term: Term, reading: Reading) -> bool:
    """Whether what is named beside it can be had with or without it."""
    others = (t.where.hard for t in reading.terms if t is not term and _names_goods(t))
    return bool(reduce(and_, others, term.where.option))


def _names_goods(term: Term) -> bool:
    return term.kind == "word" and bool(term.where.named) and not (term.purpose or term.optional)


def _said(words: Sequence[str], known: UnwantedGoods) -> list[_Refusal]:
    stems = [stem(word) for word in words]
    found: list[_Refusal] = []
    named: set[int] = set()
    for length in range(_LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            phrase = "_".join(stems[start : start + length])
            called = known.by_name.get(phrase, ())
            if called and not named.intersection(span):
                named.update(span)
                if clause := _refusing(words, span, named, known):
                    # "Sugar free" is a kind: what says nothing of it is not of that kind.
                    kind = words[span.stop : span.stop + 1] == ["free"]
                    told = (replace(e, must_be_told=True) if kind else e for e in called)
                    found += [_Refusal(each, span, clause) for each in told]
            if phrase in known.by_person and words[start - 1 : start] != ["non"]:
                named_for = bool(WALA & {*words[span.stop : span.stop + 1]})
                not_for = known.by_person[phrase]
                found += [_Refusal(replace(each, named_for=named_for)) for each in not_for]
    return found


def _refusing(words: Sequence[str], span: range, named: set[int], known: UnwantedGoods) -> range:
    """All that is said to refuse what is named at `span`; empty where nothing refuses it."""
    if _A_LITTLE & {*words[span.stop : span.stop + _FAR]}:
        return range(0)
    at = span.start - 1
    while at >= 0 and (words[at] in _PAST_AHEAD or at in named):
        at -= 1
    if at >= 0 and words[at] in _NO and not is_postposed(words, at):
        undone = words[at] in _BINA and any(
            map(is_verb_before_bina, words[span.stop : span.stop + 1])
        )
        # "Bina taar kaate" refuses no wire, but to cut it.
        return range(0) if undone else range(at, span.stop)
    at = span.stop
    while at < len(words) and (words[at] in _PAST_BEHIND or stem(words[at]) in known.by_name):
        at += 1  # "Coffee chai nahi" refuses both.
    behind = words[at : at + 1]
    if words[at : at + 2] == ["na", "ho"]:
        return range(span.start, at + 2)
    undone = any(map(is_verb_before_bina, words[at + 2 : at + 3]))
    if (
        behind
        and behind[0] in _BINA
        and words[at - 1] != "ke"
        and (undone or _OF & {*words[at + 1 : at + 4]})
    ):
        return range(0)  # "Cold coffee bina ice cream ke" refuses the ice cream.
    if behind and behind[0] in _REFUSES:
        return range(span.start, at + 1)
    if end := _harm_told(words, span.stop):
        return range(span.start, end)
    if not behind or behind[0] not in _NO_BEHIND:
        return range(0)
    goes_on = not words[at + 1 :] or words[at + 1] in _GOES_ON or denies_in_clause(words, at)
    # "Doodh pachta nahi chai jaisa kuch", "anda nahi 100 tak": a wish of its own comes after it.
    goes_on = goes_on or (words[at + 1] in _WHAT and bool(_TO_DO & {*words[at + 2 : at + 4]}))
    goes_on = goes_on or words[at - 1] in _AGREES or FIGURE.match(words[at + 1]) is not None
    if not goes_on:
        return range(0)
    end = at + 1
    while words[end : end + 1] and words[end] in EATS:
        end += 1
    return range(span.start, end)


def _harm_told(words: Sequence[str], at: int) -> int:
    """Where it ends that what is named before harms someone: "does not suit me", "gives my hands a
    rash", "is banned for him", "se pet kharab hota hai". 0 where that is not said."""
    for denied in _DOES_NOT:
        end = at + len(denied)
        if tuple(words[at:end]) == denied and _SUITS & {*words[end : end + 1]}:
            return end + 1
    near = range(at, min(at + _AFTER_IS, len(words)))
    if harming := [place + 1 for place in near if words[place] in _HARMS]:
        return harming[0]
    if words[at : at + 1] == [_BY]:
        harmed = words[at + 1 : at + 1 + _HARM_WITHIN]
        return next((i + 1 for i, word in enumerate(harmed, at + 1) if word in _HARM_BY), 0)
    if _GIVES & {*words[at : at + 1]}:
        harms = (i + 1 for i, word in enumerate(words[at : at + _FAR], at) if word in _HARM)
        return next(harms, 0)
    return 0
