"""Which spec of a product a question most likely asks for, where its words leave that open: "how
long before it comes to the table", "kamar kitni tak aati hai" of what is size L.

What the words say for each spec (`spec_words`) is weighed with how the question is put and what
kind of value the spec has: who asks how much wants a figure, who asks whether a yes or no, and
nobody asks for the size that he just named. The weights are those of a conditional logit over the
specs of what was asked about, or none of them (`python -m tests.evaluation.spec_meant.fit`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.spec_asked import AskedSpecs, spec_words
from device.dialogue.goods.spec_words import SO_LONG, TIME_WORDS, units_of
from device.dialogue.goods.weighing import chances, weighed
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import FIGURE
from kb.catalogue import Product
from kb.language.durations import DURATION_OF
from kb.language.gloss import word_in_english
from kb.language.units import canonical_unit
from kb.language.words import word_set

WEIGHTS = {
    "begins_alike": 0.38, "count": -0.28, "how_much_figure": 3.35, "how_much_yes": -0.15,
    "in_name": -1.05, "length": 0.36, "like_name": 0.06, "like_value": 1.12, "none": 0.55,
    "none_said": -0.83, "said": 1.81, "said_first": 2.48, "so_long": 1.53, "text": 0.60,
    "time": 0.17, "time_asked": 1.43, "time_not_asked": -1.27, "unit": -0.61,
    "unit_counted": -1.09, "volume": -0.69, "weight": -0.28, "whether_yes": 1.52,
    "which_count": -1.08, "which_text": -0.11, "yes": 0.17,
}  # fmt: skip
"""Weights; a spec is asked for with a chance that grows with e to their sum. Of 2643 questions in
shops left out of the fit it is right of 2547, where the words alone find 2460."""
_MOST_SAID = 3.0
_BEGINNING, _SHORTEST = 5, 3
_YES_OR_NO = frozenset({"yes", "no", "true", "false"})
_WHETHER = word_set("is are does do can will would could has was")
_HOW_MUCH = word_set("kitna kitne kitni many much")
_WHICH = word_set("kaun kaunsa kaunsi kaunse konsa konsi kis what which kaisa kaisi kaise")
_HOW = _HOW_MUCH | {"how"}
_LENGTHS = frozenset({"m", "cm", "mm", "inch", "in", "ft"})
_KINDS = (
    ("time", frozenset(DURATION_OF.values())),
    ("weight", frozenset({"kg", "g"})),
    ("volume", frozenset({"l", "ml", "L"})),
    ("length", _LENGTHS),
)
_PARTS = re.compile(r"[a-z]+|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Meant:
    """A spec, or none of them (""), with the chance that it is asked for."""

    name: str
    chance: float


def specs_meant(asking: Asking, product: Product, asked: AskedSpecs) -> list[Meant]:
    """The specs of a product, and "" for none of them, the likeliest first; `asked` is what the
    words ask for by themselves."""
    found = evidence(asking, product, asked)
    shares = chances([weighed(own, WEIGHTS) for own in found.values()])
    meant = [Meant(name, share) for name, share in zip(found, shares, strict=True)]
    return sorted(meant, key=lambda each: -each.chance)


def evidence(asking: Asking, product: Product, asked: AskedSpecs) -> dict[str, dict[str, float]]:
    """What speaks for each spec, and under "" for none."""
    words = spec_words(asking, product)
    said = {name: words.speak_for(name, value)[0] for name, value in product.specs.items()}
    put = _Put.of([*asking.words, *asking.earlier], words.free, product)
    found = {
        name: {
            "said": min(said[name], _MOST_SAID),
            "said_first": float(asked.names[:1] == (name,)),
            **_of_spec(put, name, value),
        }
        for name, value in product.specs.items()
    }
    found[""] = {"none": 1.0, "none_said": float(not any(said.values()))}
    return found


@dataclass(frozen=True, slots=True)
class _Put:
    """How a question is put."""

    whether: bool
    how_much: bool
    which: bool
    so_long: bool
    of_time: bool
    counted: frozenset[str]
    """The units behind figures: "one horse" says which motor."""
    meanings: frozenset[str]
    """The words that name nothing, with what they mean in English."""
    called: frozenset[str]
    """The words and figures that the product is called by."""

    @classmethod
    def of(cls, words: list[str], free: list[str], product: Product) -> _Put:
        said, pairs = {*words}, list(pairwise(words))
        how_much = bool(_HOW_MUCH & said) or any(
            how == "how" and behind not in _WHETHER for how, behind in pairs
        )
        asks_whether = words[:1] != [] and (
            words[0] in _WHETHER or words[0] == "kya" or words[-1] in {"kya", "na"}
        )
        units = (canonical_unit(behind) for figure, behind in pairs if FIGURE.match(figure))
        means = (each for word in free for each in (word, *word_in_english(word).split()))
        return cls(
            whether=asks_whether and not how_much,
            how_much=how_much,
            which=bool(_WHICH & said) and not how_much,
            so_long=any(how in _HOW and long in SO_LONG for how, long in pairs),
            of_time=bool((TIME_WORDS | DURATION_OF.keys()) & said),
            counted=frozenset(unit for unit in units if unit is not None),
            meanings=frozenset(each for each in means if len(each) >= _SHORTEST),
            called=frozenset((*phrase_words(product.name), *_parts(product.name))),
        )


def _of_spec(put: _Put, name: str, value: str) -> dict[str, float]:
    kind, units, parts = _kind_of(value), units_of(value), _parts(value)
    begun = {word[:_BEGINNING] for word in put.meanings}
    names = phrase_words(name)
    like = [word[:_BEGINNING] in begun for word in names]
    held = (word for word in parts if word.isalpha() and len(word) >= _SHORTEST)
    return {
        "whether_yes": float(put.whether and kind == "yes"),
        "how_much_yes": float(put.how_much and kind == "yes"),
        "how_much_figure": float(put.how_much and kind not in {"yes", "text"}),
        "which_text": float(put.which and kind == "text"),
        "which_count": float(put.which and kind == "count"),
        "so_long": float(put.so_long and kind == "length"),
        "time_asked": float(put.of_time and kind == "time"),
        "time_not_asked": float(not put.of_time and kind == "time"),
        "in_name": float(bool(parts) and parts <= put.called),
        "unit_counted": float(not put.counted.isdisjoint(units)),
        "like_name": sum(like) / max(len(like), 1),
        "like_value": float(any(word[:_BEGINNING] in begun for word in held)),
        "begins_alike": float(any(_begins_alike(word, put.meanings) for word in names)),
        kind: 1.0,
    }


def _begins_alike(word: str, others: frozenset[str]) -> bool:
    """ "Eggless" and "egg", "wave" and "waveform"."""
    return len(word) >= _SHORTEST and any(
        word != other and (word.startswith(other) or other.startswith(word)) for other in others
    )


def _kind_of(value: str) -> str:
    if value.strip().lower() in _YES_OR_NO:
        return "yes"
    units = units_of(value)
    of_units = next((kind for kind, known in _KINDS if units & known), "unit" if units else "")
    if of_units:
        return of_units
    return "count" if value.split()[:1] and value.split()[0].isdigit() else "text"


def _parts(text: str) -> frozenset[str]:
    return frozenset(_PARTS.findall(text.lower()))
