"""Prepares one generation of the catalogue for the dialogue; made once, read by all turns."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from device.dialogue.asking import View
from device.dialogue.goods.helps import Helps
from device.dialogue.index.kept_index import indexed
from device.dialogue.index.passages import Passage, Passages, faq_passages
from device.dialogue.index.written_words import phrase_words
from device.dialogue.money import rupees
from kb.catalogue import Product, Store
from kb.domains.pack import load_domain
from kb.domains.shop_packs import PACK_FOLDER
from kb.language.words import word_set
from kb.shop import Shop

_INDEX = "words.index"
_MOST_COMPARED = 32
"""Stored answers beyond the nearest so many count as far as the last of them."""
_SERVED = word_set("cup glass plate bowl slice serving scoop portion mug")


def build_view(
    shop: Shop,
    pack_folders: tuple[Path, ...] = (PACK_FOLDER,),
) -> View:
    """Reads all products and answers of a shop and indexes their words. Raises PackError."""
    products = tuple(shop.products())
    attributes = sorted(
        {
            word
            for product in products
            for name in _attribute_names(product)
            for word in phrase_words(name)
        }
    )
    domain = load_domain(shop.store.domain, pack_folders, tuple(attributes))
    words = indexed(products, domain, pack_folders, shop.derived(_INDEX))
    passages = [*faq_passages(shop.faq()), *_service_passages(shop.store)]
    return View(
        shop.generation,
        shop.store,
        domain,
        words,
        Passages(passages, domain, words),
        Helps(words),
        _serves(products, shop.store),
        functools.partial(shop.search, vectors=False),
        functools.partial(_nearness, shop),
        shop.similar_products,
        shop.none_meant,
        shop.wanted,
        shop.question_vector,
    )


def _nearness(shop: Shop, text: str, passages: Sequence[Passage]) -> list[float | None]:
    """By the vectors of the generation for its stored answers; the other passages are embedded."""
    stored = {e.id: cosine for e, cosine in shop.similar_answers(text, limit=_MOST_COMPARED)}
    others = [p for p in passages if p.source != "faq"]
    found = dict(zip(others, shop.similarities(text, [p.text for p in others]), strict=False))
    farthest = min(stored.values(), default=None)
    return [stored.get(p.id, farthest) if p.source == "faq" else found.get(p) for p in passages]


def _attribute_names(product: Product) -> list[str]:
    return [*product.specs, *(group.group for group in product.options)]


def _service_passages(store: Store) -> list[Passage]:
    return [
        Passage(
            s.name,
            s.name,
            f"{s.name}: {rupees(s.charge)}{f' per {s.unit}' if s.unit else ''}",
            "en",
            "store",
            s,
        )
        for s in store.services
    ]


def _serves(products: Sequence[Product], store: Store) -> bool:
    if store.domain == "cafe":
        return True
    units = Counter(product.unit.lower() in _SERVED for product in products[:2000])
    return units[True] > units[False]


def with_taught(view: View, taught: Sequence[Passage]) -> View:
    """The same view with other taught answers."""
    others = [passage for passage in view.passages.all if passage.source != "taught"]
    return replace(view, passages=Passages([*taught, *others], view.domain, view.words))
