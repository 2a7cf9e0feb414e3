"""What the customer wants, from the words alone: packs' refusals, profanity, the trained model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.clauses import said_aside
from device.dialogue.reading.terms import FIGURE, Reading, Term
from kb.domains.intent_model import WEIGHTS, Role, Token, as_learned, features
from kb.domains.intent_templates import IntentTemplate
from kb.domains.linear_model import load_model
from kb.domains.pack import Domain
from kb.domains.pack_file import Wording
from kb.language.weekdays import weekday_of
from kb.language.words import word_set

PRODUCT_INTENTS = frozenset(
    {
        "price",
        "stock",
        "spec",
        "warranty",
        "compare",
        "recommend",
        "list",
        "bulk_price",
        "basket_add",
    }
)
"""What is about goods: questions for them, and orders."""
_PROFANE = word_set(
    """
    fuck fucking fucker shit bitch bastard asshole idiot stupid chutiya chutiye madarchod
    bhenchod behenchod gandu harami kamina saala randi bhosdike
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


def roles_of(reading: Reading, domain: Domain) -> list[Token]:
    """Each word of an utterance with what it does there, for the intent model."""
    roles: dict[int, Role] = {}
    for number in reading.numbers:
        roles[number.position] = "number"
    for missing in reading.missing:
        for position in range(missing.position, missing.position + len(missing.word.split())):
            roles[position] = "item" if missing.kind in {"goods", "brand"} else "unknown"
    refused = [term for run in reading.refused for term in run]
    for term in [*reading.terms, *refused]:
        role = _role_of(term, domain)
        for position in range(max(term.start, 0), term.end) if role else ():
            roles[position] = role if role else "word"
    return [
        Token(word, roles.get(position) or _own_role(word, domain))
        for position, word in enumerate(reading.words)
    ]


def _role_of(term: Term, domain: Domain) -> Role | None:
    if term.kind in {"measure", "counted", "value"}:
        return "measure"
    if term.kind == "sale_unit" or (term.optional and not term.where.option):
        return None
    if all(domain.is_function(word) for word in term.text.split()):
        return None
    named = term.where.named
    if term.where.option and not named:
        return "option"
    if named:
        return "item"
    return "unknown" if term.where.spec else None


def _own_role(word: str, domain: Domain) -> Role:
    if FIGURE.match(word):
        return "number"
    if weekday_of(word) is not None:
        return "day"
    return "word" if domain.is_plain(word) or domain.sounds_everyday(word) else "unknown"


def aside_of(words: list[str], shop: ShopWords) -> frozenset[int]:
    """Where "thermometer to check fever" says nothing of what is asked, as it names goods."""
    aside = said_aside(words, shop.domain.names_goods)
    rest = (word for position, word in enumerate(words) if position not in aside)
    goods = any((w := shop.lookup(word, by_ear=False)) is not None and w.named for word in rest)
    return aside if goods else frozenset()


def intent_probabilities(
    reading: Reading, canonical: str, domain: Domain, aside: frozenset[int] = frozenset()
) -> tuple[dict[str, float], dict[str, float]]:
    """Probability of each intent by the model, and the strength of the packs' own templates.

    What stands `aside` says nothing of what is asked.
    """
    templates = domain.templates.matching(canonical)
    tokens = [t for at, t in enumerate(roles_of(reading, domain)) if at not in aside]
    found = features(tokens, domain, map(as_learned, templates))
    return load_model(WEIGHTS).probabilities(found), strengths_of(templates)


def strengths_of(templates: Iterable[IntentTemplate]) -> dict[str, float]:
    """Weight of the strongest of some templates, by intent."""
    strengths: dict[str, float] = {}
    for item in templates:
        if item.weight > strengths.get(item.intent, 0.0):
            strengths[item.intent] = item.weight
    return strengths


def refusal(text: str, domain: Domain, surely: str = "") -> tuple[str, Wording] | None:
    """The kind of question that this shop does not answer, with what to say; `surely` is one that
    is known to be asked."""
    words = {*text.split()}
    for key, templates, wording in domain.refusals:
        if key == surely or any(template.found_in(text, words) for template in templates):
            return key, wording
    return None


def is_profane(words: list[str]) -> bool:
    return any(word in _PROFANE for word in words)


def likeliest(
    probabilities: Mapping[str, float], among: frozenset[str] | None = None
) -> tuple[str, float]:
    """The likeliest intent with its probability; ("", 0) if there is none."""
    best = max(
        ((p, intent) for intent, p in probabilities.items() if among is None or intent in among),
        default=(0.0, ""),
    )
    return best[1], best[0]
