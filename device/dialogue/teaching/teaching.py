"""What may be taught: a clear question, and an answer that names nobody and is true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from device.dialogue.asking import View
from device.dialogue.goods.resolve import resolve
from device.dialogue.index.passages import Passage
from device.dialogue.intent.about_specs import PRICE_WORDS
from device.dialogue.reading.intents import canonical_text, is_profane, strengths_of
from device.dialogue.reading.reading import read
from device.dialogue.reading.utterance import utterance_words
from device.dialogue.stores.masking import is_personal
from device.dialogue.teaching.charges import is_charge, other_charge
from device.dialogue.teaching.opening_hours import contradicts_hours
from device.dialogue.teaching.persons import names_person
from device.dialogue.truth.claims import Figure, claims_of
from device.dialogue.truth.guard import gather
from device.turn import Fact
from kb.catalogue import Product

_MOST_CHARS = 500
_LEAST_WORDS = 2
_MANY_PRODUCTS = 30
_TERMS = {"month": "teach_other_months", "year": "teach_other_years"}


def split_teaching(text: str) -> tuple[str, str]:
    """ "question | answer" in its parts; either may be empty."""
    question, _, answer = text.partition("|")
    return question.strip(), answer.strip()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something cannot be taught: the wording of it, with what is filled in."""

    wording: str
    values: Mapping[str, str] = field(default_factory=dict)


def problems(question: str, answer: str, view: View) -> list[str]:
    """Why this cannot be taught, one English line each; empty where it can."""
    wording = view.domain.wording
    return [wording[f.wording].en.format(**f.values) for f in faults(question, answer, view)]


def faults(question: str, answer: str, view: View) -> list[Fault]:
    """The same, to be said in any language."""
    if not question.strip() or not answer.strip():
        return [Fault("teach_both_needed")]
    of_both = [*faults_of_question(question, view), *_faults_of_answer(question, answer, view)]
    return [fault for at, fault in enumerate(of_both) if fault not in of_both[:at]]


def faults_of_question(question: str, view: View) -> list[Fault]:
    """Why no answer can be taught to this question."""
    found = _faults_of_text(question, view)
    if len(utterance_words(question, view.words)) < _LEAST_WORDS:
        found.append(Fault("teach_too_short"))
    return found


def _faults_of_answer(question: str, answer: str, view: View) -> list[Fault]:
    return [*_faults_of_text(answer, view), *_contradictions(question, answer, view)]


def still_true(taught: Sequence[Passage], view: View) -> list[Passage]:
    """Those of the taught answers that the records of this catalogue do not contradict."""
    return [p for p in taught if not _contradictions(p.question, p.answer, view)]


def _faults_of_text(text: str, view: View) -> list[Fault]:
    found: list[Fault] = []
    if len(text) > _MOST_CHARS:
        found.append(Fault("teach_too_long", {"count": str(_MOST_CHARS)}))
    if is_personal(text) or names_person(text, view):
        found.append(Fault("teach_personal"))
    if is_profane(utterance_words(text, view.words)):
        found.append(Fault("teach_profane"))
    if _is_instruction(text, view):
        found.append(Fault("teach_instruction"))
    return found


def _is_instruction(text: str, view: View) -> bool:
    canonical = canonical_text(utterance_words(text, view.words), view.words)
    return strengths_of(view.domain.templates.matching(canonical)).get("injection", 0.0) >= 2.5


def _contradictions(question: str, answer: str, view: View) -> list[Fault]:
    if contradicts_hours(question, answer, view.store):
        return [Fault("teach_other_hours")]
    claims = claims_of(answer, view.words)
    if not (claims.figures or claims.no_warranty):
        return []
    charges = {
        (value, unit)
        for value, unit in claims.figures
        if unit in {"₹", ""} and is_charge(value, question, answer, view, _named)
    }
    for value, unit in sorted(charges):
        service = other_charge(value, f"{question} {answer}", view) if unit else None
        if service is not None:
            values = {"price": f"₹{value:f}", "name": service.name}
            return [Fault("teach_other_charge", values)]
    products = (
        _named(f"{question} {answer}", view) or _named(question, view) or _named(answer, view)
    )
    if not products or len(products) > _MANY_PRODUCTS:
        return []
    facts = [
        Fact("", f"{p.sku}:{what}")
        for p in products
        for what in ("price", "stock", "warranty_months")
    ]
    evidence = gather(facts, view)
    found: list[Fault] = []
    name = products[0].name
    bare = _bare_price(question, claims.figures - charges, evidence.figures, view)
    for value, unit in sorted((claims.figures - charges) | bare):
        if unit == "₹" and (value, unit) not in evidence.figures:
            found.append(Fault("teach_other_price", {"price": f"₹{value:f}", "name": name}))
        if claims.warranty and unit in _TERMS and (value, unit) not in evidence.figures:
            found.append(Fault(_TERMS[unit], {"count": f"{value:f}", "name": name}))
    if claims.no_warranty and evidence.warranty_months - {0}:
        found.append(Fault("teach_has_warranty", {"name": name}))
    return found


def _bare_price(
    question: str, said: frozenset[Figure], held: set[Figure], view: View
) -> set[Figure]:
    """ "Ninety nine" as the answer to what something costs, where no figure said is its price."""
    words = canonical_text(utterance_words(question, view.words), view.words).split()
    bare = {value for value, unit in said if not unit}
    if not PRICE_WORDS & {*words} or any((value, "₹") in held for value in bare):
        return set()
    return {(value, "₹") for value in bare}


def _named(text: str, view: View) -> list[Product]:
    reading = read(utterance_words(text, view.words), view.words)
    if not any(t.where.head or t.where.brand for t in reading.terms):
        return []
    match = resolve(reading, view.words)
    if not match.found:
        return []
    numbers = list(view.words.of(match.mask))[: _MANY_PRODUCTS + 1]
    return [view.words.products[n] for n in numbers]
