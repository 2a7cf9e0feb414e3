from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from device.hearing.ngram import END, START, estimate

ORDERS = [
    (("a", "large", "tea"), 3.0),
    (("a", "small", "tea"), 1.0),
    (("tea", "with", "milk"), 2.0),
]
sentences = st.lists(
    st.tuples(st.lists(st.sampled_from("abcde"), max_size=5).map(tuple), st.floats(0.1, 50)),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(sentences, st.floats(0.01, 0.5))
def test_after_any_history_the_probabilities_sum_to_one(
    lines: list[tuple[tuple[str, ...], float]], share: float
) -> None:
    model = estimate(lines, unseen_share=share)
    vocabulary = [word for word in model.vocabulary() if word != START]
    histories = [(), (START,), *((word,) for word in vocabulary if word != END)]
    histories += [gram for gram in model.log10 if len(gram) == 2 and gram[1] != END]
    for history in histories:
        total = sum(model.probability(word, history) for word in vocabulary)
        assert total == pytest.approx(1, abs=1e-6), history


def test_what_was_said_often_is_likelier() -> None:
    model = estimate(ORDERS)
    assert model.probability("large", (START, "a")) > model.probability("small", (START, "a"))


def test_what_was_never_said_stays_possible() -> None:
    model = estimate(ORDERS)
    assert 0 < model.probability("milk", ("a", "large")) < 0.1


def test_a_word_outside_the_vocabulary_is_impossible() -> None:
    assert estimate(ORDERS).probability("coffee") == 0


def test_nothing_to_count_is_an_error() -> None:
    with pytest.raises(ValueError, match="no sentences"):
        estimate([])


def test_the_arpa_file_holds_what_the_model_holds(tmp_path: Path) -> None:
    model = estimate(ORDERS)
    model.write_arpa(tmp_path / "words.lm")
    text = (tmp_path / "words.lm").read_text("utf-8")
    for order in (1, 2, 3):
        count = sum(len(gram) == order for gram in model.log10)
        assert f"ngram {order}={count}\n" in text
    line = next(line for line in text.splitlines() if "\ta large tea" in line)
    assert float(line.split("\t")[0]) == pytest.approx(
        math.log10(model.probability("tea", ("a", "large"))), abs=1e-3
    )


@pytest.mark.engine
def test_the_decoder_reads_the_same_probabilities(tmp_path: Path) -> None:
    import pocketsphinx

    model = estimate(ORDERS)
    model.write_arpa(tmp_path / "words.lm")
    config = pocketsphinx.Config(lm=None, hmm=None, dict=None, loglevel="FATAL")
    logmath = pocketsphinx.LogMath()
    read = pocketsphinx.NGramModel(config, logmath, str(tmp_path / "words.lm"))
    for word, history in (("tea", ("a", "large")), ("milk", ("a", "large")), ("a", (START,))):
        found = read.prob([word, *reversed(history)])
        expected = math.log(model.probability(word, history))
        assert logmath.log_to_ln(found) == pytest.approx(expected, abs=0.01)
