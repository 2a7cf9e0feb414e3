"""How the appliance's files are put in place: steps of systemd/appliance.sh in a folder."""

import shlex
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


class Appliance:
    """Runs single steps of the installation with its places moved under one folder."""

    def __init__(self, root: Path) -> None:
        self.program = root / "opt" / "bolo"
        self.state = root / "var" / "lib" / "bolo"
        self.source = root / "checkout"
        for folder in (self.program, self.state, self.source):
            folder.mkdir(parents=True)

    def run(self, step: str) -> str:
        places = {
            "APPLIANCE": self.program,
            "STATE": self.state,
            "UNITS": self.program.parent / "units",
            "UDEV_RULES": self.program.parent / "rules",
            "COMMAND": self.program.parent / "command",
            "here": self.source,
        }
        moved = "\n".join(f"{name}={shlex.quote(str(path))}" for name, path in places.items())
        script = f"""
            set -euo pipefail
            note() {{ printf '%s\\n' "$*"; }}
            step() {{ :; }}
            . {shlex.quote(str(CHECKOUT / "systemd" / "appliance.sh"))}
            {moved}
            log=/dev/null
            {step}
        """
        done = subprocess.run(
            ["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def appliance(tmp_path: Path) -> Appliance:
    return Appliance(tmp_path)


def ship(appliance: Appliance, settings: str) -> str:
    (appliance.source / "config.yaml").write_text(settings)
    return appliance.run('copy_settings "$here"')


def settings(appliance: Appliance) -> str:
    return (appliance.program / "config.yaml").read_text()


def test_untouched_settings_follow_the_program(appliance: Appliance) -> None:
    ship(appliance, "first")
    ship(appliance, "second")
    assert settings(appliance) == "second"
    assert not (appliance.program / "config.yaml.new").exists()


def test_settings_that_the_shop_changed_stay_and_new_ones_lie_beside_them(
    appliance: Appliance,
) -> None:
    ship(appliance, "first")
    (appliance.program / "config.yaml").write_text("the shop's own")
    said = ship(appliance, "second")
    assert settings(appliance) == "the shop's own"
    assert (appliance.program / "config.yaml.new").read_text() == "second"
    assert "config.yaml.new" in said


def test_installing_the_same_version_again_leaves_changed_settings_in_peace(
    appliance: Appliance,
) -> None:
    ship(appliance, "first")
    (appliance.program / "config.yaml").write_text("the shop's own")
    ship(appliance, "first")
    assert settings(appliance) == "the shop's own"
    assert not (appliance.program / "config.yaml.new").exists()


def test_files_that_a_new_version_dropped_are_gone(appliance: Appliance) -> None:
    old = appliance.program / "device" / "dropped.py"
    old.parent.mkdir()
    old.touch()
    (appliance.source / "config.yaml").touch()
    cache = appliance.source / "device" / "__pycache__"
    cache.mkdir(parents=True)
    (cache / "x.pyc").touch()
    (appliance.source / "device" / "kept.py").touch()
    appliance.run('chown() { :; }; copy_program "$here"')
    assert [path.name for path in (appliance.program / "device").iterdir()] == ["kept.py"]


def units(appliance: Appliance, **bodies: str) -> None:
    folder = appliance.program / "systemd"
    folder.mkdir()
    for name, body in bodies.items():
        (folder / f"{name}.service").write_text(body)


def test_only_units_that_ask_for_it_start_by_themselves(appliance: Appliance) -> None:
    units(appliance, bolo="[Service]\n[Install]\nWantedBy=multi-user.target\n")
    (appliance.program / "systemd" / "bolo-import@.service").write_text("[Service]\n")
    assert appliance.run('our_units "$APPLIANCE"').split() == [
        "bolo-import@.service",
        "bolo.service",
    ]
    assert appliance.run('enabled_units "$APPLIANCE"').split() == ["bolo.service"]


def test_a_shops_own_catalogue_is_never_replaced_by_the_sample(appliance: Appliance) -> None:
    (appliance.state / "catalogue").mkdir()
    (appliance.state / "catalogue" / "current").symlink_to("generations/000007-damaged-or-not")
    said = appliance.run('run() { echo "imports"; }; appliance_shop')
    assert "imports" not in said
    assert "stays" in said


def test_uninstalling_keeps_the_shops_data_and_changed_settings(appliance: Appliance) -> None:
    ship(appliance, "first")
    (appliance.program / "config.yaml").write_text("the shop's own")
    (appliance.state / "catalogue").mkdir()
    appliance.run("systemd_runs() { false; }; systemctl() { :; }; uninstall_appliance")
    assert not appliance.program.exists()
    assert (appliance.state / "catalogue").is_dir()
    assert (appliance.state / "config.yaml.kept").read_text() == "the shop's own"


def test_purging_deletes_the_shops_data(appliance: Appliance) -> None:
    ship(appliance, "first")
    appliance.run("systemd_runs() { false; }; getent() { false; }; uninstall_appliance --purge")
    assert not appliance.program.exists()
    assert not appliance.state.exists()


def test_the_command_is_valid_shell_and_goes_to_the_appliance(appliance: Appliance) -> None:
    appliance.run("place_command")
    command = appliance.program.parent / "command"
    subprocess.run(["sh", "-n", command], check=True, timeout=10)
    assert f"exec {appliance.program}/.venv/bin/bolo" in command.read_text()
    assert command.stat().st_mode & 0o777 == 0o755
