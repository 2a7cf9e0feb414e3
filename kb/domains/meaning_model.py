"""A second opinion on which intent a sentence has, by what its words mean.

The intent model knows words it has learned; where they leave it unsure, a linear model over the
sentence vector of the embedder says how similar sentences were meant. What names goods is a neutral
word in the text that is embedded: the vector of "havells mcb ka rate" tells of switches, that of
"item rate" of a price. The weights come from `kb/domains/train_meanings.py`; scoring needs numpy
alone, the vector some milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.domains.intent_model import Role, Token
from kb.language.gloss import language_of, word_in_english
from kb.language.words import word_set

WEIGHTS = Path(__file__).with_name("meanings.npz")
UNSURE = 0.8
"""Below it a second opinion is sought: a fifteenth of what is asked in shops not learned, and two
thirds of what is told wrong there."""
_SHARE = 0.4
"""How much the second opinion counts beside the first; of 0.3 to 1 the best in shops left out."""
_LEAST = 1e-4
_NEUTRAL: Mapping[Role, str] = {"item": "item", "measure": "size", "option": "option"}
_TELLS_NOTHING = word_set(
    """
    a an the of for in on with and or is are this that these those same one ones also
    ka ki ke ko se mein me aur ya wala wali wale hai do de ye yeh woh wo jo bhi
    """
)
_ITEM, _SIZE = ("item", True), ("size", True)


@dataclass(frozen=True, slots=True)
class MeaningModel:
    """Multinomial logistic regression over the vector of a sentence."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    """One row a dimension, one column a label; the last row is the bias."""
    embedder: str
    """The name of the embedder whose vectors it has learned from; others tell it nothing."""

    def chances(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """The probability of each label, in their order; of one vector, or a row for each."""
        return _softmax(vectors @ self.weights[:-1] + self.weights[-1])


def worth_embedding(tokens: Sequence[Token]) -> bool:
    """Whether something is said of goods. Where none are named, the second opinion is wrong as
    often as right: "add kar do", and of "aur Surya wali" only what was said before tells what is
    asked."""
    named = any(token.role == "item" for token in tokens)
    return named and any(t.role == "word" and t.word not in _TELLS_NOTHING for t in tokens)


def text_to_embed(tokens: Sequence[Token]) -> str:
    """The words of a sentence with goods, sizes and options neutral; one after the other that
    together name one thing are one. Hindi is in English as far as its words are known.

    Words of grammar stay, unlike in `kb.language.gloss.to_english`: "mat do" and "kitne" tell
    nothing of what is spoken of, but much of what is wanted.
    """
    words: list[tuple[str, bool]] = []
    for token in tokens:
        neutral = _NEUTRAL.get(token.role)
        before = words[-1] if words else None
        if token.role == "item" and before in {_ITEM, _SIZE}:
            words[-1] = _ITEM
        elif token.role != "measure" or before != _ITEM:
            words.append((neutral or token.word, neutral is not None))
    if language_of(" ".join(word for word, _ in words)) == "en":
        return " ".join(word for word, _ in words)
    return " ".join(word if neutral else word_in_english(word) or word for word, neutral in words)


def combined(
    first: NDArray[np.float32],
    second: NDArray[np.float32],
    share: float = _SHARE,
    of_first: float = 1.0,
) -> NDArray[np.float32]:
    """The probabilities of labels by two models in the same order; the second counts `share`."""
    return _softmax(of_first * np.log(first + _LEAST) + share * np.log(second + _LEAST))


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return chances


def with_meaning(wants: Mapping[str, float], vector: NDArray[np.float32]) -> dict[str, float]:
    """The probability of each intent once its meaning is heard too."""
    model = load_meanings()
    first = np.array([wants.get(label, 0.0) for label in model.labels], dtype=np.float32)
    chances = combined(first, model.chances(vector))
    return {**wants, **dict(zip(model.labels, chances.tolist(), strict=True))}


def save_meanings(model: MeaningModel, digest: str, path: Path = WEIGHTS) -> None:
    """Writes weights in half precision beside the digest of the sentences they come from."""
    np.savez_compressed(
        path,
        labels=np.array(model.labels),
        weights=model.weights.astype(np.float16),
        embedder=np.array(model.embedder),
        digest=np.array(digest),
    )


def load_meanings() -> MeaningModel:
    return read_meanings(WEIGHTS)


@lru_cache(maxsize=2)
def read_meanings(path: Path) -> MeaningModel:
    with np.load(path, allow_pickle=False) as file:
        return MeaningModel(
            tuple(str(label) for label in file["labels"]),
            file["weights"].astype(np.float32),
            str(file["embedder"]),
        )
