"""What customers tell of themselves beside their question: "I have a bus to catch", "we are a group
of twelve", "mujhe bus pakadni hai". It may say what a thing is for, but asks for no goods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from device.dialogue.reading.terms import Reading
from kb.language import health
from kb.language.words import word_set

_I = word_set("i we")
_TELLS = word_set("have ve got am m are re had was were live stay run work")
_ASKED_BEFORE = word_set(
    """
    do did does can could should shall may will would must have am are if what which how when where
    that why than as and kya whatever whether
    """
)
"""Before "I" these ask, or go on with what was asked: "which one should I have"."""
_ASKS = word_set(
    """
    what which how can could do does did is are will would should please tell give show suggest
    recommend add so then price rate kitna kitne kitni kya kaun kaunsa kaunsi konsa konsi
    batao bataiye dena do dikhao want need
    """
)
"""With these begins what is asked."""
_WANTS = word_set(
    """
    look looking search searching buy buying take taking taken get getting interested ask asking
    going want wanting wants need needing order ordering ordered here question doubt query coupon
    complaint after try trying rupees rupee rs budget selected added asked given paid
    """
)
"""Who says so speaks of what is asked for, not of himself."""
_MINE = word_set(
    """
    main mai hum ham mujhe mujhko hame hamen hume humein hamein humko hamko mera meri mere hamara
    hamari hamare humara humari humare
    """
)
_IS = word_set("hai hain hoon hun hu")
_HINDI_ENDS = word_set("hai hain hoga hogi honge do dijiye dena batao bataiye lagega lagegi milega")
_WISHES = word_set(
    """
    chahiye chahie chaahiye lena leni lene khareedna kharidna kharidni pasand pata puchna poochna
    dekhna dekhni mangwana mangwani karna karwana badalna lautana khana khani peena peeni pina pini
    kitna kitne kitni kya kaun kaunsa kaunsi konsa konsi kab kahan kaise dikhao do bhi nahi nahin se
    rupaye rupees
    """
)
_IS_SO = word_set(
    "has is had have got gets cannot cant hurt hurts pain pains ache aches swell swells eats drinks"
)
KIN = word_set(
    """
    mummy mammi papa maa mata pita father mother grandfather grandmother
    grandpa grandma dadi dada nani nana beta beti bete bhai behen bahan
    biwi patni pati wife husband papa bachche bachchon bachchi baccha bachcha baby sasur saas
    chacha chachi uncle aunty
    """
)
_OF_THEM = word_set("ko ka ke ki")
_CALLED = word_set("bhai behen bahan beta beti bete uncle aunty")
"""So the seller is called too: "bhai stock mein hai to dena"."""
_IN = word_set("par pe mein me")
_ARE_THERE = word_set("hai hain milega milegi milenge milta milti rakhte rakha")
_DOCTORS = word_set("doctor doctors dr daktar daaktar doctorsahab physio physiotherapist dentist")
_SAYS = word_set(
    """
    told said says asked advised advises recommended recommends prescribed prescribes suggested
    suggests wrote has saab sahab sab
    """
)
_RUNS_ON = word_set("takes uses")
_NEEDS = word_set("need needs want wants require requires")
_OURS = word_set("my our")
_HAS = word_set("has had have got")
_FINE = ["to", "theek", "hai"]
""" "Wipro ka to theek hai, ye Bajaj torch kitni der chalti hai" is done with Wipro."""
_FEW = 5
""" "Our bank meeting needs" has so many words at most before its verb."""
_LEAST, _MOST = 2, 9
"""Between how many words a statement has."""


def told_beside(words: Sequence[str]) -> Iterator[range]:
    """The positions of each statement that customers make of themselves."""
    first = _end_of_state(words) or _end_of_their_state(words)
    if first is not None:
        yield range(first)
    for index, word in enumerate(words):
        if index and [*words[index : index + 3]] == _FINE and len(words) > index + _FEW:
            yield range(index + 3)
        before, behind = words[index - 1 : index], words[index + 1 : index + 2]
        if word in _I and behind and behind[0] in _TELLS and not _ASKED_BEFORE & {*before}:
            span = range(index, _end(words, index + 2))
            if len(span) > _LEAST and not _WANTS & {*words[span.start : span.stop]}:
                yield span
        elif word in _MINE and (not index or _HINDI_ENDS & {*before}):
            most = min(index + _MOST, len(words))
            end = next((at for at in range(index + 1, most) if words[at] in _IS), None)
            said = words[index + 1 : end] if end is not None else []
            if end is not None and len(said) > 1 and not _WISHES & {*said}:
                yield range(index, end + 1)
        elif word == "kya" and _asks_for_goods(words, index) and _tells_a_state(words[index + 1 :]):
            yield range(index + 1, len(words))
        elif word in _NEEDS | _RUNS_ON and (begin := _who_needs(words, index)) is not None:
            yield range(begin, index)


def set_beside_apart(reading: Reading, purpose: frozenset[int]) -> None:
    """What is told so lacks nothing; and "my son eats four idlis" counts none that are asked for,
    where anything else is counted."""
    beside = {at for span in told_beside(reading.words) for at in span} & purpose
    reading.missing = [m for m in reading.missing if m.position not in beside]
    counting = [n for n in reading.numbers if n.position not in beside]
    reading.numbers = counting or reading.numbers


def said_by_doctor(words: Sequence[str]) -> Iterator[int]:
    """Where "doctor told me", "doctor ne kaha" says who wants it: no maker is called so there."""
    for at, word in enumerate(words[:-1]):
        behind = words[at + 1]
        if word in _DOCTORS and (behind in _SAYS or (behind == "ne" and words[at + 2 : at + 3])):
            yield at


def _who_needs(words: Sequence[str], verb: int) -> int | None:
    """Where "our bank meeting" begins before "needs ten teas", "my tv remote" before "takes AAA
    cells"; None where nobody is told of."""
    before = words[max(0, verb - _FEW) : verb]
    begin = next((verb - len(before) + at for at, w in enumerate(before) if w in _OURS), None)
    behind = words[verb + 1 : verb + 2]
    told = behind and (words[verb] in _RUNS_ON or behind[0][0].isdigit())
    return begin if told and begin is not None and begin + 1 < verb else None


