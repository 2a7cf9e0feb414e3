"""What of a product or an answer goes into the index: terms by field, measures, choices, passage.

This is the costly part of an import, so each result is kept with its row in the generation and
taken over by the next one where the row has not changed.
"""

from __future__ import annotations

import hashlib

import msgspec

from kb.catalogue import FaqEntry, Product
from kb.language.gloss import to_english
from kb.language.identify import identify
from kb.language.units import record_measures
from kb.search.terms import code, terms

MAX_PASSAGE_CHARS = 160
"""Embedding costs about a millisecond a token: this keeps a first import of 25,000 items short."""
MAX_ANSWER_CHARS = 600
TERM_FIELDS = ("name", "brand", "category", "alias", "spec", "description")


class IndexedMeasure(msgspec.Struct, frozen=True, array_like=True):
    """In base units. A `weak` measure stands in the description: it can meet, never break."""

    unit: str
    value: str
    weak: bool = False


class IndexedChoice(msgspec.Struct, frozen=True, array_like=True):
    """One name of a choice of an option group, or of a spec such as colour, as terms."""

    attribute: str
    choice: str
    words: str


class Indexed(msgspec.Struct, frozen=True, array_like=True):
    """`fields` follow TERM_FIELDS, each a line of terms. `passage` is the SHA-256 of its text."""

    fields: tuple[str, ...]
    measures: tuple[IndexedMeasure, ...]
    choices: tuple[IndexedChoice, ...]
    codes: tuple[str, ...]
    passage: str


def index_product(product: Product) -> Indexed:
    spec_text = " ".join(f"{name} {value}" for name, value in product.specs.items())
    choice_text = " ".join(
        " ".join((choice.name, *choice.aliases))
        for group in product.options
        for choice in group.choices
    )
    fields = (
        product.name,
        product.brand,
        product.category,
        " ".join(product.aliases),
        f"{spec_text} {choice_text} {product.unit}",
        product.description,
    )
    return Indexed(
        fields=tuple(" ".join(dict.fromkeys(terms(field))) for field in fields),
        measures=_measures(product),
        choices=_choices(product),
        codes=_codes(product),
        passage=passage_hash(product_passage(product)),
    )


def index_faq(entry: FaqEntry) -> Indexed:
    fields = (entry.question, "", "", "", "", entry.answer)
    return Indexed(
        fields=tuple(" ".join(dict.fromkeys(terms(field))) for field in fields),
        measures=(),
        choices=(),
        codes=(),
        passage=passage_hash(faq_passage(entry)),
    )


def product_passage(product: Product) -> str:
    """The text that stands for a product in vector search."""
    parts = [product.name]
    if product.brand and product.brand.casefold() not in product.name.casefold():
        parts.append(product.brand)
    if product.category.casefold() not in product.name.casefold():
        parts.append(product.category)
    parts.append(", ".join(product.aliases[:4]))
    parts.append(product.description)
    said = product.name.casefold()
    parts.append(", ".join(v for v in product.specs.values() if v.casefold() not in said))
    passage = ". ".join(part for part in parts if part)[:MAX_PASSAGE_CHARS]
    return to_english(passage) if identify(passage).lang == "hi" else passage


def faq_passage(entry: FaqEntry) -> str:
    """The text that stands for a stored answer in vector search."""
    return f"{to_english(entry.question)} {to_english(entry.answer)}"[:MAX_ANSWER_CHARS]


def passage_hash(passage: str) -> str:
    return hashlib.sha256(passage.encode()).hexdigest()[:24]


def _codes(product: Product) -> tuple[str, ...]:
    """What names exactly this item: its code, its name, and other names that are codes too."""
    names = [product.sku, product.name]
    names += [alias for alias in product.aliases if any(char.isdigit() for char in alias)]
    return tuple(sorted({code(name) for name in names} - {""}))


def _measures(product: Product) -> tuple[IndexedMeasure, ...]:
    found: dict[tuple[str, str], bool] = {}
    strong = [product.name, *product.specs.values()]
    for weak, texts in ((False, strong), (True, [product.description, *product.aliases])):
        for text in texts:
            if not any(char.isdigit() for char in text):
                continue
            for measure in record_measures(text):
                value, unit = measure.base()
                found.setdefault((unit, f"{value.normalize():f}"), weak)
    return tuple(IndexedMeasure(unit, value, weak) for (unit, value), weak in found.items())


def _choices(product: Product) -> tuple[IndexedChoice, ...]:
    found: dict[IndexedChoice, None] = {}
    for group in product.options:
        for choice in group.choices:
            for name in (choice.id, choice.name, *choice.aliases):
                words = " ".join(terms(name))
                if words:
                    found[IndexedChoice(group.group, choice.id, words)] = None
    for name in ("colour", "color"):
        value = product.specs.get(name)
        if value:
            words = " ".join(terms(value))
            found[IndexedChoice("colour", value.casefold(), words)] = None
    return tuple(found)
