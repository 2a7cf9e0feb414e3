"""Whether an utterance sets two things against each other."""

from __future__ import annotations

from itertools import combinations, pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.coordinated import coordinated_sides
from device.dialogue.goods.pair_meant import beside_focus, pair_meant, pair_named
from device.dialogue.goods.spec_asked import asked_specs
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.summing import HOW_MUCH, asks_for_sum
from device.dialogue.reading.terms import FIGURE, has_noun
from device.dialogue.reading.which_to_take import which_to_take
from kb.language.units import canonical_unit
from kb.language.words import word_set

SETS_AGAINST = word_set(
    "gap gain gains over versus vs differ differs different difference differences between changes "
    "fark farq farak faraq phark pharak pharq antar antarr tulna badalta badlav "
    "compared against mukable muqable"
)
"""Beside two products that are told apart these ask for what differs, whatever else is asked."""
_PUT = word_set(
    "pull pulled wear wears worn put puts slip slips slide hang hung go goes fit fits lay"
)
"""What is pulled over a knee is set against nothing."""
_CHANGES = 0.2
"""From so likely a change of the basket on nothing is set against anything."""
_COMPARES = word_set(
    "jaldi der better saves saving bachat bachegi bachta peeche piche aage "
    "lighter heavier faster slower quieter louder stronger thicker thinner wider taller brighter "
    "halka halki halke bhari bhaari tez dheema dheemi zyada jyada zyaada jyaada kam more less"
)
"""Of two makers' goods these ask which has more of something."""
_DEARER = word_set(
    "dearer upar oopar uncha unchi above neeche niche below "
    "mehnga mehngi mehnge mahanga mahangi mahange sasta sasti saste dearer costlier pricier "
    "cheaper expensive costly extra bigger longer larger smaller zyada jyada kam"
)
THAN_IT = word_set("isse isey issey usse usey inse unse")
_FOR_THAT = word_set("is iske us uske")
_THAN = word_set("se than over")

_OF_THEM, _JOINS = word_set("mein me mai"), word_set("aur and ya")
_BOTH = word_set("dono donon both")
_OR = word_set("or ya")
_WHOSE = word_set("whose kiski kiska kiske kisme kismein kismen kisne kisko")
_IT = word_set("that this it those these")
_COMPARED = SETS_AGAINST - {"against", "over", "between"} | word_set("compare compares comparison")
_WHICH = word_set("which kaun kaunsa kaunsi kaunse konsa konsi")
_ASKS = HOW_MUCH | _WHICH | word_set("what how kya bata batao bataiye batana tell")
_WISHES = word_set("want wants wanted need needs wish wishes chahiye chahie chaahiye chahta chahti")
_MONEY = word_set("rupaye rupee rupees rupay rs paise")
_FOR_SO_LONG = word_set("der")
_IS_DONE = word_set("se par pe mein me tak")
_NEAR = 3
_BEING = word_set("hai hain hoti hota hote is are")
_LIKE, _TWO = 40, 2
_ORDERED = 0.5
"""So likely is one of them ordered."""
_BARELY = 0.6
"""A comparison less likely than this may be of one thing only."""
_SUMS_UP = 0.5
"""So likely it is asked what many cost."""
_AGAINST, _AGAINST_NAMED, _AGAINST_FOCUS = 1.0, 3.0, 4.0
"""What it adds that two are set against each other, that two of a kind are so by their names, and
that more or less is asked than of what was spoken of."""


def weigh_for_comparing(asking: Asking, weighed: dict[str, float]) -> bool:
    """What speaks for a comparison; whether it is one with what was spoken of."""
    if asking.wants.get("basket_add", 0.0) >= _ORDERED:
        return False  # "Add medium or large" leaves open which.
    if says_what_for(asking.words) or _asks_what_both_come_to(asking) or _asks_how_it_is(asking):
        return False
    against = sets_against(asking)
    named = (against or asks_of_two(asking.words)) and bool(pair_named(asking))
    if named or (against and pair_meant(asking)):
        more = _AGAINST_NAMED if named else _AGAINST
        weighed["compare"] = weighed.get("compare", 0.0) + more
    elif beside_focus(asking) and compares_with_focus(asking):
        weighed["compare"] = weighed.get("compare", 0.0) + _AGAINST_FOCUS
        return True
    return False


