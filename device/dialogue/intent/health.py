"""Whether an utterance asks what only a pharmacist or a doctor may say.

What to take for a complaint, how much of a medicine, what to do about a pain: never answered. The
same words around goods ("a belt for back pain", "I will take two cold coffees", "which syrup goes
into a latte") are a question about goods. What a record says of ingredients may be told, too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import Term
from kb.language import health
from kb.language.gloss import word_in_english
from kb.language.words import stem, word_set

_MINE = word_set("i my me mujhe mujhko mera meri mere")
_IT = word_set("it this that")
KEPT = word_set(
    """
    rakhte rakhti rakhta rakha milta milti milte milega milegi milenge mil bechte bechti bechta sell
    sells selling keep keeps keeping have stock available
    """
)
_SOLD = word_set("milna milni milne bikna bikni bikne")
_WHAT_NOW = re.compile(
    r"\b(kya kar(o|u|un|oon|na|en|ein)?|what (should|shall|can|do|to) (\w+ )?do)\b"
)
PRESCRIPTION = word_set("prescription prescriptions rx slip parchi parcha parche parchee purchi")
_WRITES = word_set("write writes writing likh likho likhna likhwa likhva likhkar bana banao")
_WHICH_ONE = word_set("which kaunsa kaunsi kaun kon konsa konsi")
_WHICH = _WHICH_ONE | word_set("kitna kitni kitne")
_HOW_MUCH = word_set("much many times often kitna kitni kitne baar")
_TAKEN = health.SWALLOWS | word_set("take takes taking taken leni lena lene loon lun le lein lu")
_SHALL_I_GIVE = word_set("doon dun du")
_GIVEN = word_set("dena deni dene dein de diya")
_A_DAY = word_set(
    "often day daily din dino time times once twice baar roz rozana hours ghante ghanton"
)
_FEVER = word_set("fever bukhar bukhaar temperature taapman tapman")
_MEASURES = word_set(
    """
    check checks checking checked read reading dekhna dekhne dekhni dekhun jaanchna jaanchne jaanch
    janchna janch napna naapna
    """
)
_MEASURED_WITHIN = 3
_HAPPENS = ("ho", "lag", "pad", "ban")
_SURELY = 0.8
_LEAST_READING = Decimal(60)
_OF = word_set("ka ki ke for wala rakhne")
_HEALTH = (
    health.COMPLAINTS
    | health.MEDICINES
    | health.DOSES
    | health.MEASURED
    | health.CONDITIONS
    | health.TOO_MUCH
    | health.CHILDREN
    | health.SWALLOWS
    | health.CHEST
)


def asks_for_treatment(asking: Asking) -> bool:
    words = {*asking.words, *asking.canonical.split()} - _suffered(asking.words)
    complaint = bool(words & health.COMPLAINTS) or _measured_badly(asking, words)
    takes = bool((words & health.TAKES) - _taken_by_it(asking.words))
    advice = takes and bool(words & health.ASKS)
    if words & health.CONDITIONS and ("safe" in words or (takes and words & health.ALLOWED)):
        return True
    if complaint and words & health.SWALLOWS and words & health.ALLOWED:
        # "BP low hai, ORS pi sakte hain": whether something may be taken, whatever it is.
        return True
    if asks_how_much_to_take(asking):
        return True
    if words & health.CHEST and words & (health.COMPLAINTS | health.HURTS):
        # A sign of an emergency, whether or not it is asked what to do.
        return not _goods(asking, _HEALTH)
    if words & health.DOSES and _asks_which_to_swallow(words) and not _sells_doses(asking):
        return not _is_beside_goods(asking)
    if complaint and asks_for_named(asking):
        return False
    if words & health.MEDICINES and (advice or complaint):
        return not _is_beside_goods(asking)
    if words & health.DOSES and (complaint or (advice and words & health.HURTS)):
        return not _is_beside_goods(asking)
    if words & health.DOSES and advice:
        if words & health.CHILDREN and words & health.ALLOWED:
            return not _goods(asking, _HEALTH)
        return bool(words & (health.SWALLOWS | health.HOW_OFTEN)) and not _goods(
            asking, frozenset()
        )
    if not complaint or asks_for_what_is_worn(asking):
        return False
    if words & health.TREATMENTS or _WHAT_NOW.search(" ".join(asking.words)):
        return True
    return (advice or _tells_of_own(asking.words)) and not _goods(asking, _HEALTH)


def _asks_which_to_swallow(words: set[str]) -> bool:
    """ "Sugar ki goli subah khaun ya raat ko", "kaun si tablet dun": what, or when, to take or to
    give, whatever it is against."""
    return bool(words & health.SHALL_I_SWALLOW or (words & _WHICH_ONE and words & _SHALL_I_GIVE))


def _sells_doses(asking: Asking) -> bool:
    """Whether the shop's own goods are called so: the syrup of a cafe, a tablet to read on."""
    terms = asking.reading.terms
    return any(_names_goods(t, frozenset()) and t.text in health.DOSES for t in terms)


