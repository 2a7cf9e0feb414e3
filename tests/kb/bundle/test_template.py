"""The template that a shopkeeper starts from is itself a good bundle, in both formats."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import kb
from kb.bundle.contents import Contents, read_contents

TEMPLATE = Path(kb.__file__).parent / "template"
TEMPLATE_CSV = Path(kb.__file__).parent / "template_csv" / "products.csv"


@pytest.mark.parametrize("sheet", ["products.csv", "products.xlsx"])
def test_the_template_is_read_without_a_complaint(tmp_path: Path, sheet: str) -> None:
    contents = copied(tmp_path, sheet)
    assert contents.problems == ()
    assert [product.sku for product in contents.products] == ["LB-9", "WR-25", "FN-12"]
    assert contents.products[2].options[0].choices[2].price_delta == 140
    assert {entry.lang for entry in contents.faq} == {"en", "hi"}
    assert contents.store.hours[2] is None


def test_the_template_as_it_lies_there_is_a_bundle() -> None:
    assert len(read_contents(TEMPLATE).products) == 3


def test_both_sheets_say_the_same(tmp_path: Path) -> None:
    digests = set()
    for sheet in ("products.csv", "products.xlsx"):
        (tmp_path / sheet).mkdir()
        digests.add(copied(tmp_path / sheet, sheet).digest())
    assert len(digests) == 1


def copied(folder: Path, sheet: str) -> Contents:
    shutil.copytree(TEMPLATE, folder, dirs_exist_ok=True)
    if sheet == TEMPLATE_CSV.name:
        (folder / "products.xlsx").unlink()
        shutil.copy(TEMPLATE_CSV, folder)
    return read_contents(folder)
