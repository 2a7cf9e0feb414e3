"""What is said to questions that no shop of a kind answers: a refusal, or the shop's own words.

What it sells, and against which prescription, a shop may have stored. Some shops store what they
answer to "I am unwell, which medicine shall I take". It is told only if it sends to a pharmacist
or a doctor and names no medicine, no goods of the shop and no figure: whatever is stored, a
customer never hears what to take, or how much.
"""

from __future__ import annotations

from device.dialogue.answers import shop
from device.dialogue.asking import Asking
from device.dialogue.index.passages import Passage
from device.dialogue.index.written_words import spelled
from device.dialogue.intent.health import (
    KEPT,
    PRESCRIPTION,
    asks_about_prescription,
    asks_whether_sold,
)
from device.dialogue.intent.refusals import ADVICE
from device.dialogue.intent.stored_answer import stored_answer
from device.dialogue.phrasing import TENTATIVE, Draft
from kb.domains.pack_file import Wording
from kb.language import health
from kb.language.words import word_set

_SENT_TO = word_set(
    """
    pharmacist pharmacists pharmasist faarmaasist phaarmaasist farmasist doctor doctors daaktar
    doktar dactor chikitsak vaidya hospital aspataal aspatal clinic
    """
)
_ITSELF = word_set("machine machines kiosk counter screen computer robot")
"""What the kiosk calls itself, whatever else is sold by that name."""


_SURE = 0.9
"""How sure it is that such a question was asked."""


def stored_instead(asking: Asking, key: str) -> Draft | None:
    """What the shop has stored for a question of the kind `key`; None where it is refused."""
    if key == "allergy" or asks_whether_sold(asking) or asks_about_prescription(asking):
        stored = stored_answer(asking)
        if stored is not None:
            return shop.answer_passage(asking, stored.passage, stored.chance)
        if key == ADVICE and (general := _of_medicines(asking)) is not None:
            return shop.answer_passage(asking, general, TENTATIVE)
    own = _referral(asking) if key == ADVICE else None
    return shop.answer_passage(asking, own, _SURE) if own is not None else None


def refusal(asking: Asking, wording: Wording) -> Draft:
    """The words of the packs for questions of a kind that is not answered."""
    draft = asking.draft("out_of_scope")
    draft.source, draft.unknown, draft.confidence = "fallback", True, _SURE
    asking.phrasing.add_wording(draft, wording)
    return draft


def _of_medicines(asking: Asking) -> Passage | None:
    """What the shop says of medicines in general to who asks whether it has one."""
    found = (p for p in asking.view.passages.all if _is_of_medicines(asking, p.question))
    passage = next(found, None)
    return asking.view.passages.in_language(passage, asking.lang) if passage else None


def _is_of_medicines(asking: Asking, question: str) -> bool:
    """ "Do you sell medicines or tablets", not "can I get half a strip of a medicine"."""
    words = spelled(question).split()
    rest = {word for word in words if not asking.view.domain.is_function(word)}
    remedies = health.MEDICINES | health.DOSES
    others = rest - remedies - KEPT - PRESCRIPTION - {"doctor", "syrups"}
    return bool(health.MEDICINES & rest and KEPT & {*words}) and not others


def _referral(asking: Asking) -> Passage | None:
    """What this shop says to who asks for treatment; None where it has stored nothing fit."""
    found = (p for p in asking.view.passages.all if p.service is None and _is_fit(asking, p))
    passage = next(found, None)
    return asking.view.passages.in_language(passage, asking.lang) if passage else None


def _is_fit(asking: Asking, passage: Passage) -> bool:
    return _asks_what_to_take(passage.question) and _only_refers(asking, passage.answer)


def _asks_what_to_take(question: str) -> bool:
    words = {*spelled(question).split()}
    remedies = words & (health.MEDICINES | health.DOSES)
    return bool(remedies and words & health.TAKES and words & health.ASKS)


def _only_refers(asking: Asking, answer: str) -> bool:
    words = {*spelled(answer).split()}
    named = (asking.shop.lookup(word, by_ear=False) for word in words - _ITSELF - _SENT_TO)
    goods = any(where is not None and where.head for where in named)
    figures = any(letter.isdigit() for letter in answer)
    return bool(_SENT_TO & words) and not (goods or figures or health.DOSES & words)
