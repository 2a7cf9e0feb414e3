"""Which basket is meant after an utterance: what the program would do, beside all else that may be
done to the lines that there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from device.dialogue.asking import Asking
from device.dialogue.edits.alike import alike
from device.dialogue.edits.candidates import candidates
from device.dialogue.edits.deeds import Deeds, Key, done, key_of
from device.dialogue.edits.evidence import Scene, evidence
from device.dialogue.edits.left_alone import left_alone
from device.dialogue.edits.said import said_in
from device.dialogue.edits.stepwise import stepwise
from device.dialogue.goods.weighing import chances, weighed
from device.dialogue.phrasing import Draft
from device.dialogue.session import Session
from device.turn import Basket


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A basket that may be meant, and the deeds that lead to it, those of one clause after those of
    another; none where it is what the program did by itself, or nothing is to be done."""

    after: Basket
    steps: tuple[Deeds, ...]
    evidence: Counter[str]


_ASKS_PRICE = frozenset({"price", "bulk_price"})


def likely_baskets(
    asking: Asking, before: Session, draft: Draft, after: Basket, weights: Mapping[str, float]
) -> tuple[list[Hypothesis], list[float]]:
    """What may be meant, and how likely each is; what the clauses say one by one is always looked
    at too, as what is done to one line alone seems sure beside nothing else."""
    found = hypotheses(asking, before, draft, after, weights)
    return found, chances([weighed(each.evidence, weights) for each in found])


def hypotheses(
    asking: Asking, before: Session, draft: Draft, after: Basket, weights: Mapping[str, float]
) -> list[Hypothesis]:
    """What may be meant, first what the program did: `draft`, with the basket `after` it; by the
    weights it is chosen what is looked at where an utterance has several clauses."""
    looked_at = _Looked(asking, before, draft, after)
    looked_at.look_at_single_lines()
    looked_at.look_at_clauses(weights)
    return looked_at.found


class _Looked:
    """The baskets looked at so far."""

    def __init__(self, asking: Asking, before: Session, draft: Draft, after: Basket) -> None:
        shop = asking.shop
        self._before, self._shop = before, shop
        held = [p for x in before.basket.lines if (p := shop.product(x.sku)) is not None]
        said = said_in(asking.words, shop, held)
        ordering = before.intent.startswith("basket_")
        self._scene = Scene(said, before, before.basket, shop, asking.wants, ordering, {})
        self._known: set[Key] = {key_of(after)}
        own = evidence(self._scene, after)
        own.update(of_program(draft, key_of(after) != key_of(before.basket)))
        self.found = [Hypothesis(after, (), own)]
        self._note(before.basket, ())

    def look_at_single_lines(self) -> None:
        for deed in candidates(self._scene.said, self._before, self._shop):
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
