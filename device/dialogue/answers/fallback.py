"""When there is no answer: say so, offer what is near, at last call the staff."""

from __future__ import annotations

from device.dialogue.answers.as_said import as_said
from device.dialogue.asking import Asking, name_facts
from device.dialogue.goods.without import without
from device.dialogue.phrasing import Draft
from device.dialogue.reading.terms import Term
from kb.catalogue import Product
from kb.language.words import word_set

_OFFER_AT_MOST = 3
_SERVED_IN = word_set("plate cup glass bowl slice serving scoop portion mug katori")


def not_sold(asking: Asking) -> Draft:
    """The shop does not have what was asked for; offers the nearest, without prices."""
    draft = asking.draft()
    _as_fallback(draft)
    what = _what(asking)
    if what:
        asking.phrasing.add(draft, "not_sold", what=what)
    else:
        asking.phrasing.add(draft, "not_sold_that")
    near = nearest(asking)
    if near:
        draft.facts += name_facts(near)
        asking.phrasing.add(draft, "nearest", names=asking.phrasing.one_of([p.name for p in near]))
    return draft


def not_among(asking: Asking, kinds: Draft) -> Draft:
    """The shop does not have what was asked for; says after that what `kinds` it has."""
    draft = asking.draft()
    asking.phrasing.add(draft, "not_sold_that")
    draft.take(kinds)
    _as_fallback(draft)
    return draft


def nearest(asking: Asking) -> list[Product]:
    mask = asking.match.nearest if not asking.match.found else asking.match.mask
    named = any(
        t.where.named & mask
        for t in asking.reading.terms
        if not (t.optional or t.purpose or _is_vessel(asking, t))
    )
    # What shares nothing but "large" with it, or the plate it is served on, is not near it.
    if not mask or not (named or asking.reading.code is not None):
        return []
    # A fritter of chillies is not near what shall be mild.
    mask = without(mask, asking.reading.unwanted, asking.shop) or mask
    found = asking.of_mask(mask, 60)
    return found[:_OFFER_AT_MOST] if len(found) < 60 else []


def _is_vessel(asking: Asking, term: Term) -> bool:
    """ "A plate of momo" asks for no plate."""
    words = asking.reading.words
    behind = words[term.end] if 0 <= term.end < len(words) else ""
    before = words[term.start - 1] if term.start > 0 else ""
    counted = behind == "of" or before.isdigit() or before in {"a", "one", "ek"}
    return counted and term.text in _SERVED_IN


def _what(asking: Asking) -> str:
    """What is missing in the customer's own words: short, letters only; nothing that the shop has
    in other goods, as a maker's name may be."""
    unknown = asking.reading.unknown
    if unknown and not any(asking.shop.lookup(word, by_ear=False) for word in unknown):
        words = [w for w in unknown if w.replace(" ", "").isalpha()][:3]
        return as_said(" ".join(dict.fromkeys(words)), asking) if len(words) <= 2 else ""
    return ""


def unknown(asking: Asking, *, out_of_scope: bool) -> Draft:
    """Not understood, or not about this shop: rephrase first, then near things, then staff."""
    draft = asking.draft("out_of_scope" if out_of_scope else "unknown")
    _as_fallback(draft)
    misses = asking.session.misses
    if misses >= 2:
        asking.phrasing.add(draft, "unknown")
        asking.phrasing.add(draft, "staff")
    elif out_of_scope:
        asking.phrasing.add(draft, "out_of_scope")
    else:
        asking.phrasing.add(draft, "unknown")
        asking.phrasing.add(draft, "rephrase")
    return draft


def which_product(asking: Asking) -> Draft:
    """The question is clear but not what it is about."""
    draft = asking.draft()
    draft.source, draft.clarify, draft.confidence = "fallback", True, 0.4
    asking.phrasing.add(draft, "which_product")
    return draft


def _as_fallback(draft: Draft) -> None:
    draft.source, draft.unknown, draft.confidence = "fallback", True, 0.2
