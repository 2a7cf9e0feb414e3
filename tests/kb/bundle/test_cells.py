"""Whatever stands in a cell: a value, or an error in words; never anything else."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.bundle import cells, compound
from kb.bundle.cells import CellError

anything = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.from_regex(r"[\d.,/₹\-\s+:;*|a-zर]{0,24}")
    | st.recursive(
        st.text(max_size=5) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["min_quantity", "price", "group", "choices", "name", "id", "default"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=8,
    )
)


@pytest.mark.parametrize(
    "reader",
    [
        cells.text, cells.number, cells.money, cells.stock, cells.warranty_months,
        compound.aliases, compound.specs, compound.price_breaks, compound.options,
    ],
)  # fmt: skip
@settings(max_examples=300, deadline=None)
@given(value=anything)
def test_a_cell_is_read_or_refused_in_words(
    reader: Callable[[object], object], value: object
) -> None:
    try:
        reader(value)
    except CellError as err:
        told = str(err)
    else:
        told = "read"
    assert told
    assert "\n" not in told


@settings(deadline=None)
@given(st.decimals("0.01", "99999999.99", places=2))
def test_money_is_read_as_it_is_written_in_india_and_elsewhere(amount: Decimal) -> None:
    whole, paise = f"{amount:.2f}".split(".")
    head, tail = whole[:-3], whole[-3:]
    indian = ""
    while head:
        indian = f"{head[-2:]},{indian}" if indian else head[-2:]
        head = head[:-2]
    indian = f"{indian},{tail}" if indian else tail
    devanagari = f"{amount:.2f}".translate(str.maketrans("0123456789", "०१२३४५६७८९"))
    for written in (
        f"{amount:.2f}",
        f"Rs. {indian}.{paise}/-",
        f"₹{amount:,.2f}",
        f"INR {whole}.{paise}",
        f"{indian}.{paise} per Nos",
        devanagari,
        f"{whole},{paise}",
    ):
        assert cells.money(written) == amount, written
    assert cells.money(float(amount)) == amount


@pytest.mark.parametrize(
    ("written", "months"),
    [("24", 24), ("2 years", 24), ("1.5 yr", 18), ("18 months", 18), ("२ साल", 24), (12, 12),
     ("2 years onsite", 24), ("no warranty", None), ("", None), ("-", None)],
)  # fmt: skip
def test_warranties(written: object, months: int | None) -> None:
    assert cells.warranty_months(written) == months


@pytest.mark.parametrize(
    ("written", "stock"),
    [("12 PCS", 12), ("In Stock", None), ("out of stock", 0), (-4, 0), ("1,250 Nos", 1250),
     ("४२", 42), ("42 पीस", 42), ("007", 7), ("2.5 Kg.", Decimal("2.5")), ("", None)],
)  # fmt: skip
def test_stock(written: object, stock: object) -> None:
    assert cells.stock(written) == stock
