"""Which intent answers an utterance, from template scores, what was read, and the conversation."""

from __future__ import annotations

from device.dialogue.answer_products import asked_specs
from device.dialogue.answer_shop import weekday_said
from device.dialogue.asking import Asking
from device.dialogue.intents import is_profane, strongest
from device.dialogue.passages import Passage, PassageMatch, base_id
from device.dialogue.understanding import hard_terms, has_noun
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
_ADVICE = frozenset({"recommend", "spec", "compare", "", "list"})
_COURTESIES = ("goodbye", "thanks", "greeting", "smalltalk")
_CHANGES = word_set("make change karo kar badal instead actually rather update switch_to")
_QUESTION = word_set(
    """
    what which how when where who is are do does can kya kitna kaunsa kaun kab kahan kaise
    hai
    """
)


_WANTS_GOODS = frozenset({"price", "stock", "bulk_price", "basket_add", "list"})
_FAR = 0.8
"""About the cosine of two texts that have nothing to do with each other."""
_ASKS = word_set("kitna what how which kya kaunsa kaun")


def early_intent(asking: Asking) -> str:
    """What is settled without looking at products, or ""."""
    scores = asking.scores
    if is_profane(asking.words):
        return "profane"
    if scores.get("injection", 0.0) >= 2.0:
        return "injection"
    if not hard_terms(asking.reading):
        for intent in ("language", "human", "slower", "louder", "repeat"):
            if scores.get(intent, 0.0) >= 1.0 and _beats(scores, intent):
                return intent
    figures = {"price", "rate", "warranty", "stock", "cost"} & set(asking.canonical.split())
    if scores.get("teach", 0.0) >= 1.0 and (scores.get("basket_change", 0.0) < 2.5 or figures):
        return "teach"
    return ""


def _beats(scores: dict[str, float], intent: str) -> bool:
    """A courtesy word in a real question ("show me that again in english") does not decide it."""
    weighty = max((scores.get(i, 0.0) for i in ("warranty", "hours", "compare")), default=0.0)
    return scores[intent] >= weighty or intent in {"language", "human"}


def courtesy_intent(asking: Asking) -> str:
    """Greeting, thanks or goodbye where nothing else was said."""
    if hard_terms(asking.reading) or len(asking.reading.unknown) > 2:
        return ""
    others = max(
        (
            asking.scores.get(i, 0.0)
            for i in (
                *PRODUCT_INTENTS,
                "hours",
                "address",
                "phone",
                "basket_confirm",
                "basket_cancel",
            )
        ),
        default=0.0,
    )
    for intent in _COURTESIES:
        score = asking.scores.get(intent, 0.0)
        if score and (score + 0.35 >= others or (intent == "goodbye" and others < 2.0)):
            return intent
    return ""


def basket_intent(asking: Asking) -> str:
    """What to do with the basket, or "" where the utterance is about something else."""
    scores, session, reading = asking.scores, asking.session, asking.reading
    open_basket = session.basket.state == "open"
    names = bool(hard_terms(reading))
    if open_basket and options_only_change(asking):
        return "basket_change"
    best, score = strongest(
        scores,
        frozenset(
            {"basket_change", "basket_remove", "basket_show", "basket_confirm", "basket_cancel"}
        ),
    )
    asks = max(scores.get(i, 0.0) for i in ("warranty", "compare", "hours", "recommend"))
    if best == "basket_cancel" and score >= 2.0 and not names:
        return best
    if best == "basket_confirm" and not names and score >= 2.0 and score > asks:
        return best
    if (
        best == "basket_show"
        and not names
        and score > max(asks, scores.get("price", 0.0) - (0.8 if open_basket else 0))
    ):
        return best if open_basket or score >= 2.2 else ""
    if not open_basket:
        return "basket_remove" if best == "basket_remove" and score >= 2.6 and asks < 1.5 else ""
    if best == "basket_remove" and score >= 1.9 and score > asks:
        return best
    options_only = any(t.where.option for t in reading.terms) and not has_noun(reading)
    figure = asking.match.quantity is not None or bool(reading.numbers)
    if best == "basket_change" and score >= 1.8 and (figure or options_only) and score > asks:
        in_basket = {line.sku for line in session.basket.lines}
        named = {p.sku for p in asking.products}
        if not has_noun(reading) or named & in_basket:
            return best
    return ""


