"""What a customer took out of the basket, and whether it is wanted back: "chalo coffee bhi wapas
jod do", "put the fries back on", "achha de hi do"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.order.basket_lines import names_goods
from device.dialogue.reading.terms import Reading
from device.dialogue.session import Session
from device.turn import Basket, BasketLine
from kb.language.words import word_set

_BACK = word_set(
    "wapas wapis vapas vapis waapas back again dobara dubara dobaara phirse firse fir-se"
)
_AGAIN = (word_set("phir fir"), word_set("se"))
_PUTS = word_set(
    """
    de daal dal likh rakh laga le jod add put bring give have want dijiye daalo likho rakho lagao
    jodo do dalo chahiye include keep get write
    """
)
_GIVES = word_set("de daal dal likh rakh laga jod le")
_AFTER_ALL = word_set("hi")
_ENDS = word_set("do lo dena lena dijiye lijiye deejiye dedo 2")
_TAKES_BACK = (word_set("le"), word_set("lo lijiye lena jao jaiye"))
_ASKS = word_set("kya kitna kitne kitni price rate how what which kaun")
_MOST = 6


def taken_out_between(before: Basket, after: Basket) -> Iterator[BasketLine]:
    """What is no longer in the basket, so many of each line."""
    left = list(after.lines) if after.state == "open" else []
    came = {line.sku for line in left} - {line.sku for line in before.lines}
    for line in before.lines if before.state == "open" else ():
        same = next((x for x in left if x.sku == line.sku and x.options == line.options), None)
        alike = any(x.sku == line.sku for x in left)
        if same is None and not alike and not came:
            yield line
        elif same is not None and same.quantity < line.quantity and not came:
            yield replace(line, quantity=line.quantity - same.quantity)


def keep_taken_out(session: Session, before: Basket) -> None:
    """Keeps what an answer took out of the basket that there was before it, the last of it last."""
    gone = taken_out_between(before, session.basket)
    session.taken_out = (*session.taken_out, *gone)[-_MOST:]


def wanted_back(asking: Asking) -> BasketLine | None:
    """What is wanted back of all that was taken out; None where that is not said."""
    taken, words = asking.session.taken_out, asking.words
    if not taken or _ASKS & {*words}:
        return None
    back = _says_back(words)
    if not back and not _says_after_all(words):
        return None
    named = _named(asking.reading, taken, asking)
    if names_goods(asking.reading):
        return named
    return named or (taken[-1] if back or _is_short(words) else None)


def _named(reading: Reading, taken: Sequence[BasketLine], asking: Asking) -> BasketLine | None:
    """The last of those that are named by most of what is said."""
    terms = [t for t in reading.terms if not t.purpose and t.start >= 0 and t.kind == "word"]
    held = asking.session.basket.lines if asking.session.basket.state == "open" else ()
    best, most = None, 0
    for line in taken:
        bit = 1 << asking.shop.index_of.get(line.sku, 0)
        hits = sum(bool(t.where.hard & bit) for t in terms)
        if hits >= most and hits:
            best, most = line, hits
    for line in held:
        # "Juice bhi rahe" beside it names what is there.
        bit = 1 << asking.shop.index_of.get(line.sku, 0)
        if best is not None and line.sku != best.sku:
            hits = sum(bool(t.where.hard & bit) for t in terms)
            if hits > most:
                return None
    return best


def _says_back(words: Sequence[str]) -> bool:
    if any(one in _TAKES_BACK[0] and two in _TAKES_BACK[1] for one, two in pairwise(words)):
        return False
    again = any(one in _AGAIN[0] and two in _AGAIN[1] for one, two in pairwise(words))
    return bool((_BACK & {*words} or again) and _PUTS & {*words})


def _says_after_all(words: Sequence[str]) -> bool:
    """ "De hi do", "likh hi lo"."""
    triples = zip(words, words[1:], words[2:], strict=False)
    return any(a in _GIVES and b in _AFTER_ALL and c in _ENDS for a, b, c in triples)


def _is_short(words: Sequence[str]) -> bool:
    return len(words) <= _MOST
