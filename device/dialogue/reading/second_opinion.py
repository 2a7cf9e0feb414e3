"""What is wanted by the meaning of an utterance, where its words alone leave that open.

The intent model knows words it has learned, with goods that are named set aside; what was learned
of whole questions (`kb.embedding.query_adapter`) knows another part. Of 6,636 plain questions to
shops that neither had learned 96.7 % were told right by the first, 93.2 by the second and 97.1 by
both; of 1,040 that were asked to be built differently each 93.1, 89.7 and 94.0.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from device.dialogue.reading.intents import likeliest, roles_of
from device.dialogue.reading.terms import Reading
from kb.domains.intent_model import Token
from kb.domains.pack import Domain
from kb.language.words import word_set

UNSURE = 0.8
"""Below it a second opinion is sought. From 0.95 on one question of a thousand more would be told
right, and every tenth more embedded."""
_TELLS_NOTHING = word_set(
    """
    a an the of for in on with and or is are this that these those same one ones also
    ka ki ke ko se mein me aur ya wala wali wale hai do de ye yeh woh wo jo bhi
    """
)
_SHORT, _OF_A_NAME = 8, 1
"""Of names in a question of more words than the first so many words are heard."""
_SHARE = 0.4
"""How much it counts beside the first. With 0.7 one in a thousand more is told right, and more that
the words had right are not."""
_LEAST = 1e-4
_PRICES = ("price", "bulk_price")

Wanted = Callable[[str], Mapping[str, float]]
"""How likely each intent is by what a text means; empty where that is not known."""


def heard_again(
    wants: Mapping[str, float],
    reading: Reading,
    domain: Domain,
    text: str,
    wanted: Wanted,
) -> dict[str, float]:
    """The probability of each intent, weighed by meaning where none is likely and more than goods
    is said. Embeds the utterance, and only then: it is slow."""
    if likeliest(wants)[1] >= UNSURE:
        return dict(wants)
    tokens = roles_of(reading, domain)
    needs = domain.needs.said_in(reading.words) or reading.unwanted
    if needs or not _says_more(tokens):
        # What the packs know of a need says more than the meaning of similar sentences.
        return dict(wants)
    if len(text.split()) > _SHORT:
        text = " ".join(_with_short_names(tokens))
    by_meaning = wanted(text)
    return together(wants, by_meaning) if by_meaning else dict(wants)


def together(wants: Mapping[str, float], by_meaning: Mapping[str, float]) -> dict[str, float]:
    """Both opinions in one. Whether the price of one or of many is asked, the words know best."""
    scores = {
        intent: math.log(chance + _LEAST) + _SHARE * math.log(by_meaning.get(intent, 0.0) + _LEAST)
        for intent, chance in wants.items()
    }
    raised = {intent: math.exp(score) for intent, score in scores.items()}
    whole = sum(raised.values())
    found = {intent: each / whole for intent, each in raised.items()}
    before = sum(wants.get(intent, 0.0) for intent in _PRICES)
    now = sum(found.get(intent, 0.0) for intent in _PRICES)
    if before:
        found |= {i: now * wants[i] / before for i in _PRICES if i in wants}
    return found


def _says_more(tokens: Sequence[Token]) -> bool:
    named = any(token.role == "item" for token in tokens)
    return named and any(t.role == "word" and t.word not in _TELLS_NOTHING for t in tokens)


def _with_short_names(tokens: Sequence[Token]) -> Iterator[str]:
    """Of what names goods, or their sizes, the beginning: the rest tells nothing of what is wanted
    and takes as long."""
    for is_word, run in groupby(tokens, key=lambda token: token.role == "word"):
        words = [token.word for token in run]
        yield from words if is_word else words[:_OF_A_NAME]
