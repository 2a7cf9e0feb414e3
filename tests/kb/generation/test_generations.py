"""Each import is a generation of its own; the live one changes by one rename and can go back."""

from __future__ import annotations

import fcntl
import random
from decimal import Decimal
from pathlib import Path

import pytest

from kb.catalogue_import import TooManyBadRows, last_report
from kb.errors import KbError, NoCatalogue
from kb.generation.diff import compare
from kb.generation.layout import Layout
from kb.generation.manifest import verify
from kb.generation.publish import rollback
from kb.live import Catalogue
from tests.kb.conftest import HashedWords, take_in, write_bundle

PRICES = {f"Lamp number {n}": f"{100 + n}.00" for n in range(40)}
DEARER = PRICES | {"Lamp number 7": "999.00"}


def price(home: Path, sku: str) -> Decimal:
    with Catalogue(home).open() as shop:
        product = shop.product(sku)
        assert product is not None
        return product.price


def test_an_import_is_live_at_once_and_the_old_shop_stays_readable(tmp_path: Path) -> None:
    home = tmp_path / "home"
    model = HashedWords()
    take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=model)
    catalogue = Catalogue(home)
    with catalogue.open() as before:
        take_in(write_bundle(tmp_path / "b", DEARER), home, embedder=model)
        assert catalogue.current_id() != before.generation
        with catalogue.open() as after:
            old, new = before.product("C7"), after.product("C7")
            assert old is not None
            assert new is not None
            assert (old.price, new.price) == (Decimal("107.00"), Decimal("999.00"))
            assert before.search("lamp number 7", vectors=False).products


def test_the_same_bundle_again_changes_nothing(tmp_path: Path) -> None:
    home, bundle, model = tmp_path / "home", write_bundle(tmp_path / "a", PRICES), HashedWords()
    first = take_in(bundle, home, embedder=model)
    second = take_in(bundle, home, embedder=model)
    assert (first.changed, second.changed) == (True, False)
    assert first.generation == second.generation
    assert Layout(home).ids() == (first.generation,)


def test_only_new_wording_is_embedded_again(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=model)
    model.asked = 0
    take_in(write_bundle(tmp_path / "b", DEARER), home, embedder=model)
    assert model.asked == 0
    take_in(write_bundle(tmp_path / "c", DEARER | {"Brand new": "5"}), home, embedder=model)
    assert model.asked == 1


def test_another_embedding_model_rebuilds_all_vectors(tmp_path: Path) -> None:
    home, bundle, model = tmp_path / "home", write_bundle(tmp_path / "a", PRICES), HashedWords()
    take_in(bundle, home, embedder=model)
    model.asked = 0
    model.name = "hashed-words-2"
    report = take_in(bundle, home, embedder=model)
    assert report.changed
    assert model.asked == len(PRICES)


def test_the_report_says_what_changed(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=model)
    prices = dict(DEARER)
    del prices["Lamp number 39"]
    report = take_in(write_bundle(tmp_path / "b", prices), home, embedder=model)
    assert report.summary() == "39 items, 1 gone, 1 price changed"
    assert last_report(home) == report
    ids = Layout(home).ids()
    changes = compare(*(Layout(home).generation(each) for each in ids))
    assert [str(change) for change in changes] == [
        "gone   C39  Lamp number 39",
        "price  C7  Lamp number 7: 107.00 → 999.00",
    ]


