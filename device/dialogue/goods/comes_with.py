"""What is asked to come with a thing: "how many strips come free with the glucometer", "BP machine
ke saath battery milti hai kya". It is asked about and names no goods."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.goods.price_asked import asks_price
from kb.language.words import word_set

_COMES = word_set(
    "come comes coming included includes include supplied given get gets got packed provided"
)
_WITH = word_set("with in inside")
_ASKS_ENGLISH = word_set("how what which does do is are will any")
_AT_START = word_set("how many much what which is are do does will any the a an free i we you")
_SERVED = word_set("plate plates bowl serving portion order")
"""What goods themselves come in."""
_ALONG = word_set("saath sath saathme dabbe dibbe dabba box packet paket pack kit carton")
_INSIDE = word_set("mein me andar ke")
_ITS = word_set("ke iske uske inke unke")
_ASKS_HINDI = word_set("kitna kitne kitni kya kaun konsa konsi kaunsa kaunsi")
_IS_HINDI = word_set(
    """
    hai hain hota hoti hote milta milti milte milega milegi milenge aata aati aate aayega aayegi
    nikalta nikalti nikalte rehta rehti diya dete deti dega denge
    """
)
_IT = word_set("it this that")
_POINTS = word_set("the its a")
_COVER = word_set("warranty warrantee guarantee guaranty waranti garanti")
_SMALL = word_set("kitna kitne kitni kya bhi koi kuch free muft mein me andar aur ka ki ke ek")


def comes_with(words: Sequence[str]) -> range:
    """The positions of what may come with something; empty where it is not asked, or where that is
    a warranty or the price with it."""
    if asks_price(words):
        return range(0)  # "Gud ke saath kitne ki hai"
    along = _hindi(words) or _english(words)
    return range(0) if _COVER & {*words[along.start : along.stop]} else along


def _english(words: Sequence[str]) -> range:
    """ "How many strips come with …", "does … come with batteries", "is a remote included with"."""
    if not words or words[0] not in _ASKS_ENGLISH:
        return range(0)
    if words[1:2] == ["there"]:
        return _there(words)
    for index, word in enumerate(words):
        if word not in _COMES or words[index + 1 : index + 2] == ["to"]:
            continue  # "What do two caps come to in large" asks for the sum.
        behind = next((at for at in range(index, len(words)) if words[at] in _WITH), None)
        start = next((at for at in range(index) if words[at] not in _AT_START), index)
        if words[-1] in _SERVED:
            continue
        if behind is not None and words[0] in {"does", "do", "will"}:
            return range(behind + 1, len(words))
        if behind is not None and start < index and behind - index < 5:
            return range(start, index)
    return range(0)


def _there(words: Sequence[str]) -> range:
    """ "Are there any strips in the box", "is there a remote with it"."""
    start = next((at for at in range(2, len(words)) if words[at] not in _AT_START), len(words))
    end = next((at for at in range(start, len(words)) if words[at] in _WITH), len(words))
    ahead = {*[word for word in words[end + 1 :] if word not in _POINTS][:1]}
    # "Is there egg in it" asks what it is made of.
    along = _ALONG & ahead or (_IT & ahead and words[end] == "with")
    return range(start, end) if along else range(0)


def _hindi(words: Sequence[str]) -> range:
    """ "… ke saath kitni strip milti hai", "… ke dabbe mein kitne piece"."""
    if not _ASKS_HINDI & {*words}:
        return range(0)
    for index, word in enumerate(words):
        of_it = word in _ALONG and (
            words[index - 1] in _ITS if index else bool(_INSIDE & {*words[1:2]})
        )
        if not of_it:
            continue
        start = next((a for a in range(index + 1, len(words)) if words[a] not in _SMALL), None)
        if start is None or words[index + 1 : index + 2] == ["wala"]:
            continue
        ends = (a for a in range(start, len(words)) if words[a] in _IS_HINDI or words[a] in _SMALL)
        end = next(ends, len(words))
        asks = any(w in _ASKS_HINDI for w in (*words[index + 1 : start], *words[end:]))
        if asks:
            return range(start, end)
    return range(0)
