"""What is said before "bina" is not done, and what follows is wanted all the same."""

from __future__ import annotations

import pytest

from device.dialogue.reading.terms import is_postposed


@pytest.mark.parametrize("said", ["chhue bina bukhar", "khole bina", "paani ke bina", "jale bina"])
def test_a_verb_or_a_noun_with_ke_stands_before_it(said: str) -> None:
    words = said.split()
    assert is_postposed(words, words.index("bina"))


@pytest.mark.parametrize("said", ["coffee bina cheeni", "cake bina anda", "chai bina doodh"])
def test_goods_before_it_are_not_what_is_refused(said: str) -> None:
    words = said.split()
    assert not is_postposed(words, words.index("bina"))
