"""Qualities that a choice gives more or less of, in everyday words: "teekhi" is the hottest choice
of spice, "kadak" the strongest, "feeki" that without sugar."""

from __future__ import annotations

from dataclasses import dataclass

from kb.language.words import stem


@dataclass(frozen=True, slots=True)
class Manner:
    """One quality. A group of choices is `about` it if the group or a choice is called so."""

    about: frozenset[str]
    much: frozenset[str]
    """What is said by who wants much of it."""
    little: frozenset[str]
    """What is said by who wants as little of it as there is."""
    things: frozenset[str] = frozenset()
    """What it comes from, said with an amount: "mirchi zyada"."""


def _forms(text: str) -> frozenset[str]:
    return frozenset(form for word in text.split() for form in (word, stem(word)))


_MANNERS = (
    Manner(
        _forms("spice spicy chilli chili mirchi jhal teekha tikhat"),
        _forms(
            """teekha teekhi teekhe tikha tikhi tikhe theekha theekhi spicy jhal jhaal chatpata
            chatpati chatpate jhannatedar masaledar"""
        ),
        _forms("mild fika fiki feeka feeki pheeka pheeki halka halki"),
        _forms("mirchi mirch chilli chili spice"),
    ),
    Manner(
        _forms("strength strong"),
        _forms("strong kadak kadakk karak tez tej dark"),
        _forms("light mild weak halka halki halke"),
    ),
    Manner(
        _forms("sugar sweet sweetness cheeni"),
        _forms("meetha meethi meethe mitha mithi mithe sweet"),
        _forms("feeka feeki feeke fika fiki pheeka pheeki phika phiki"),
        _forms("sugar cheeni chini shakkar"),
    ),
    Manner(
        _forms("light"),
        _forms("warm yellow peela peeli peele pila pili pile golden"),
        _forms("cool daylight"),
    ),
    Manner(
        _forms("hot warm cold chilled"),
        _forms("garam garma garmagaram hot warm"),
        _forms("thanda thandi thande cold chilled"),
    ),
)  # fmt: skip


def manner_of(words: frozenset[str]) -> Manner | None:
    """The quality that a group of choices with these words is about."""
    return next((manner for manner in _MANNERS if manner.about & words), None)
