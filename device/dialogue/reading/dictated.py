"""An order that is dictated thing by thing, each with its count behind it: after "mixer ek",
"pankha ek" a "regulator do" is two, though "regulator do" alone is "give me a regulator"."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue.session import Session
from kb.language.normalise import normalise
from kb.language.number_or_word import may_end_in_two
from kb.language.numbers import numbers
from kb.language.script import to_latin
from kb.language.units import unit_at

_TWO = Decimal(2)


def with_dictated_count(text: str, session: Session) -> str:
    """The text with a figure at its end, where what was ordered last ended in its count too."""
    words = to_latin(normalise(text)).split()
    if not may_end_in_two(words) or not _ended_in_count(session):
        return text
    counts = (n for n in numbers(words[:-1]) if unit_at(words, n.after)[0] is None)
    if next(counts, None) is not None:
        return text  # "Ek regulator do".
    return " ".join([*text.split()[:-1], "2"])


def _ended_in_count(session: Session) -> bool:
    last = session.last
    if last is None or last.intent != "basket_add" or session.basket.state != "open":
        return False
    words = to_latin(normalise(last.text)).split()
    if words[-1:] == ["do"]:
        return session.basket.lines[-1].quantity == _TWO and may_end_in_two(words)
    return len(words) > 1 and bool(numbers([words[-1], "piece"]))
