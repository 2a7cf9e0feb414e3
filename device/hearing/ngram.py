"""A 3-gram language model from weighted sentences, in the ARPA back-off format decoders read.

The sentences are generated from a catalogue, so their counts say how things are said, not how
often: estimates from counts of counts (Good-Turing) would find no rare events to learn from.
Each history therefore keeps a fixed share of its mass for what was not generated (linear
interpolation), floored by Witten-Bell for histories that were seen few times.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

START, END = "<s>", "</s>"
_NEVER = -99.0

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NGramModel:
    """`log10` holds the log probability of each n-gram, `backoff` that of leaving a history."""

    log10: dict[Gram, float]
    backoff: dict[Gram, float]

    def probability(self, word: str, history: Sequence[str] = ()) -> float:
        """P(word | the last two words of history), backing off as a decoder does."""
        context = tuple(history)[-2:]
        penalty = 0.0
        while True:
            found = self.log10.get((*context, word))
            if found is not None:
                return float(10 ** (found + penalty))
            if not context:
                return 0.0
            penalty += self.backoff.get(context, 0.0)
            context = context[1:]

    def vocabulary(self) -> tuple[str, ...]:
        return tuple(gram[0] for gram in self.log10 if len(gram) == 1)

    def write_arpa(self, path: Path) -> None:
        orders: dict[int, list[Gram]] = {1: [], 2: [], 3: []}
        for gram in self.log10:
            orders[len(gram)].append(gram)
        with path.open("w", encoding="utf-8") as out:
            out.write("\\data\\\n")
            for order, grams in orders.items():
                out.write(f"ngram {order}={len(grams)}\n")
            for order, grams in orders.items():
                out.write(f"\n\\{order}-grams:\n")
                for gram in sorted(grams):
                    line = f"{self.log10[gram]:.4f}\t{' '.join(gram)}"
                    if order < 3:
                        line += f"\t{self.backoff.get(gram, 0.0):.4f}"
                    out.write(line + "\n")
            out.write("\n\\end\\\n")


def estimate(
    sentences: Iterable[tuple[Sequence[str], float]], *, unseen_share: float = 0.1
) -> NGramModel:
    """Weighted sentences (words, weight) → model. `unseen_share` of each history's mass backs off.

    Raises ValueError when there is no sentence.
    """
    counts = _counts(sentences)
    if not counts[()]:
        raise ValueError("no sentences to build a language model from")
    vocabulary = len(counts[()])
    total = sum(counts[()].values())
    probability: dict[Gram, float] = {
        (word,): (1 - unseen_share) * count / total + unseen_share / vocabulary
        for word, count in counts[()].items()
    }
    backoff: dict[Gram, float] = {}
    for length in (1, 2):
        for history, followers in counts.items():
            if len(history) != length:
                continue
            mass = sum(followers.values())
            share = max(unseen_share, len(followers) / (mass + len(followers)))
            lower_seen = 0.0
            for word, count in followers.items():
                lower = probability[(*history[1:], word)]
                lower_seen += lower
                probability[(*history, word)] = (1 - share) * count / mass + share * lower
            # interpolation in back-off form: unseen words get exactly share * lower
            backoff[history] = math.log10(share) if lower_seen < 1 - 1e-9 else 0.0
    log10 = {gram: math.log10(p) for gram, p in probability.items()}
    log10[(START,)] = _NEVER
    return NGramModel(log10, backoff)


def _counts(sentences: Iterable[tuple[Sequence[str], float]]) -> dict[Gram, dict[str, float]]:
    counts: dict[Gram, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for words, weight in sentences:
        padded = (START, *words, END)
        for at in range(1, len(padded)):
            word = padded[at]
            counts[()][word] += weight
            counts[padded[at - 1 : at]][word] += weight
            if at >= 2:
                counts[padded[at - 2 : at]][word] += weight
    return counts
