"""Thousands of damaged and hostile bundles: refused in one line, nothing published, memory bounded.

Each batch runs in a process of its own with a limit on its memory, so that a bundle which makes the
importer swallow the machine fails the test instead of the machine.
"""

from __future__ import annotations

import io
import os
import random
import resource
import shutil
import sys
import traceback
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from kb.bundle import signing
from kb.bundle.contents import read_contents
from kb.errors import BundleError, KbError
from kb.generation.layout import Layout
from kb.live import Catalogue
from tests.kb.conftest import HashedWords, take_in, write_bundle

ROOM_BYTES = 512 * 1024 * 1024
PRICES = {f"Lamp number {n}": f"{100 + n}.00" for n in range(12)}
PRODUCTS_JSONL = "\n".join(
    f'{{"sku": "L{n}", "name": "Lamp {n}", "price": "{90 + n}.50", "specs": {{"power": "{n} W"}},'
    f' "price_breaks": [{{"min_quantity": 10, "price": "80"}}], "options": [{{"group": "colour",'
    f' "choices": [{{"id": "w", "name": "White", "price_delta": "5"}}]}}]}}'
    for n in range(6)
)
STORE_YAML = "name: My Shop\nhours:\n  monday: {open: '10:00', close: '20:00'}\n  sunday: closed\n"


