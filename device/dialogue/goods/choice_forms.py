"""All the ways in which the option choices of a product may be called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache

from device.dialogue.goods.manners import manner_of
from device.dialogue.goods.polarity import Polarity, polarity_of
from device.dialogue.index.index_products import choice_texts
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.index.written_words import phrase_words
from kb.catalogue import Choice, OptionGroup
from kb.language.normalise import normalise
from kb.language.units import measures
from kb.language.words import word_set

_TWO = 2
_SMALL = "small"
_LESS = "less"
_OR = "or"
_SCOOP, _ICE_CREAM = word_set("scoop scoops"), ("ice", "cream")
_LARGE = word_set("large big full")
_BIGGER, _LESSER = word_set("bigger larger biggest largest"), word_set("smaller smallest lesser")
_MEDIUM = word_set("medium regular normal")
ChoiceKey = tuple[str, str]
"""Group and id of a choice."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a choice: what it is about and how much of it ("no", "sugar")."""

    group: OptionGroup
    choice_id: str
    words: tuple[str, ...]
    polarity: Polarity
    text: str

    @property
    def choice(self) -> ChoiceKey:
        return self.group.group, self.choice_id


@dataclass(frozen=True, slots=True)
class Forms:
    """The ways of writing all choices of some groups, with what their words are part of."""

    all: tuple[Form, ...]
    owners: Mapping[str, frozenset[ChoiceKey]]
    """Word → the choices that have it."""
    topics: Mapping[str, frozenset[ChoiceKey]]
    """The same for those that do not begin with an amount."""
    about: Mapping[Polarity, frozenset[str]]
    """Amount → the words it is said of."""


@lru_cache(maxsize=1024)
def forms_of(groups: tuple[OptionGroup, ...]) -> Forms:
    forms: list[Form] = []
    written = {group.group: list(_written(group)) for group in groups}
    for group in groups:
        own = written[group.group]
        others = {
            w for name, its in written.items() if name != group.group for f in its for w in f.words
        }
        forms += [
            *own,
            *_other_ways(group, own),
            *_in_everyday_words(group, own, others),
            *_made_so(group, own),
        ]
        forms += _either(group)
        forms += _as_ice_cream(own)
        forms += [*_smaller(group, own), *_without_it(own), *_with_it(group, own)]
        forms += _of_two_sizes(group, [form for form in forms if form.group is group])
    owners: dict[str, set[ChoiceKey]] = {}
    topics: dict[str, set[ChoiceKey]] = {}
    about: dict[Polarity, set[str]] = {}
    for form in forms:
        about.setdefault(form.polarity, set()).update(form.words)
        for word in form.words:
            owners.setdefault(word, set()).add(form.choice)
            if not polarity_of(form.words[0]):
                topics.setdefault(word, set()).add(form.choice)
    return Forms(
        tuple(dict.fromkeys(forms)),
        {word: frozenset(choices) for word, choices in owners.items()},
        {word: frozenset(choices) for word, choices in topics.items()},
        {amount: frozenset(words) for amount, words in about.items()},
    )


def _written(group: OptionGroup) -> Iterator[Form]:
    topic = tuple(phrase_words(group.group))
    for choice in group.choices:
        for text in choice_texts(choice):
            words = phrase_words(text)
            amount: Polarity = next((p for word in words if (p := polarity_of(word))), "")
            core = tuple(w for w in words if not polarity_of(w) and w not in GRAMMAR)
            if core:
                yield Form(group, choice.id, core, amount, text)
            elif words:
                yield Form(group, choice.id, topic, amount, text)
                if text == choice.name or text in choice.aliases:
                    yield Form(group, choice.id, tuple(words), "", text)


def _either(group: OptionGroup) -> Iterator[Form]:
    """ "Name or message in cream" is the choice for a name, and that for a message."""
    for choice in group.choices:
        words = phrase_words(choice.name)
        at = words.index(_OR) if _OR in words[1:-1] else 0
        if at:
            for word in (words[at - 1], words[at + 1]):
                if not polarity_of(word) and word not in GRAMMAR:
                    yield Form(group, choice.id, (word,), "", choice.name)


def _other_ways(group: OptionGroup, forms: list[Form]) -> list[Form]:
    """ "Extra sweet", "less sugar": amounts of one thing, so "extra sugar" is a choice too."""
    amounts = {form.polarity: form for form in forms if form.polarity}
    if not group.exclusive or len({form.choice_id for form in amounts.values()}) < 2:
        return []
    things = dict.fromkeys(form.words for form in forms if form.polarity)
    held = {(form.words, form.polarity) for form in forms}
    return [
        Form(group, form.choice_id, words, amount, form.text)
        for words in things
        for amount, form in amounts.items()
        if (words, amount) not in held
    ]


