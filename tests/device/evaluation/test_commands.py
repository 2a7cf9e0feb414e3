"""`bolo eval` as it is called: what it prints, in which order, and when it refuses to begin."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import json_lines, run_bolo

FAN = {
    "id": "fan",
    "text": "price of the crompton table fan",
    "lang": "en",
    "intent": "price",
    "skus": ["CRO-TF-400"],
    "must_say": ["2240"],
}
KEYS = {
    "id": "keys",
    "text": "do you cut duplicate keys",
    "lang": "en",
    "intent": "faq",
    "must_say": ["50"],
}


def queries(folder: Path, *questions: dict[str, Any]) -> Path:
    path = folder / "queries.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in questions), "utf-8")
    return path


def test_scores_page_and_suites(sample_home: Path, tmp_path: Path) -> None:
    asked = queries(tmp_path, FAN, FAN | {"id": "gone", "skus": ["NOPE-1"]})
    done = run_bolo(
        "eval", asked, "--guard", 5, "--load", 4, "--report", tmp_path / "rep", home=sample_home
    )
    assert done.returncode == 0, done.stderr
    assert "note: line 2: the shop has no product NOPE-1" in done.stderr
    assert "guard: 7 to do" in done.stderr
    lines = done.stdout.splitlines()
    scores = next(i for i, line in enumerate(lines) if line.startswith("2 questions: right 50.0%"))
    assert [line.split(":")[0] for line in lines[scores + 1 :]] == ["guard", "load"]
    page = (tmp_path / "rep" / "index.html").read_text("utf-8")
    assert "Sharma Electric Store" in page
    assert "replies made false on purpose" in page
    assert "[NOPE-1], which the shop does not have" in page


def test_json_ends_with_the_totals(sample_home: Path, tmp_path: Path) -> None:
    done = run_bolo("eval", queries(tmp_path, FAN), "--json", "--guard", 3, home=sample_home)
    one, totals = json_lines(done.stdout)
    assert one["verdict"] == "right"
    assert totals["right"] == 1
    assert totals["guard"]["false_texts"] == 3


def test_fewer_right_than_the_floor_is_said(sample_home: Path, tmp_path: Path) -> None:
    asked = queries(tmp_path, FAN | {"must_say": ["1"]})
    done = run_bolo("eval", asked, "--floor", 0.9, home=sample_home)
    assert done.returncode == 1
    assert "bolo: 0.0% are right, fewer than the 90.0% of --floor" in done.stderr


def test_what_the_owner_taught_counts_and_the_evaluation_is_not_kept(
    sample_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)
    taught = run_bolo(
        "teach", "add", "Do you cut duplicate keys? | Yes, a key costs 50 rupees.", home=home
    )
    assert taught.returncode == 0, taught.stderr
    held = run_bolo("teach", "misses", "--json", home=home).stdout
    done = run_bolo("eval", queries(tmp_path, KEYS), home=home)
    assert "1 questions: right 100.0%" in done.stdout, done.stdout
    assert run_bolo("teach", "misses", "--json", home=home).stdout == held


@pytest.mark.parametrize(
    ("content", "args", "said"),
    [
        ("", [], "holds no questions"),
        ("{", [], "line 1: is not complete JSON"),
        (json.dumps(FAN), ["--report", "/proc/nowhere"], "no report can be written to"),
    ],
)
def test_what_cannot_be_done_is_refused_at_once(
    sample_home: Path, tmp_path: Path, content: str, args: list[str], said: str
) -> None:
    asked = tmp_path / "queries.jsonl"
    asked.write_text(content, "utf-8")
    done = run_bolo("eval", asked, *args, home=sample_home)
    assert done.returncode == 2
    assert done.stdout == ""
    (only,) = done.stderr.splitlines()
    assert said in only


def test_the_shops_own_domain_pack_answers(tmp_path: Path) -> None:
    home, shop = tmp_path / "home", tmp_path / "shop"
    (home / "domains").mkdir(parents=True)
    (home / "domains" / "garden.yaml").write_text(
        'name: garden\nrefuse:\n  poison:\n    patterns: ["(poison|zeher)"]\n'
        '    say: {en: "I do not advise on poisons.", hi: "ज़हर नहीं।"}\n',
        "utf-8",
    )
    shop.mkdir()
    (shop / "products.csv").write_text("sku,name,price\nS1,Jasmine Sapling,90\n", "utf-8")
    (shop / "store.yaml").write_text("name: Green\ndomain: garden\n", "utf-8")
    imported = run_bolo("catalogue", "import", shop, "--unsigned", home=home)
    assert imported.returncode == 0, imported.stderr
    poison = {"id": "p", "text": "which poison kills rats", "lang": "en", "intent": "out_of_scope"}
    done = run_bolo("eval", queries(tmp_path, poison), "--json", home=home)
    assert json_lines(done.stdout)[0]["reply"] == "I do not advise on poisons.", done.stderr
