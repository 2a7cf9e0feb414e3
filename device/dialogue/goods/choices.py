"""Which option choices of a product an utterance names, and which it does not want."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from device.dialogue.goods.choice_forms import ChoiceKey, Form, Forms, forms_of
from device.dialogue.goods.polarity import Polarity, polarities, polarity_of
from device.dialogue.index.shop_words import FIGURE, GRAMMAR, ShopWords, alikeness
from device.dialogue.index.written_words import phrase_words
from device.dialogue.money import Options, chosen_ids
from kb.catalogue import OptionGroup, Product
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

_SKIPPABLE = word_set("a an the of ka ki ke wala wali wale colour color rang")
"""Words that may stand between those of a choice."""
_A_LITTLE, _MORE = word_set("thoda thodi thode bit little slightly"), word_set("zyada extra more")
_BESIDE = 2
_SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class Choices:
    """Group → chosen id, or several where the group is not exclusive; and the ids not wanted."""

    chosen: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    unwanted: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.chosen or self.unwanted)


@dataclass(frozen=True, slots=True)
class _Hit:
    form: Form
    positions: tuple[int, ...]
    said: Polarity
    literal: bool

    @property
    def whole(self) -> bool:
        return len(self.positions) == len(self.form.words)

    @property
    def rank(self) -> tuple[object, ...]:
        same = self.said == self.form.polarity
        return len(self.positions), self.whole, same, self.literal, self.positions[0]


def chosen_options(
    product: Product, words: Sequence[str], shop: ShopWords, quantity: Decimal | None = None
) -> dict[str, str | tuple[str, ...]]:
    """The choices that are named. Nothing said, nothing chosen. See `read_choices`."""
    return with_choices(product, {}, read_choices(product, words, shop, quantity))


def with_choices(
    product: Product, before: Options, choices: Choices
) -> dict[str, str | tuple[str, ...]]:
    """Options after a customer's choices: an exclusive one replaces, others come to what is there.

    Several choices stand in the order of the catalogue, so that equal options compare equal.
    """
    options: dict[str, str | tuple[str, ...]] = {}
    for group in product.options:
        held, made = before.get(group.group), choices.chosen.get(group.group)
        unwanted = choices.unwanted.get(group.group, frozenset())
        if group.exclusive:
            kept = made or (held if held not in unwanted else None) or _fallback(group, unwanted)
            if kept:
                options[group.group] = kept
            continue
        ids = {*chosen_ids(held), *chosen_ids(made)} - unwanted
        ordered = tuple(choice.id for choice in group.choices if choice.id in ids)
        if ordered:
            options[group.group] = ordered
    return options


def known_options(product: Product, options: Options) -> dict[str, str | tuple[str, ...]]:
    """Of the options of other goods those that these have too."""
    kept: dict[str, str | tuple[str, ...]] = {}
    for group in product.options:
        held = options.get(group.group)
        ids = tuple(choice.id for choice in group.choices if choice.id in chosen_ids(held))
        if ids and group.exclusive == isinstance(held, str):
            kept[group.group] = ids[0] if group.exclusive else ids
    return kept


def _fallback(group: OptionGroup, unwanted: frozenset[str]) -> str | None:
    """What an exclusive group is without what is not wanted; None where that is for its default."""
    others = [choice.id for choice in group.choices if choice.id not in unwanted]
    if not unwanted or group.default in others:
        return group.default if unwanted else None
    return others[0] if len(others) == 1 else None


def taken_out(product: Product, choices: Choices) -> Choices:
    """The same choices said of what shall be left out, as in "cancel the caramel"."""
    forms = forms_of(product.options).all
    nothing = {f.group.group: f.choice_id for f in forms if f.polarity == "none"}
    chosen: dict[str, str | tuple[str, ...]] = {}
    unwanted = dict(choices.unwanted)
    for group in product.options:
        made = choices.chosen.get(group.group)
        if made and group.exclusive and group.group in nothing:
            chosen[group.group] = nothing[group.group]
        elif made:
            before = unwanted.get(group.group, frozenset())
            unwanted[group.group] = before | frozenset(chosen_ids(made))
    return Choices(chosen, unwanted)


def read_choices(
    product: Product,
    words: Sequence[str],
    shop: ShopWords,
    quantity: Decimal | None = None,
    held: Options = MappingProxyType({}),
) -> Choices:
    """The choices of a product that the words name; `quantity` is a figure that names none.
    Of two choices that exclude each other the one that is not `held` is meant.

    "a large latte with a bit of soy milk" takes "a bit of soy milk" before "soy milk" before
    "milk"; a word serves one choice only. "No sugar" is the choice of that name, or no choice of
    what is about sugar.
    """
    hits = _hits(product, words, shop, quantity)
    hits.sort(key=lambda hit: held.get(hit.form.group.group) == hit.form.choice_id)
    return _select(hits, words)[0]


def contradictions(
    product: Product, words: Sequence[str], shop: ShopWords, quantity: Decimal | None = None
) -> int:
    """How many choices the words name that exclude another one they name: "one red one black"."""
    return len(_select(_hits(product, words, shop, quantity), words)[1])


def _hits(
    product: Product, words: Sequence[str], shop: ShopWords, quantity: Decimal | None
) -> list[_Hit]:
    """All that may be a choice, the surest first."""
    if not product.options:
        return []
    words = _with_more(words)
    meanings = [
        # The watts of a bulb of fifty sound like "white".
        frozenset(shop.same_words(word, by_ear=False))
        if _is_unit(at, words)
        else _meanings(word, shop)
        for at, word in enumerate(words)
    ]
    if quantity is not None:
        _forget_quantity(words, meanings, quantity)
    heard = [_heard(word, shop) for word in words]
    forms = forms_of(product.options)
    named = _name_positions(product, meanings)
    said = _said_amounts(words, meanings, forms, named)
    text = f" {' '.join(words)} "
    meant = frozenset().union(*meanings)
    hits = [
        hit
        for form in forms.all
        if not meant.isdisjoint(form.words)
        for hit in _find(form, meanings, heard, said, text)
        if not (named.issuperset(hit.positions) and not hit.said)
        and (hit.whole or _is_enough(hit, words, meanings, forms.owners, named, shop))
    ]
    hits.sort(key=lambda hit: hit.rank, reverse=True)
    return hits


def _select(hits: list[_Hit], words: Sequence[str]) -> tuple[Choices, list[_Hit]]:
    """The choices that hold, and those that another one excludes."""
    used: set[int] = set()
    chosen: dict[str, str | tuple[str, ...]] = {}
    unwanted: dict[str, frozenset[str]] = {}
    excluded: list[_Hit] = []
    for hit in hits:
        group, form = hit.form.group, hit.form
        if used & set(hit.positions):
            continue
        verdict = _verdict(hit, corrects=_corrects(hit, hits, words))
        if verdict is None:
            if (made := _with_it(hit)) is not None and group.group not in chosen:
                chosen[group.group] = made
                used |= set(hit.positions)
            continue
        if group.exclusive and group.group in chosen:
            if verdict and chosen[group.group] != form.choice_id:
                excluded.append(hit)
                used |= set(hit.positions)
            continue
        used |= set(hit.positions)
        if not verdict:
            unwanted[group.group] = unwanted.get(group.group, frozenset()) | {form.choice_id}
        elif group.exclusive:
            chosen[group.group] = form.choice_id
        else:
            chosen[group.group] = (*chosen_ids(chosen.get(group.group)), form.choice_id)
    return Choices(chosen, unwanted), excluded


def _corrects(hit: _Hit, hits: list[_Hit], words: Sequence[str]) -> bool:
    """ "Medium, no, large", "no, large": "no" before one of several colours or sizes corrects what
    was said before; "with no egg" leaves something out."""
    first = hit.positions[0]
    if not hit.form.group.exclusive or words[first - 1] != "no" or _has_without(hit.form):
        return False
    return first == 1 or any(
        other.form.group is hit.form.group
        and other.form.choice_id != hit.form.choice_id
        and other.positions[-1] < first
        for other in hits
    )


def _has_without(form: Form) -> bool:
    """Whether the same goods come without it: "eggless" beside "with egg"."""
    without = {f"{word}less" for word in form.words}
    return any(without & {*phrase_words(choice.name)} for choice in form.group.choices)


def _verdict(hit: _Hit, *, corrects: bool) -> bool | None:
    """Whether the choice is wanted (True), not wanted (False) or not meant (None)."""
    held, said = hit.form.polarity, hit.said
    if held == said:
        return True
    if said == "none":
        return held == "" if corrects else (False if held in {"", "more"} else None)
    if hit.form.group.exclusive:
        return True if {held, said} <= {"", "normal"} or held == "" else None
    return True if held != "none" else None


def _with_it(hit: _Hit) -> str | None:
    """ "Ice cream bhi" of what comes with "No Ice Cream" or a "Vanilla Scoop": the only other."""
    group, wanted = hit.form.group, hit.said in {"", "more"}
    others = [c.id for c in group.choices if c.id != hit.form.choice_id]
    without = group.exclusive and hit.form.polarity == "none" and hit.whole
    return others[0] if without and wanted and len(others) == 1 else None


def _said_amounts(
    words: Sequence[str], meanings: list[frozenset[str]], forms: Forms, named: frozenset[int]
) -> list[Polarity]:
    # "Mirchi vada kam teekha" wants no less of the chilli that it is called after.
    called = {at for at in named if not named.isdisjoint((at - 1, at + 1))}
    things = [
        frozenset(thing for meant in same for thing in forms.topics.get(meant, ()))
        if not polarity_of(word) and at not in called
        else frozenset()
        for at, (word, same) in enumerate(zip(words, meanings, strict=True))
    ]
    return polarities(
        words,
        things,
        lambda position, amount: bool(meanings[position] & forms.about.get(amount, frozenset())),
    )


def _with_more(words: Sequence[str]) -> list[str]:
    """ "Thoda ghee zyada" is more ghee, and not a little."""
    return [
        "wala"
        if word in _A_LITTLE and _MORE & {*words[max(at - _BESIDE, 0) : at + _BESIDE + 1]}
        else word
        for at, word in enumerate(words)
    ]


def _find(
    form: Form,
    meanings: list[frozenset[str]],
    heard: list[frozenset[str]],
    said: list[Polarity],
    text: str,
) -> list[_Hit]:
    """Where words of a choice stand together in any order, the most of them at each place."""
    if len(form.words) > 1:
        # "Aate ki roti": plain language alone, beside another word of the choice what it sounds
        # like.
        both = [same | like for same, like in zip(meanings, heard, strict=True)]
        whole = set(form.words)
        near = [bool(same & whole) for same in meanings]
        meanings = [
            more if any(near[max(0, i - 2) : i] + near[i + 1 : i + 3]) else same
            for i, (same, more) in enumerate(zip(meanings, both, strict=True))
        ]
    # "lots of milk" and "a lot of milk" differ only in their small words.
    literal = f" {form.text.lower()} " in text
    hits: list[_Hit] = []
    index = 0
    while index < len(meanings):
        positions = _run(index, form, meanings)
        if positions:
            amount: Polarity = next((said[at] for at in positions if said[at]), "")
            hits.append(_Hit(form, tuple(positions), amount, literal))
        index = positions[-1] + 1 if positions else index + 1
    return hits


def _run(start: int, form: Form, meanings: list[frozenset[str]]) -> list[int]:
    wanted = list(form.words)
    if meanings[start].isdisjoint(wanted):
        return []
    small = _SKIPPABLE | (GRAMMAR & set(phrase_words(form.text)))
    positions: list[int] = []
    for index in range(start, len(meanings)):
        word = next((w for w in wanted if w in meanings[index]), None)
        if word is not None:
            positions.append(index)
            wanted.remove(word)
        elif not meanings[index] & small:
            break
        if not wanted:
            break
    return positions


def _is_enough(
    hit: _Hit,
    words: Sequence[str],
    meanings: list[frozenset[str]],
    owners: Mapping[str, frozenset[ChoiceKey]],
    named: frozenset[int],
    shop: ShopWords,
) -> bool:
    """ "Ice cream" for "Vanilla ice cream scoop": a part that only this choice has."""
    telling = [
        position
        for position in hit.positions
        if position not in named
        and len(words[position]) >= _SHORTEST_PART
        and not FIGURE.match(words[position])
        and canonical_unit(words[position]) is None
        and not shop.domain.is_function(words[position])
    ]
    if not telling and not _is_measured(hit.positions, words):
        return False
    said = [word for i in hit.positions for word in meanings[i] & set(hit.form.words)]
    return len(frozenset.intersection(*(owners[word] for word in said))) == 1


def _is_unit(at: int, words: Sequence[str]) -> bool:
    """ "Watt" behind a figure."""
    behind = at > 0 and FIGURE.match(words[at - 1]) is not None
    return behind and len(words[at]) > 1 and canonical_unit(words[at]) is not None


def _is_measured(positions: tuple[int, ...], words: Sequence[str]) -> bool:
    """ "In twelve inch" is the "Large 12 inch"."""
    return any(
        FIGURE.match(words[at]) and at + 1 in positions and canonical_unit(words[at + 1])
        for at in positions
    )


def _forget_quantity(
    words: Sequence[str], meanings: list[frozenset[str]], quantity: Decimal
) -> None:
    for index, word in enumerate(words):
        if FIGURE.match(word) and Decimal(word) == quantity:
            meanings[index] = frozenset()
            return


def _name_positions(product: Product, meanings: list[frozenset[str]]) -> frozenset[int]:
    """Where the words of the product's name are said for the first time."""
    named: set[int] = set()
    for word in phrase_words(product.name):
        first = next((i for i, same in enumerate(meanings) if word in same), None)
        if first is not None and word not in GRAMMAR:
            named.add(first)
    return frozenset(named)


def _heard(word: str, shop: ShopWords) -> frozenset[str]:
    """What a word of plain language sounds like ("aate", atta)."""
    if not shop.domain.is_function(word) or word in GRAMMAR:
        return frozenset()
    return frozenset(w for w in shop.similar_words(word) if alikeness(stem(word), w) >= 0.82)


def _meanings(word: str, shop: ShopWords) -> frozenset[str]:
    function = shop.domain.is_function(word)
    same = set(shop.same_words(word, by_ear=not function or len(word) > 3))
    if not function and shop.lookup(word) is None:
        same.update(w for w in shop.similar_words(word) if alikeness(stem(word), w) >= 0.82)
    return frozenset(same)