def options_only_change(asking: Asking) -> bool:
    """ "Make it large", "laal kar do": a choice for what is in the basket already."""
    reading = asking.reading
    named = [t for t in reading.terms if not t.purpose]
    if not named or not all(t.where.option and not t.where.head for t in named) or reading.unknown:
        return False
    return bool(_CHANGES & set(asking.canonical.split()))


def hours_intent(asking: Asking) -> bool:
    score = asking.scores.get("hours", 0.0)
    if not score or hard_terms(asking.reading):
        return False
    product = max((asking.scores.get(i, 0.0) for i in ("warranty", "compare")), default=0.0)
    day = weekday_said(asking.words) is not None
    return (score >= 1.5 and score >= product) or (score >= 1.0 and (day or not asking.products))


def faq_match(asking: Asking) -> PassageMatch | None:
    """A stored answer that this question is about, rather than about a product's record."""
    passages = asking.view.passages
    needed = passages.concepts_of(
        [
            w
            for t in hard_terms(asking.reading)
            if t.kind == "word" and t.where.head
            for w in asking.words[max(t.start, 0) : t.end]
        ]
    )
    match = passages.best(asking.words, needed, asking.lang)
    if match is None:
        return None
    distinct = passages.mentions(asking.words) - _said_by_intent(asking)
    covered_distinct = distinct - match.missing
    intent, score = strongest(asking.scores, PRODUCT_INTENTS)
    if asking.scores.get("basket_add", 0) >= 2 and not covered_distinct:
        return None
    if distinct & match.missing and match.query_share < 0.75:
        return None
    asks_record = max(asking.scores.get(i, 0.0) for i in ("price", "stock", "bulk_price")) >= 1.5
    if asks_record and asking.products and not asking.reading.unknown and not match.asked_for:
        return None
    if covered_distinct and match.query_share >= 0.6:
        strong_product = intent in {"compare", "bulk_price", "basket_add", "list"} and score >= 2.0
        return None if strong_product and match.query_share < 0.9 else match
    if (
        covered_distinct
        and match.query_share >= 0.45
        and not asking.products
        and match.question_share >= 0.3
    ):
        return match
    if (
        intent in _ADVICE
        and asking.scores.get("price", 0.0) < 1.4
        and match.question_share >= 0.7
        and match.query_share >= 0.5
        and not match.left_out
        and asking.reading.budget_max is None
    ):
        return match
    return None


def asks_for_attribute(asking: Asking) -> bool:
    """ "How many keys" where keys are a spec: a question word and the name of an attribute."""
    if not asking.products or not _ASKS & set(asking.canonical.split()):
        return False
    names, _ = asked_specs(asking, asking.products[0])
    return bool(names) and not names[0].endswith("warranty")


def asks_for_option(asking: Asking) -> bool:
    """ "Which shades" names an option group of the product."""
    asked = {asking.shop.attribute(word) for word in asking.words}
    return any(group.group.lower() in asked for group in asking.products[0].options)


def meaning_match(asking: Asking) -> Passage | None:
    """The stored answer that means what was asked, where no shared words showed it.

    A question far from all answers is about as near to each of them, so the distance to the second
    counts as much as the nearness.
    """
    near = asking.view.similar(asking.text)
    if not near:
        return None
    entry, first = near[0]
    # The same answer in the other language is as near; it says nothing about the distance.
    others = [cosine for other, cosine in near[1:] if base_id(other.id) != base_id(entry.id)]
    gap = first - (others[0] if others else _FAR)
    _, wants = strongest(asking.scores, _WANTS_GOODS)
    if asking.reading.unknown and wants >= 1.2:
        # Something that is not sold was asked for: only a plain likeness may speak against that.
        goods = any(word in asking.view.domain.things for word in asking.reading.unknown)
        plainly = first >= 0.85 and gap >= 0.05
        near_enough = plainly and not goods and not hard_terms(asking.reading)
    else:
        near_enough = first >= 0.83 and (gap >= 0.03 or (first >= 0.865 and gap >= 0.015))
    if not near_enough:
        return None
    return asking.view.passages.in_language(entry.id, asking.lang)


