"""What the customer wants: the strongest sentence templates of the domain packs decide."""

from __future__ import annotations

from collections.abc import Mapping

from device.dialogue.shop_words import ShopWords
from kb.domains.pack import Domain, Wording
from kb.language.words import word_set

SOCIAL = frozenset({"greeting", "thanks", "goodbye", "smalltalk", "repeat", "slower", "louder",
                    "language", "human"})  # fmt: skip
BASKET = frozenset(
    {
        "basket_add",
        "basket_change",
        "basket_remove",
        "basket_show",
        "basket_confirm",
        "basket_cancel",
    }
)
_PROFANE = word_set(
    """
    fuck fucking fucker shit bitch bastard asshole idiot stupid chutiya chutiye madarchod
    bhenchod behenchod gandu harami kamina kutta saala randi bhosdike
    """
)


def canonical_text(words: list[str], shop: ShopWords) -> str:
    """The utterance as templates see it: each word in its canonical spelling with a space behind.

    A word of the shop keeps its own: an iron is a "press", not a misspelled "price".
    """
    return "".join(_canonical(word, shop) + " " for word in words)


def _canonical(word: str, shop: ShopWords) -> str:
    exact = shop.domain.canonical.get(word)
    if exact is not None:
        return exact
    known = shop.lookup(word, by_ear=False)
    return word if known is not None and known.hard else shop.domain.canonical_word(word)


def intent_scores(text: str, domain: Domain) -> dict[str, float]:
    """Weight of the strongest template of each intent, a little more where several agree."""
    scores: dict[str, float] = {}
    for item in domain.templates:
        if item.template.search(text):
            before = scores.get(item.intent, 0.0)
            scores[item.intent] = max(before, item.weight) + (0.15 if before else 0.0)
    return scores


def refusal(text: str, domain: Domain) -> tuple[str, Wording] | None:
    """The kind of question that this shop does not answer, with what to say."""
    for key, templates, wording in domain.refusals:
        if any(template.search(text) for template in templates):
            return key, wording
    return None


def is_profane(words: list[str]) -> bool:
    return any(word in _PROFANE for word in words)


def strongest(
    scores: Mapping[str, float], among: frozenset[str] | None = None
) -> tuple[str, float]:
    """The intent with the highest score, and the score; ("", 0) if there is none."""
    best = max(
        ((score, intent) for intent, score in scores.items() if among is None or intent in among),
        default=(0.0, ""),
    )
    return best[1], best[0]