def _asks_how_it_is(asking: Asking) -> bool:
    """ "Bade wale bottle ka nipple slow hai ya medium": which of two things that records tell in
    one place, of the one that is meant."""
    words, one = asking.words, asking.products[:1]
    at = next((i for i, word in enumerate(words) if word in _OR), 0)
    if not one or not at or asking.reading.extreme is None or not asking.is_decided:
        return False
    either = {*[word for word in words[:at] if word not in _BEING][-1:], *words[at + 1 : at + 2]}
    kind = asking.of_mask(asking.shop.categories.get(one[0].category, 0), _LIKE)
    told = (
        {word for product in kind for word in phrase_words(product.specs.get(name, ""))}
        for name in one[0].specs
    )
    return len(either) == _TWO and any(either <= values for values in told)


def says_what_for(words: list[str]) -> bool:
    """ "Panel se zyada bijli mile iske liye kaun sa controller lun", "he wants the longer range one
    which should he get": a wish, then which is best."""
    taken = which_to_take(words) or 0
    if _WISHES & {*words[:taken]} and not (_OR | SETS_AGAINST) & {*words}:
        return True
    return any(
        each in _FOR_THAT and liye == "liye" and _WHICH & {*words[at + 2 :]}
        for at, (each, liye) in enumerate(pairwise(words))
    )


def _asks_what_both_come_to(asking: Asking) -> bool:
    """ "A small and a big one, both together": a sum, unless what differs is asked."""
    sums = asks_for_sum(asking.words) and asking.wants.get("bulk_price", 0.0) >= _SUMS_UP
    return sums and not SETS_AGAINST & {*asking.words}


def sets_against(asking: Asking) -> bool:
    """ "What is the difference between", "which is longer, this or that"."""
    words = asking.words
    said = any(
        word in SETS_AGAINST and not (word == "over" and _PUT & {*words[max(at - 1, 0) : at]})
        for at, word in enumerate(words)
    )
    return (
        said
        or _either_or_dear(asking)
        or _by_how_much(asking)
        or _which_of_both(asking.words)
        or (asks_how_much_more(asking.words) and _says_than_or_or(asking.words))
        or _more_of_both(asking.words)
    )


def asks_of_two(words: list[str]) -> bool:
    """ "Whose warranty is longer", "isme zyada hai ya usme", "philips se kam", "dono ki kitni":
    about two goods that are named, this asks how they compare."""
    said, more = {*words}, any(map(_compares, words))
    either = bool((_OR | _WHOSE | _WHICH) & said)
    joined = bool(_JOINS & said)
    return (
        (more and either)
        or (joined and bool(_BOTH & said) and bool(_ASKS & said))
        or (joined and asks_how_much_more(words))
        or _more_than(words)
    )


def has_one_side(asking: Asking) -> bool:
    """ "Do chickpeas come with it or do I pay for them": an "or", and but one product."""
    words = {*asking.words}
    if _both_of_no_goods(asking):
        return True
    one = len(asking.products) == 1 and has_noun(asking.reading) and not asking.reading.missing
    plain = asking.wants["compare"] < _BARELY and asking.reading.extreme is None
    against = bool(SETS_AGAINST & words) or bool(beside_focus(asking))
    return one and plain and not against and not (pair_meant(asking) or pair_named(asking))


def _both_of_no_goods(asking: Asking) -> bool:
    """ "Kya ye dono haathon mein aata hai", "on both sides": both of something that is not sold,
    asked of what was spoken of."""
    said = asking.words
    named = any(t.where.named and not t.purpose for t in asking.reading.terms)
    if named or len(asking.products) != 1 or asking.both or (_COMPARED | _WHICH) & {*said}:
        return False
    return any(
        word in _BOTH and then.isalpha() and not (then in GRAMMAR or _compares(then))
        for word, then in pairwise(said)
    )


def _more_than(words: list[str]) -> bool:
    """ "Philips se awaaz kam", "fewer watts than the old one", "what more is in A than in B"; but
    "zyada se zyada" is at most, and of "bees cup se kam" fewer are taken."""
    for at, word in enumerate(words):
        before, behind = words[max(0, at - _NEAR) : at], words[at + 1 : at + 1 + _NEAR]
        if word not in _THAN or not before or _compares(before[-1]) or _ends_in_amount(before):
            continue
        more = any(each in _COMPARES | _DEARER for each in behind) or any(
            map(_compares, behind[:1])
        )
        if more or (word == "than" and any(map(_compares, words[:at]))):
            return True
    return False


