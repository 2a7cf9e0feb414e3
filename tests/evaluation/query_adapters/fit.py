"""Learns the adapter of `kb.embedding.query_adapter`.

    python -m tests.evaluation.query_adapters.fit [--rounds 4]

A lesson is what was asked in one shop beside all its goods and stored answers. First the matrices
towards goods and answers are learned alone, then all together. Prints how often the nearest passage
is a right one, and one of the nearest three, in the shops that are left out, and how well what
means goods is told from what means none; then writes the adapter and the names of the shops it has
learned. Takes half an hour on two cores.

Needs torch (the extra `learn`).
"""

from __future__ import annotations

import argparse
import math
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from torch import Tensor, nn
from torch.nn import functional

from kb.embedding.embedder import Towards
from kb.embedding.query_adapter import TEMPERATURE, WEIGHTS, Intents, save_adapter
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.query_adapters.adapted_e5 import AdaptedE5
from tests.evaluation.query_adapters.learned import LEARNED
from tests.evaluation.query_adapters.lessons import LEFT_OUT, Asked, Lesson, Meant, all_lessons

_SIDES: tuple[Towards, ...] = ("answers", "goods")
_BATCH, _WARM_UP = 64, 100
_ALONE_ROUNDS, _ALONE_STEP = 12, 5e-4
_STEP, _MATRIX_STEP, _NOTHING_STEP = 5e-4, 1e-4, 3e-3
_INTENTS, _SCALE = 0.3, 10.0
"""What the intent of a question counts beside the goods and answers, and what its vector is
multiplied by."""
_UNHEARD = 0.07
"""The share of pieces that is not heard in learning."""
_TAKEN_OUT = 0.08
"""How often the goods that are meant are taken out, so that none are."""
_LEFT_OF_NAMED = 0.6
"""The share of questions that name their goods, or mean none, which is asked in a round."""
_OUT = -1e4


@dataclass(slots=True)
class Adapter:
    model: AdaptedE5
    matrices: dict[Towards, nn.Parameter]
    nothing: dict[Towards, nn.Parameter]
    labels: tuple[str, ...]
    intents: nn.Linear

    def wants(self, vectors: Tensor) -> Tensor:
        """The score of each intent, one row a question."""
        scores: Tensor = self.intents(vectors * _SCALE)
        return scores

    def told_intents(self) -> Intents:
        """As they are used, on vectors of length 1."""
        weights = self.intents.weight.detach().numpy().T * _SCALE
        bias = self.intents.bias.detach().numpy()
        return Intents(self.labels, np.vstack([weights, bias]))

    def scores(self, vectors: Tensor, passages: Tensor, side: Towards) -> Tensor:
        """The cosine of each question with each passage, and last with none of them."""
        turned = functional.normalize(vectors @ self.matrices[side], dim=-1)
        none = self.nothing[side].expand(len(vectors), 1)
        return torch.cat([turned @ passages.T, none], 1)


def new_adapter(lessons: Sequence[Lesson]) -> Adapter:
    model = AdaptedE5()
    labels = tuple(sorted({a.intent for lesson in lessons for a in lesson.asked if a.intent}))
    return Adapter(
        model,
        {side: nn.Parameter(torch.eye(model.width)) for side in _SIDES},
        {side: nn.Parameter(torch.tensor(0.3)) for side in _SIDES},
        labels,
        nn.Linear(model.width, len(labels)),
    )


def passages_of(lesson: Lesson, side: Towards) -> Tensor:
    return torch.from_numpy(lesson.goods if side == "goods" else lesson.answers)


def meant_of(asked: Asked, side: Towards) -> Meant | None:
    return asked.goods if side == "goods" else asked.answers


def loss_of(
    adapter: Adapter, vectors: Tensor, lesson: Lesson, asked: Sequence[Asked], taken_out: float
) -> Tensor:
    """The mean negative logarithm of the chance of what is meant, of both sides and of the intent
    together."""
    told = [at for at, each in enumerate(asked) if each.intent]
    labels = torch.tensor([adapter.labels.index(asked[at].intent) for at in told], dtype=torch.long)
    wants = adapter.wants(vectors[told])
    loss = _INTENTS * functional.cross_entropy(wants, labels, reduction="sum")
    for side in _SIDES:
        passages = passages_of(lesson, side)
        if not len(passages):
            continue
        scores = adapter.scores(vectors, passages, side) / TEMPERATURE
        right = torch.zeros_like(scores, dtype=torch.bool)
        gone, counts = torch.zeros_like(right), torch.zeros(len(asked))
        for row, each in enumerate(asked):
            if (meant := meant_of(each, side)) is None:
                continue
            counts[row] = meant.counts
            places = list(meant.right) or [-1]
            if meant.right and side == "goods" and torch.rand(()) < taken_out:
                gone[row, places], places = True, [-1]
            right[row, places] = True
        chances = torch.log_softmax(scores.masked_fill(gone, _OUT), -1)
        of_right = chances.masked_fill(~right, -math.inf).logsumexp(-1)
        loss = loss - torch.where(counts > 0, of_right.clamp(min=-50) * counts, 0).sum()
    return loss / len(asked)


def learn_alone(adapter: Adapter, lessons: Sequence[Lesson]) -> None:
    """The matrices, while the model stays as it is."""
    with torch.no_grad():
        vectors = [adapter.model([each.text for each in lesson.asked]) for lesson in lessons]
    rest = [
        *adapter.matrices.values(), *adapter.nothing.values(), *adapter.intents.parameters()
    ]  # fmt: skip
    optimiser = torch.optim.Adam(rest, lr=_ALONE_STEP)
    steps, step = _ALONE_ROUNDS * len(lessons), 0
    for _ in range(_ALONE_ROUNDS):
        for at in torch.randperm(len(lessons)).tolist():
            optimiser.param_groups[0]["lr"] = _ALONE_STEP * (1 - step / steps)
            loss = loss_of(adapter, vectors[at], lessons[at], lessons[at].asked, 0.0)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            step += 1


