"""Which stored answer, if any, a question is about, rather than about a product's record.

Every stored answer, service and taught answer is a candidate. What speaks for it (the words it
shares with the question, how near it is in meaning) and against it (what the question names and it
lacks, what it is about and was not asked for) adds up to a score; so does what the utterance seems
to want. The sum is the logarithm of the odds that the best candidate is the right answer. The
weights come from a logistic regression over the shops of tests/evaluation/seen and the questions of
tests/evaluation/stored_answers (`python -m tests.evaluation.stored_answers.fit`), but for
`other_topics` and the least chances, which are set by hand.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.variants import thing_words
from device.dialogue.index.hire import is_of_hire, says_buy
from device.dialogue.index.passages import Passage, Shared, base_id
from device.dialogue.index.written_words import spelled
from device.dialogue.intent.may_be_stored import WANTED, asks_if_worked, goes_on
from device.dialogue.intent.told_kinds import Kind, kinds_asked, of_kinds
from device.dialogue.phrasing import TENTATIVE
from device.dialogue.reading.intents import PRODUCT_INTENTS
from device.dialogue.reading.terms import has_noun
from kb.domains.subject_meanings import embedder_of_subjects
from kb.language.gloss import language_of
from kb.language.weekdays import days_said, weekday_said
from kb.language.words import word_set

LEAST_CHANCE = 0.65
"""A wrong answer is worse than none. In shops left out of the fit, 96 % of the answers given to
customers are right then, and 92 % of those that are there are given."""
_SURE = 0.95
"""Below it an answer is told with a perhaps: in shops left out 2 % of those above are wrong, and
one in seven of those told below it to who describes what he is in."""
_LEAST_IF_WANTED, _LEAST_BESIDE_GOODS, _LEAST_OF_OTHERS = 0.4, 0.4, 0.9
_SURELY_WANTED = 0.9
"""Where the intent model is so sure that a stored answer is wanted, less must speak for one."""
WEIGHTS = {
    "got": 2.25,
    "got_topics": 0.73,
    "got_goods": 1.19,
    "lost_goods": -0.65,
    "left_topics": -1.43,
    "left_goods": -0.89,
    "other_goods": -2.81,
    "other_topics": -0.38,
    "share": 1.24,
    "same_subject": 0.56,
    "nearness": 20.41,
    "stands_out": 10.10,
    "in_hindi": 0.22,
    "wanted": 0.36,
    "goods_wanted": -1.28,
    "kind_told": 0.25,
    "kind_untold": -1.31,
}
BIAS = -4.72
_USUAL_NEARNESS = 0.1
"""The cosine that stands in where there is no embedding model."""
_NEAREST = 0.55
_FARTHEST_OUT = 0.3
"""A greater cosine than a question has to its answer, and more than it is above all others."""
_NEARLY = 3.0
"""So much less likely than a service is an answer that may still be meant instead of it."""
_DIETS = word_set("veg vegetarian nonveg jain vegan eggless halal shakahari")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_SENTENCE_END = re.compile(r"[.।!?]\s")
_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789", ",")
_LEAST_SAME = 0.003
"""Less likely than so much a question has the subject of an answer only by chance."""
_LATELY = 2
"""So many exchanges back a question that names nothing may still be about what was asked."""
_CERTAINTY = 0.001
"""How sure the intent model can be of what it says."""


@dataclass(frozen=True, slots=True)
class StoredMatch:
    passage: Passage
    chance: float

    @property
    def certainty(self) -> float:
        """How sure it is told."""
        return self.chance if self.chance >= _SURE else min(self.chance, TENTATIVE)


def stored_answer(asking: Asking) -> StoredMatch | None:
    """The stored answer that is most likely meant, if it is likely enough: one about what is spoken
    of before one about other goods, where the question names none."""
    if (next_one := _going_on(asking)) is not None:
        return next_one
    found = _likeliest(asking)
    surely = asking.wants.get("faq", 0.0) >= WANTED
    context = of_what(asking) if found is not None or surely else ""
    if not context or (found is not None and not _is_of_goods(asking, found.passage)):
        return found
    # A stored answer in the same words about other goods is hardly meant.
    within = replace(asking, text=f"{asking.text} {context}")
    meant = _likeliest(within)
    if meant is not None and _shares_goods(within, meant.passage):
        return meant
    if found is None or _shares_goods(within, found.passage):
        return found
    return replace(found, chance=min(found.chance, TENTATIVE))


def _going_on(asking: Asking) -> StoredMatch | None:
    """ "And for a hospital cot", after what was told of the rent of a wheelchair: what a stored
    answer says of that too."""
    last = asking.session.last
    if last is None or not goes_on(asking):
        return None
    wants = {**dict.fromkeys(asking.wants, 0.0), "faq": 1.0}
    whole = replace(asking, text=f"{last.text} {asking.text}", wants=wants, products=[])
    meant = _likeliest(whole)
    shared = _shared_with(asking, meant.passage) if meant is not None else None
    if meant is None or shared is None or not (shared.got or shared.got_goods or shared.got_topics):
        return None
    return replace(meant, chance=min(meant.chance, TENTATIVE))


def of_what(asking: Asking) -> str:
    """What a question that names no goods is about, in words: the kind of the one thing in focus,
    or what was last asked, where nothing was found to tell; "" where that is not known."""
    session, reading = asking.session, asking.reading
    named = has_noun(reading) or any(m.kind in {"goods", "brand"} for m in reading.missing)
    if named or session.generation != asking.view.generation or not session.recent:
        return ""
    if session.misses or not session.focus:
        return " ".join(exchange.asked for exchange in [*session.recent][-_LATELY:])
    product = asking.view.product(session.focus[0]) if len(session.focus) == 1 else None
    return f"{product.category} {' '.join(thing_words(product))}" if product is not None else ""


def _is_of_goods(asking: Asking, passage: Passage) -> bool:
    """Whether a passage asks about goods that the question does not name."""
    shared = _shared_with(asking, passage)
    return shared.left_goods > 0 and not shared.got_goods


def _shares_goods(asking: Asking, passage: Passage) -> bool:
    return _shared_with(asking, passage).got_goods > 0


def _shared_with(asking: Asking, passage: Passage) -> Shared:
    own = base_id(passage.id)
    compared = asking.view.passages.shared(asking.text)
    same = [shared for shared in compared if base_id(shared.passage.id) == own]
    return max(same, key=lambda shared: shared.got_goods)


def _likeliest(asking: Asking) -> StoredMatch | None:
    passages = asking.view.passages
    odds = BIAS + _weighed(of_utterance(asking))
    chance = _least_chance(asking)
    least = math.log(chance / (1 - chance)) - odds
    most = WEIGHTS["nearness"] * _NEAREST + WEIGHTS["stands_out"] * _FARTHEST_OUT
    likely: list[tuple[float, int]] = []
    of_others: set[str] = set()
    day, kinds = weekday_said(asking.words), kinds_asked(asking.words)
    for number, shared in enumerate(passages.shared(asking.text)):
        words = of_words(shared, kinds)
        score = _weighed(words)
        if words["other_goods"]:
            of_others.add(passages.all[number].id)
        if score + most >= least and may_answer(asking, passages.all[number], day):
            likely.append((score, number))
    if not likely:
        return None
    near = of_meaning(asking)
    found = [(score + _weighed(near[number]), passages.all[number]) for score, number in likely]
    score, passage = max(found, key=lambda each: each[0])
    if passage.id in of_others:
        # However surely an answer is wanted, one about other goods must be likely by itself.
        least = max(least, math.log(_LEAST_OF_OTHERS / (1 - _LEAST_OF_OTHERS)) - odds)
    if score < least:
        return None
    named = passages.names_strangely(asking.text)
    of_name = [each for each in found if base_id(each[1].id) in named]
    if named and of_name and max(of_name, key=_score)[0] >= score - _NEARLY:
        found = of_name  # Of "to Bhimtal" what is told of that place, though home is nearer.
    _, passage = best_of(found)
    chance = 1 / (1 + math.exp(-score - odds))
    return StoredMatch(passages.in_language(passage, asking.lang), chance)


def _score(found: tuple[float, Passage]) -> float:
    return found[0]


def best_of(likely: list[tuple[float, Passage]]) -> tuple[float, Passage]:
    """The answer with the highest score, or one that says more and is hardly behind."""
    ordered = sorted(likely, key=lambda each: -each[0])
    score, passage = ordered[0]
    near_it = (p for its, p in ordered if its >= score - _NEARLY and says_more(p, passage))
    return score, next(near_it, passage)


def _least_chance(asking: Asking) -> float:
    wanted = asking.wants.get("faq", 0.0)
    if wanted >= WANTED and not asking.products:
        return _LEAST_IF_WANTED
    return _LEAST_BESIDE_GOODS if wanted >= _SURELY_WANTED else LEAST_CHANCE


def may_answer(asking: Asking, passage: Passage, day: int | None) -> bool:
    """Whether a passage is of no other day than that which was said, of no dish that is not on the
    card, and of no rent where something shall be bought."""
    if says_buy(asking.words) and is_of_hire(spelled(passage.question).split()):
        return False
    return not (is_of_another_day(passage, day) or is_of_unsold_dish(asking, passage))


def is_of_another_day(passage: Passage, day: int | None) -> bool:
    """Whether the answer speaks of days, but not of the one that was asked about. One that begins
    with what holds on all of them, "until noon. On Sunday until two", is of every day."""
    if day is None:
        return False
    days = days_said(spelled(f"{passage.question} {passage.answer}").split(), day)
    if not days or day in days:
        return False
    first = _SENTENCE_END.split(passage.answer, maxsplit=1)[0]
    of_every_day = _FIGURE.search(first.translate(_DIGITS)) is not None
    return not of_every_day or bool(days_said(spelled(f"{passage.question} {first}").split(), day))


def is_of_unsold_dish(asking: Asking, passage: Passage) -> bool:
    """ "Veg momos": asks for a dish that is neither on the card nor in the answer, rather than
    whether all is vegetarian."""
    domain, shop = asking.view.domain, asking.shop
    dishes = [
        dish for word, dish in pairwise(asking.words)
        if word in _DIETS and domain.names_goods(dish)
        and ((where := shop.lookup(dish)) is None or not where.named)
    ]  # fmt: skip
    return bool(dishes) and not {*dishes} <= {*spelled(passage.text).split()}


def says_more(passage: Passage, than: Passage) -> bool:
    """Of a service only the charge is known; an answer that names the same charge says more."""
    if than.service is None or passage.service is not None:
        return False
    figures = _FIGURE.findall(passage.answer.translate(_DIGITS))
    return any(Decimal(figure) == than.service.charge for figure in figures)


def _weighed(evidence: Mapping[str, float]) -> float:
    return sum(WEIGHTS[name] * value for name, value in evidence.items())


def of_words(shared: Shared, asked: frozenset[Kind]) -> dict[str, float]:
    """What the words that a question and a passage share say about the passage, and whether that
    tells the kind of thing that is `asked`."""
    others = shared.lost_goods and shared.left_goods and not shared.got_goods
    does_else = shared.lost_topics and shared.left_topics and not shared.got_topics
    return {
        "got": shared.got,
        "got_topics": shared.got_topics,
        "got_goods": shared.got_goods,
        "lost_goods": shared.lost_goods,
        "left_topics": shared.left_topics,
        "left_goods": shared.left_goods,
        "other_goods": 1.0 if others else 0.0,
        "other_topics": 1.0 if does_else else 0.0,
        "share": shared.share,
        "same_subject": math.log(shared.same_subject + _LEAST_SAME),
        **of_kinds(asked, shared.passage.answer),
    }


def of_meaning(asking: Asking) -> list[dict[str, float]]:
    """What nearness in meaning says about each passage: how near it is to the question, and how
    much nearer than all others."""
    passages = asking.view.passages.all
    cosines = asking.view.nearness(asking.text, passages)
    near = [_USUAL_NEARNESS if cosine is None else cosine for cosine in cosines]
    best: dict[str, float] = {}
    for passage, cosine in zip(passages, near, strict=True):
        entry = base_id(passage.id)
        best[entry] = max(best.get(entry, -1.0), cosine)
    first, second = (sorted(best.values(), reverse=True) + [_USUAL_NEARNESS] * 2)[:2]
    evidence = []
    for passage, cosine in zip(passages, near, strict=True):
        above = cosine - (second if best[base_id(passage.id)] == first else first)
        evidence.append({"nearness": cosine, "stands_out": above})
    return evidence


def of_subject(asking: Asking) -> list[dict[str, float]]:
    """What the meaning of a question says about the subject of each passage; its words alone where
    there are no vectors."""
    passages = asking.view.passages
    vector = asking.view.question_vector(asking.text, embedder_of_subjects())
    if vector is None:
        same = [shared.same_subject for shared in passages.shared(asking.text)]
    else:
        same = passages.same_subject(asking.text, vector)
    return [{"subject_heard": math.log(each + _LEAST_SAME)} for each in same]


def of_utterance(asking: Asking) -> dict[str, float]:
    """What an utterance says about all stored answers alike."""
    wanted = asking.wants.get("faq", 0.0)
    goods = sum(asking.wants.get(intent, 0.0) for intent in PRODUCT_INTENTS)
    if asks_if_worked(asking.words):
        orders = asking.wants.get("basket_add", 0.0) / 2
        wanted, goods = wanted + orders, goods - orders
    return {
        "wanted": math.log((wanted + _CERTAINTY) / (1 - wanted + _CERTAINTY)),
        "goods_wanted": goods if asking.products else 0.0,
        "in_hindi": 0.0 if language_of(asking.text) == "en" else 1.0,
    }
