"""Which intent a sentence has: a linear model over the words of an utterance and their roles.

What names goods is replaced by its role, so that the model learns how people ask and not what for:
"havells mcb ka rate" is `<item> ka rate`. Features are the n-grams of these tokens up to three,
pairs of near tokens, beginnings of longer words, what is spoken of that a shop does or no shop does
("deliver", "train"), and the sentence templates of the domain packs that match. The weights come
from `kb/domains/train_intents.py` (multinomial logistic regression on the sentences in
`kb/domains/questions`); scoring needs numpy alone and takes some 0.1 ms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from kb.domains.intent_templates import IntentTemplate
from kb.domains.linear_model import load_model
from kb.domains.pack import Domain
from kb.language.fold import fold

WEIGHTS = Path(__file__).with_name("intents.npz")
Role = Literal["word", "item", "number", "measure", "option", "unknown", "day"]
"""`item`: names goods; `option`: a choice; `unknown`: a word of content that is neither."""
_SYMBOL: Mapping[Role, str] = {
    "item": "<item>",
    "number": "<number>",
    "measure": "<measure>",
    "option": "<option>",
    "unknown": "<other>",
    "day": "<day>",
}
_TEMPLATE = "t:"
_NEAR = 5
_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an utterance in Latin letters and what it does there."""

    word: str
    role: Role = "word"


def features(
    tokens: Sequence[Token], domain: Domain, templates: Iterable[IntentTemplate]
) -> set[str]:
    """The features of a sentence; `templates` are those of the packs that match it."""
    symbols = _symbols(tokens, domain)
    found = {f"{_TEMPLATE}{template.name}" for template in templates}
    line = ["^", *symbols, "$"]
    for length in (1, 2, 3):
        found.update(" ".join(line[i : i + length]) for i in range(len(line) - length + 1))
    for i, first in enumerate(line):
        found.update(f"{first}..{second}" for second in line[i + 2 : i + _NEAR])
    for token in tokens:
        if token.role in {"word", "unknown"}:
            word = fold(domain.canonical_word(token.word))
            if len(word) > _PREFIX:
                found.add(f"p:{word[:_PREFIX]}")
            if token.role == "unknown":
                found.add(f"u:{word}")
    words = [token.word for token in tokens if token.role != "number"]
    found.update(f"g:{topic}" for topic in domain.topics_of(words))
    count = len(symbols)
    found.add("long" if count > 10 else "middle" if count > 4 else f"short {count}")
    return found


def as_learned(template: IntentTemplate) -> IntentTemplate:
    """A template of a shop's own pack as the most similar one that the model has learned: what
    counts is the intent and about how much it weighs."""
    learned = _learned_weights().get(template.intent, ())
    weight = min(learned, key=lambda each: abs(each - template.weight), default=template.weight)
    return replace(template, weight=weight)


@lru_cache(maxsize=1)
def _learned_weights() -> dict[str, tuple[float, ...]]:
    weights: dict[str, tuple[float, ...]] = {}
    for name in load_model(WEIGHTS).index:
        if name.startswith(_TEMPLATE):
            intent, _, weight = name.removeprefix(_TEMPLATE).partition(" ")
            weights[intent] = (*weights.get(intent, ()), float(weight))
    return weights


def _symbols(tokens: Sequence[Token], domain: Domain) -> list[str]:
    """One symbol a token; neighbours that together name one thing become one."""
    symbols: list[str] = []
    for token in tokens:
        if token.role == "word":
            symbols.append(fold(domain.canonical_word(token.word)))
            continue
        symbol = _SYMBOL[token.role]
        before = symbols[-1] if symbols else ""
        if symbol == "<item>" and before in {"<item>", "<measure>"}:
            symbols[-1] = "<item>"
        elif symbol == "<measure>" and before == "<item>":
            continue
        else:
            symbols.append(symbol)
    return symbols
