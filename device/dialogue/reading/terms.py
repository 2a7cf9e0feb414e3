"""What reading an utterance yields: terms that name goods, loose figures, all of it together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from device.dialogue.index.shop_words import Where
from kb.domains.unsuited import Unwanted
from kb.language.gloss import is_verb_before_bina
from kb.language.units import Measure
from kb.language.words import word_set

TermKind = Literal["word", "measure", "counted", "value", "sale_unit", "kind"]
IfUnfit = Literal["", "ignored", "missing"]
_OF = word_set("ka ki ke company brand make")
WALA = word_set("wala wali wale")
"""What makes a description of the words before it: "pahiye wala"."""
ONE = WALA | word_set("one ones")
"""What stands for goods that were named before: "the fried one"."""
OF = word_set("ka ki ke")
ASKS_FIRST = word_set("is are does do can will would could has")
"""At its beginning these make a question one of yes or no."""
WITHOUT_WORDS = word_set("without bina binaa bagair")
HOW_MANY = word_set("kitna kitne kitni many")
"""Before what is counted: "how many strips", "kitni puriyan"."""
PRAISES = word_set(
    "hot garam garm garma garama fresh taaza taza taaji taazi tazi badhiya mast kadak"
)
"""Said of nearly any food: it narrows where goods are called so, but asks for no other goods."""
PLAIN = word_set(
    """
    plain simple normal ordinary regular basic sada sade sadi saada saade saadi saadaa sadharan
    saadharan mamuli mamooli mamuuli simpal simpel narmal normel saadharon regyular
    """
)
"""Said of what has nothing special about it: the shop has that though no record says so."""
DENIES = word_set("nahi nahin nai nhi not")
"""Behind goods these say that others are meant: "fridge nahi, battery"."""
FIGURE = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)?$")


@dataclass(frozen=True, slots=True)
class Term:
    """Words of the utterance that name something in the shop, and the products that have it.

    An `optional` term may be plain language too ("light", "small"): it narrows, but never excludes
    all. `purpose` terms say what the thing is for. `if_unfit` says what the words are where no
    product has them together with the rest: nothing to give up ("", so nothing fits), plain
    language ("ignored"), or something that the shop lacks ("missing"). One that `needs_support`
    was heard in a word with a meaning of its own and counts only beside another term.
    """

    start: int
    end: int
    text: str
    where: Where
    kind: TermKind = "word"
    certainty: float = 1.0
    optional: bool = False
    purpose: bool = False
    measure: Measure | None = None
    if_unfit: IfUnfit = ""
    needs_support: bool = False
    taken_back: bool = False
    """Said before a "no": given up without doubt for what was said after it."""


@dataclass(frozen=True, slots=True)
class LooseNumber:
    """A figure that may be a quantity or a measure without its unit."""

    position: int
    value: Decimal
    unit: str = ""
    """A unit of measure or a word of sale ("coil") that follows it."""
    length: int = 1
    wala: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A word that nothing in the shop has: goods or a maker known elsewhere, a quality, or a word
    that is not known at all ("strange")."""

    position: int
    word: str
    kind: str


def places_of(terms: Iterable[Term]) -> set[int]:
    """Where the words of some terms stand; what was said before stands nowhere."""
    return {at for term in terms for at in range(max(term.start, 0), term.end)}


@dataclass(slots=True)
class Reading:
    words: list[str]
    terms: list[Term] = field(default_factory=list)
    numbers: list[LooseNumber] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    refused: list[tuple[Term, ...]] = field(default_factory=list)
    """What is named only to say that it is not wanted, see `refused.py`."""
    unwanted: tuple[Unwanted, ...] = ()
    """What must not be in it, see `unwanted.py`."""
    refusing: frozenset[int] = frozenset()
    """Where words stand that only refuse it: "do not eat"."""
    unwanted_at: frozenset[int] = frozenset()
    """Where it is named itself."""
    only: int = -1
    """The goods of which alone some are wanted: "non veg" ones."""
    budget_max: Decimal | None = None
    budget_min: Decimal | None = None
    people: Decimal | None = None
    extreme: str | None = None
    pronoun: bool = False
    code: int | None = None
    """Number of the product whose SKU was said."""

    def copy(self) -> Reading:
        """One with lists of its own."""
        return replace(
            self,
            words=[*self.words],
            terms=[*self.terms],
            numbers=[*self.numbers],
            missing=[*self.missing],
            refused=[*self.refused],
        )

    @property
    def unknown(self) -> list[str]:
        """Words that ask for something the shop does not have.

        Goods and makers do wherever they stand; a quality or a strange word only where it stands
        as a name does, before what it describes ("cordless drill", "kaka ka pankha"), or where the
        utterance names nothing else.
        """
        asked_for = filter(self._is_asked_for, self.missing)
        return [missing.word for missing in sorted(asked_for, key=lambda m: m.position)]

    def _is_asked_for(self, missing: Missing) -> bool:
        if missing.kind in {"goods", "brand"}:
            return True
        things = {
            t.start for t in self.terms
            if t.kind == "word" and not t.optional and (t.where.head or t.where.name)
        }  # fmt: skip
        if not things:
            return missing.kind == "strange"
        behind = missing.position + 1
        if behind in things:
            if missing.kind == "quality" or not self._names_brand():
                return True
            return self._follows_brand(missing)
        follows = self.words[behind : behind + 1]
        before_a_thing = bool(follows) and follows[0] in _OF and behind + 1 in things
        if missing.kind == "quality":
            return bool(WALA & {*follows}) and behind + 1 in things
        return (
            missing.kind == "strange"
            and before_a_thing
            and (not self._names_brand() or self._follows_brand(missing))
        )

    def _follows_brand(self, missing: Missing) -> bool:
        """ "Accu chek performa": a model of that maker."""
        return any(t.end == missing.position and t.where.brand for t in self.terms)

    def _names_brand(self) -> bool:
        return any(term.where.brand and not term.where.head for term in self.terms)

    @property
    def names_something(self) -> bool:
        return self.code is not None or any(not term.purpose for term in self.terms)

    @property
    def text(self) -> str:
        return " ".join(self.words)


def add_term(
    reading: Reading, term: Term, taken: list[bool], only: tuple[int, ...] | None = None
) -> None:
    reading.terms.append(term)
    for position in only if only is not None else range(term.start, term.end):
        if position < len(taken):
            taken[position] = True


def hard_terms(reading: Reading) -> list[Term]:
    return [term for term in reading.terms if not term.optional and not term.purpose]


def names_goods(term: Term) -> bool:
    return term.kind == "word" and bool(term.where.named) and not term.optional


def has_noun(reading: Reading) -> bool:
    """Whether the utterance says what kind of thing it is about."""
    return reading.code is not None or any(
        term.kind in {"word", "kind"} and term.where.head and not (term.purpose or term.optional)
        for term in reading.terms
    )


def is_postposed(words: Sequence[str], at: int) -> bool:
    """ "Doodh ke bina chai", "chhue bina bukhar dekhna": what is said before it is refused, and not
    what follows."""
    if at < 1 or words[at] not in WITHOUT_WORDS:
        return False
    return (at > 1 and words[at - 1] == "ke") or is_verb_before_bina(words[at - 1])


def undone_at(words: Sequence[str]) -> set[int]:
    """Where verbs stand that tell what is not done: "taar kaate bina", "bina taar kaate"."""
    found: set[int] = set()
    for at in (at for at, word in enumerate(words) if word in WITHOUT_WORDS):
        near = (at - 1, at + 1, at + 2)
        found.update(n for n in near if 0 <= n < len(words) and is_verb_before_bina(words[n]))
    return found