def test_old_generations_are_pruned_but_never_the_live_one(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    for step in range(5):
        bundle = write_bundle(tmp_path / str(step), PRICES | {"Lamp number 0": f"{step + 1}.00"})
        take_in(bundle, home, embedder=model, keep_generations=3)
    ids = Layout(home).ids()
    assert len(ids) == 3
    assert Layout(home).current_id() == ids[-1]
    rollback(Layout(home), ids[0])
    take_in(write_bundle(tmp_path / "x", DEARER), home, embedder=model, keep_generations=1)
    assert Layout(home).ids() == (Layout(home).current_id(),)


def test_roll_back_and_forth(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    first = take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=model)
    second = take_in(write_bundle(tmp_path / "b", DEARER), home, embedder=model)
    assert rollback(Layout(home)).id == first.generation
    assert price(home, "C7") == Decimal("107.00")
    with pytest.raises(KbError, match="no older generation"):
        rollback(Layout(home))
    assert rollback(Layout(home), second.generation[:6]).id == second.generation
    assert price(home, "C7") == Decimal("999.00")


def test_after_a_roll_back_the_same_bundle_can_come_again(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=model)
    newer = write_bundle(tmp_path / "b", DEARER)
    take_in(newer, home, embedder=model)
    rollback(Layout(home))
    assert take_in(newer, home, embedder=model).changed
    assert price(home, "C7") == Decimal("999.00")


def test_too_many_bad_rows_change_nothing(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=model)
    bad = DEARER | {f"Lamp number {n}": "cheap" for n in range(10)}
    with pytest.raises(TooManyBadRows, match="10 of 40 rows") as refused:
        take_in(write_bundle(tmp_path / "b", bad), home, embedder=model)
    assert {problem.row for problem in refused.value.problems} == set(range(2, 12))
    assert price(home, "C20") == Decimal("120.00")
    assert len(Layout(home).ids()) == 1


def test_a_few_bad_rows_are_left_out(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    report = take_in(
        write_bundle(tmp_path / "a", PRICES | {"Lamp number 3": "??"}), home, embedder=model
    )
    assert (report.products, report.bad_rows) == (39, 1)
    assert "1 rows left out" in report.summary()


def test_a_second_import_at_the_same_time_is_told_to_wait(tmp_path: Path) -> None:
    home = tmp_path / "home"
    layout = Layout(home)
    layout.generations.mkdir(parents=True)
    with layout.lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(KbError, match="another import is running"):
            take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=HashedWords())


def test_without_an_import_there_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(NoCatalogue, match="no catalogue has been imported"):
        Catalogue(tmp_path).open()


@pytest.mark.parametrize(
    "name",
    ["catalogue.sqlite", "products.usearch", "manifest.json", "manifest.sha256", "phrases.txt"],
)
def test_a_flipped_byte_is_noticed_and_the_previous_catalogue_used(
    tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    home, model = tmp_path / "home", HashedWords()
    good = take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=model).generation
    live = take_in(write_bundle(tmp_path / "b", DEARER), home, embedder=model).generation
    path = Layout(home).generation(live) / name
    contents = bytearray(path.read_bytes())
    contents[random.Random(name).randrange(len(contents) - 1)] ^= 0x10
    path.write_bytes(contents)
    with Catalogue(home).open() as shop:
        assert shop.generation == good
        assert live in shop.warnings[0]
        assert f"generation {good} is used instead" in shop.warnings[0]
        assert shop.warnings[0] in caplog.text


def test_no_flipped_byte_stays_unnoticed(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    good = take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=model).generation
    live = take_in(write_bundle(tmp_path / "b", DEARER), home, embedder=model).generation
    chance = random.Random(8)
    files = sorted(Layout(home).generation(live).iterdir())
    for _ in range(150):
        path = chance.choice(files)
        original = path.read_bytes()
        damaged = bytearray(original)
        damaged[chance.randrange(len(damaged.rstrip()))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        with Catalogue(home).open() as shop:
            assert shop.generation == good
            assert len(shop.warnings) == 1
        path.write_bytes(original)
    with Catalogue(home).open() as shop:
        assert shop.generation == live


def test_a_missing_file_and_a_damaged_link_are_survived(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    good = take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=model).generation
    live = take_in(write_bundle(tmp_path / "b", DEARER), home, embedder=model).generation
    (Layout(home).generation(live) / "faq.usearch").unlink()
    with Catalogue(home).open() as shop:
        assert shop.generation == good
    Layout(home).current.unlink()
    with Catalogue(home).open() as shop:
        assert shop.generation == good


def test_an_import_over_a_damaged_catalogue_mends_it(tmp_path: Path) -> None:
    home, bundle, model = tmp_path / "home", write_bundle(tmp_path / "a", PRICES), HashedWords()
    live = take_in(bundle, home, embedder=model).generation
    path = Layout(home).generation(live) / "catalogue.sqlite"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(NoCatalogue, match=r"catalogue\.sqlite is damaged"):
        Catalogue(home).open()
    report = take_in(bundle, home, embedder=model)
    assert report.changed
    assert verify(Layout(home).generation(report.generation))


def test_an_import_notes_a_domain_pack_that_does_not_exist(tmp_path: Path) -> None:
    bundle = write_bundle(tmp_path / "a", PRICES)
    (bundle / "store.yaml").write_text("name: Green\ndomain: electricl\n", "utf-8")
    report = take_in(bundle, tmp_path / "home", embedder=HashedWords())
    (problem,) = report.problems
    assert (problem.file, problem.severity) == ("store.yaml", "note")
    assert "`electrical` is meant" in problem.message
