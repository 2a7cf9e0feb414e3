"""Sentence templates of domain packs: `(price|rate) of [the] {number}` as a regular expression."""

from __future__ import annotations

import re
from collections.abc import Mapping

Template = re.Pattern[str]
"""Search it in the words of an utterance, each followed by one space."""

_TOKEN = re.compile(r"[\^$()\[\]|*?]|\{[a-z]+\}|[^\s^$()\[\]|*?{}]+")


def compile_template(
    text: str, canonical: Mapping[str, str], slots: Mapping[str, tuple[str, ...]]
) -> Template:
    """Words are brought to their canonical spelling. Raises ValueError for an unbalanced template.

    `slots` are the words that `{name}` stands for; `{number}` is always a figure.
    """
    pieces: list[str] = []
    closing: list[str] = []
    for token in _TOKEN.findall(text):
        if token in "([":
            pieces.append("(?:")
            closing.append(")" if token == "(" else "]")
        elif token in ")]":
            if not closing or closing.pop() != token:
                raise ValueError(f"brackets do not match in {text!r}")
            pieces.append(")" if token == ")" else ")?")
        elif token == "^":
            pieces.append(r"\A")
        elif token == "$":
            pieces.append(r"\Z")
        elif token == "*":
            pieces.append(r"(?:\S+ ){0,4}")
        elif token == "{number}":
            pieces.append(r"-?\d\S* ")
        elif token.startswith("{"):
            words = slots.get(token[1:-1])
            if words is None:
                raise ValueError(f"{token} is not known in {text!r}")
            pieces.append(
                "(?:" + "|".join(re.escape(word) + " " for word in words) + ")"
                if words
                else r"\Z\A"
            )
        elif token in "|?":
            pieces.append(token)
        else:
            pieces.append(re.escape(canonical.get(token, token)) + " ")
    if closing:
        raise ValueError(f"a bracket is not closed in {text!r}")
    return re.compile(r"(?:\A|(?<= ))(?:" + "".join(pieces) + ")")
