"""What is said to questions that no shop of a kind answers: a refusal, or the shop's own words.

What it sells, and against which prescription, a shop may have stored. Some shops store what they
answer to "I am unwell, which medicine shall I take". It is told only if it sends to a pharmacist
or a doctor and names no medicine, no goods of the shop and no figure: whatever is stored, a
customer never hears what to take, or how much.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

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
        general = _first(asking, partial(_is_of_medicines, asking)) if key == ADVICE else None
        if general is not None:
            return shop.answer_passage(asking, general, TENTATIVE)
    own = _first(asking, partial(_refers, asking)) if key == ADVICE else None
    return shop.answer_passage(asking, own, _SURE) if own is not None else None


def refusal(asking: Asking, wording: Wording) -> Draft:
    """The words of the packs for questions of a kind that is not answered."""
    draft = asking.draft("out_of_scope")
    draft.source, draft.unknown, draft.confidence = "fallback", True, _SURE
    asking.phrasing.add_wording(draft, wording)
    return draft


def _first(asking: Asking, is_meant: Callable[[Passage], bool]) -> Passage | None:
    """The first stored answer that is meant, in the language of the reply; None if none is."""
    passages = asking.view.passages
    found = next(filter(is_meant, passages.all), None)
    return passages.in_language(found, asking.lang) if found is not None else None


def _is_of_medicines(asking: Asking, passage: Passage) -> bool:
    """Whether it is about all of them: "do you sell medicines or tablets", not "can I get half a
    strip of a medicine"."""
    words = spelled(passage.question).split()
    rest = {word for word in words if not asking.view.domain.is_function(word)}
    remedies = health.MEDICINES | health.DOSES
    others = rest - remedies - KEPT - PRESCRIPTION - {"doctor", "syrups"}
    return bool(health.MEDICINES & rest and KEPT & {*words}) and not others


def _refers(asking: Asking, passage: Passage) -> bool:
    """Whether it is what this shop says to who asks for treatment, and fit to be told."""
    asked = passage.service is None and _asks_what_to_take(passage.question)
    return asked and _only_refers(asking, passage.answer)


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
