"""What many tests share: the `bolo` command as a process, and the sample shop imported once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_SHOP = ROOT / "kb" / "sample_shop"

Bolo = Callable[..., subprocess.CompletedProcess[str]]


def run_bolo(
    *args: object, home: Path, stdin: str = "", timeout_s: float = 180
) -> subprocess.CompletedProcess[str]:
    """Runs the real command with its state in `home`."""
    return subprocess.run(
        [sys.executable, "-m", "device", *map(str, args)],
        cwd=ROOT,
        env={**os.environ, "BOLO_HOME": str(home)},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )


def json_lines(out: str) -> list[dict[str, Any]]:
    """Every line must be one object: `--json` prints nothing else."""
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder into which the sample shop was imported by the real command."""
    home = tmp_path_factory.mktemp("home")
    done = run_bolo("catalogue", "import", SAMPLE_SHOP, "--unsigned", home=home)
    assert done.returncode == 0, done.stderr
    return home
