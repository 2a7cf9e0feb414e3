"""Where an utterance may be cut into the things it speaks of: at joining words and figures."""

from __future__ import annotations

from itertools import pairwise

from device.dialogue.reading.corrections import DENIES
from device.dialogue.reading.terms import FIGURE, Reading
from kb.language.words import word_set

ADDS = word_set("and aur plus tatha evam also bhi comma then phir")
MAY_JOIN = ADDS | {"with"}
REST = word_set("baaki baki rest remaining others")
_BEHIND = word_set("bhi also")
"""These join what follows, or stand behind what they speak of: "red bhi ek"."""
_OWNED = word_set("its their uska uski uske iska iski iske unka unki unke inka inki inke")
_ARTICLES = word_set("a an the")
_MOST_CUTS = 9


def cuts_of(reading: Reading, *, spoken_of: bool) -> tuple[list[int], list[int]]:
    """Where parts may begin and where each of them may end."""
    words = reading.words
    content = {p for t in reading.terms if not t.purpose for p in range(t.start, t.end)}
    content |= {m.position for m in reading.missing} | {n.position for n in reading.numbers}
    figures = [index for index, word in enumerate(words) if FIGURE.match(word)]
    within = joints_within(reading)
    cuts = {i: i + 1 for i, word in enumerate(words) if word in ADDS and i not in within}
    if _begins_with_more(words):
        cuts.pop(1, None)
    goods = content - {n.position for n in reading.numbers}
    for index in [i for i in cuts if words[i] in _BEHIND and not any(p > i for p in goods)]:
        del cuts[index]
    for first, second in pairwise(sorted(reading.refused, key=lambda run: run[0].start)):
        # "Chicken aur paneer dono nahi" is refused together.
        if second[0].start - first[-1].end == 1:
            cuts.pop(first[-1].end, None)
    for index, (word, then) in enumerate(pairwise(words)):
        if word == "with" and (then in _ARTICLES or index + 1 in figures):
            cuts[index] = index + 1
        if index and word in REST:
            cuts[index] = index
    stay = MAY_JOIN | DENIES | _OWNED
    # A figure behind a model's number counts the next thing: "bass heads 100, one red".
    loose = {n.position for n in reading.numbers}
    names = {p for t in reading.terms if t.kind != "measure" for p in range(t.start, t.end)} - loose
    before = [
        i for i in figures
        if i and words[i - 1] not in stay and (i - 1 not in figures or i - 1 in names | loose)
    ]  # fmt: skip
    after = [n.position + n.length for n in reading.numbers if not n.wala]
    after = [i for i in after if words[i : i + 1] and words[i] not in MAY_JOIN and i not in figures]
    for more in (before, after):
        if len(cuts) + len(more) <= _MOST_CUTS:
            cuts |= {index: index for index in more if index not in cuts}
    starts, ends = [0], []
    for end, start in sorted(cuts.items()):
        named = content if spoken_of else _name_positions(reading, makers=end < start)
        if not any(position < end for position in named) or not any(p >= start for p in content):
            continue
        if not any(starts[-1] <= position < end for position in content):
            starts[-1] = start
            continue
        ends.append(end)
        starts.append(start)
    return starts, [*ends, len(words)]


def _begins_with_more(words: list[str]) -> bool:
    """ "Ek aur bilkul waisa hi": one more, and no one and something else."""
    more = len(words) > 2 and FIGURE.match(words[0]) is not None and words[1] == "aur"
    return more and not FIGURE.match(words[2])


def joints_within(reading: Reading) -> set[int]:
    """Where a joining word is part of a name: "L and T"."""
    return {p for t in reading.terms for p in range(t.start + 1, t.end - 1)}


def _name_positions(reading: Reading, *, makers: bool) -> set[int]:
    """Where a thing has been named: "Finolex 2.5 mm", "Racold" only where `makers` count."""
    terms = [t for t in reading.terms if not (t.purpose or (t.optional and not t.where.head))]
    named = {missing.position for missing in reading.missing if missing.kind == "goods"}
    brand = False
    for term in terms:
        where = term.where
        if brand or (term.kind == "word" and (where.head or where.name & ~where.brand)):
            named.add(term.end - 1)
        brand = brand or bool(where.brand)
        if makers and where.brand:
            named.add(term.end - 1)
    return named
