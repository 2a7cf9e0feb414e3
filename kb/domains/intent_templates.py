"""The sentence templates by which domain packs tell what a customer wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kb.domains.pack_file import PackFile
from kb.domains.template import Template, compile_template

_ANY_WORD = ""


@dataclass(frozen=True, slots=True)
class IntentTemplate:
    intent: str
    weight: float
    template: Template

    @property
    def name(self) -> str:
        """What the intent model calls it."""
        return f"{self.intent} {self.weight:.1f}"


@dataclass(frozen=True, slots=True)
class IntentTemplates:
    """All templates of a domain, found by the words of a text."""

    all: tuple[IntentTemplate, ...] = ()
    _with_word: dict[str, list[int]] = field(default_factory=dict, compare=False, repr=False)
    """Word → which templates a text with it may match; what needs none of some words stands under
    `_ANY_WORD`."""

    def __post_init__(self) -> None:
        for number, item in enumerate(self.all):
            for word in item.template.one_of or (_ANY_WORD,):
                self._with_word.setdefault(word, []).append(number)

    def matching(self, text: str) -> list[IntentTemplate]:
        """Those that match a text of canonical words, each followed by a space, in order."""
        words = {*text.split(), _ANY_WORD}
        numbers = {number for word in words for number in self._with_word.get(word, ())}
        some = [self.all[number] for number in sorted(numbers)]
        return [item for item in some if item.template.pattern.search(text) is not None]


def intent_templates(
    files: Iterable[PackFile], canonical: Mapping[str, str], attributes: Sequence[str]
) -> IntentTemplates:
    """The templates of some packs; `{attribute}` stands for one of `attributes`."""
    return IntentTemplates(tuple(_templates(files, canonical, tuple(attributes))))


def _templates(
    files: Iterable[PackFile], canonical: Mapping[str, str], attributes: tuple[str, ...]
) -> Iterable[IntentTemplate]:
    for pack in files:
        for intent in pack.intents:
            for pattern in pack.patterns_of(intent):
                template = compile_template(pattern.pattern, canonical, {"attribute": attributes})
                yield IntentTemplate(intent, pattern.weight, template)