def asks_for_named(asking: Asking) -> bool:
    """ "Cofsils syrup milega, gale ke dard wala": who calls goods of the shop by their own name
    asks whether there are any or what they cost, and not what to take."""
    words = {*asking.words}
    if (
        words & (health.SWALLOWS | health.TAKES | health.CHILDREN | _MINE | _WHICH)
        or not asking.products
    ):
        return False
    sold = max(asking.wants.get(want, 0.0) for want in ("stock", "price"))
    return sold >= _SURELY and any(
        term.kind == "word"
        and bool(term.where.name | term.where.brand)
        and not (term.optional or asking.view.domain.names_goods(term.text))
        and _HEALTH.isdisjoint(term.text.split())
        for term in asking.match.terms
    )


def _tells_of_own(words: list[str]) -> bool:
    """ "My knee hurts", but not "show me all you have for the knee"."""
    return any(
        word in _MINE and not (word == "me" and words[at - 1 : at] == ["show"])
        for at, word in enumerate(words)
    )


def asks_how_much_to_take(asking: Asking) -> bool:
    """ "How many crocin can I take in a day", "is it safe for my child": never told, of medicines
    that the shop sells neither."""
    words = {*asking.words}
    if not (words & (health.MEDICINES | health.DOSES) or _is_medicine(asking)):
        return False
    if "safe" in words:
        return True
    taken = words & _A_DAY and words & _TAKEN and not words & KEPT
    swallowed = words & health.SWALLOWS and words & health.ASKS
    given = words & (health.TAKES | _GIVEN) and words & health.CHILDREN and words & health.ASKS
    return bool(words & _HOW_MUCH and (taken or swallowed or given))


def _is_medicine(asking: Asking) -> bool:
    """Whether a product that is meant is taken in: a strip of tablets, a syrup."""
    return len(asking.products) == 1 and any(
        not health.DOSES.isdisjoint(phrase_words(text))
        for text in (asking.products[0].name, asking.products[0].category)
    )


def _taken_by_it(words: list[str]) -> set[str]:
    """ "How long does it take to show the fever": what the thing takes, and no medicine; and when
    medicines begin to be sold ("milni shuru")."""
    return {behind for word, behind in pairwise(words) if word in _IT | _SOLD}


def _suffered(words: list[str]) -> set[str]:
    """ "Chot kha gaya": who is hurt swallows nothing."""
    return {behind for word, behind in pairwise(words) if word in health.SUFFERED} & health.SWALLOWS


def asks_for_what_is_worn(asking: Asking) -> bool:
    """ "Ghutne mein dard hai, kuch pehne ke liye" asks for a knee cap and no medicine."""
    words = {*asking.words} - _suffered(asking.words)
    takes_in = words & (health.SWALLOWS | health.MEDICINES | health.DOSES)
    done = words & health.WORN_OR_DONE or _is_measured(asking.words)
    return bool(done) and not takes_in


def _is_measured(words: list[str]) -> bool:
    """ "Bukhar dekhna hai", "to check her fever": with a thermometer."""
    return any(
        word in _FEVER
        and _MEASURES & {*words[max(0, at - _MEASURED_WITHIN) : at + _MEASURED_WITHIN + 1]}
        for at, word in enumerate(words)
    )


