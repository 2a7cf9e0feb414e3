"""What goods may be meant by questions of shops, and which were meant."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from device.dialogue.answers import (
    answering,
    likeliest,
    listed_after_all,
    meant_instead,
    mistaken_refusal,
)
from device.dialogue.answers.meant_after_all import is_of_the_shop
from device.dialogue.asking import Asking
from device.dialogue.goods.weighing import Likely
from device.dialogue.phrasing import Draft
from device.evaluation.question import Question, read_questions
from device.evaluation.run import answer_of
from tests.evaluation.opened import open_dialogue
from tests.evaluation.other_goods.taken_out import HALVES, skus_of_half, without

SEEN = Path(__file__).parent.parent / "seen"
DESCRIBED = Path(__file__).parents[1] / "kinds" / "goods" / "seen"
_MIXED = Path(__file__).parents[1] / "kinds" / "mixed" / "seen"
_LISTS = Path(__file__).parents[1] / "kinds" / "lists" / "seen"
_OF_ONE = meant_instead.OF_GOODS | {"basket_add"}
_EVERY = 6
"""Of the questions that name goods and that are answered, so many tell no more than one."""
_TAKEN_OUT = 6
"""Of the shops from which goods are taken out."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with the goods that it may mean."""

    shop: str
    source: str
    """ "described", "named", "mixed", "listed", or "lacking" and "gone" for what the shop has not
    got."""
    meant: tuple[Likely, ...]
    right: tuple[bool, ...]
    told: tuple[str, ...]
    refused: dict[str, float] | None
    """The evidence where it was refused, and where it was asked back about."""
    asked_back: dict[str, float] | None
    refused_list: dict[str, float] | None
    decided: bool
    """Whether one product is meant rather than several that must be asked back about."""


def cases_of_shop(shop: str) -> list[Case]:
    """All questions that are told of, each beginning where its context ends."""
    sources = {
        "named": SEEN / shop / "queries.jsonl",
        "described": DESCRIBED / f"{shop}.jsonl",
        "mixed": _MIXED / f"{shop}.jsonl",
        "listed": _LISTS / f"{shop}.jsonl",
    }
    sources = {source: path for source, path in sources.items() if path.exists()}
    cases: list[Case] = []
    with tempfile.TemporaryDirectory() as home:
        for source, path in sources.items():
            cases += _cases(shop, SEEN / shop, Path(home), source, path, frozenset())
    if sorted(each.name for each in SEEN.iterdir()).index(shop) % _TAKEN_OUT == 0:
        for half in range(HALVES):
            gone = skus_of_half(SEEN / shop, half)
            with tempfile.TemporaryDirectory() as place:
                folder = without(SEEN / shop, gone, Path(place))
                cases += _cases(shop, folder, Path(place) / "home", "gone", sources["named"], gone)
    return cases


def _cases(
    shop: str, folder: Path, home: Path, source: str, path: Path, gone: frozenset[str]
) -> Iterator[Case]:
    decide = answering.Answering._decide

    def noted(self: answering.Answering, asking: Asking) -> Draft:
        draft = decide(self, asking)
        told_of = wanted and (of_all or _is_open(asking, draft))
        cases.append(_case(shop, source, asking, draft, question, gone) if told_of else None)
        return draft

    dialogue = open_dialogue(folder, home)
    with patch.object(answering.Answering, "_decide", noted):
        for place, question in enumerate(read_questions(path)):
            if source != "listed" and not _is_asked(question, gone):
                continue
            told_of = question.unknown or question.clarify or question.intent == "list"
            of_all = told_of or (not gone and (source != "named" or place % _EVERY == 0))
            wanted = False
            cases: list[Case | None] = []
            for said in question.context:
                answer_of(dialogue.respond(said, question.id))
            wanted = True
            answer_of(dialogue.respond(question.text, question.id))
            dialogue.end_session(question.id)
            yield from (case for case in cases[-1:] if case is not None and case.meant)
    dialogue.close()


def _is_open(asking: Asking, draft: Draft) -> bool:
    """Whether it is decided by the goods that may be meant: a refusal, or a question back."""
    refused = mistaken_refusal.candidate(asking, draft) is not None
    return refused or draft.clarify or bool(listed_after_all.candidates(asking, draft))


def _is_asked(question: Question, gone: frozenset[str]) -> bool:
    if gone:
        lacks = bool(question.skus) and frozenset(question.skus) <= gone
        return lacks and question.intent in _OF_ONE and not question.context
    of_one = question.intent in _OF_ONE and (len(question.skus) == 1 or question.clarify)
    return question.unknown or of_one or question.intent == "list"


def _case(
    shop: str, source: str, asking: Asking, draft: Draft, question: Question, gone: frozenset[str]
) -> Case:
    meant = likeliest.likely(asking)
    lacks = question.unknown or bool(gone)
    right = tuple(not lacks and each.product.sku in question.skus for each in meant)
    of_the_shop = is_of_the_shop(asking)
    refusal = None if of_the_shop else mistaken_refusal.candidate(asking, draft)
    asks_back = draft.clarify and draft.intent in meant_instead.OF_GOODS and bool(meant)
    asks_back = asks_back and not of_the_shop
    listed = [] if of_the_shop else listed_after_all.candidates(asking, draft)
    if listed:
        meant = listed
        right = tuple(not lacks and each.product.sku in question.skus for each in meant)
    return Case(
        shop,
        "lacking" if question.unknown else source,
        tuple(meant),
        right,
        tuple(draft.skus),
        refusal.evidence if refusal is not None else None,
        meant_instead.ahead_of_the_others(asking, draft, meant) if asks_back else None,
        mistaken_refusal.evidence(asking, draft, listed) if listed else None,
        not (lacks or question.clarify),
    )
