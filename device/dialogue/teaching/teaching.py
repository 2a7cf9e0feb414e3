"""What may be taught: a clear question, and an answer that contradicts no record."""

from __future__ import annotations

from device.dialogue.asking import View
from device.dialogue.goods.resolve import resolve
from device.dialogue.reading.intents import canonical_text, is_profane, strengths_of
from device.dialogue.reading.reading import read
from device.dialogue.reading.utterance import utterance_words
from device.dialogue.stores.masking import is_personal
from device.dialogue.truth.claims import claims_of
from device.dialogue.truth.guard import gather
from device.turn import Fact
from kb.catalogue import Product
from kb.domains.pack import templates_of

_MOST_CHARS = 500
_MANY_PRODUCTS = 30


def split_teaching(text: str) -> tuple[str, str]:
    """ "question | answer" in its parts; either may be empty."""
    question, _, answer = text.partition("|")
    return question.strip(), answer.strip()


def problems(question: str, answer: str, view: View) -> list[str]:
    """Why this cannot be taught, one line each; empty where it can."""
    found: list[str] = []
    if not question.strip() or not answer.strip():
        return ["question and answer must both be there: question | answer"]
    if len(question) > _MOST_CHARS or len(answer) > _MOST_CHARS:
        found.append(f"question and answer may have {_MOST_CHARS} characters each")
    words = utterance_words(question, view.words)
    if len(words) < 2:
        found.append("the question is too short to be recognised")
    if is_personal(question) or is_personal(answer):
        found.append("it holds a phone number, a mail address or a name of a person")
    if is_profane(words) or is_profane(utterance_words(answer, view.words)):
        found.append("it holds a word that customers must not hear")
    if _is_instruction(question, view) or _is_instruction(answer, view):
        found.append("it reads like an instruction to the kiosk, not like an answer")
    found += _contradictions(question, answer, view)
    return found


def _is_instruction(text: str, view: View) -> bool:
    canonical = canonical_text(utterance_words(text, view.words), view.words)
    return strengths_of(templates_of(canonical, view.domain)).get("injection", 0.0) >= 2.5


def _contradictions(question: str, answer: str, view: View) -> list[str]:
    products = (
        _named(f"{question} {answer}", view) or _named(question, view) or _named(answer, view)
    )
    if not products or len(products) > _MANY_PRODUCTS:
        return []
    claims = claims_of(answer, view.words)
    facts = [
        Fact("", f"{p.sku}:{what}")
        for p in products
        for what in ("price", "stock", "warranty_months")
    ]
    evidence = gather(facts, view)
    found: list[str] = []
    for value, unit in sorted(claims.figures):
        if unit == "₹" and (value, unit) not in evidence.figures:
            found.append(f"the catalogue has another price than ₹{value:f} for {products[0].name}")
        if claims.warranty and unit in {"month", "year"} and (value, unit) not in evidence.figures:
            found.append(
                f"the catalogue has another warranty than {value:f} {unit}s for {products[0].name}"
            )
    if claims.no_warranty and evidence.warranty_months - {0}:
        found.append(f"the catalogue has a warranty for {products[0].name}")
    return found


def _named(text: str, view: View) -> list[Product]:
    reading = read(utterance_words(text, view.words), view.words)
    if not any(t.where.head or t.where.brand for t in reading.terms):
        return []
    match = resolve(reading, view.words)
    if not match.found:
        return []
    numbers = list(view.words.of(match.mask))[: _MANY_PRODUCTS + 1]
    return [view.words.products[n] for n in numbers]
