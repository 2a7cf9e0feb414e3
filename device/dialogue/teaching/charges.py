"""Which sums of money in a taught answer are charges for a service, and no price of goods."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from device.dialogue.asking import View
from device.dialogue.index.written_words import phrase_words, spelled
from device.dialogue.truth.claims import claims_of
from kb.catalogue import Product, Service
from kb.language.fold import fold
from kb.language.words import stem, word_set

_CLAUSES = re.compile(r"[,;:!?।]\s|(?<!Rs)\.\s|\b(?:and|but|aur|lekin|magar)\b|(?:और|लेकिन|मगर)")
_SERVICES = {
    fold(stem(word))
    for word in word_set(
        """
        repair repairing repaired fix fixing fixed mend mending install installation installing
        installed fitting fitted mounting deliver delivery delivering delivered ship shipping
        courier charge charging charged fee service servicing visit rewind rewinding sharpen
        sharpening cut cutting deposit rent rental hire labour discount wrap wrapping packing
        assemble assembly alter alteration stitch stitching
        marammat theek lagana lagane lagate lagwana lagwane dilivari pahunchana pahunchate
        pahunchane bhejna bhejte bhejne kiraya kiraye mazdoori chhoot
        """
    )
}
_ADDED = word_set("free with including includes incl plus muft saath samet")


def is_charge(amount: Decimal, question: str, answer: str, view: View, named: Named) -> bool:
    """Whether a sum that an answer names is what a service costs."""
    for clause in _CLAUSES.split(answer):
        figures = claims_of(clause, view.words).figures
        if any(value == amount for value, _ in figures):
            of_goods = named(clause, view)
            if _speaks_of_service(clause, of_goods):
                return True
            if of_goods:
                return False
    return _speaks_of_service(question, named(question, view))


def other_charge(amount: Decimal, said: str, view: View) -> Service | None:
    """The service of the store that is spoken of, where it has another charge."""
    spoken_of = [
        shared.passage.service
        for shared in view.passages.shared(said)
        if shared.passage.service is not None
        and (shared.got_topics or shared.got_goods)
        and not (shared.left_topics or shared.left_goods)
    ]
    right = any(service.charge == amount for service in spoken_of)
    return None if right else next(iter(spoken_of), None)


def _speaks_of_service(text: str, goods: list[Product]) -> bool:
    """ "Cutting" is a service, though not in the name of a cutting plier; "with free delivery" is
    said of goods."""
    of_goods = {word for product in goods for word in phrase_words(product.name)}
    words = [stem(word) for word in spelled(text).split()]
    return any(
        fold(word) in _SERVICES
        and word not in of_goods
        and not _ADDED & {*words[max(0, at - 2) : at]}
        for at, word in enumerate(words)
    )


Named = Callable[[str, View], list[Product]]
"""Finds the goods that a text names."""
