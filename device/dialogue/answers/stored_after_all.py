"""Whether a stored answer was meant after all, where nothing sure was told.

A stored answer is told where most speaks for it (`intent.stored_answer`). Where the customer would
otherwise hear "I don't know that", be asked which product is meant or be told of goods with a
perhaps, less is enough if it is said with a perhaps. All that speaks for and against adds up to one
score: what the question and the passage share in words and in meaning, what the utterance seems to
want, how much of it was read as goods or is near to some, and what would be told otherwise. The
weights are those of a logistic regression over what was asked in shops whose questions the models
had not learned (`python -m tests.evaluation.stored_after_all.fit`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from device.dialogue.answers import doubt, other_goods
from device.dialogue.answers.doubt import CONFIDENT, chance_of
from device.dialogue.answers.hours_after_all import asks_when
from device.dialogue.answers.ranking import MANY, nearness_in_meaning
from device.dialogue.answers.shop import answer_passage
from device.dialogue.asking import Asking
from device.dialogue.goods.weighing import weighed
from device.dialogue.index.passages import Passage, Shared
from device.dialogue.intent.may_be_stored import may_be_stored
from device.dialogue.intent.stored_answer import (
    best_of,
    may_answer,
    of_meaning,
    of_subject,
    of_utterance,
    of_words,
)
from device.dialogue.intent.told_kinds import kinds_asked
from device.dialogue.phrasing import REFUSED_FOR_SURE, TENTATIVE, Draft
from device.dialogue.reading.terms import places_of
from kb.language.weekdays import weekday_said

WEIGHTS = {
    "got": 3.01, "got_topics": 0.29, "got_goods": 1.15, "lost_goods": -0.00,
    "left_topics": -0.55, "left_goods": -0.72, "other_goods": -0.03, "other_topics": -0.26,
    "share": 0.56, "same_subject": -0.04, "kind_told": 0.87, "kind_untold": -1.04,
    "nearness": 11.88, "stands_out": 14.18, "subject_heard": 0.53, "wanted": 0.20,
    "goods_wanted": -0.97, "in_hindi": 0.04, "out_of_scope": -2.72, "of_shop": -3.77,
    "missing": 0.25, "warranty": -1.23, "recommend": 2.76, "near_goods": 2.56, "read": -1.34,
    "asks_back": 0.64, "doubtful": 0.00, "": -3.34,
}  # fmt: skip
"""Weights, with "" for what is always there; they add up to the logarithm of the odds that the
likeliest stored answer is meant."""
OF_PASSAGE = (
    "got", "got_topics", "got_goods", "lost_goods", "left_topics", "left_goods", "other_goods",
    "other_topics", "share", "same_subject", "kind_told", "kind_untold", "nearness", "stands_out",
    "subject_heard",
)  # fmt: skip
"""The evidence that each passage has of its own; all other is the same for all of them."""
MEANT = 0.5
"""How likely a stored answer must be meant for it to be told, with a perhaps."""
_LEAST_WANTED = 0.01
_OF_RECORD = frozenset({"spec", "stock"})
"""What is asked back about may be told by a stored answer though it does not sound like one: "what
oil are the kachoris fried in". A price is asked of goods."""
_ADVICE_WANTED = 0.2
"""From so likely on advice is wished for."""
_OF_NAMED = 0.2
"""What counts of seeming to be out of scope where a name is said that one stored question alone
has: "we fly tomorrow, will the insulin stay cold". Set by hand."""
_NEAREST = {"nearness": 0.55, "stands_out": 0.3, "subject_heard": 0.0}
"""More than meaning ever says for a passage."""
_NEAR_SOME = 0.5
"""How near a question mostly is to the nearest of the goods; among very many it tells nothing."""
_MOST_READ, _MOST_MISSING = 5, 2
"""More tells no more."""

Outcome = Literal["refused", "asks_back", "doubtful"]
"""What would be said: that it is not known, which product is meant, goods with a perhaps."""


@dataclass(frozen=True, slots=True)
class StoredCandidate:
    """The stored answer that was most likely meant after all, with what speaks for that."""

    passage: Passage
    evidence: dict[str, float]
    outcome: Outcome


def stored_after_all(asking: Asking, draft: Draft) -> Draft | None:
    """The stored answer that a question most likely means, with a perhaps; None where the draft
    stands."""
    found = stored_candidate(asking, draft)
    if found is None or chance_of(found.evidence, WEIGHTS) < MEANT:
        return None
    if not found.evidence["share"] and asks_when(asking):
        return None  # "On Tuesday when do you start" has nothing of how long a pizza takes.
    passage = asking.view.passages.in_language(found.passage, asking.lang)
    return answer_passage(asking, passage, TENTATIVE)


