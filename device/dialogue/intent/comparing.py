"""Whether an utterance sets two things against each other."""

from __future__ import annotations

from itertools import combinations

from device.dialogue.asking import Asking
from device.dialogue.goods.spec_asked import asked_specs
from device.dialogue.intent.about_specs import HOW_MUCH
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.terms import has_noun
from kb.language.words import word_set

SETS_AGAINST = word_set(
    "gap gain gains over versus vs differ differs different difference differences between changes "
    "fark farq farak faraq phark pharak pharq antar antarr tulna badalta badlav "
    "compared against mukable muqable"
)
"""Beside two products that are told apart these ask for what differs, whatever else is asked."""
_CHANGES = 0.2
"""From so likely a change of the basket on nothing is set against anything."""
_COMPARES = word_set(
    "lighter heavier faster slower quieter louder stronger thicker thinner wider taller brighter "
    "halka halki halke bhari bhaari tez dheema dheemi zyada jyada zyaada jyaada kam more less"
)
"""Of two makers' goods these ask which has more of something."""
_DEARER = word_set(
    "mehnga mehngi mehnge mahanga mahangi mahange sasta sasti saste dearer costlier pricier "
    "cheaper expensive costly extra bigger longer larger smaller zyada jyada kam"
)
_THAN_IT = word_set("isse isey issey usse usey inse unse")
_THAN = word_set("se than over")

_OF_THEM, _JOINS = word_set("mein me mai"), word_set("aur and ya")
_BOTH = word_set("dono donon both")
_OR = word_set("or ya")
_WHICH = word_set("which kaun kaunsa kaunsi kaunse konsa konsi")


def sets_against(asking: Asking) -> bool:
    """ "What is the difference between", "which is longer, this or that"."""
    said = bool(SETS_AGAINST & {*asking.words})
    return (
        said
        or _either_or_dear(asking)
        or _by_how_much(asking)
        or _which_of_both(asking.words)
        or (asks_how_much_more(asking.words) and bool((_THAN | _OR) & {*asking.words}))
        or _more_of_both(asking.words)
    )


def asks_how_much_more(words: list[str]) -> bool:
    """ "How much heavier", "kitni mehngi"."""
    for at, word in enumerate(words):
        how_much = word in HOW_MUCH or words[at : at + 2] == ["how", "much"]
        behind = words[at + (1 if word in HOW_MUCH else 2) :][:1]
        if how_much and any(map(_compares, behind)):
            return True
    return False


def _more_of_both(words: list[str]) -> bool:
    """ "Dono mein zyada readings kaun si"."""
    return bool(_BOTH & {*words} and _WHICH & {*words}) and any(map(_compares, words))


def compares_with_focus(asking: Asking) -> bool:
    """ "How much more is the bigger one", "americano mein isse zyada caffeine hai kya", after one
    thing was spoken of."""
    words = asking.words
    if asks_how_much_more(words):
        named = _THAN & {*words} and not asking.reading.pronoun
        return not named or bool(_THAN_IT & {*words})
    more = any(word in _THAN_IT and any(map(_compares, words[at + 1 : at + 2]))
               for at, word in enumerate(words))  # fmt: skip
    asked = more and has_noun(asking.reading) and bool(asking.products)
    return asked and asked_specs(asking, asking.products[0]).named


def _which_of_both(words: list[str]) -> bool:
    """ "Ek pair wali aur chaar pair wali chhadi mein kaun si zyada wazan sahti hai"."""
    for at in range(1, len(words) - 1):
        if words[at] in _OF_THEM and words[at + 1] in _WHICH:
            return bool(_JOINS & {*words[:at]}) and any(map(_compares, words[at + 2 :]))
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
