"""What customers may be expected to say about this catalogue, for a recogniser's language model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.catalogue import FaqEntry, Product


def phrases_of(products: Sequence[Product], faq: Sequence[FaqEntry]) -> list[str]:
    """Names, brands, categories, other names, choices and questions; each once, in this order."""
    return list(dict.fromkeys(" ".join(phrase.split()) for phrase in _all(products, faq) if phrase))


def _all(products: Sequence[Product], faq: Sequence[FaqEntry]) -> Iterable[str]:
    for product in products:
        yield product.name
        yield product.brand
        yield product.category
        yield from product.aliases
        for group in product.options:
            yield group.group
            for choice in group.choices:
                yield choice.name
                yield from choice.aliases
    for entry in faq:
        yield entry.question
