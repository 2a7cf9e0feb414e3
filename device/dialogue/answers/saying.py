"""How sure an answer is said to be."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.asking import Asking
from device.dialogue.phrasing import TENTATIVE, Draft


def perhaps(asking: Asking, draft: Draft) -> Draft:
    """The same answer, said as what was perhaps meant."""
    lead = asking.draft(draft.intent)
    asking.phrasing.add(lead, "perhaps_meant")
    return replace(
        draft,
        confidence=TENTATIVE,
        written=[*lead.written, *draft.written],
        spoken=[*lead.spoken, *draft.spoken],
    )