def _ends_in_amount(words: list[str]) -> bool:
    """ "20", "20 cup", but not "10 watt"."""
    sold = words[:-1] if canonical_unit(words[-1]) is None else words
    return any(FIGURE.match(word) for word in (*sold[-1:], words[-1]))


def asks_how_much_more(words: list[str]) -> bool:
    """ "How much heavier", "kitni mehngi", "kitne rupaye upar"."""
    for at, word in enumerate(words):
        how = at + 1 if word in HOW_MUCH else at + 2
        if word not in HOW_MUCH and words[at : at + 2] not in (["how", "much"], ["how", "many"]):
            continue
        behind = words[how : how + 2]
        if _IS_DONE & {*words[how + 2 : how + 3]}:
            continue  # "Kitni kam voltage se chalta hai" compares nothing.
        # "Kitne rupaye upar", "how many watts less"; "kitni der" alone asks how long.
        named = _MONEY | _FOR_SO_LONG
        measured = behind and (behind[0] in named or canonical_unit(behind[0]) is not None)
        if any(map(_compares, behind[1:] if measured else behind[:1])):
            return True
    return False


def _says_than_or_or(words: list[str]) -> bool:
    """ "Isse", "than", "or"; but "zyada se zyada kitni lambi" is how long at most."""
    return any(
        word in _THAN | _OR and words[at - 1 : at] != words[at + 1 : at + 2]
        for at, word in enumerate(words)
    )


def _more_of_both(words: list[str]) -> bool:
    """ "Dono mein zyada readings kaun si"."""
    return bool(_BOTH & {*words} and _WHICH & {*words}) and any(map(_compares, words))


def compares_with_focus(asking: Asking) -> bool:
    """ "How much more is the bigger one", "americano mein isse zyada caffeine hai kya", after one
    thing was spoken of."""
    words = asking.words
    if _COMPARED & {*words} or _than_it(words):
        return not coordinated_sides(asking)
    if asks_how_much_more(words):
        named = _THAN & {*words} and not asking.reading.pronoun
        return not named or bool(THAN_IT & {*words})
    more = any(word in THAN_IT and any(map(_compares, words[at + 1 : at + 2]))
               for at, word in enumerate(words))  # fmt: skip
    asked = more and has_noun(asking.reading) and bool(asking.products)
    return asked and asked_specs(asking, asking.products[0]).named


def _than_it(words: list[str]) -> bool:
    """ "Is it less than that"."""
    return any(
        word == "than" and any(map(_compares, words[at - 1 : at])) and _IT & {*words[at + 1 :]}
        for at, word in enumerate(words)
    )


def _which_of_both(words: list[str]) -> bool:
    """ "Ek pair wali aur chaar pair wali chhadi mein kaun si zyada wazan sahti hai", "mein kaun
    kitne watt ka hai"."""
    for at in range(1, len(words) - 1):
        if words[at] in _OF_THEM and words[at + 1] in _WHICH:
            behind = words[at + 2 :]
            asks = any(map(_compares, behind)) or bool(HOW_MUCH & {*behind[:1]})
            return bool(_JOINS & {*words[:at]}) and asks
    return False


def _compares(word: str) -> bool:
    return word in _COMPARES | _DEARER or extreme_of(word) is not None


def _either_or_dear(asking: Asking) -> bool:
    """ "Dr Trust ka sasta padega ki BPL ka", "whose warranty is longer, Omron's or Philips'": two
    makers, and which of theirs is more or less."""
    makers = [t.where.brand for t in asking.reading.terms if t.where.brand and not t.where.head]
    apart = any(not one & other for one, other in combinations(makers, 2))
    changes = asking.wants.get("basket_add", 0.0) + asking.wants.get("basket_change", 0.0)
    compares = asking.reading.extreme is not None or bool(_COMPARES & {*asking.words})
    return apart and compares and changes < _CHANGES


def _by_how_much(asking: Asking) -> bool:
    """ "Derby Sparx se kitna mehnga hai", "how much heavier is it than", "which is longer, this or
    that": two are set against each other."""
    words = asking.words
    more = [_compares(word) for word in words]
    for at, word in enumerate(words):
        if word == "se" and words[at + 1 : at + 2] and words[at + 1] in HOW_MUCH:
            return any(more[at + 2 : at + 3])
    if "than" in words:
        return any(more) and words[:2] == ["how", "much"]
    return any(more) and words[0] == "which" and bool({"or", "ya"} & {*words})
