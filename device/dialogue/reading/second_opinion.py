"""What is wanted by the meaning of an utterance, where its words alone leave that open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from device.dialogue.reading.intents import likeliest, roles_of
from device.dialogue.reading.terms import Reading
from kb.domains.meaning_model import (
    UNSURE,
    load_meanings,
    text_to_embed,
    with_meaning,
    worth_embedding,
)
from kb.domains.pack import Domain

VectorOf = Callable[[str, str], NDArray[np.float32] | None]
"""The vector of a text by the embedder of a name; None where the shop has no such embedder."""


def heard_again(
    wants: Mapping[str, float],
    reading: Reading,
    domain: Domain,
    vector_of: VectorOf,
    aside: frozenset[int] = frozenset(),
) -> dict[str, float]:
    """The probability of each intent, weighed by meaning where no one of them is likely.

    Embeds the utterance without what stands `aside`, and only then: it is slow.
    """
    if likeliest(wants)[1] >= UNSURE:
        return dict(wants)
    tokens = [token for at, token in enumerate(roles_of(reading, domain)) if at not in aside]
    needs = domain.needs.said_in(reading.words) or reading.unwanted
    if not worth_embedding(tokens) or needs:
        # What the packs know of a need says more than the meaning of similar sentences.
        return dict(wants)
    vector = vector_of(text_to_embed(tokens), load_meanings().embedder)
    return dict(wants) if vector is None else with_meaning(wants, vector)
