from __future__ import annotations

from pathlib import Path

import pytest

from device.hearing import lexicon_cache
from device.hearing.lexicon_cache import grammar, lexicon
from device.hearing.sphinx_model import base_dictionary
from tests.device.hearing.conftest import SmallShop


@pytest.fixture
def dictionary() -> Path:
    found = base_dictionary()
    assert found is not None
    return found


def test_what_was_built_is_kept(
    tea_shop: SmallShop, dictionary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = lexicon(tea_shop, dictionary, tmp_path)

    def rebuilt(*_args: object) -> None:
        raise AssertionError("built again")

    monkeypatch.setattr(lexicon_cache, "Corpus", rebuilt)
    assert lexicon(tea_shop, dictionary, tmp_path) == first


def test_the_grammars_of_two_languages_are_kept_apart(
    hardware_shop: SmallShop, dictionary: Path, tmp_path: Path
) -> None:
    english = grammar(hardware_shop, "en", dictionary, tmp_path)
    hindi = grammar(hardware_shop, "hi", dictionary, tmp_path)
    assert "what is the price of usha ceiling fan" in english
    assert not set(english) & set(hindi)
    assert (
        grammar(SmallShop((), generation=hardware_shop.generation), "hi", None, tmp_path) == hindi
    )


def test_another_catalogue_gets_its_own_and_old_ones_go(dictionary: Path, tmp_path: Path) -> None:
    made = {
        lexicon(SmallShop((), generation=f"{number:06d}"), dictionary, tmp_path).dictionary.parent
        for number in range(5)
    }
    assert len(made) == 5
    assert len([folder for folder in made if folder.is_dir()]) == 3


def test_a_build_that_broke_off_leaves_nothing_that_counts(
    tea_shop: SmallShop, dictionary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(lexicon_cache, "write_dictionary", broken)
        with pytest.raises(OSError, match="no space"):
            lexicon(tea_shop, dictionary, tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert lexicon(tea_shop, dictionary, tmp_path).dictionary.is_file()
