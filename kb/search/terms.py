"""Texts as terms: the same steps for what is indexed and for what is asked."""

from __future__ import annotations

import re
from functools import lru_cache

from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.script import to_latin

_NOT_CODE = re.compile(r"[^a-z0-9]+")
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)?")


def figures(text: str) -> str:
    """Normalised, number words in digits, Devanagari in Latin letters."""
    return to_latin(words_to_figures(normalise(text)))


def terms(text: str) -> list[str]:
    """The terms of a text in order; "6/16" gives 6 and 16."""
    found: list[str] = []
    for word in figures(text).split():
        if is_figure(word):
            found.extend(plain_figure(part) for part in word.split("/"))
        else:
            found.append(stem(word))
    return found


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """English plurals without their ending: "switches" → "switch", "bulbs" → "bulb"."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_figure(word: str) -> bool:
    return _FIGURE.fullmatch(word) is not None


def plain_figure(figure: str) -> str:
    """ "2.50" and "02.5" are "2.5"."""
    whole, _, fraction = figure.partition(".")
    fraction = fraction.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{fraction}" if fraction else whole


def code(text: str) -> str:
    """Letters and digits alone, for comparing codes and names however they are written."""
    return code_of_normalised(to_latin(normalise(text)))


def code_of_normalised(text: str) -> str:
    return _NOT_CODE.sub("", text)
