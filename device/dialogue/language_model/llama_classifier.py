"""The tiny language model behind the `Classifier` protocol: a grammar lets it say labels alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from device.cancel import Cancel
from device.dialogue.language_model.llama import Llama
from kb.domains.example_sentences import few_of_each

_MOST_TOKENS = 8
_EXAMPLES = 2
_TO_READ_EXAMPLES_S = 60.0
_TASK = "Sort what customers of a shop say by what they want.\n"


class LlamaClassifier:
    """Raises EngineUnavailable where library or model are missing."""

    engine = "llama.cpp"

    def __init__(self, model: Llama, examples: Mapping[str, Sequence[str]] | None = None) -> None:
        """`examples` are some utterances of each label, by default of the intents of the packs;
        they stand before each question, so that the model's cache holds them."""
        self._model = model
        of_label = examples if examples is not None else few_of_each(_EXAMPLES)
        rows = [_row(said, label) for label, texts in of_label.items() for said in texts]
        self._prefix = _TASK + "\n".join(rows) + "\n"

    def choose(self, text: str, labels: Sequence[str], budget_s: float) -> str | None:
        """The label that suits the text best; None where the budget does not suffice."""
        pieces = self._model.complete(
            self._prefix + _row(text, "").rstrip(),
            Cancel(),
            max_tokens=_MOST_TOKENS,
            grammar=_one_of(tuple(labels)),
            budget_s=budget_s,
        )
        said = "".join(pieces).strip()
        return said if said in labels else None

    def warm(self) -> None:
        """Loads the model and reads the examples."""
        self._model.warm()
        self.choose("", ("any",), _TO_READ_EXAMPLES_S)


def _row(text: str, label: str) -> str:
    return f"{text} => {label}"


@lru_cache(maxsize=256)
def _one_of(labels: tuple[str, ...]) -> str:
    """GBNF for exactly one of the labels."""
    return "root ::= " + " | ".join(f'" {label}"' for label in labels)
