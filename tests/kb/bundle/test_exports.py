"""Sheets as billing programs write them are read without the shopkeeper changing anything."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from kb.bundle.contents import Contents, read_contents
from kb.errors import BundleError

TALLY = """Verma Electricals,,,
12 Main Road,,,
Stock Summary,,,
1-Apr-26 to 23-Nov-26,,,
,Closing Balance,,
Particulars,Quantity,Rate,Value
Fan Capacitor 2.5 mfd,42 Nos,58.00/Nos,"2,436.00"
PVC Tape Black,120 Nos,"12.50",1500.00
Wire 2.5 sqmm Coil,6 Coil,"Rs. 3,140.00","18,840.00"
Grand Total,,,"22,776.00"
"""
BUSY = """S.No.;Item Name;Alias;Parent Group;Unit;Op. Stock;Sales Price;M.R.P.;HSN Code
1;Anchor Roma Switch 6A;ARS6;Switches;Pcs.;45;34,50;46,00;8536
2;Anchor Roma Socket 6A;ARK6;Switches;Pcs.;30;75,00;99,00;8536
"""
SHOPIFY = """\
Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,\
Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src
fan-breeze,Breeze Ceiling Fan,<p>Quiet &amp; fast</p>,Crompton,Fans,"fan, pankha",Size,900 mm,CF900,4,1690.00,2100.00,https://x/1.jpg
fan-breeze,,,,,,,1200 mm,CF1200,0,1745.00,2150.00,https://x/2.jpg
fan-breeze,,,,,,,,,,,,https://x/3.jpg
tape,Insulation Tape,,Wonder,Tape,,Title,Default Title,WT1,90,18.00,,
"""
HINDI = (
    "कोड\tआइटम का नाम\tकंपनी\tभाव\tस्टॉक\n"
    "T1\tटेप काला\tवंडर\t₹१८\t१४०\n"
    "B9\tएलईडी बल्ब 9 वाट\tसिस्का\tरु. १,०८८/-\t२४\n"
)


def read(folder: Path, name: str, data: bytes | str) -> Contents:
    raw = data.encode() if isinstance(data, str) else data
    (folder / name).write_bytes(raw)
    return read_contents(folder)


def test_tally_stock_summary_with_titles_and_two_rows_of_headings(tmp_path: Path) -> None:
    contents = read(tmp_path, "products.csv", TALLY.encode("cp1252"))
    assert [p.name for p in contents.products] == [
        "Fan Capacitor 2.5 mfd",
        "PVC Tape Black",
        "Wire 2.5 sqmm Coil",
    ]
    assert [p.price for p in contents.products] == [
        Decimal("58.00"),
        Decimal("12.50"),
        Decimal("3140.00"),
    ]
    assert contents.products[2].stock == 6
    assert contents.bad_rows == 0


def test_busy_list_with_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    contents = read(tmp_path, "products.csv", BUSY)
    first = contents.products[0]
    assert (first.name, first.price, first.mrp) == (
        "Anchor Roma Switch 6A",
        Decimal("34.50"),
        Decimal("46.00"),
    )
    assert (first.category, first.unit, first.stock) == ("Switches", "piece", 45)
    assert "semicolon" in contents.how


def test_vyapar_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(
        ["Item name*", "Item code", "HSN", "Sale price", "Purchase price", "Discount Type",
         "Current stock quantity", "Minimum stock quantity", "Item Location", "Tax Rate",
         "Inclusive Of Tax", "Base Unit (x)"]
    )  # fmt: skip
    sheet.append(
        ["LED Bulb 9W", 1001, 8539, 88.0, 61, "Percentage", 30, 5, "A1", "GST@18%", "Y", "Pcs"]
    )
    sheet.append(
        ["LED Bulb 12W", 1002, 8539, 139.5, 99, "Percentage", -2, 5, "A1", "GST@18%", "Y", "Pcs"]
    )
    book.save(tmp_path / "products.xlsx")
    contents = read_contents(tmp_path)
    assert [(p.sku, p.price, p.stock, p.unit) for p in contents.products] == [
        ("1001", Decimal("88.00"), 30, "piece"),
        ("1002", Decimal("139.50"), 0, "piece"),
    ]
    assert contents.columns.by_field["price"] == "Sale price"


def test_shopify_export_gives_one_item_for_each_variant(tmp_path: Path) -> None:
    contents = read(tmp_path, "products.csv", SHOPIFY)
    assert [(p.sku, p.name, p.brand, p.stock) for p in contents.products] == [
        ("CF900", "Breeze Ceiling Fan 900 mm", "Crompton", 4),
        ("CF1200", "Breeze Ceiling Fan 1200 mm", "Crompton", 0),
        ("WT1", "Insulation Tape", "Wonder", 90),
    ]
    assert contents.products[1].aliases == ("fan", "pankha")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_hindi_headings_and_figures_in_any_unicode(tmp_path: Path, encoding: str) -> None:
    contents = read(tmp_path, "products.csv", HINDI.encode(encoding))
    assert [(p.sku, p.brand, p.price, p.stock) for p in contents.products] == [
        ("T1", "वंडर", Decimal("18.00"), 140),
        ("B9", "सिस्का", Decimal("1088.00"), 24),
    ]


def test_windows_1252_text_keeps_its_signs(tmp_path: Path) -> None:
    contents = read(tmp_path, "products.csv", "Name,Price\nCafé lamp – 5°,99\n".encode("cp1252"))
    assert contents.products[0].name == "Café lamp – 5°"
    assert "Windows-1252" in contents.how


def test_misspelt_headings_are_matched_and_said(tmp_path: Path) -> None:
    contents = read(tmp_path, "products.csv", "Item Nmae,Seling Price,Colour\nTape,18,Red\n")
    lines = "\n".join(contents.columns.lines())
    assert "Item Nmae → name  (similar)" in lines
    assert "Seling Price → price  (similar)" in lines
    assert contents.products[0].specs == {"colour": "Red"}


def test_the_bundle_can_say_itself_what_its_columns_mean(tmp_path: Path) -> None:
    (tmp_path / "columns.yaml").write_text(
        "Maal: name\nA1: price\nRate: ignore\nAmps: 'spec: current rating'\n"
    )
    contents = read(tmp_path, "products.csv", "Maal,A1,Rate,Amps\nSwitch,40,11,6 A\n")
    product = contents.products[0]
    assert (product.name, product.price) == ("Switch", Decimal("40.00"))
    assert product.specs == {"current rating": "6 A"}


def test_columns_that_mean_nothing_are_named(tmp_path: Path) -> None:
    contents = read(tmp_path, "products.csv", "Name,Price,Zzyzx\nTape,18,q\n")
    assert contents.columns.unused == ("Zzyzx",)


def test_items_without_a_code_keep_theirs_from_import_to_import(tmp_path: Path) -> None:
    first = read(tmp_path, "products.csv", "Name,Price\nTape Red,18\nTape Blue,18\n")
    second = read(tmp_path, "products.csv", "Name,Price\nTape Blue,19\nTape Red,21\n")
    assert {p.sku for p in first.products} == {p.sku for p in second.products}


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Rs. 1,450/-", "1450.00"), ("1450.00", "1450.00"), ("१४५०", "1450.00"),
        ("₹1,45,000.50", "145000.50"), ("INR 99", "99.00"), ("1450 /-", "1450.00"),
        ("245.5 per Nos", "245.50"), ("1.450,25", "1450.25"), ("MRP 99 only", "99.00"),
    ],
)  # fmt: skip
def test_money_as_it_is_written(tmp_path: Path, written: str, read_as: str) -> None:
    contents = read(tmp_path, "products.csv", f'Name,Price\nTape,"{written}"\n')
    assert contents.products[0].price == Decimal(read_as)


def test_all_errors_of_a_sheet_are_told_with_row_and_column(tmp_path: Path) -> None:
    sheet = "\n".join(
        [
            "Code,Item Name,Rate,Qty,Warranty",
            "A1,Tape,18,5,",
            "A2,Bulb,eighteen,5,",
            "A3,,20,5,",
            "A4,Fan,-5,many,3 moons",
            "",
            "A1,Tape,18,5,",
            "A5,Iron,845,1,1 year",
            "A5,Iron,850,1,1 year",
            "A6,Rod,,1,",
        ]
    )
    contents = read(tmp_path, "products.csv", sheet)
    assert [p.sku for p in contents.products] == ["A1"]
    told = {(p.row, p.column) for p in contents.problems if p.severity == "error"}
    assert told == {
        (3, "Rate"), (4, "Item Name"), (5, "Rate"), (5, "Qty"), (5, "Warranty"),
        (8, ""), (9, ""), (10, "Rate"),
    }  # fmt: skip
    text = "\n".join(str(problem) for problem in contents.problems)
    assert "products.csv, row 3, column 'Rate': 'eighteen' is not an amount of money" in text
    assert "contradicts row 8" in text
    assert any(p.severity == "note" and p.row == 7 for p in contents.problems)
    assert contents.bad_rows == 6


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no row of headings"),
        (b"a,b,c\n1,2,3\n", "no row of headings"),
        (b"Name,Price\nTape\x00,18\n", "NUL"),
        (b"\xff\xfeN\x00a", "damaged"),
        (b"Name,Colour\nTape,Red\n", "price"),
    ],
)
def test_sheets_that_cannot_be_used_are_refused_in_one_line(
    tmp_path: Path, data: bytes, said: str
) -> None:
    with pytest.raises(BundleError) as refused:
        read(tmp_path, "products.csv", data)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_specs_breaks_and_options_in_one_cell(tmp_path: Path) -> None:
    sheet = (
        "Name,Price,Specs,Price Breaks,Options,Aliases\n"
        "Switch,40,current rating: 6 A; ways: 1,20: 37; 100: 34,"
        '"colour: *white, ivory +5, grey +9",button; batan\n'
    )
    product = read(tmp_path, "products.csv", sheet).products[0]
    assert product.specs == {"current rating": "6 A", "ways": "1"}
    assert [(b.min_quantity, b.price) for b in product.price_breaks] == [(20, 37), (100, 34)]
    group = product.options[0]
    assert (group.group, group.default, group.exclusive) == ("colour", "white", True)
    assert [(c.id, c.price_delta) for c in group.choices] == [
        ("white", 0),
        ("ivory", 5),
        ("grey", 9),
    ]
    assert product.aliases == ("button", "batan")


def test_a_larger_quantity_must_not_cost_more(tmp_path: Path) -> None:
    contents = read(tmp_path, "products.csv", "Name,Price,Price Breaks\nTape,18,10: 19\n")
    assert not contents.products
    assert "larger quantity" in contents.problems[0].message


def test_the_same_data_in_another_format_has_the_same_digest(tmp_path: Path) -> None:
    rows = [
        ["Code", "Name", "Price", "Stock"],
        ["A", "Tape", "18.00", "5"],
        ["B", "Fan", "1745", "0"],
    ]
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    as_csv = read(one, "products.csv", "\n".join(",".join(row) for row in rows))
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [rows[0], ["A", "Tape", 18, 5], ["B", "Fan", 1745.0, 0]]:
        sheet.append(row)
    book.save(two / "products.xlsx")
    assert as_csv.digest() == read_contents(two).digest()
