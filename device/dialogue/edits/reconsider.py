"""Which basket is meant after an utterance: what the program would do, beside all else that may be
done to the lines that there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from device.dialogue.asking import Asking
from device.dialogue.edits.alike import alike
from device.dialogue.edits.candidates import candidates
from device.dialogue.edits.clauses import joins
from device.dialogue.edits.deeds import Deeds, Key, done, key_of
from device.dialogue.edits.evidence import EDITS, Scene, evidence
from device.dialogue.edits.left_alone import left_alone
from device.dialogue.edits.meant import Meant
from device.dialogue.edits.said import said_in
from device.dialogue.edits.stepwise import stepwise
from device.dialogue.goods.weighing import chances, weighed
from device.dialogue.phrasing import TENTATIVE, Draft
from device.dialogue.session import Session
from device.turn import Basket


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A basket that may be meant, and the deeds that lead to it, those of one clause after those of
    another; none where it is what the program did by itself, or nothing is to be done."""

    after: Basket
    steps: tuple[Deeds, ...]
    evidence: Counter[str]


_STANDS_OUT = 0.9
"""Where something done to one line is so likely and no word joins clauses, none of 1574 orders in
talks was understood otherwise by its clauses."""
_NO_ORDER, _HARDLY_ORDER = 0.003, 0.02
"""Of what was told for sure and is an order so unlikely, one in 1574 orders in talks is one all the
same; below the second, none of several clauses."""
_ASKS_PRICE = frozenset({"price", "bulk_price"})


def likely_baskets(
    asking: Asking, before: Session, draft: Draft, after: Basket, weights: Mapping[str, float]
) -> tuple[list[Hypothesis], list[float]]:
    """What may be meant, and how likely each is."""
    found = hypotheses(asking, before, draft, after, weights)
    return found, chances([weighed(each.evidence, weights) for each in found])


def hypotheses(
    asking: Asking, before: Session, draft: Draft, after: Basket, weights: Mapping[str, float]
) -> list[Hypothesis]:
    """What may be meant, first what the program did: `draft`, with the basket `after` it; by the
    weights it is chosen what is looked at where an utterance has several clauses. What is done to
    one line alone seems sure beside nothing else, so that clauses are looked at wherever words join
    them, and else where nothing stands out. Neither is where a question was told for sure that is
    hardly an order."""
    looked_at = _Looked(asking, before, draft, after)
    asks = _is_sure_of_question(draft)
    wanted = sum(asking.wants.get(intent, 0.0) for intent in EDITS)
    if asks and wanted < _NO_ORDER:
        return looked_at.found
    looked_at.look_at_single_lines()
    single = chances([weighed(each.evidence, weights) for each in looked_at.found])
    if not (asks and wanted < _HARDLY_ORDER) and (joins(asking.words) or max(single) < _STANDS_OUT):
        looked_at.look_at_clauses(weights)
    return looked_at.found


def _is_sure_of_question(draft: Draft) -> bool:
    """Whether something was told that does nothing to the basket, and for sure."""
    told = draft.confidence > TENTATIVE and not (draft.unknown or draft.clarify)
    return told and not draft.intent.startswith("basket_")


class _Looked:
    """The baskets looked at so far."""

    def __init__(self, asking: Asking, before: Session, draft: Draft, after: Basket) -> None:
        shop = asking.shop
        self._before, self._shop = before, shop
        held = [p for x in before.basket.lines if (p := shop.product(x.sku)) is not None]
        said = said_in(asking.words, shop, held)
        ordering = before.intent.startswith("basket_")
        self._scene = Scene(Meant(said, shop), before, before.basket, asking.wants, ordering)
        self._known: set[Key] = {key_of(after)}
        own = evidence(self._scene, after)
        own.update(of_program(draft, key_of(after) != key_of(before.basket)))
        self.found = [Hypothesis(after, (), own)]
        self._note(before.basket, ())

    def look_at_single_lines(self) -> None:
        for deed in candidates(self._scene.meant, self._before):
            self._note(done(self._before.basket, (deed,)), (deed,))
        for deeds in alike(self._scene.said, self._before, self._shop):
            self._note(done(self._before.basket, deeds), deeds)
        for deeds in left_alone(self._scene.said, self._before.basket, self._shop):
            self._note(done(self._before.basket, deeds), deeds)

    def look_at_clauses(self, weights: Mapping[str, float]) -> None:
        for path in stepwise(self._scene, weights):
            key = key_of(path.session.basket)
            if key not in self._known:
                self._known.add(key)
                steps = tuple(deeds for deeds in path.steps if deeds)
                self.found.append(Hypothesis(path.session.basket, steps, path.evidence))

    def _note(self, basket: Basket, deeds: Deeds) -> None:
        key = key_of(basket)
        if key not in self._known:
            self._known.add(key)
            steps = (deeds,) if deeds else ()
            self.found.append(Hypothesis(basket, steps, evidence(self._scene, basket)))


def of_program(draft: Draft, changed: bool) -> Counter[str]:
    """What the program made of it by itself."""
    intent = draft.intent if draft.intent.startswith("basket_") else "other"
    if draft.intent in _ASKS_PRICE:
        intent = "price"
    found = Counter({"own": 1, f"own {intent}": 1})
    found["own unsure"] = draft.confidence < 0.5
    found[f"own {intent} unsure"] = draft.confidence < 0.5
    found["own unknown"] = draft.unknown
    found["own asks"] = draft.clarify
    found["own changed"] = changed
    found["own unchanged edit"] = not changed and intent.startswith("basket_")
    return +found
