"""How doubtful an answer about goods is, looked at once more when it stands.

What was not read of the question, or stands on no record that is cited, speaks against an answer;
so does another product that is nearer to the question in meaning, which takes longer to see and is
looked at only where the words leave doubt. The weights are those of logistic regressions over
answers to questions of shops that the program had not seen
(`python -m tests.evaluation.first_sight.fit`). What is doubtful is said as such and
is not confident: a wrong price told for sure is worse than one with a perhaps.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from device.dialogue.answers.ranking import MANY, nearness_in_meaning
from device.dialogue.asking import Asking
from device.dialogue.goods.weighing import weighed
from device.dialogue.phrasing import Draft
from device.dialogue.reading.terms import places_of
from kb.catalogue import Product
from kb.language.gloss import word_in_english

ABOUT_GOODS = (
    "bulk_price", "compare", "list", "price", "recommend", "spec", "stock", "warranty",
)  # fmt: skip
BY_WORDS = {
    "asked": -2.10, "read": -1.65, "several": 3.73, "unrecorded": 1.88, "bulk_price": 0.02,
    "compare": -0.25, "list": -2.29, "price": 0.27, "recommend": 0.86, "spec": 0.17,
    "stock": -0.13, "warranty": -0.98, "": -2.42,
}  # fmt: skip
"""Weights, with "" for what is always there; they add up to the logarithm of the odds of being
wrong."""
BY_MEANING = {
    "asked": -2.04, "read": -1.64, "several": 3.56, "unrecorded": 1.82, "ahead": -3.63,
    "unseen": -0.59, "bulk_price": 0.01, "compare": -0.20, "list": -2.12, "price": 0.30,
    "recommend": 0.78, "spec": 0.26, "stock": -0.06, "warranty": -0.80, "": -1.91,
}  # fmt: skip
LOOKED_AT = 0.025
"""How likely an answer must be wrong by its words for its meaning to be looked at."""
DOUBTFUL = 0.05
"""How likely an answer must be wrong to be called doubtful."""
SUGGESTS = frozenset({"recommend", "list"})
"""Answers that choose by themselves what they name: their meaning is always looked at."""
DOUBTFUL_BY_WORDS = 0.15
"""The same where the words alone must tell."""
CONFIDENT = 0.5
_MOST_READ, _MOST_UNRECORDED, _MOST_CITED = 5, 4, 4
"""More words, or products, tell no more."""
_BEGINNING = 5
"""So many letters of a word are the same in its forms."""


def is_doubtful(asking: Asking, draft: Draft) -> bool:
    """Whether an answer that was given for sure had better be called doubtful."""
    if not is_judged(draft):
        return False
    words = of_words(asking, draft)
    by_words = chance_of(words, BY_WORDS)
    if len(asking.shop.products) > MANY:
        return by_words >= DOUBTFUL_BY_WORDS
    if by_words < LOOKED_AT and draft.intent not in SUGGESTS:
        return False
    return chance_of({**words, **of_meaning(asking, draft)}, BY_MEANING) >= DOUBTFUL


def is_judged(draft: Draft) -> bool:
    """Whether an answer tells of goods, and for sure."""
    told = draft.intent in ABOUT_GOODS and bool(draft.skus)
    return told and not (draft.clarify or draft.unknown) and draft.confidence >= CONFIDENT


def chance_of(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance that evidence speaks for, 0 to 1."""
    odds = weights[""] + weighed(evidence, weights)
    return 1 / (1 + math.exp(-odds))


def of_words(asking: Asking, draft: Draft) -> dict[str, float]:
    """What the words say against an answer: how plainly it is asked for, how much of the question
    was read as these goods, how much of it stands on no record of theirs."""
    reading, domain = asking.reading, asking.shop.domain
    used, named = places_of(asking.match.terms), places_of(reading.terms)
    figures = {number.position for number in reading.numbers}
    told = [
        (at, word)
        for at, word in enumerate(reading.words)
        if not (domain.is_function(word) or word.isdigit())
    ]
    cited = [p for sku in dict.fromkeys(draft.skus) if (p := asking.view.product(sku)) is not None]
    records = " ".join(text for product in cited for text in record_texts(product)).lower()
    unrecorded = sum(
        not stands_in(word, records) for at, word in told if at not in figures - used - named
    )
    return {
        "asked": asking.wants.get(draft.intent, 0.0),
        "read": min(len(used), _MOST_READ) / _MOST_READ,
        "several": min(len(draft.skus), _MOST_CITED) / _MOST_CITED,
        "unrecorded": min(unrecorded, _MOST_UNRECORDED) / _MOST_UNRECORDED,
        draft.intent: 1.0,
    }


def words_left(asking: Asking) -> list[str]:
    """The words that tell something and were read as nothing."""
    taken, domain = words_taken(asking), asking.shop.domain
    said = (word for at, word in enumerate(asking.reading.words) if at not in taken)
    return [word for word in said if not domain.is_function(word)]


def words_taken(asking: Asking) -> set[int]:
    """The words that were read as something that goods have or the shop lacks, by place."""
    reading = asking.reading
    lacking = (range(m.position, m.position + len(m.word.split())) for m in reading.missing)
    figures = {number.position for number in reading.numbers}
    return figures.union(places_of(asking.match.terms), places_of(reading.terms), *lacking)


def of_meaning(asking: Asking, draft: Draft) -> dict[str, float]:
    """How much nearer in meaning the goods of an answer are than all others. Slow. What follows on
    something says too little by itself."""
    near = {} if asking.session.focus else nearness_in_meaning(asking)
    cited = {*asking.shop.numbers_of(draft.skus)}
    if not near or not cited & {*near}:
        return {"ahead": 0.0, "unseen": 1.0}
    own = max(near.get(number, 0.0) for number in cited)
    other = max((score for number, score in near.items() if number not in cited), default=0.0)
    return {"ahead": own - other, "unseen": 0.0}


def stands_in(word: str, records: str) -> bool:
    """Whether a word, or what it means in English, begins as one in some texts does."""
    meanings = {word, *word_in_english(word).split()}
    return any(each[:_BEGINNING] in records for each in meanings if len(each) > 1)


def record_texts(product: Product) -> Iterator[str]:
    """All that stands on the record of a product in words."""
    yield from (product.name, product.brand, product.category, product.description)
    yield from product.aliases
    yield from product.specs
    yield from product.specs.values()
    yield from (choice.name for group in product.options for choice in group.choices)
