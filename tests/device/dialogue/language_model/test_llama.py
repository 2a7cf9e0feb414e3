"""The real model in its own process, as a writer and as a classifier."""

from __future__ import annotations

import importlib.util
import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from device.cancel import Cancel
from device.dialogue.language_model.llama import Llama
from device.dialogue.language_model.llama_classifier import LlamaClassifier
from device.dialogue.language_model.llama_writer import LlamaWriter
from device.dialogue.language_model.writing import is_borne_out, written_sentences
from device.errors import EngineUnavailable
from models_dl.store import ModelStore, shared_folder
from tests.device.dialogue.conftest import Talk

# Only looked for: its library and the voice activity detector's cannot be in one process.
pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("llama_cpp") is None,
    reason="llama-cpp-python could not be compiled here",
)

PROMPT = "<|im_start|>user\nCount from one to ten.<|im_end|>\n<|im_start|>assistant\n"


@pytest.fixture(scope="module")
def llama() -> Iterator[Llama]:
    model = ModelStore([shared_folder()]).find("writer")
    assert model is not None, "bolo models fetch --for test"
    llama = Llama(model.path)
    yield llama
    llama.close()


def said(llama: Llama, prompt: str, **how: object) -> str:
    return "".join(llama.complete(prompt, Cancel(), max_tokens=40, **how))  # type: ignore[arg-type]


def test_it_speaks_in_pieces_that_make_up_a_text(llama: Llama) -> None:
    pieces = list(llama.complete(PROMPT, Cancel(), max_tokens=40))
    assert len(pieces) > 5
    assert " " in "".join(pieces).strip()


def test_what_is_given_up_leaves_nothing_behind_for_the_next(llama: Llama) -> None:
    cancel = Cancel()
    for number, _ in enumerate(llama.complete(PROMPT, cancel, max_tokens=200)):
        if number == 2:
            cancel.set()
    next(llama.complete(PROMPT, Cancel(), max_tokens=200))
    assert list(llama.complete(PROMPT, Cancel(), max_tokens=40, budget_s=0.0)) == []
    assert said(llama, PROMPT, grammar='root ::= "mine"') == "mine"


def test_customers_at_once_have_each_their_own_words(llama: Llama) -> None:
    heard = dict.fromkeys(("one", "two", "three"), "")

    def ask(word: str) -> None:
        heard[word] = said(llama, PROMPT, grammar=f'root ::= "{word} {word} {word}"')

    threads = [threading.Thread(target=ask, args=(word,)) for word in heard]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {word: f"{word} {word} {word}" for word in heard}


def test_a_grammar_lets_it_say_nothing_else(llama: Llama) -> None:
    for label in ("price", "stock"):
        assert said(llama, PROMPT, grammar=f'root ::= "{label}"') == label


def test_its_process_is_started_again_after_a_crash(llama: Llama) -> None:
    llama.warm()
    process = llama._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert said(llama, PROMPT)


def test_a_missing_model_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="is missing"):
        Llama(tmp_path / "none.gguf").warm()


def test_it_chooses_a_label_or_none_in_time(llama: Llama) -> None:
    classifier = LlamaClassifier(
        llama, {"price": ["how much is it"], "hours": ["when do you open"]}
    )
    classifier.warm()
    assert classifier.choose("how much is the fan", ("price", "hours"), 60.0) in {"price", "hours"}
    assert classifier.choose("how much is the fan", ("hours",), 60.0) == "hours"
    assert classifier.choose("how much is the fan", ("price", "hours"), 0.0) is None


def test_what_is_written_is_borne_out_by_the_passage_and_stops_when_cancelled(
    llama: Llama, talk: Callable[[str], Talk]
) -> None:
    view = talk("medical").dialogue.view
    writer = LlamaWriter(llama)
    passages = [p for p in view.passages.all if p.source == "faq" and p.lang == "en"][:4]
    assert passages
    for passage in passages:
        asked = passage.question
        for sentence in written_sentences(writer, asked, passage, view, Cancel(), 60.0):
            assert is_borne_out(sentence, passage, view)
    cancelled = Cancel()
    cancelled.set()
    assert list(written_sentences(writer, asked, passages[0], view, cancelled, 60.0)) == []
