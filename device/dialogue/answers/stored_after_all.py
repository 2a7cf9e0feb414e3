"""Whether a stored answer was meant after all, where a question was refused or asked back about.

A stored answer is told where most speaks for it (`intent.stored_answer`). Where the customer would
otherwise hear "I don't know that", or be asked which product is meant, less is enough if it is said
with a perhaps. How much speaks for the nearest answer, whether the ways of the shop seem to be
asked about, and how much of the question was read as goods or is near to some, tell the one from
the other. The weights are those of a logistic regression over such questions
(`python -m tests.evaluation.first_sight.fit`). An answer about goods that would be said with a
perhaps anyway gives way to a stored answer that is not unlikely.
"""

from __future__ import annotations

from dataclasses import dataclass

from device.dialogue.answers import other_goods
from device.dialogue.answers.doubt import chance_of, is_doubtful
from device.dialogue.answers.ranking import MANY, nearness_in_meaning
from device.dialogue.answers.shop import answer_passage
from device.dialogue.asking import Asking
from device.dialogue.index.passages import Passage
from device.dialogue.index.written_words import phrase_words
from device.dialogue.intent.stored_answer import may_be_stored, nearest_answer
from device.dialogue.phrasing import TENTATIVE, Draft
from device.dialogue.reading.terms import places_of

WEIGHTS = {
    "odds": 1.00, "wanted": 1.52, "out_of_scope": -2.21, "near_goods": -1.66, "read": -0.21,
    "": 1.31,
}  # fmt: skip
"""Weights, with "" for what is always there; they add up to the logarithm of the odds that the
nearest stored answer is meant."""
MEANT = 0.5
"""How likely the nearest stored answer must be meant for it to be told, with a perhaps. What the
fit prints of it counts those too that are left out here for what they are about."""
_LEAST_WANTED = 0.01
"""Where a question of the shop's ways is less likely by its words, nothing more is looked at."""
_REFUSED_FOR_SURE = 0.9
"""So sure is a refusal that the packs demand: no stored answer treats a fever."""
_OF_NAMED = 0.2
"""What counts of seeming to be out of scope where a name is said that one stored question alone
has: "we fly tomorrow, will the insulin stay cold". Set by hand, as is what follows."""
_LIKELY = -0.5
"""So much must speak for the answer otherwise."""
_INSTEAD_WANTED, _INSTEAD_ODDS = 0.04, -2.0
"""What must speak for a stored answer instead of a doubtful one about goods. In 140 shops the four
that had so much were meant, and none of 3,560 others that were doubtful or asked back."""
_LEAST_ODDS = -12.0
_MOST_READ = 5
"""Less, or more, tells no more."""


@dataclass(frozen=True, slots=True)
class StoredCandidate:
    """The stored answer that was most likely meant after all, with what speaks for that."""

    passage: Passage
    evidence: dict[str, float]


def stored_after_all(asking: Asking, draft: Draft) -> Draft | None:
    """The stored answer that a question most likely means, with a perhaps; None where the draft
    stands."""
    found = stored_candidate(asking, draft)
    if found is not None:
        meant = chance_of(found.evidence, WEIGHTS) >= MEANT
        return answer_passage(asking, found.passage, TENTATIVE) if meant else None
    instead = _instead_of_guess(asking, draft)
    return answer_passage(asking, instead, TENTATIVE) if instead is not None else None


def _instead_of_guess(asking: Asking, draft: Draft) -> Passage | None:
    """The stored answer that is told instead of a doubtful one about goods. Slow where the ways of
    the shop seem to be asked about."""
    if asking.wants.get("faq", 0.0) < _INSTEAD_WANTED or not _may_give_way(asking, draft):
        return None
    if not may_be_stored(asking, draft.intent):
        return None
    if not (is_doubtful(asking, draft) or other_goods.is_doubtful(asking, draft)):
        return None
    nearest = nearest_answer(asking)
    if nearest is None or nearest.odds < _INSTEAD_ODDS:
        return None
    return nearest.passage if _is_of_what_lacks(asking, nearest.passage) else None


def stored_candidate(asking: Asking, draft: Draft) -> StoredCandidate | None:
    """What a question may mean that was not answered; None where the draft is sure to stand.
    Slow."""
    wanted = asking.wants.get("faq", 0.0)
    if wanted < _LEAST_WANTED or not _is_open(asking, draft):
        return None
    nearest = nearest_answer(asking)
    if nearest is None or not _is_of_what_lacks(asking, nearest.passage):
        return None
    few = len(asking.shop.products) <= MANY
    near = nearness_in_meaning(asking) if few else {}
    read = places_of(asking.reading.terms)
    likely = nearest.odds >= _LIKELY
    named = likely and asking.view.passages.names_of_one(asking.text, nearest.passage)
    evidence = {
        "odds": max(nearest.odds, _LEAST_ODDS),
        "wanted": wanted,
        "out_of_scope": asking.wants.get("out_of_scope", 0.0) * (_OF_NAMED if named else 1.0),
        "near_goods": max(near.values(), default=0.0),
        "read": min(len(read), _MOST_READ) / _MOST_READ,
    }
    return StoredCandidate(nearest.passage, evidence)


def _is_of_what_lacks(asking: Asking, passage: Passage) -> bool:
    """Whether goods or makers that were named and are not here stand in the answer itself."""
    missing = [m for m in asking.reading.missing if m.kind in {"goods", "brand"}]
    if not missing:
        return True
    held = {*phrase_words(passage.text)}
    return all(held.issuperset(phrase_words(each.word)) for each in missing)


def _may_give_way(asking: Asking, draft: Draft) -> bool:
    """What is done to the basket, what follows on a question that was asked back and a wish for
    advice stay as they are."""
    if asking.wants.get("recommend", 0.0) > asking.wants.get("faq", 0.0):
        return False
    return not (draft.intent.startswith("basket_") or asking.settled or not asking.words)


def _is_open(asking: Asking, draft: Draft) -> bool:
    """Whether nothing was told."""
    if not _may_give_way(asking, draft):
        return False
    refused = draft.unknown and draft.source == "fallback" and draft.confidence < _REFUSED_FOR_SURE
    return refused or draft.clarify
