"""What is listed where a need is told and no goods are named: "I want to brew at home, what gadgets
do you sell for that".

Without this such a question is told which kinds of goods there are, as "what do you sell" is.
"""

from __future__ import annotations

from device.dialogue.answers.choosing import answer_list
from device.dialogue.answers.ranking import MANY
from device.dialogue.answers.saying import perhaps
from device.dialogue.answers.suiting import suited_goods
from device.dialogue.asking import Asking
from device.dialogue.phrasing import Draft

_EACH = 0.1
"""How likely what is listed must suit what was told."""
_LEAST, _LEAST_IF_UNKNOWN = 0.4, 0.7
"""So likely must all that is listed be together where the kinds of goods would be told, and where
it would be said that there is no such thing."""
_TELLS = 2
"""Who says so many words that tell something asks for no list of everything."""


def listed_by_need(asking: Asking, draft: Draft) -> Draft | None:
    """The goods that suit what was told, with a perhaps, or else the kinds that there are, as
    surely not all that was meant; None where the draft stands. Slow, where nothing is listed."""
    if draft.intent != "list" or draft.skus or not asking.words:
        return None
    if len(asking.shop.products) > MANY or (draft.unknown and not _may_be_need(asking, draft)):
        return None
    suited = [each for each in suited_goods(asking, draft) if each.chance >= _EACH]
    if sum(each.chance for each in suited) >= (_LEAST_IF_UNKNOWN if draft.unknown else _LEAST):
        asking.products = [each.product for each in suited]
        return perhaps(asking, answer_list(asking))
    if draft.unknown:
        return None
    domain = asking.shop.domain
    telling = {word for word in asking.words if not domain.is_function(word)}
    return perhaps(asking, draft) if len(telling) >= _TELLS else None


def _may_be_need(asking: Asking, draft: Draft) -> bool:
    """Whether nothing was understood where neither goods nor what is lacking was named."""
    named = any(term.where.head and not term.purpose for term in asking.reading.terms)
    lacking = any(missing.kind in {"goods", "brand"} for missing in asking.reading.missing)
    return draft.is_not_known and not (named or lacking)