def _asks_otherwise(scores: dict[str, float]) -> bool:
    return any(
        score >= 1.2 for intent, score in scores.items() if intent in PRODUCT_INTENTS - {"spec"}
    )


def _said_by_intent(asking: Asking) -> frozenset[str]:
    """Words that ask for a figure of the record ("warranty") do not point to a stored answer."""
    return frozenset(
        concept
        for word in ("warranty", "guarantee", "price", "rate", "stock", "charge")
        for concept in asking.view.passages.concepts_of([word])
        if asking.products or word in {"price", "rate", "stock"}
    )


def product_intent(asking: Asking) -> str:
    """What to do with the products meant."""
    scores = dict(asking.scores)
    reading, match = asking.reading, asking.match
    quantity = match.quantity
    if reading.people is not None or (
        (reading.budget_max or reading.budget_min) and scores.get("list", 0) < 2
    ):
        scores["recommend"] = max(scores.get("recommend", 0.0), 2.3)
    if scores.get("list", 0.0) >= 1.0 and len(asking.products) == 1 and scores["list"] < 1.6:
        scores.pop("list")
    if (
        reading.extreme != "cheapest"
        and len(asking.products) == 1
        and asking.session.focus
        and not has_noun(reading)
    ):
        scores.pop("list", None)
    if scores.get("price", 0.0) >= 1.4 and any(
        t.where.option and not t.where.head for t in match.terms
    ):
        # "How much in black colour" names a choice; it does not ask which colours there are.
        scores.pop("spec", None)
    asks = asks_for_attribute(asking)
    if scores.get("price", 0.0) < 1.4 and asks:
        scores["spec"] = max(scores.get("spec", 0.0), 1.85)
    elif not asks and scores.get("spec", 0.0) < 2.0 and _asks_otherwise(scores):
        scores.pop("spec", None)
    if len(asking.products) == 1 and scores.get("list", 0.0) and asks_for_option(asking):
        scores["spec"] = max(scores.get("spec", 0.0), scores["list"] + 0.1)
    best, _ = strongest(scores, PRODUCT_INTENTS)
    if quantity is not None and quantity != 1:
        bulk = max(scores.get("bulk_price", 0.0), scores.get("price", 0.0))
        if (
            bulk >= 1.0
            and bulk + 0.5 >= scores.get("basket_add", 0.0)
            and best in {"price", "bulk_price", "basket_add", "stock"}
        ):
            return "bulk_price" if scores.get("stock", 0.0) <= bulk else "stock"
    elif best == "bulk_price" and scores.get("price", 0.0) and scores["bulk_price"] < 1.5:
        return "price"
    if best:
        return best
    return _default_intent(asking)


def _default_intent(asking: Asking) -> str:
    session, quantity = asking.session, asking.match.quantity
    if quantity is None and not asking.match.found:
        quantity = next((n.value for n in asking.reading.numbers if not n.wala), None)
    if (
        quantity is not None
        and hard_terms(asking.reading)
        and not _QUESTION & set(asking.canonical.split())
    ):
        return "basket_add"
    if asking.view.serves and not _QUESTION & set(asking.canonical.split()):
        return "basket_add"
    if session.intent in PRODUCT_INTENTS and session.focus and not has_noun(asking.reading):
        return session.intent
    if (
        session.intent == "basket_add"
        and asking.words[:1]
        and asking.words[0] in {"and", "aur", "also", "plus"}
    ):
        return "basket_add"
    return "price"
