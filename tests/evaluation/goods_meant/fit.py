"""Fits the weights by which it is told which goods a question means.

    python -m tests.evaluation.goods_meant.fit

Prints `WEIGHTS` of `device.dialogue.answers.likeliest`, then those of `mistaken_refusal` and
`STANDS_OUT` of `meant_instead`, and how often each is right where each tenth of the shops is left
out of the fit in turn. The latter two go by the first: where that changes much, write it down and
run this again. Asked are a part of the questions of `seen`, all of those for what a shop has not
got and all where it must ask back, the questions of `kinds/goods/seen`, which describe goods rather
than name them, those of `kinds/mixed/seen`, and those for goods that were taken out of some shops.
Takes some minutes.

Needs scikit-learn (the extra `test`).
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from device.dialogue.answers import likeliest, meant_instead
from tests.evaluation.conditional_logit import Floats, fitted_logit
from tests.evaluation.goods_meant.asked import DESCRIBED, SEEN, Case, cases_of_shop
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.query_adapters.learned import unlearned
from tests.evaluation.weights import print_weights

_TENTHS = 10
_COUNTS = {"described": 1.0, "mixed": 0.5, "named": 0.3}
_GONE_COUNTS = 0.3
_PENALTY = 0.3
_AGAINST = frozenset(
    {
        "no_kind", "no_maker", "no_word", "no_size", "no_measure", "refused", "size_not",
        "unwanted",
    }
)  # fmt: skip
"""What can only speak against goods; all else, but for what follows, only for them."""
_EITHER = frozenset({"bundle", "hired"})
_STRENGTH = {"refused": 0.3, "asked_back": 0.1, "refused_list": 0.03}


def tenths(cases: Sequence[Case]) -> NDArray[np.int_]:
    return np.array([zlib.crc32(case.shop.encode()) % _TENTHS for case in cases])


def ranking_weights(cases: Sequence[Case]) -> Floats:
    """The weights under which the goods that were meant are the likeliest of all that may be."""
    bounds = [
        (None, None) if n in _EITHER else (None, 0) if n in _AGAINST else (0, None)
        for n in likeliest.NAMES
    ]
    return fitted_logit(
        [np.array([[each.own[n] for n in likeliest.NAMES] for each in c.meant]) for c in cases],
        [np.array(case.right) for case in cases],
        [_COUNTS[case.source] for case in cases],
        penalty=_PENALTY,
        bounds=bounds,
    )


def fit_ranking(cases: Sequence[Case]) -> None:
    of_one = [c for c in cases if c.source in _COUNTS and c.decided and any(c.right)]
    of_one = [case for case in of_one if not all(case.right)]
    tenth = tenths(of_one)
    first, all_of_them = Counter[str](), Counter(case.source for case in of_one)
    for each in range(_TENTHS):
        weights = ranking_weights([c for c, t in zip(of_one, tenth, strict=True) if t != each])
        for case, t in zip(of_one, tenth, strict=True):
            if t == each:
                scores = [sum(weights * [g.own[n] for n in likeliest.NAMES]) for g in case.meant]
                first[case.source] += case.right[int(np.argmax(scores))]
    for source, number in all_of_them.items():
        print(f"{source}: {number} questions, {first[source]} of the likeliest are right")
    print("WEIGHTS = {")
    for name, weight in zip(likeliest.NAMES, ranking_weights(of_one), strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")


def fit_decision(
    name: str, cases: Sequence[Case], evidence: Sequence[Mapping[str, float]], strength: float
) -> None:
    keys = [*evidence[0]]
    table = np.array([[found[key] for key in keys] for found in evidence])
    true = np.array([case.decided and case.right[0] for case in cases])
    counts = np.where([case.source == "gone" for case in cases], _GONE_COUNTS, 1.0)
    spread = table.std(axis=0) + 1e-6
    tenth, chances = tenths(cases), np.zeros(len(cases))

    def fitted(chosen: NDArray[np.bool_]) -> LogisticRegression:
        model = LogisticRegression(C=strength, max_iter=5000)
        return model.fit(table[chosen] / spread, true[chosen], sample_weight=counts[chosen])

    for each in {*tenth.tolist()}:
        model = fitted(tenth != each)
        chances[tenth == each] = model.predict_proba(table[tenth == each] / spread)[:, 1]
    model = fitted(np.ones(len(cases), dtype=bool))
    model.coef_ /= spread
    print_weights(name, keys, model)
    for least in (0.3, 0.35, 0.4, 0.5, 0.55, 0.6, 0.7):
        told = Counter[str]()
        for case, chance, is_true in zip(cases, chances, true, strict=True):
            told[f"{case.source} {'right' if is_true else 'wrong'}"] += int(chance >= least)
        print(f"  from {least} on: {dict(sorted(told.items()))}")


def told_of_others(cases: Sequence[Case]) -> None:
    """How often it is right to tell of the likeliest instead of what was told of."""
    found = Counter[str]()
    for case in cases:
        best = case.meant[0]
        chance = next((g.chance for g in case.meant if g.product.sku in case.told), 0.0)
        if len(case.told) != 1 or best.product.sku in case.told:
            continue
        surely = best.chance >= meant_instead.SURELY_OTHERS
        if surely and chance <= meant_instead.HARDLY_THESE:
            found[f"{case.source} {'right' if case.right[0] else 'wrong'}"] += 1
    print(f"told of others: {dict(sorted(found.items()))}")


def main() -> None:
    keep_vectors()
    shops = unlearned(path.name for path in SEEN.iterdir() if path.is_dir())
    described = sum((DESCRIBED / f"{shop}.jsonl").exists() for shop in shops)
    print(f"{len(shops)} shops, {described} of them with goods described")
    with ProcessPoolExecutor(2) as pool:
        cases = [case for found in pool.map(cases_of_shop, shops) for case in found]
    fit_ranking(cases)
    refused = [case for case in cases if case.refused is not None]
    fit_decision(
        "mistaken_refusal.WEIGHTS", refused, [c.refused or {} for c in refused],
        _STRENGTH["refused"],
    )  # fmt: skip
    asked = [case for case in cases if case.asked_back is not None]
    fit_decision("STANDS_OUT", asked, [c.asked_back or {} for c in asked], _STRENGTH["asked_back"])
    lists = [case for case in cases if case.refused_list is not None]
    fit_decision(
        "listed_after_all.WEIGHTS", lists, [c.refused_list or {} for c in lists],
        _STRENGTH["refused_list"],
    )  # fmt: skip
    told_of_others(cases)


if __name__ == "__main__":
    main()
