"""What one customer has said so far: what it is about, what was asked back, the basket."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from device.dialogue.reading.terms import Term
from device.turn import Answer, Basket, BasketLine, Lang, Order, Sentence


@dataclass(frozen=True, slots=True)
class Pending:
    """A question asked back: which of `skus`, to do `intent` with."""

    intent: str
    skus: tuple[str, ...]
    words: tuple[str, ...]
    quantity: Decimal | None = None
    agreed_quantity: Decimal | None = None
    """Set where the question is whether to take so many."""


@dataclass(frozen=True, slots=True)
class Exchange:
    asked: str
    intent: str
    skus: tuple[str, ...]
    asked_back: bool = False
    """Which of the goods was meant was not told yet."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the owner, who has opened this session with the PIN, is teaching."""

    until: float
    """When it ends by itself, on the clock of `OwnersVoice`."""
    lang: Lang
    step: Literal["", "question", "answer", "confirm"] = ""
    """What the kiosk waits to hear; nothing where the owner has not begun."""
    question: str = ""
    answer: str = ""
    corrects: bool = False


@dataclass(slots=True)
class Session:
    id: str
    lang: Lang | None = None
    lang_chosen: bool = False
    """The customer asked for this language; it then stays whatever is spoken."""
    focus: tuple[str, ...] = ()
    frame: tuple[Term, ...] = ()
    asked_for: tuple[tuple[str, ...], ...] = ()
    """What was asked about the goods in focus since they were first spoken of, without an order:
    the choices in it hold for an order that names no others."""
    question: tuple[str, ...] = ()
    """How the last question about goods was put, without what it named."""
    asked_quantity: Decimal | None = None
    """How many of the one thing in focus the last question was about: "twenty of it"."""
    generation: str = ""
    intent: str = ""
    pending: tuple[Pending, ...] = ()
    """What was asked back last and is not answered yet."""
    unanswered: tuple[Pending, ...] = ()
    """Orders that were asked back about and passed over: they are asked about again with the next
    word about the basket."""
    basket: Basket = field(default_factory=Basket)
    orders: tuple[Order, ...] = ()
    last_line: str | None = None
    """SKU of the basket line spoken of last."""
    taken_out: tuple[BasketLine, ...] = ()
    """What was taken out of the basket, the last of it last; it may be wanted back."""
    last: Answer | None = None
    last_spoken: list[Sentence] = field(default_factory=list)
    misses: int = 0
    recent: deque[Exchange] = field(default_factory=deque)
    older: dict[str, int] = field(default_factory=dict)
    """How often each product was spoken of in exchanges no longer kept."""
    pace: float = 1.0
    """How fast the customer wants to be spoken to; see `Sentence.pace`."""
    used_at: float = 0.0
    pin_asked: bool = False
    """Somebody wants to be let in and was asked for the owner's PIN."""
    lesson: Lesson | None = None

    def ask(self, question: Pending) -> None:
        """Keeps a question open that is asked back, beside others of the same answer."""
        self.pending = (*self.pending, question)

    def remember(self, exchange: Exchange, keep: int) -> None:
        """Keeps the last exchanges; of older ones only which products they were about."""
        self.recent.append(exchange)
        while len(self.recent) > keep:
            for sku in self.recent.popleft().skus[:3]:
                self.older[sku] = self.older.get(sku, 0) + 1
        while len(self.older) > 20:
            del self.older[min(self.older, key=lambda sku: self.older[sku])]

    def forget_products(self, generation: str) -> None:
        """After a new catalogue: what was found in the old one no longer counts."""
        self.frame, self.pending, self.unanswered = (), (), ()
        self.generation = generation