def _end_of_state(words: Sequence[str]) -> int | None:
    """The end of "my mother in law has loose knees", "grandpa has a tooth that hurts" before what
    is asked."""
    has = KIN & {*words[:1]} and _HAS & {*words[1:2]}
    if not (has or _OURS & {*words[:1]}):
        return None
    end = _end(words, 1)
    said = words[0 if has else 1 : end]
    told = bool(_IS_SO & {*said[1:-1]}) and not _WANTS & {*said}
    return end if told and end < len(words) and len(said) <= _MOST else None


def _end_of_their_state(words: Sequence[str]) -> int | None:
    """The end of "mummy ko chalne mein takleef hai", "dadi hospital mein hain" before what is
    asked."""
    if not KIN & {*words[:1]}:
        return None
    most = min(_MOST + 1, len(words) - 1)
    end = next((at for at in range(2, most) if words[at] in _IS), None)
    if end is not None and not _OF_THEM & {*words[1:2]}:
        short = end <= _FEW and not _CALLED & {*words[:1]}
        is_there = short and _IN & {*words[max(end - 1, 2) : end]} and words[end + 1] != "kya"
        return end + 1 if is_there else None
    if end is None or end == len(("mummy", "ko")) or words[end + 1] == "kya":
        return None
    if (_WISHES | health.MEASURED) & {*words[2:end]}:
        return None  # How much tea one may drink with "BP" is asked of his illness.
    return end + 1


def _asks_for_goods(words: Sequence[str], index: int) -> bool:
    return bool(_ARE_THERE & {*words[max(index - 1, 0) : index]})


def _tells_a_state(said: Sequence[str]) -> bool:
    """ "Plaster chadha hai", behind a question."""
    short = _LEAST < len(said) <= _FEW
    return short and said[-1] in _IS and not _WISHES & {*said}


def _end(words: Sequence[str], start: int) -> int:
    return next((at for at in range(start, len(words)) if words[at] in _ASKS), len(words))
