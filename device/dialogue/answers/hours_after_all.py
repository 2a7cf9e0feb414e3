"""Whether the opening hours were asked for after all, where nothing was told.

"We get off the train on Sunday, when can we get in" has no word of opening. Who names a day and
asks when, or asks whether to come now, wants the hours of that day where nothing else is meant.
"""

from __future__ import annotations

from device.dialogue.answers.saying import perhaps
from device.dialogue.answers.shop import answer_hours
from device.dialogue.asking import Asking
from device.dialogue.intent.elsewhere import comes_here
from device.dialogue.phrasing import Draft
from kb.language.weekdays import weekday_said
from kb.language.words import word_set

_WHEN = word_set("when till until tak kab baje time timing timings early late long der start")
_DAY = word_set("now abhi aaj today tonight kal tomorrow parso parson weekend weekends")
_LEAST = 0.05
"""Where hours are asked for less likely, a day says when something else is to be done."""


def hours_after_all(asking: Asking, draft: Draft) -> Draft | None:
    """The opening hours with a perhaps; None where the draft stands."""
    if not draft.is_not_known or not asks_when(asking):
        return None
    asking.intent = "hours"
    told = answer_hours(asking)
    return None if told.unknown else perhaps(asking, told)


def asks_when(asking: Asking) -> bool:
    """Whether a day is named together with "when", or somebody asks whether to come then."""
    if asking.settled or asking.wants.get("hours", 0.0) < _LEAST:
        return False
    words = {*asking.words}
    day = weekday_said(asking.words) is not None
    asks = bool(_WHEN & words)
    return (day and asks) or ((day or bool(_DAY & words)) and comes_here(asking.words))
