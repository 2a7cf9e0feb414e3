"""The house rules that a program can check: imports run one way, files stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("device", "kb", "firmware_hooks", "models_dl")
ALLOWED = {
    "device": {"device", "kb", "firmware_hooks", "models_dl"},
    "kb": {"kb"},
    "firmware_hooks": {"firmware_hooks", "kb"},
    "models_dl": {"models_dl"},
}
MOST_LINES = 400
TOP_LEVEL = {
    "device",
    "firmware_hooks",
    "models_dl",
    "kb",
    "systemd",
    "setup.sh",
    "config.yaml",
    "tests",
    "README.md",
    "docs",
    "pyproject.toml",
    "LICENSE",
}


def sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imported_packages(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.split(".")[0])
    return names & set(PACKAGES)


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way_and_files_stay_small(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    assert imported_packages(path) <= ALLOWED[package]
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


WAY_OF_A_QUESTION = ("index", "reading", "goods", "order", "intent", "answers")


def folders_imported(path: Path) -> set[str]:
    return {
        node.module.split(".")[2]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("device.dialogue.")
    }


@pytest.mark.parametrize("folder", WAY_OF_A_QUESTION)
def test_a_step_of_the_dialogue_knows_only_the_steps_before_it(folder: str) -> None:
    later = set(WAY_OF_A_QUESTION[WAY_OF_A_QUESTION.index(folder) + 1 :])
    files = sorted((ROOT / "device" / "dialogue" / folder).glob("*.py"))
    assert len(files) > 2
    assert not [path.name for path in files if folders_imported(path) & later]


def test_no_junk_drawers() -> None:
    forbidden = {"utils", "util", "manager", "helpers", "common", "const"}
    assert not [path for path in sources() if path.stem in forbidden]


def test_the_top_level_is_the_agreed_one() -> None:
    present = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    leftovers = {"build", "dist", "bolo.egg-info"}
    assert present - leftovers <= TOP_LEVEL