def learn(adapter: Adapter, lessons: Sequence[Lesson], rounds: int) -> None:
    """All together, with a step that rises at first and then falls to nothing."""
    added = [each for each in adapter.model.parameters() if each.requires_grad]
    sizes = [_STEP, _MATRIX_STEP, _NOTHING_STEP]
    optimiser = torch.optim.AdamW(
        [
            {"params": added, "weight_decay": 0.01},
            {"params": [*adapter.matrices.values()], "weight_decay": 0.0},
            {
                "params": [*adapter.nothing.values(), *adapter.intents.parameters()],
                "weight_decay": 0.0,
            },
        ],
        betas=(0.9, 0.98),
    )
    began, steps, step, total = time.monotonic(), 0, 0, 0.0
    for number in range(rounds):
        batches = [*_batches(lessons)]
        steps = steps or rounds * len(batches)
        for at in torch.randperm(len(batches)).tolist():
            share = min(step / steps, 1.0)
            size = min(1.0, (step + 1) / _WARM_UP) * max(0.02, (1 + math.cos(math.pi * share)) / 2)
            for group, own in zip(optimiser.param_groups, sizes, strict=True):
                group["lr"] = own * size
            lesson, asked = batches[at]
            vectors = adapter.model([each.text for each in asked], _UNHEARD)
            loss = loss_of(adapter, vectors, lesson, asked, _TAKEN_OUT)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(added, 2.0)
            optimiser.step()
            total, step = total + loss.item(), step + 1
            if step % 100 == 0:
                spent = time.monotonic() - began
                print(f"round {number + 1}, {step} of {steps}, {spent:.0f} s: {total / 100:.3f}")
                total = 0.0


def _batches(lessons: Sequence[Lesson]) -> Iterator[tuple[Lesson, list[Asked]]]:
    """Questions of one shop each, of much the same length."""
    for lesson in lessons:
        chosen = [a for a in lesson.asked if _tells_much(a) or torch.rand(()) < _LEFT_OF_NAMED]
        chosen.sort(key=lambda each: len(each.text) + torch.randn(()).item() * 5)
        for start in range(0, len(chosen), _BATCH):
            yield lesson, chosen[start : start + _BATCH]


def _tells_much(asked: Asked) -> bool:
    counts = [each.counts for each in (asked.goods, asked.answers) if each is not None]
    return asked.kind != "seen" or max(counts, default=0.0) >= 1.0


def print_gain(adapter: Adapter, lessons: Sequence[Lesson]) -> None:
    ranks: dict[tuple[Towards, str], list[int]] = defaultdict(list)
    of_goods: list[tuple[bool, float]] = []
    right_intents: list[bool] = []
    for lesson in lessons:
        with torch.no_grad():
            vectors = adapter.model([each.text for each in lesson.asked])
            likeliest = adapter.wants(vectors).argmax(1).tolist()
        right_intents += [
            adapter.labels[at] == asked.intent
            for at, asked in zip(likeliest, lesson.asked, strict=True)
            if asked.intent
        ]
        for side in _SIDES:
            passages = passages_of(lesson, side)
            if not len(passages):
                continue
            with torch.no_grad():
                near = adapter.scores(vectors, passages, side)[:, :-1].numpy()
            for row, asked in zip(near, lesson.asked, strict=True):
                meant = meant_of(asked, side)
                if meant is None:
                    continue
                if side == "goods" and meant.counts >= 1.0:
                    of_goods.append((bool(meant.right), float(row.max())))
                if meant.right:
                    order = np.argsort(-row)
                    ranks[side, asked.kind].append(int(np.isin(order, meant.right).argmax()))
    for (side, kind), found in sorted(ranks.items()):
        own = np.array(found)
        first, three = (own < 1).mean(), (own < 3).mean()
        print(
            f"  {side:8} {kind:12} n={len(own):5}  nearest right {first:.1%}  of three {three:.1%}"
        )
    print(f"  intents: {np.mean(right_intents):.1%} of {len(right_intents)}")
    told = roc_auc_score(*map(np.array, zip(*of_goods, strict=True)))
    print(f"  what means goods is nearer than what means none: {told:.3f} (area under ROC)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=4)
    rounds = parser.parse_args().rounds
    torch.manual_seed(0)
    torch.set_num_threads(2)
    keep_vectors()
    lessons = all_lessons()
    left_out, learned = lessons[::LEFT_OUT], [e for n, e in enumerate(lessons) if n % LEFT_OUT]
    print(f"{sum(len(each.asked) for each in learned)} questions of {len(learned)} shops")
    adapter = new_adapter(lessons)
    adapter.model.keep([asked.text for lesson in lessons for asked in lesson.asked])
    print("as it is:")
    print_gain(adapter, left_out)
    learn_alone(adapter, learned)
    print("with the matrices alone:")
    print_gain(adapter, left_out)
    learn(adapter, learned, rounds)
    print("with all of it:")
    print_gain(adapter, left_out)
    save_adapter(
        adapter.model.added(),
        {side: each.detach().numpy() for side, each in adapter.matrices.items()},
        {side: float(each) for side, each in adapter.nothing.items()},
        adapter.told_intents(),
    )
    LEARNED.write_text("".join(f"{each.shop}\n" for each in learned), "utf-8")
    print(f"-> {WEIGHTS}")


if __name__ == "__main__":
    main()