def in_bounded_process(work: Callable[[], None]) -> None:
    """Runs `work` in a fork that may take ROOM_BYTES more memory than this process has now."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            pages = int(Path("/proc/self/statm").read_text().split()[0])
            limit = pages * resource.getpagesize() + ROOM_BYTES
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
            work()
            os._exit(0)
        except BaseException:
            os.write(writer, traceback.format_exc().encode()[-60_000:])
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        trouble = told.read().decode()
    _, status = os.waitpid(child, 0)
    assert status == 0, trouble or f"the process ended with {status}"


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One of the ways in which a file gets damaged, or is damaged by somebody who knows how."""
    buffer = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        place = chance.randrange(len(buffer) + 1) if buffer else 0
        kind = chance.randrange(7)
        if kind == 0 and buffer:
            buffer[place % len(buffer)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            buffer[place:place] = chance.randbytes(chance.randrange(1, 40))
        elif kind == 2:
            del buffer[place : place + chance.randrange(1, 60)]
        elif kind == 3:
            del buffer[place:]
        elif kind == 4:
            end = place + chance.randrange(1, 200)
            buffer[place:place] = buffer[place:end] * chance.randrange(1, 30)
        elif kind == 5:
            buffer[place:place] = chance.choice(NASTY)
        elif buffer:
            buffer[place % len(buffer)] = chance.choice(b'\0",;\n{}[]\xff\t\\9')
    return bytes(buffer)


NASTY = (
    b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b'"', b"\n\n", b"9" * 400, b"[" * 3000, b'{"a":' * 2000,
    b"-1", b"1e999", b"NaN", b"\xf0\x9f\x92\xa9", b"&a [*a, *a]", b"../../x", b"=cmd|' /C calc'!A0",
    b"\r", b"\xed\xa0\x80", b"x" * 70_000, b",," * 300, "\u202e\u0000".encode(), b"PK\x03\x04",
)  # fmt: skip


@pytest.fixture
def signed(tmp_path: Path) -> tuple[Path, Path]:
    """A home with a live catalogue, and a signed bundle of version 2 that is not yet taken."""
    home, key = tmp_path / "home", tmp_path / "owner"
    signing.trust(signing.keygen(key), Layout(home).keys)
    take_in(write_bundle(tmp_path / "old", PRICES), home, embedder=HashedWords())
    stick = write_bundle(tmp_path / "stick", PRICES | {"Lamp number 3": "333.00"})
    (stick / "store.yaml").write_text(STORE_YAML)
    signing.sign(stick, key, version=2)
    return home, stick


def live_prices(home: Path) -> dict[str, str]:
    with Catalogue(home).open() as shop:
        assert not shop.warnings
        return {product.name: str(product.price) for product in shop.products()}


def test_no_tampered_archive_gets_in(signed: tuple[Path, Path], tmp_path: Path) -> None:
    home, stick = signed
    archive = Path(shutil.make_archive(str(tmp_path / "bundle"), "zip", stick))
    original = archive.read_bytes()
    as_signed = PRICES | {"Lamp number 3": "333.00"}

    def work() -> None:
        chance = random.Random(1)
        refused = 0
        told: set[str] = set()
        for _ in range(4000):
            archive.write_bytes(mutated(original, chance))
            try:
                take_in(archive, home, require_signature=True, embedder=HashedWords())
            except BundleError as err:
                told.add(str(err))
                refused += 1
            else:  # damaged where it means nothing, such as a time stamp: then whole and as signed
                assert live_prices(home) == as_signed
                shutil.rmtree(home / "catalogue" / "generations")
                (home / "catalogue" / "current").unlink()
                take_in(tmp_path / "old", home, embedder=HashedWords())
        assert refused > 3000
        assert not [each for each in told if "\n" in each or not each]
        assert live_prices(home) == PRICES
        assert not list(Layout(home).root.glob("incoming-*"))

    in_bounded_process(work)


def test_no_tampered_folder_gets_in(signed: tuple[Path, Path]) -> None:
    home, stick = signed
    originals = {path.name: path.read_bytes() for path in stick.iterdir()}

    def work() -> None:
        chance = random.Random(2)
        for _ in range(2500):
            name = chance.choice(sorted(originals))
            damaged = mutated(originals[name], chance)
            (stick / name).write_bytes(damaged)
            if damaged.strip() == originals[name].strip():
                continue
            with pytest.raises(BundleError) as refused:
                take_in(stick, home, require_signature=True, embedder=HashedWords())
            assert "\n" not in str(refused.value)
            (stick / name).write_bytes(originals[name])
        assert live_prices(home) == PRICES

    in_bounded_process(work)


def sheets(tmp_path: Path) -> Iterator[tuple[str, bytes, int]]:
    csv_sheet = (write_bundle(tmp_path / "x", PRICES) / "products.csv").read_bytes()
    yield "products.csv", csv_sheet, 2000
    yield "products.csv", csv_sheet.decode().encode("utf-16"), 500
    yield "products.jsonl", PRODUCTS_JSONL.encode(), 2000
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in csv_sheet.decode().splitlines():
        book.active.append(line.split(","))
    stream = io.BytesIO()
    book.save(stream)
    yield "products.xlsx", stream.getvalue(), 500
    yield "store.yaml", STORE_YAML.encode(), 500
    yield "faq.jsonl", b'{"question": "Open?", "answer": "Yes."}\n{"q": "x", "a": "y"}\n', 300
    yield "faq.md", b"# Open?\n\nYes, *always*.\n\n## Where?\nHere\n", 200


def test_damaged_sheets_never_crash_the_reader(tmp_path: Path) -> None:
    def work() -> None:
        chance = random.Random(3)
        told: set[str] = set()
        for name, original, count in sheets(tmp_path):
            folder = tmp_path / f"sheet-{count}-{name}"
            folder.mkdir()
            if not name.startswith("products"):
                write_bundle(folder, {"Lamp": "5"})
            for _ in range(count):
                (folder / name).write_bytes(mutated(original, chance))
                try:
                    contents = read_contents(folder)
                except BundleError as err:
                    told.add(str(err))
                    continue
                assert all(product.price > 0 and product.name for product in contents.products)
                told.update(str(problem) for problem in contents.problems)
        assert not [each for each in told if "\n" in each or not each]

    in_bounded_process(work)


def zip_of(path: Path, members: dict[str, bytes], **attributes: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for attribute, value in attributes.items():
                setattr(info, attribute, value)
            archive.writestr(info, data)
    return path


SHEET = b"Name,Price\nLamp,5\n"


def hostile_archives(folder: Path) -> Iterator[Path]:
    names = (
        "../products.csv", "/etc/cron.d/x", "a/../../x", "..\\products.csv", "C:/x", "a\\b",
        "x\ny", "a/b/c/d/e/f/g/x", "n" * 250, "//x", "./../x", "..",
    )  # fmt: skip
    for number, name in enumerate(names):
        yield zip_of(folder / f"{number}.zip", {"products.csv": SHEET, name: b"x"})
    with_nul = zip_of(folder / "nul.zip", {"products.csv": SHEET, "nulXname": b"x"})
    with_nul.write_bytes(with_nul.read_bytes().replace(b"nulXname", b"nul\0name"))
    yield with_nul
    link = 0o120777 << 16
    yield zip_of(folder / "link.zip", {"products.csv": b"/etc/passwd"}, external_attr=link)
    device = 0o020666 << 16
    yield zip_of(folder / "device.zip", {"products.csv": b""}, external_attr=device)
    yield zip_of(folder / "many.zip", {f"f{n}": b"" for n in range(3000)} | {"products.csv": SHEET})
    yield zip_of(folder / "bomb.zip", {"products.csv": SHEET + bytes(50 * 1024 * 1024)})
    lie = zip_of(folder / "lie.zip", {"products.csv": SHEET + b"Lamp,5\n" * 400_000})
    raw = lie.read_bytes()
    size = (len(SHEET) + 7 * 400_000).to_bytes(4, "little")
    lie.write_bytes(raw.replace(size, (100).to_bytes(4, "little")))
    yield lie
    yield zip_of(folder / "none.zip", {"readme.txt": b"hello"})
    yield zip_of(folder / "two.zip", {"products.csv": SHEET, "products.jsonl": b"{}"})
    yield zip_of(folder / "nested.zip", {"products.zip": SHEET})


def test_hostile_archives_are_refused(tmp_path: Path) -> None:
    home = tmp_path / "home"
    folder = tmp_path / "archives"
    folder.mkdir()
    take_in(write_bundle(tmp_path / "old", PRICES), home, embedder=HashedWords())
    before = sorted(tmp_path.iterdir())

    def work() -> None:
        for archive in hostile_archives(folder):
            with pytest.raises(BundleError) as refused:
                pytest.fail(f"{archive.name}: {take_in(archive, home, embedder=HashedWords())}")
            assert "\n" not in str(refused.value)
        assert live_prices(home) == PRICES

    in_bounded_process(work)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("products.csv", b"Name,Price\n" + b"L" * 5_000_000 + b",5\n"),
        ("products.csv", b"Name,Price" + b",x" * 5000 + b"\nLamp,5\n"),
        ("products.csv", b"Name,Price\n" + b"Lamp,5\n" * 300_000),
        ("products.csv", b'Name,Price\n"' + b"Lamp\n" * 300_000),
        ("products.jsonl", b"[" * 200_000),
        ("products.jsonl", b'{"name":' * 20_000),
        ("products.jsonl", b'{"name": "L", "price": 5, "aliases": [' + b'"a",' * 60_000 + b'"b"]}'),
        ("store.yaml", b"a: &a [x]\n" + b"b: [" + b"*a," * 1000 + b"]\n"),
        ("store.yaml", b"{" * 20_000),
        ("store.yaml", b"name: " + b"x" * 1_000_000),
        ("columns.yaml", b"Name: shell\n"),
    ],
)
def test_monstrous_files_are_refused_with_little_memory(
    tmp_path: Path, name: str, data: bytes
) -> None:
    folder = tmp_path / "bundle"
    if not name.startswith("products"):
        write_bundle(folder, {"Lamp": "5"})
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)

    def work() -> None:
        with pytest.raises(KbError) as refused:
            take_in(folder, tmp_path / "home", embedder=HashedWords())
        assert "\n" not in str(refused.value)
        assert len(str(refused.value)) < 500

    in_bounded_process(work)
    assert sys.getrecursionlimit() < 100_000


def test_links_and_devices_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    secret = write_bundle(tmp_path / "secret", PRICES) / "products.csv"
    folder = tmp_path / "bundle"
    folder.mkdir()
    (folder / "products.csv").symlink_to(secret)
    with pytest.raises(BundleError, match="is a link"):
        take_in(folder, tmp_path / "home", embedder=HashedWords())
    (folder / "products.csv").unlink()
    os.mkfifo(folder / "products.csv")
    with pytest.raises(BundleError, match="no products"):
        take_in(folder, tmp_path / "home", embedder=HashedWords())
