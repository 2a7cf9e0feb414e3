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
from device.dialogue.goods.spec_asked import asked_specs, spec_words
from device.dialogue.goods.spec_words import SO_LONG, TIME_WORDS, units_of
from device.dialogue.goods.weighing import chances, weighed
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import FIGURE, HOW_MANY
from kb.catalogue import Product
from kb.language.durations import DURATION_OF
from kb.language.gloss import word_in_english
from kb.language.units import canonical_unit
from kb.language.words import word_set

WEIGHTS = {
    "begins_alike": -0.24, "count": -0.57, "counts_count": 1.12, "counts_measure": -0.26,
    "how_much_figure": 2.95, "how_much_yes": -0.18, "in_name": -1.07, "length": 0.58,
    "like_name": -0.38, "like_value": 0.77, "named_beside": -0.24, "none": 0.31,
    "none_said": -0.67, "said": 1.78, "said_most": 2.58, "so_long": 1.46, "text": 0.53,
    "time": 0.25, "time_asked": 1.52, "time_not_asked": -1.27, "unit": -0.50,
    "unit_counted": -1.13, "volume": -0.63, "weight": 0.00, "whether_yes": 1.48,
    "which_count": -0.82, "which_text": -0.15, "yes": 0.03,
}  # fmt: skip
"""Weights; a spec is asked for with a chance that grows with e to their sum. Of 2643 questions in
shops left out of the fit it is right of 2523, where the words alone find 2460."""
_MOST_SAID, _AS_MUCH = 3.0, 0.9
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


def specs_meant(asking: Asking, product: Product) -> list[Meant]:
    """The specs of a product, and "" for none of them, the likeliest first."""
    found = evidence(asking, product)
    shares = chances([weighed(own, WEIGHTS) for own in found.values()])
    meant = [Meant(name, share) for name, share in zip(found, shares, strict=True)]
    return sorted(meant, key=lambda each: -each.chance)


def evidence(asking: Asking, product: Product) -> dict[str, dict[str, float]]:
    """What speaks for each spec, and under "" for none."""
    words = spec_words(asking, product)
    said = {name: words.speak_for(name, value)[0] for name, value in product.specs.items()}
    put = _Put.of([*asking.words, *asking.earlier], words.free, product)
    asked = asked_specs(asking, product).names
    most = max(said.values(), default=0.0) * _AS_MUCH
    found = {
        name: {
            "said": min(said[name], _MOST_SAID),
            "said_most": float(name in asked and said[name] >= most),
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
    counts: bool
    """So many of something are asked for: "kitne bulb"."""
    so_long: bool
    of_time: bool
    counted: frozenset[str]
    """The units behind figures: "one horse" says which motor."""
    meanings: frozenset[str]
    """The words that name nothing, with what they mean in English."""
    called: frozenset[str]
    """The words and figures that the product is called by."""
    words: frozenset[str]

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
            counts=any(
                how in HOW_MANY
                and what in free
                and canonical_unit(what) is None
                and what not in SO_LONG | TIME_WORDS | DURATION_OF.keys()
                for how, what in pairs
            ),
            so_long=any(how in _HOW and long in SO_LONG for how, long in pairs),
            of_time=bool((TIME_WORDS | DURATION_OF.keys()) & said),
            counted=frozenset(unit for unit in units if unit is not None),
            meanings=frozenset(each for each in means if len(each) >= _SHORTEST),
            called=frozenset((*phrase_words(product.name), *_parts(product.name))),
            words=frozenset(said),
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
        "counts_count": float(put.counts and kind == "count"),
        "counts_measure": float(put.counts and kind not in {"count", "text", "yes"}),
        "which_text": float(put.which and kind == "text"),
        "which_count": float(put.which and kind == "count"),
        "so_long": float(put.so_long and kind == "length"),
        "time_asked": float(put.of_time and kind == "time"),
        "time_not_asked": float(not put.of_time and kind == "time"),
        "in_name": float(bool(parts) and parts <= put.called),
        "named_beside": float(bool(put.words & {*names} - put.called)),
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
