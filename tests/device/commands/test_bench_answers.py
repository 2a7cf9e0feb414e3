"""`bolo bench answers` imports a made catalogue, asks it and prints what it measured."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import json_lines, run_bolo


def test_answers_are_measured_beside_the_bare_search(tmp_path: Path) -> None:
    done = run_bolo(
        "bench", "answers", "--sizes", "120", "--questions", "12", "--turns", "20", "--json",
        home=tmp_path,
    )  # fmt: skip
    figures = json_lines(done.stdout)
    assert [figure["unit"] for figure in figures] == ["ms", "ms", "answers/s", "% more"]
    answers, searches, throughput, _ = figures
    assert answers["runs"] == searches["runs"] == 12
    assert 0 < answers["p50"] <= answers["p95"]
    assert throughput["p50"] > 0


def test_sizes_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    done = run_bolo("bench", "answers", "--sizes", "many", home=tmp_path)
    assert done.returncode == 2
    assert "numbers with commas" in done.stderr
