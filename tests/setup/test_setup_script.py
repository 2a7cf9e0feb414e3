"""setup.sh as its user meets it, as far as that goes without setting anything up."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
NOBODY = 65534


def setup(*arguments: str, folder: Path = CHECKOUT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [folder / "setup.sh", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("arguments", [(), ("help",), ("--help",), ("-h",)])
def test_help_names_every_command(arguments: tuple[str, ...]) -> None:
    shown = setup(*arguments)
    assert shown.returncode == 0
    for command in ("demo", "test", "install", "uninstall", "--purge"):
        assert command in shown.stdout
    assert shown.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("dmeo",), "dmeo"),
        (("test", "fast"), "test takes no argument"),
        (("install", "here"), "install takes no argument"),
        (("uninstall", "--all"), "--purge only"),
        (("demo", "a.wav", "b.wav"), "one recording at most"),
        (("demo", "no-such-recording.wav"), "no-such-recording.wav"),
    ],
)
def test_wrong_usage_changes_nothing_and_exits_with_2(
    arguments: tuple[str, ...], says: str
) -> None:
    refused = setup(*arguments)
    assert refused.returncode == 2
    assert says in refused.stderr
    assert "==>" not in refused.stdout


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that any user may read; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="bolo-setup-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_the_appliance_needs_root(public_folder: Path, command: str) -> None:
    shutil.copy(CHECKOUT / "setup.sh", public_folder)
    refused = subprocess.run(
        [public_folder / "setup.sh", command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        user=NOBODY if os.geteuid() == 0 else None,
    )
    assert refused.returncode == 1
    assert f"sudo ./setup.sh {command}" in refused.stderr


@pytest.mark.engine
def test_a_step_that_fails_shows_the_end_of_its_log_and_how_to_go_on(tmp_path: Path) -> None:
    shutil.copy(CHECKOUT / "setup.sh", tmp_path)
    (tmp_path / "pyproject.toml").write_text("this is no TOML\n")
    failed = setup("demo", folder=tmp_path)
    assert failed.returncode == 1
    assert "Python packages: FAILED" in failed.stderr
    assert "TOMLDecodeError" in failed.stderr
    assert str(tmp_path / ".home" / "setup.log") in failed.stderr
    assert "Run the same command again" in failed.stderr
    assert "==> Models" not in failed.stdout


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_shellcheck_finds_nothing() -> None:
    scripts = ["setup.sh", "systemd/appliance.sh", ".ci/run"]
    found = subprocess.run(
        ["shellcheck", "--external-sources", *scripts],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.stdout == ""
    assert found.returncode == 0