def stored_candidate(asking: Asking, draft: Draft) -> StoredCandidate | None:
    """What a question may mean that had no sure answer; None where the draft is sure to stand.
    Slow, where the words leave it open."""
    outcome = outcome_of(asking, draft)
    if outcome is None or not _may_give_way(asking, draft, outcome):
        return None
    compared = asking.view.passages.shared(asking.text)
    likely = _may_be_meant(asking, compared)
    said = weighed(of_words_said(asking, outcome), WEIGHTS) + WEIGHTS[""]
    said += weighed(_NEAREST, WEIGHTS)
    least = math.log(MEANT / (1 - MEANT))
    kinds = kinds_asked(asking.words)
    scores = (said + weighed(of_words(each, kinds), WEIGHTS) for each in likely.values())
    if not any(score >= least for score in scores):
        return None
    if outcome == "doubtful" and not is_doubtful(asking, draft):
        return None
    return _likeliest(asking, outcome, compared, likely)


def likeliest_stored(asking: Asking, draft: Draft) -> StoredCandidate | None:
    """The likeliest stored answer, however likely; None where the draft is sure to stand. Slow."""
    outcome = outcome_of(asking, draft)
    if outcome is None:
        return None
    compared = asking.view.passages.shared(asking.text)
    likely = _may_be_meant(asking, compared)
    return _likeliest(asking, outcome, compared, likely) if likely else None


def _may_be_meant(asking: Asking, compared: Sequence[Shared]) -> dict[int, Shared]:
    """The passages that may answer a question, by their place, with what they share with it."""
    day = weekday_said(asking.words)
    every = enumerate(compared)
    return {at: shared for at, shared in every if may_answer(asking, shared.passage, day)}


def _likeliest(
    asking: Asking, outcome: Outcome, compared: Sequence[Shared], likely: Mapping[int, Shared]
) -> StoredCandidate:
    evidence = of_passages(asking, compared)
    scores = {at: weighed(evidence[at], WEIGHTS) for at in likely}
    best = max(scores, key=scores.__getitem__)
    passages = asking.view.passages.all
    _, passage = best_of([(score, passages[at]) for at, score in scores.items()])
    utterance = of_words_said(asking, outcome)
    found = {**evidence[best], **utterance, "near_goods": near_goods(asking)}
    wanted = asking.wants.get("faq", 0.0) >= _LEAST_WANTED
    if wanted and asking.view.passages.names_of_one(asking.text, passage):
        found["out_of_scope"] *= _OF_NAMED
    return StoredCandidate(passage, found, outcome)


def of_passages(asking: Asking, compared: Sequence[Shared]) -> list[dict[str, float]]:
    """What words and meaning say about each passage, by what it shares with the question. Slow."""
    kinds = kinds_asked(asking.words)
    return [
        {**of_words(each, kinds), **near, **same}
        for each, near, same in zip(compared, of_meaning(asking), of_subject(asking), strict=True)
    ]


def of_words_said(asking: Asking, outcome: Outcome | None) -> dict[str, float]:
    """What an utterance and what came of it say about all stored answers alike."""
    wants = asking.wants
    read = places_of(asking.reading.terms)
    return {
        **of_utterance(asking),
        "out_of_scope": wants.get("out_of_scope", 0.0),
        "of_shop": sum(wants.get(intent, 0.0) for intent in ("hours", "address", "phone")),
        "warranty": wants.get("warranty", 0.0),
        "recommend": wants.get("recommend", 0.0),
        "missing": min(len(asking.reading.missing), _MOST_MISSING) / _MOST_MISSING,
        "read": min(len(read), _MOST_READ) / _MOST_READ,
        "asks_back": float(outcome == "asks_back"),
        "doubtful": float(outcome == "doubtful"),
    }


def near_goods(asking: Asking) -> float:
    """How near a question is to the nearest of the goods. Slow."""
    few = len(asking.shop.products) <= MANY
    return max(nearness_in_meaning(asking).values(), default=_NEAR_SOME) if few else _NEAR_SOME


def outcome_of(asking: Asking, draft: Draft) -> Outcome | None:
    """What came of an utterance that may have meant a stored answer; None where that is sure: what
    is done to the basket, what follows on a question that was asked back, what the shop tells of
    itself. Whether goods are told with a perhaps is seen later: it takes long."""
    if draft.intent.startswith("basket_") or asking.settled or not asking.words:
        return None
    if draft.clarify:
        return "asks_back"
    if draft.source == "fallback":
        return "refused" if draft.confidence < REFUSED_FOR_SURE else None
    if asking.session.focus or draft.source != "catalogue":
        return None  # "Does it have nuts" is about what is spoken of.
    return "doubtful"


def _may_give_way(asking: Asking, draft: Draft, outcome: Outcome) -> bool:
    """Whether goods may be spoken of because of the shop's ways: where advice is wished for, or
    the ways seem not to be asked about at all, they are meant."""
    wanted = asking.wants.get("faq", 0.0)
    if outcome == "doubtful" and not may_be_stored(asking, draft.intent):
        return False
    advice = asking.wants.get("recommend", 0.0)
    of_record = outcome == "asks_back" and draft.intent in _OF_RECORD
    least = 0.0 if outcome == "refused" or of_record else _LEAST_WANTED
    return wanted >= least and (wanted >= advice or advice < _ADVICE_WANTED)


def is_doubtful(asking: Asking, draft: Draft) -> bool:
    """Whether goods are told with a perhaps. Slow."""
    doubted = draft.confidence < CONFIDENT or doubt.is_doubtful(asking, draft)
    return doubted or other_goods.is_doubtful(asking, draft)
