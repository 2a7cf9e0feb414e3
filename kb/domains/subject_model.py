"""What a question to a shop is about, of what is asked in shops besides goods: parking, returns,
how a machine is cleaned.

A linear model over the words of a text, their beginnings and parts, and what they mean by the
domain packs. The weights come from `kb/domains/train_subjects.py` and the sentences in
`kb/domains/subjects`; no shop of `tests/evaluation` was looked at for these. Scoring takes some
0.3 ms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.domains.linear_model import load_model
from kb.domains.pack import Domain
from kb.language.fold import fold
from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.script import to_latin

FOLDER = Path(__file__).with_name("subjects")
WEIGHTS = Path(__file__).with_name("subjects.npz")
_BEGINNINGS = (4, 5)
_PART = 4
_LENGTH = 6.0
"""Texts count alike, however long they are: their features weigh so much together, squared."""


def subjects_of(text: str, domain: Domain) -> NDArray[np.float32]:
    """The probability of each subject; they add up to 1."""
    model = load_model(WEIGHTS)
    known = {name for name in subject_features(text, domain) if name in model.index}
    return model.chances(known, scale_of(known))


def unlearned_topics(text: str, domain: Domain) -> frozenset[str]:
    """What a text is about by the topics of a shop's own pack, of which the model knows nothing."""
    said = words_to_figures(to_latin(normalise(text))).split()
    known = load_model(WEIGHTS).index
    return frozenset(topic for topic in domain.topics_of(said) if f"g:{topic}" not in known)


def scale_of(found: set[str]) -> float:
    """What each of these features counts."""
    return float(_LENGTH / max(len(found), 1) ** 0.5)


def subject_features(text: str, domain: Domain) -> Iterator[str]:
    """The features of a text, some of them more than once."""
    said = words_to_figures(to_latin(normalise(text))).split()
    words = [fold(domain.canonical_word(word)) for word in said]
    yield from (f"w:{word}" for word in words)
    yield from (f"b:{first} {second}" for first, second in pairwise(words))
    yield from _parts(words)
    yield from (f"g:{topic}" for topic in domain.topics_of(said))
    for word in said:
        yield from (f"y:{same}" for same in domain.synonyms.get(word, ()))


def _parts(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield from (f"p:{word[:length]}" for length in _BEGINNINGS if len(word) > length)
        whole = f"<{word}>"
        yield from (f"c:{whole[at : at + _PART]}" for at in range(len(whole) - _PART + 1))
