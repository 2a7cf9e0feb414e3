"""`bolo catalogue …` as the shopkeeper types it: real processes, one line, right exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kb.conftest import write_bundle

BOLO = Path(sys.executable).with_name("bolo")
PRICES = {f"Lamp number {n}": f"{100 + n}.00" for n in range(12)}

pytestmark = pytest.mark.engine


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def bolo(home: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(BOLO), "--home", str(home), "catalogue", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr
    return done


def test_from_the_first_import_to_a_roll_back(home: Path, tmp_path: Path) -> None:
    first = bolo(home, "import", write_bundle(tmp_path / "a", PRICES), "--unsigned")
    assert first.returncode == 0
    assert "Name → name" in first.stdout
    assert "12 items, 12 new" in first.stdout
    dearer = PRICES | {"Lamp number 5": "999.00"}
    again = bolo(home, "import", write_bundle(tmp_path / "b", dearer), "--unsigned", "--json")
    report = json.loads(again.stdout)
    assert report["counts"] == {"new": 0, "gone": 0, "price": 1, "other": 0}
    assert "105.00 → 999.00" in bolo(home, "diff").stdout
    assert [line[0] for line in bolo(home, "list").stdout.splitlines()] == ["*", " "]
    listed = [json.loads(line) for line in bolo(home, "list", "--json").stdout.splitlines()]
    assert [each["live"] for each in listed] == [True, False]
    assert json.loads(bolo(home, "show", "C5", "--json").stdout)["price"] == "999.00"
    assert bolo(home, "rollback").returncode == 0
    assert json.loads(bolo(home, "show", "C5", "--json").stdout)["price"] == "105.00"
    assert "products     12" in bolo(home, "show").stdout
    assert "1 price changed" in bolo(home, "report").stdout


def test_keys_and_signatures(home: Path, tmp_path: Path) -> None:
    bundle, key = write_bundle(tmp_path / "a", PRICES), tmp_path / "owner"
    refused = bolo(home, "import", bundle)
    assert refused.returncode == 2
    assert refused.stderr.startswith("bolo: the bundle is not signed")
    assert bolo(home, "keygen", key).returncode == 0
    assert bolo(home, "keygen", key).returncode == 1
    assert bolo(home, "sign", bundle, "--key", key, "--version", "3").returncode == 0
    assert "no key is trusted" in bolo(home, "verify", bundle).stderr
    assert bolo(home, "trust", f"{key}.pub", "--name", "office").returncode == 0
    assert bolo(home, "verify", bundle).stdout.strip() == "signed by 'office', version 3"
    assert bolo(home, "import", bundle).returncode == 0
    assert bolo(home, "sign", bundle, "--key", key, "--version", "2").returncode == 0
    replayed = bolo(home, "import", bundle)
    assert replayed.returncode == 2
    assert "not newer" in replayed.stderr
    write_bundle(bundle, PRICES | {"Lamp number 1": "5"})
    assert bolo(home, "sign", bundle, "--key", key, "--version", "2").returncode == 0
    assert bolo(home, "import", bundle, "--override").returncode == 0


def test_bad_rows_are_all_shown_and_nothing_changes(home: Path, tmp_path: Path) -> None:
    bad = {f"Lamp number {n}": "cheap" for n in range(5)}
    done = bolo(home, "import", write_bundle(tmp_path / "a", PRICES | bad), "--unsigned")
    assert done.returncode == 2
    told = [line for line in done.stderr.splitlines() if line.startswith("!")]
    assert len(told) == 5
    assert told[0] == "! products.csv, row 2, column 'Price': 'cheap' is not an amount of money"
    assert "5 of 12 rows have errors" in done.stderr.splitlines()[-1]
    assert bolo(home, "show").returncode == 1
    report = bolo(home, "report").stdout
    assert "row 6, column 'Price'" in report
    assert "refused: 5 of 12 rows have errors" in report


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("import", "/no/such/folder", "--unsigned"), 2, "there is no such folder"),
        (("import", "/etc/passwd", "--unsigned"), 2, "a bundle is a folder or a .zip"),
        (("list",), 1, "no catalogue has been imported yet"),
        (("show",), 1, "no catalogue has been imported yet"),
        (("diff",), 1, "no catalogue has been imported yet"),
        (("rollback",), 1, "nothing is live"),
        (("rollback", "000009"), 1, "there is no generation"),
        (("report",), 1, "no report"),
        (("verify", "/no/such/folder"), 2, "there is no such folder"),
        (("sign", "/no/such/folder", "--key", "/no/key"), 1, "cannot be read"),
        (("trust", "/etc/passwd"), 2, "no public key"),
        (("import",), 2, "Missing argument"),
    ],
)
def test_mistakes_are_told_in_one_line(
    home: Path, words: tuple[str, ...], exit_code: int, said: str
) -> None:
    done = bolo(home, *words)
    assert done.returncode == exit_code
    assert said in done.stderr


def test_the_benchmark_measures_a_small_catalogue(tmp_path: Path) -> None:
    script = (
        "import sys; from kb.bench_commands import catalogue_bench; "
        "catalogue_bench(sys.argv[1:], standalone_mode=False)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--sizes", "60", "--questions", "20", "--report",
         str(tmp_path / "report"), "--json"],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    measured = json.loads(done.stdout)
    assert measured["products"] == 60
    assert {each["name"] for each in measured["searches"]} == {
        "Bolo",
        "Bolo, words alone",
        "SQLite FTS5 alone",
    }
    in_use = next(each for each in measured["vectors"] if each["name"] == "usearch f16, exact")
    assert in_use["recall"] >= 0.99
    assert (tmp_path / "report" / "catalogue.json").exists()
    assert (tmp_path / "report" / "catalogue.png").stat().st_size > 10_000