def _in_everyday_words(
    group: OptionGroup, forms: list[Form], others: AbstractSet[str]
) -> Iterator[Form]:
    """ "Teekhi" is the hottest choice of spice, "kam teekhi" a milder one, "kadak" the strongest
    coffee, "feeki" tea that without sugar; `others` are words of other groups of choices."""
    words = frozenset(phrase_words(group.group)).union(*(form.words for form in forms))
    manner = manner_of(words) if group.exclusive else None
    if manner is None:
        return
    plain = [form for form in forms if not form.polarity and not _MEDIUM & {*form.words}]
    most = _first(forms, "more") or _calling(plain, manner.much)
    least = _calling(plain, manner.little) or _first(forms, "none") or _first(forms, "less")
    less = _first(forms, "less") or least
    said: list[tuple[Form | None, frozenset[str], Polarity]] = [
        (most, manner.much, ""), (most, manner.things, "more"), (less, manner.much, "less"),
        (less, manner.things, "less"), (least, manner.little, ""), (least, manner.much, "none"),
        (least, manner.things, "none"),
    ]  # fmt: skip
    if (manner.things | manner.about) & others:
        # "Without chilli" is what another group leaves out.
        said = [each for each in said if each[2] != "none"]
    held = {(form.words, form.polarity) for form in forms}
    for form, everyday, amount in said:
        for word in sorted(everyday) if form is not None else ():
            if form is not None and ((word,), amount) not in held:
                yield Form(group, form.choice_id, (word,), amount, form.text)


def _first(forms: list[Form], amount: Polarity) -> Form | None:
    return next((form for form in forms if form.polarity == amount), None)


def _calling(forms: list[Form], words: frozenset[str]) -> Form | None:
    """The choice that is called by one of some words."""
    return next((form for form in forms if words & {*form.words}), None)


def _without_it(forms: list[Form]) -> list[Form]:
    """ "Eggless" is with no egg."""
    lacking = [form for form in forms if len(form.words) == 1 and form.words[0].endswith(_LESS)]
    things = {form: form.words[0].removesuffix(_LESS) for form in lacking if not form.polarity}
    return [
        replace(form, words=(thing,), polarity="none") for form, thing in things.items() if thing
    ]


def _with_it(group: OptionGroup, forms: list[Form]) -> list[Form]:
    """Of "no ice cream" and "vanilla scoop" the latter is the one with ice cream."""
    without = {form.choice_id: form.words for form in forms if form.polarity == "none"}
    others = [choice for choice in group.choices if choice.id not in without]
    if not (group.exclusive and len(without) == len(others) == 1):
        return []
    return [Form(group, others[0].id, words, "", others[0].name) for words in without.values()]


def _as_ice_cream(forms: list[Form]) -> Iterator[Form]:
    """A "vanilla scoop" is ice cream, where no other choice is a scoop or called so."""
    scoops = {form.choice_id: form for form in forms if _SCOOP & {*form.words}}
    called = any({*_ICE_CREAM} <= {*form.words} for form in forms)
    if len(scoops) == 1 and not called:
        yield from (replace(form, words=_ICE_CREAM) for form in scoops.values())


def _smaller(group: OptionGroup, forms: list[Form]) -> list[Form]:
    """Of "regular" and "large" the regular one is the small one."""
    sizes = _large_and_other(group, forms)
    return [Form(group, sizes[1].id, (_SMALL,), "", sizes[1].name)] if sizes else []


def _of_two_sizes(group: OptionGroup, forms: list[Form]) -> list[Form]:
    """ "The bigger glass", "chhota wala" where one of two is called large."""
    sizes = _large_and_other(group, forms)
    held = {word for form in forms for word in form.words}
    large = _BIGGER | (_LARGE - {"full"}) if sizes and not held & _LARGE else _BIGGER
    called = zip(sizes, (large, _LESSER), strict=True) if sizes else ()
    return [
        Form(group, choice.id, (word,), "", choice.name)
        for choice, words in called
        for word in sorted(words - held)
    ]


def _large_and_other(group: OptionGroup, forms: list[Form]) -> tuple[Choice, Choice] | None:
    """The two choices of a group that has no more, where one of them is called large."""
    called_so = {form.choice_id for form in forms if _LARGE & {*form.words}}
    called_so = called_so or {choice.id for choice in by_measure(group)[1:]}
    large = [choice for choice in group.choices if choice.id in called_so]
    others = [choice for choice in group.choices if choice.id not in called_so]
    if not (group.exclusive and len(large) == len(others) == 1):
        return None
    return large[0], others[0]


def by_measure(group: OptionGroup) -> list[Choice]:
    """Two choices that are told by how much they are, "250 ml" and "400 ml", the smaller first."""
    if len(group.choices) != _TWO:
        return []
    told = [(measures(normalise(choice.name)), choice) for choice in group.choices]
    if any(len(own) != 1 for own, _ in told):
        return []
    sized = [(own[0].base(), choice) for own, choice in told]
    (first, unit), (second, other) = sized[0][0], sized[1][0]
    if unit != other or first == second:
        return []
    return [choice for _, choice in sorted(sized, key=lambda each: each[0][0])]


def _made_so(group: OptionGroup, forms: list[Form]) -> list[Form]:
    """ "Salted" is with salt, "iced" with ice."""
    plain = [form for form in forms if len(form.words) == 1 and form.words[0].isalpha()]
    return [
        Form(
            group,
            form.choice_id,
            (f"{form.words[0].removesuffix('e')}ed",),
            form.polarity,
            form.text,
        )
        for form in plain
        if not form.words[0].endswith("ed")
    ]
