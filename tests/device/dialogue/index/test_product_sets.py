"""Sets of products as the bits of integers."""

from __future__ import annotations

import pytest

from device.dialogue.index.product_sets import bits, count, mask_of, numbers_in

SETS = [(), (0,), (7, 8), (3, 64, 65, 1000), tuple(range(0, 500, 3))]


@pytest.mark.parametrize("numbers", SETS)
def test_a_set_gives_back_its_numbers_in_order(numbers: tuple[int, ...]) -> None:
    mask = mask_of(numbers)
    assert tuple(bits(mask)) == numbers
    assert tuple(numbers_in(mask)) == numbers
    assert count(mask) == len(numbers)