def _is_prevented(words: list[str]) -> bool:
    """ "Ghaav na ho": what nobody suffers from as yet."""
    return any(
        word in health.COMPLAINTS and words[at + 1] == "na" and words[at + 2].startswith(_HAPPENS)
        for at, word in enumerate(words[:-2])
    )


def is_helped_from_outside(asking: Asking) -> bool:
    """ "Kamar dard ke liye kuch batao" where the shop has a belt: named beside a referral. So is a
    mattress where a wound shall be prevented."""
    words = {*asking.words} - _suffered(asking.words)
    if words & (health.SWALLOWS | health.MEDICINES | health.DOSES):
        return False
    if not (words & health.LIMBS or _is_prevented(asking.words)):
        return False
    if _WHAT_NOW.search(" ".join(asking.words)):
        return False
    return any(asking.view.helps.of(s.need) for s in asking.needs_said)


def is_complaint(words: list[str]) -> bool:
    """Whether a pain is told of, and nothing by name that is worn against it."""
    said = {*words}
    return bool(said & health.COMPLAINTS and said & health.LIMBS) and not said & health.WORN_OR_DONE


def asks_whether_sold(asking: Asking) -> bool:
    """ "Bukhar ki dawai rakhte ho": what the shop keeps, rather than what to take."""
    words = {*asking.words}
    medicines = words & (health.MEDICINES | health.DOSES)
    return bool(medicines and words & KEPT) and not words & (_MINE | health.SWALLOWS)


def asks_about_prescription(asking: Asking) -> bool:
    """ "I lost the slip, can you still give antibiotic": what is sold against one, rather than what
    to take."""
    words = {*asking.words}
    advice = bool(words & (health.SWALLOWS | health.COMPLAINTS | _WRITES | _WHICH))
    return bool(words & PRESCRIPTION) and not advice


def record_names_it(asking: Asking) -> bool:
    """Whether an ingredient that is asked after stands in the record of the one product meant."""
    if len(asking.products) != 1:
        return False
    product = asking.products[0]
    named = {word for text in (product.name, product.category) for word in phrase_words(text)}
    held = {word for value in product.specs.values() for word in phrase_words(value)}
    asked = [word for word in asking.words if word not in named]
    kinds = asking.view.domain.unwanted.by_name
    return any(
        not held.isdisjoint((*asking.shop.same_words(word), *word_in_english(word).split()))
        or any(not held.isdisjoint(kind.has) for kind in kinds.get(stem(word), ()))
        for word in asked
        if word.isalpha() and not asking.view.domain.is_function(word)
    )


def _measured_badly(asking: Asking, words: set[str]) -> bool:
    """ "Sugar 200 aata hai", "BP is high"."""
    high = words & health.TOO_MUCH
    told = any(number.value >= _LEAST_READING for number in asking.reading.numbers)
    acts = bool(words & health.TAKES) or _WHAT_NOW.search(" ".join(asking.words)) is not None
    return bool(words & health.MEASURED and high) or bool(
        words & {"bp", "pressure", "sugar"} and told and acts
    )


def _is_beside_goods(asking: Asking) -> bool:
    """ "Insulin syringe", "dawai ka dabba": goods that the medicine only describes."""
    words = asking.words
    for index, word in enumerate(words):
        if word in health.MEDICINES or word in health.DOSES:
            behind = index + 1
            while behind < len(words) and words[behind] in _OF:
                behind += 1
            if any(start <= behind < end for start, end in _goods(asking, _HEALTH)):
                return True
    return False


def _goods(asking: Asking, without: frozenset[str]) -> list[tuple[int, int]]:
    """Where goods are named by words other than these, or that the shop lacks."""
    found = [(term.start, term.end) for term in asking.reading.terms if _names_goods(term, without)]
    for missing in asking.reading.missing:
        named = missing.word.split()
        if missing.kind in {"goods", "brand"} and not _HEALTH.issuperset(named):
            found.append((missing.position, missing.position + len(named)))
    return found


def _names_goods(term: Term, without: frozenset[str]) -> bool:
    if term.kind != "word" or term.purpose or without.issuperset(term.text.split()):
        return False
    return bool(term.where.head)
