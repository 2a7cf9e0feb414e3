"""The index of a catalogue that is kept beside it."""

from __future__ import annotations

import hashlib
import logging
import pickle
from pathlib import Path

import msgspec
import pytest

from device.dialogue.index import kept_index
from device.dialogue.index.kept_index import indexed
from device.dialogue.index.shop_words import ShopWords
from kb.catalogue import Product
from kb.domains.pack import Domain, load_domain
from kb.domains.shop_packs import PACK_FOLDER
from tests.device.dialogue.conftest import SHOPS

PACKS = (PACK_FOLDER,)
SHA256_BYTES = 32


@pytest.fixture(scope="module")
def products() -> tuple[Product, ...]:
    lines = (SHOPS / "medical" / "products.jsonl").read_text("utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=Product) for line in lines)


@pytest.fixture
def domain() -> Domain:
    return load_domain("medical_supplies", PACKS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "words.index"


@pytest.fixture
def times_built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each index that is made from the records."""
    built: list[int] = []
    make = kept_index.build_shop_words

    def counted(products: tuple[Product, ...], domain: Domain) -> ShopWords:
        built.append(len(products))
        return make(products, domain)

    monkeypatch.setattr(kept_index, "build_shop_words", counted)
    return built


def everything_in(words: ShopWords) -> dict[str, object]:
    return {k: v for k, v in vars(words).items() if not callable(v)}


def test_it_is_made_once_and_read_again_as_it_was(
    products: tuple[Product, ...], domain: Domain, file: Path, times_built: list[int]
) -> None:
    made = everything_in(indexed(products, domain, PACKS, file))
    read = everything_in(indexed(products, domain, PACKS, file))
    assert len(times_built) == 1
    assert read == made
    assert list(read["words"]) == list(made["words"])  # type: ignore[call-overload]


def test_a_damaged_file_and_one_of_other_goods_are_made_anew(
    products: tuple[Product, ...], domain: Domain, file: Path, times_built: list[int]
) -> None:
    made = everything_in(indexed(products, domain, PACKS, file))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    for bad in (bytes(data), bytes(data[:100]), b"", file.read_bytes()[:-1]):
        file.write_bytes(bad)
        assert everything_in(indexed(products, domain, PACKS, file)) == made
    assert len(indexed(products[:5], domain, PACKS, file).products) == 5
    assert len(times_built) == 6


def test_new_words_of_a_pack_are_in_a_new_index(
    products: tuple[Product, ...],
    domain: Domain,
    file: Path,
    tmp_path: Path,
    times_built: list[int],
) -> None:
    own = tmp_path / "packs"
    own.mkdir()
    indexed(products, domain, (*PACKS, own), file)
    (own / "own.yaml").write_text("name: own\n", "utf-8")
    indexed(products, domain, (*PACKS, own), file)
    assert len(times_built) == 2


def test_a_forged_file_makes_nothing_run(
    products: tuple[Product, ...],
    domain: Domain,
    file: Path,
    tmp_path: Path,
    times_built: list[int],
) -> None:
    class Forged:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return Path.touch, (tmp_path / "ran",)

    indexed(products, domain, PACKS, file)
    key, body = file.read_bytes()[:SHA256_BYTES], pickle.dumps({"words": Forged()})
    file.write_bytes(key + hashlib.sha256(key + body).digest() + body)
    assert indexed(products, domain, PACKS, file).words
    assert len(times_built) == 2
    assert not (tmp_path / "ran").exists()


def test_where_it_cannot_be_kept_the_shop_is_served_all_the_same(
    products: tuple[Product, ...], domain: Domain, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert indexed(products, domain, PACKS, tmp_path / "gone" / "words.index").words
    assert "is not kept" in caplog.text
