"""Sentence templates of domain packs: `(price|rate) of [the] {number}` as a regular expression."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """A pattern for the words of an utterance, each followed by one space."""

    pattern: re.Pattern[str]
    one_of: frozenset[str]
    """Words of which a text that matches has at least one; empty where nothing is sure."""

    def found_in(self, text: str, words: AbstractSet[str]) -> bool:
        """Whether a text matches that is made up of these words."""
        if self.one_of and self.one_of.isdisjoint(words):
            return False
        return self.pattern.search(text) is not None


_ANY_SENTENCE = "~ "
_WORD = re.compile(r"[^\s^$()\[\]|*?{}]+")
_TOKEN = re.compile(r"[\^$()\[\]|*?]|\{[a-z]+\}|[^\s^$()\[\]|*?{}]+")


def compile_template(
    text: str, canonical: Mapping[str, str], slots: Mapping[str, tuple[str, ...]]
) -> Template:
    """Words are brought to their canonical spelling. Raises ValueError for a template that is not
    well formed, or that every sentence matches.

    `slots` are the words that `{name}` stands for; `{number}` is always a figure.
    """
    stray = _TOKEN.sub("", text).split()
    if stray:
        raise ValueError(f"{stray[0][0]!r} may not stand alone in {text!r}")
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
                known = " or ".join(f"{{{name}}}" for name in ("number", *slots))
                raise ValueError(f"{token} in {text!r} must be {known}")
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
    try:
        pattern = re.compile(r"(?:\A|(?<= ))(?:" + "".join(pieces) + ")")
    except re.error as err:
        raise ValueError(f"'?' or '*' has nothing before it in {text!r}") from err
    if pattern.search(_ANY_SENTENCE):
        raise ValueError(f"{text!r} would match every sentence")
    return Template(pattern, _sure_words(_TOKEN.findall(text), canonical))


def _sure_words(tokens: Sequence[str], canonical: Mapping[str, str]) -> frozenset[str]:
    """The words that can stand at the first place of a template which no text can do without: a
    word outside all brackets, or `(a|b c|d)`."""
    depth, group, groups = 0, list[str](), list[list[str]]()
    for token, behind in zip(tokens, [*tokens[1:], ""], strict=True):
        if token == "|" and not depth:
            return frozenset()
        depth += (token in "([") - (token in ")]")
        group.append(token)
        if not depth:
            sure = behind != "?" and group[0] != "["
            groups += [group] if sure else []
            group = []
    for group in groups:
        inner = group[1:-1] if group[0] == "(" else group
        alternatives = " ".join(inner).split("|")
        words = [word for word in inner if word != "|"]
        if all(map(str.strip, alternatives)) and all(map(_WORD.fullmatch, words)):
            return frozenset(canonical.get(word, word) for word in words)
    return frozenset()
