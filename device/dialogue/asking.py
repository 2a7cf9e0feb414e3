"""All that a handler needs to answer one utterance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from device.dialogue.goods.helps import Helps
from device.dialogue.goods.resolve import Match
from device.dialogue.goods.weighing import Likely
from device.dialogue.index.passages import Passage, Passages
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.money import rupees
from device.dialogue.phrasing import Draft, Phrasing
from device.dialogue.reading.rate_wanted import RateWanted
from device.dialogue.reading.second_opinion import Wanted
from device.dialogue.reading.terms import WITHOUT_WORDS, Reading, undone_at
from device.dialogue.reading.unwanted import EATS
from device.dialogue.session import Session
from device.turn import Fact, Lang
from kb.catalogue import Product, Store
from kb.domains.needs import NeedSaid
from kb.domains.pack import Domain
from kb.search.found import Found


@dataclass(frozen=True, slots=True)
class View:
    """One generation of the catalogue with what the dialogue prepared from it."""

    generation: str
    store: Store
    domain: Domain
    words: ShopWords
    passages: Passages
    helps: Helps
    serves: bool
    """Things are eaten or drunk here: a bare "large latte" is an order, not a question."""

    search: Callable[[str], Found]
    """The search of the catalogue by words; slow, so asked last."""
    nearness: Callable[[str, Sequence[Passage]], list[float | None]]
    """How near a question is to passages in meaning, as the cosine of their vectors; None where
    that is not known. Slow."""

    similar_products: Callable[[str], dict[int, float]]
    """Products nearest in meaning by their number, 0 to 1; as slow."""
    none_meant: Callable[[str], float | None]
    """How likely it is by meaning alone that none of the goods is meant; None where that is not
    known. As slow."""
    wanted: Wanted
    """How likely each intent is by what a text means; as slow."""
    question_vector: Callable[[str, str], NDArray[np.float32] | None]
    """Of a question, by the embedder of a name for questions; None where there is no such. It is
    the same that all else here is compared by."""

    def product(self, sku: str) -> Product | None:
        return self.words.product(sku)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Goods by how likely they are meant, for what was read and taken to be meant."""

    reading: Reading
    match: Match
    products: tuple[str, ...]
    likely: list[Likely]

    def is_of(self, asking: Asking) -> bool:
        same = self.reading is asking.reading and self.match is asking.match
        return same and self.products == tuple(p.sku for p in asking.products)


@dataclass(slots=True)
class Asking:
    view: View
    session: Session
    lang: Lang
    text: str
    words: list[str]
    canonical: str
    wants: dict[str, float]
    """Probability of each intent by the utterance alone, whatever was said before."""
    strengths: dict[str, float]
    """Weight of the strongest template of the packs that matches, by intent."""
    reading: Reading
    match: Match
    now: datetime
    intent: str = ""
    products: list[Product] = field(default_factory=list)
    """What is meant, best first; several where it is not yet decided."""
    earlier: list[str] = field(default_factory=list)
    """How the question before was put, where this one only names other goods to be asked the same
    about: "aur Usha wali"."""
    settled: bool = False
    """The answer to a question asked back, put together with what it was asked about."""
    agreed: bool = False
    """That answer was to take as many as there are."""
    rate: RateWanted | None = None
    """The price that the customer would reach by taking enough."""
    both: tuple[Product, ...] = ()
    """The two goods spoken of last, where the question is about both and names neither."""
    counts_focus: bool = False
    """The price of so many of the one thing spoken of last is asked."""
    likened: bool = False
    """One of the goods spoken of last, or another of their kind, is told of."""
    lacks_help: bool = False
    """A need was told, and the shop has nothing of what the packs know to help."""
    ranked: Ranking | None = field(default=None, init=False)
    """What may be meant, as `answers.likeliest` ranked it last."""
    sides: tuple[Product, ...] | None = field(default=None, init=False)
    """What is set against each other, once `goods.sides` has looked for it."""
    full_sides: tuple[Product, ...] | None = field(default=None, init=False)
    """The same by the full names of both, once `goods.coordinated` has looked for it."""

    @property
    def phrasing(self) -> Phrasing:
        return Phrasing(self.view.domain, self.lang)

    @property
    def words_asked(self) -> list[str]:
        """What is asked, also where an earlier utterance said it."""
        return [*self.words, *self.earlier]

    @property
    def needs_said(self) -> list[NeedSaid]:
        """The needs that are told: "khata" in "I do not eat meat" tells of nothing "khatta", who
        wants something "with no tea" wants nothing for tea, and who measures "taar kaate bina"
        cuts none."""
        reading = self.reading
        undone = undone_at(self.words)
        eaten = {at for at in reading.refusing if reading.words[at] in EATS}
        return [
            said
            for said in self.view.domain.needs.said_in(self.words)
            if eaten.isdisjoint(said.positions)
            and (undone.isdisjoint(said.positions) or self._says_without(said))
            and (reading.refusing & said.positions or not reading.unwanted_at & said.positions)
        ]

    def _says_without(self, said: NeedSaid) -> bool:
        return any(self.words[at] in WITHOUT_WORDS for at in said.positions)

    @property
    def is_of_focus(self) -> bool:
        """Whether what was spoken of last is surely meant."""
        return bool(self.both) or self.counts_focus or self.likened

    @property
    def is_decided(self) -> bool:
        """Whether the customer's "cheapest" or "bigger" picked the first of several products."""
        mask = self.match.mask
        return count(mask) == 1 and self.shop.products[mask.bit_length() - 1] == self.products[0]

    @property
    def shop(self) -> ShopWords:
        return self.view.words

    def draft(self, intent: str | None = None) -> Draft:
        return Draft(intent or self.intent, self.lang)

    def of_mask(self, mask: int, limit: int = 300) -> list[Product]:
        found: list[Product] = []
        for number in bits(mask):
            found.append(self.shop.products[number])
            if len(found) >= limit:
                break
        return found


def price_fact(product: Product) -> Fact:
    return Fact(rupees(product.price), f"{product.sku}:price")


def stock_fact(product: Product) -> Fact:
    stock = "" if product.stock is None else f"{product.stock.normalize():f}"
    return Fact(stock, f"{product.sku}:stock")


def spec_fact(product: Product, name: str) -> Fact:
    return Fact(product.specs[name], f"{product.sku}:specs.{name}")


def name_facts(products: Iterable[Product]) -> list[Fact]:
    return [Fact(product.name, f"{product.sku}:name") for product in products]


def in_stock(product: Product) -> bool:
    return product.stock is None or product.stock > Decimal(0)
