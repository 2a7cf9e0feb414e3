"""What becomes of a thing that breaks: "will you exchange the lamp if it stops within a year".

It asks for the warranty in other words, where no answer that the shop has stored says more.
"""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.asking import Asking
from kb.language.words import word_set

_BREAKS = word_set(
    """
    kharab khraab kharaab band toot tut tooti toota phut jal jali fail fails failed stop stops
    stopped dies died die break breaks broke broken defect defective fault faulty conks burns burnt
    spoils
    """
)
_MADE_GOOD = word_set(
    """
    badloge badlenge badal badalte badalta badli badla badlen badalkar exchange exchanged replace
    replaced replacement change changed new naya nayi naye repair repaired theek sudharoge
    """
)
_TIMES = word_set(
    """
    saal sal varsh baras mahine mahina maheene mahino mahinon month months year years hafte week
    weeks din day days
    """
)
_BEFORE = word_set("pehle pahle andar bhitar bheetar mein me within before inside under in")


def asks_if_it_breaks(words: Sequence[str]) -> bool:
    """Whether it is asked what is done for a thing that breaks within some time."""
    said = {*words}
    return all(each & said for each in (_BREAKS, _MADE_GOOD, _TIMES, _BEFORE))


def is_one_warranty(asking: Asking) -> bool:
    """Whether goods are named whose records all say the same of it."""
    return len({product.warranty_months for product in asking.products}) == 1
