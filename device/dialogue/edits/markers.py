"""Words that tell what is done to a basket: more or less of something, others instead, a
correction, a question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from device.dialogue.order.amounts import (
    AMONG,
    TAKES_OUT,
    lessens,
    puts_back,
    says_also,
    speaks_of_all,
)
from device.dialogue.reading.corrections import DENIES
from device.dialogue.reading.terms import FIGURE
from kb.language.words import word_set

_MARKERS = {
    "more": "badha badhao badhana badha increase add additional another extra again plus",
    "aur": "aur more",
    "raise": "badha badhao badhana badhaiye badhaiyega badhado badhayein increase raise up",
    "less": "ghata ghatao ghatana reduce decrease fewer less kam minus",
    "out": """
        mat cancel skip remove delete drop leave hatao hata hatana rehne rahne nikal
        nikalo chhodo chodo nahin
    """,
    "swap": """
        instead rather jagah jagha badle badal badlo badley bajay replace exchange
        switch change swap
    """,
    "correct": """
        sorry wait ruko rukiye actually oops oh hmm galti galat matlab mean meant arre
        are said ulta
    """,
    "deny": "no nahi nahin nai nhi not dont nope",
    "also": "bhi also too saath with",
    "only": "only just sirf bas keval hi bus",
    "enough": "enough kaafi kafi fine theek thik better sufficient",
    "much": "too zyada jyada bahut many much big small chhota chota bada tiny",
    "make": """
        make kar karo kardo karna karwa kijiye kariye banao bana banana karke rakho rakh
        rakhna
    """,
    "give": """
        de dena dijiye dedo do give get take have add laga lagana daal daalo likh likho
        chahiye want wants need pack lena lo le
    """,
    "one": "wala wali wale one ones",
    "same": """
        same wahi wahin utne utni vahi yahi that those it this these usko isko uski iski
        unko wo woh isi usi exactly jaisa jaisi jaise identical
    """,
    "for": "for liye ke my mere mera meri",
    "asks": """
        what which how kaun kaunsa kaunsi kya kitna kitne kitni price rate hai hain
        available milega
    """,
    "please": "please plz zara",
    "will": "will chalega chalegi hoga hogi would",
}
MARKERS = {name: word_set(words) for name, words in _MARKERS.items()}
ANY_MARKER = frozenset().union(*MARKERS.values())
OUT = MARKERS["out"] | TAKES_OUT
"""What takes something out of the basket."""
_JOINS = word_set("and aur also plus")
_PRICE = word_set("price rate cost costs daam dam bhav bhaav keemat kimat mrp charge")
_HOW_MUCH = word_set("kitna kitne kitni")
_OF = word_set(
    "ka ke ki mein me hai hain padega padegi padta lagega lagenge lagegi hoga hogi honge"
)
_SUPPOSES = word_set("if agar would will lu lun loon lunga loonga loongi lungi karu karun karoon")
_PUTS = word_set("kar karo kardo make de dena dijiye give add")
_EACH = word_set("each har every apiece")
_ONE = word_set("one ek 1 some kuch")
_OF_THEM = word_set("the them these those my our")
_FROM = word_set("se")
_IN = word_set("mein me mei")
STAYS = word_set(
    "stay stays alone keep rahega rahegi rahenge rahe waisa waise waisi jaisa jaise jaisi wahi"
)
"""What is said of goods that nothing shall be done to."""
_AGAIN = word_set("again wapas wapis vapas back dobara dubara phirse firse")


def markers_of(words: Sequence[str]) -> list[str]:
    """What the words of an utterance tell of what is done, by name."""
    words = list(words)
    said = {*words}
    found = [name for name, of in MARKERS.items() if of & said]
    if TAKES_OUT & said or puts_back(words):
        found.append("takes")
    if lessens(words):
        found.append("lessens")
    if says_also(words):
        found.append("comes_to")
    if speaks_of_all(words):
        found.append("all")
    if words and words[0] in _JOINS:
        found.append("joins")
    if words and (words[0] in DENIES or words[0] in MARKERS["correct"]):
        found.append("begins_correcting")
    if len(words) <= 3:
        found.append("short")
    if _asks_price(words):
        found.append("price")
        if _SUPPOSES & said:
            found.append("supposes")
    if _EACH & said or _says_twice(words):
        found.append("each")
    if _among(words):
        found.append("among")
    if _AGAIN & said or any(a in {"phir", "fir"} and b == "se" for a, b in pairwise(words)):
        found.append("again")
    if STAYS & said:
        found.append("stays")
    return found


def _asks_price(words: Sequence[str]) -> bool:
    """ "How much is", "kitne ka hai", "tell me the rate", "what would each cost"."""
    if _PRICE & {*words} and not _PUTS & {*words}:
        return True
    how = any(one == "how" and other == "much" for one, other in pairwise(words))
    each = "what" in words and "each" in words
    return how or each or any(one in _HOW_MUCH and two in _OF for one, two in pairwise(words))


def _says_twice(words: Sequence[str]) -> bool:
    """ "Ek ek", "do do": so many of each."""
    return any(one == other and FIGURE.match(one) for one, other in pairwise(words))


def _among(words: Sequence[str]) -> bool:
    """ "One of the pork plates", "unme se ek", "ek mein": of so many some."""
    if AMONG & {*words}:
        return True
    for at, word in enumerate(words):
        behind = words[at + 1 : at + 3]
        counts = word in _ONE or FIGURE.match(word) is not None
        if counts and behind[:1] == ["of"] and _OF_THEM & {*behind[1:]}:
            return True
        if counts and _IN & {*behind[:1]}:
            return True
        if word in _IN and behind[:1] and behind[0] in _FROM:
            return True
    return False
