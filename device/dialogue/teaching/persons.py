"""Whether a text names a person.

A name is known by the list of names in India, or by what stands beside it: a title ("Mr"), a word
of respect behind it ("ji"), or that somebody shall be asked or called who is no everyday word.
What the shop sells, what it is called and where it is are no persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from device.dialogue.asking import View
from device.dialogue.index.written_words import phrase_words
from kb.language.person_names import is_name, is_surely_name
from kb.language.plain_words import is_everyday
from kb.language.script import to_latin
from kb.language.words import word_set

_WORD = re.compile(r"[^\s\d.,;:!?।|()\"“”/&+-]+|[.,;:!?।|]")
_STOPS = frozenset(".!?।|:")
_TITLES = word_set("mr mrs ms mister shri sri smt shrimati shriman")
_TITLES_WITH_POINT = word_set("dr prof")
_RESPECT = word_set(
    "ji jee bhai bhaiya bhaiyya saab sahab sahib didi uncle aunty madam sir babu anna"
)
_ASK = word_set("ask contact call phone meet")
_TO = word_set("for to with our the")
_ASK_BEHIND = word_set("se ko")
_PLACES = word_set(
    """
    road rd nagar chowk chauk marg street lane gali colony market bazaar bazar temple mandir masjid
    dargah hospital school college station bridge park garden complex building tower plaza mall
    pura puram pur ganj vihar stadium university jayanti ghat hall circle layout airport
    store stores shop traders brothers sons electricals hardware motors service services centre
    center bank company limited ltd
    """
)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    """In small Latin letters."""
    capital: bool
    starts: bool
    """It stands where every word has a capital."""


def names_person(text: str, view: View) -> bool:
    """Whether a text holds the name of a person, as far as that can be told."""
    words = list(_words(text))
    own = {*phrase_words(view.store.name), *phrase_words(view.store.address)}
    return any(_is_person(words, at, view, own) for at in range(len(words)))


def _words(text: str) -> Iterator[_Word]:
    starts = True
    for found in _WORD.finditer(text):
        word = found.group()
        if word in _STOPS:
            starts = starts or word != "." or not _shortens(text, found.start())
        elif word not in ",;":
            latin = to_latin(re.sub(r"['’].*", "", word)).lower()
            yield _Word(latin, word[:1].isupper(), starts)
            starts = False


def _shortens(text: str, at: int) -> bool:
    """Whether the full stop at a place belongs to a title: "Mr. Verma"."""
    return text[:at].lower().endswith((*_TITLES, *_TITLES_WITH_POINT))


def _is_person(words: list[_Word], at: int, view: View, own: set[str]) -> bool:
    word = words[at]
    before = words[at - 1] if at else None
    behind = words[at + 1] if at + 1 < len(words) else None
    if _is_sold(word.text, view) or (behind is not None and behind.text in _PLACES):
        return False
    if before is not None and _is_title(before) and not _is_plain(word):
        return True
    unheard = word.capital and not word.starts and not is_everyday(word.text)
    named = is_name(word.text) or unheard
    if named and behind is not None and behind.text in _RESPECT:
        return True
    if named and _shall_be_asked(words, at):
        return True
    if word.text in own:
        return False
    if is_surely_name(word.text):
        return True
    beside = [each for each in (before, behind) if each is not None and each.capital]
    return (
        word.capital
        and is_name(word.text)
        and any(is_name(each.text) and not _is_sold(each.text, view) for each in beside)
    )


def _is_plain(word: _Word) -> bool:
    """Whether a word behind a title is none that a name would be."""
    return not word.capital and not is_name(word.text) and is_everyday(word.text)


def _is_title(word: _Word) -> bool:
    return word.text in _TITLES or (word.text in _TITLES_WITH_POINT and word.capital)


def _is_sold(word: str, view: View) -> bool:
    """Whether it is a word of the shop's goods or of their makers."""
    return bool(view.words.words.get(word))


def _shall_be_asked(words: list[_Word], at: int) -> bool:
    """ "Ask for Prakash", "Prakash se puchho"."""
    start = at - 1
    if start > 0 and words[start].text in _TO:
        start -= 1
    asks = start >= 0 and words[start].text in _ASK
    behind = words[at + 1].text if at + 1 < len(words) else ""
    asked = at + 2 < len(words) and words[at + 2].text.startswith(("puch", "pooch", "mil", "baat"))
    return asks or (behind in _ASK_BEHIND and asked)
