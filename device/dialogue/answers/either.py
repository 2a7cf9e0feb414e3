"""Orders that leave it open: "medium or large diapers" asks which of the two."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.answers.choosing import ask_which
from device.dialogue.asking import Asking, name_facts
from device.dialogue.goods.choices import read_choices
from device.dialogue.goods.resolve import Match, resolve
from device.dialogue.index.product_sets import bits, count
from device.dialogue.phrasing import Draft
from device.dialogue.reading.reading import ask_for_qualities, read
from device.dialogue.reading.terms import has_noun
from device.dialogue.session import Pending
from device.turn import Fact
from kb.catalogue import Product
from kb.language.words import word_set

OR = word_set("or ya athva")


def ask_either(asking: Asking) -> Draft | None:
    """Which of two things or choices with an "or" between them; None where there are no two."""
    words = asking.words
    at = next((i for i, word in enumerate(words) if word in OR), 0)
    if not 0 < at < len(words) - 1:
        return None
    ways = [[*words[:at], *words[at + 2 :]], [*words[: at - 1], *words[at + 1 :]]]
    if all(has_noun(read(side, asking.shop)) for side in (words[:at], words[at + 1 :])):
        ways = [words[:at], words[at + 1 :]]
    first, second = (_match(asking, way) for way in ways)
    if not (first.found_all and second.found_all):
        return None
    rest = [*words[: at - 1], *words[at + 2 :]]
    if not first.mask & second.mask:
        mask = first.mask | second.mask
        match = replace(first, mask=mask, order=tuple(bits(mask)))
        return ask_which(
            replace(asking, products=asking.of_mask(mask), match=match, words=rest), "basket_add"
        )
    if first.mask != second.mask or count(first.mask) != 1:
        return None
    product = asking.of_mask(first.mask)[0]
    names = [_chosen(asking, product, way) for way in ways]
    different = names[0] and names[1] and names[0] != names[1]
    return _ask_choice(asking, product, names, rest, first) if different else None


def _match(asking: Asking, words: list[str]) -> Match:
    reading = read(words, asking.shop)
    ask_for_qualities(reading, asking.shop)
    return resolve(reading, asking.shop, expects_quantity=True)


def _chosen(asking: Asking, product: Product, words: list[str]) -> str:
    """The one choice of its kind that the words name; "" for none."""
    chosen = read_choices(product, words, asking.shop).chosen
    for group in product.options:
        for choice in group.choices:
            if group.exclusive and chosen.get(group.group) == choice.id:
                return choice.name
    return ""


def _ask_choice(
    asking: Asking, product: Product, names: list[str], rest: list[str], match: Match
) -> Draft:
    draft = asking.draft("basket_add")
    draft.clarify, draft.confidence, draft.skus = True, 0.6, (product.sku,)
    draft.facts += [Fact(name, f"{product.sku}:options") for name in names]
    draft.facts += name_facts([product])
    asking.phrasing.add(draft, "which", choices=asking.phrasing.one_of(names))
    asking.session.ask(Pending("basket_add", (product.sku,), tuple(rest), match.quantity))
    return draft
