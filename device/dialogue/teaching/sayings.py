"""What the owner says to the kiosk: "owner unlock", "teach", "that was wrong", "yes"."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

import yaml

from kb.domains.template import Template, compile_template
from kb.language.fold import fold
from kb.language.normalise import normalise
from kb.language.script import to_latin

Saying = Literal[
    "unlock", "lock", "leave", "teach", "correct", "cancel", "again", "yes", "no", "answer_is"
]

_FILE = Path(__file__).with_name("sayings.yaml")


def spoken_words(text: str) -> list[str]:
    """The words of an utterance in Latin letters, whatever the shop sells."""
    return to_latin(normalise(text)).split()


def says(saying: Saying, text: str) -> bool:
    """Whether an utterance is one of these sayings, in English, Hindi or Hinglish."""
    words = [fold(word) for word in spoken_words(text)]
    spaced = "".join(f"{word} " for word in words)
    return any(template.found_in(spaced, {*words}) for template in _sayings()[saying])


def behind(saying: Saying, text: str) -> str:
    """What stands behind a saying that an utterance begins with, as it was said; "" without one."""
    words = text.split()
    ends = (end for end in range(1, len(words)) if says(saying, " ".join(words[:end])))
    end = next(ends, len(words))
    return " ".join(words[end:])


@functools.cache
def _sayings() -> Mapping[Saying, tuple[Template, ...]]:
    written = yaml.safe_load(_FILE.read_text("utf-8"))
    return {saying: tuple(map(_template, written[saying])) for saying in get_args(Saying)}


def _template(pattern: str) -> Template:
    folded = {word: fold(word) for word in re.findall(r"[a-z]+", pattern)}
    return compile_template(pattern, folded, {})
