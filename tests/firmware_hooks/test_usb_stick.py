"""A stick is plugged in: real file systems on loop devices, the import unit's real processes."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from firmware_hooks.usb_copy import Limits, copy_bundle, find_bundle
from firmware_hooks.usb_mount import NothingForUs, StickError
from firmware_hooks.usb_stick import copy_from
from kb.announcements import take_announcements
from kb.bundle import signing
from kb.generation.layout import Layout
from kb.live import Catalogue

ROOT = Path(__file__).resolve().parents[2]
SHEET = "Code,Name,Price\nA1,Lamp red,40\nA2,Lamp blue,45\n"

pytestmark = pytest.mark.engine


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def plug_in(tmp_path: Path) -> Iterator[Callable[[Path], Path]]:
    """Makes an image a block device, as a stick is."""
    if os.geteuid() != 0:
        pytest.skip("loop devices need root")
    devices: list[str] = []

    def attach(image: Path) -> Path:
        attached = run("losetup", "--find", "--show", image)
        if attached.returncode:
            pytest.skip(f"no loop device to be had: {attached.stderr.strip()}")
        devices.append(attached.stdout.strip())
        return Path(devices[-1])

    yield attach
    for device in devices:
        run("losetup", "-d", device)
    assert str(tmp_path) not in Path("/proc/mounts").read_text()


def ext4(folder: Path, image: Path, megabytes: int = 16) -> Path:
    with image.open("wb") as file:
        file.truncate(megabytes * 1024 * 1024)
    made = run("mkfs.ext4", "-q", "-F", "-d", folder, image)
    assert made.returncode == 0, made.stderr
    return image


@pytest.fixture
def contents(tmp_path: Path) -> Path:
    folder = tmp_path / "contents"
    (folder / "Bolo").mkdir(parents=True)
    (folder / "Bolo" / "products.csv").write_text(SHEET)
    (folder / "holiday.jpg").write_bytes(b"x" * 1000)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    signing.trust(signing.keygen(tmp_path / "owner"), Layout(home).keys)
    return home


def take(device: Path, staging: Path, home: Path) -> tuple[int, int]:
    """Both halves as the unit runs them. Their exit codes."""
    python = sys.executable
    first = run(python, "-m", "firmware_hooks.usb_stick", device, staging, "--home", home)
    assert "Traceback" not in first.stderr
    if first.returncode:
        return first.returncode, -1
    second = run(
        python, "-m", "firmware_hooks.usb_take_in", staging, "--home", home, "--",
        Path(python).with_name("bolo"), "--home", home,
    )  # fmt: skip
    assert "Traceback" not in second.stderr
    assert not staging.exists()
    return first.returncode, second.returncode


def test_a_signed_stick_is_copied_released_taken_in_and_announced(
    contents: Path, home: Path, tmp_path: Path, plug_in: Callable[[Path], Path]
) -> None:
    signing.sign(contents / "Bolo", tmp_path / "owner")
    device = plug_in(ext4(contents, tmp_path / "stick.img"))
    assert take(device, tmp_path / "staging", home) == (0, 0)
    with Catalogue(home).open() as shop:
        assert [product.name for product in shop.products()] == ["Lamp red", "Lamp blue"]
    removable, done = take_announcements(home)
    assert removable.kind == "removable"
    assert "remove the stick" in removable.en
    assert done.en == "The new catalogue is in use: 2 items, 2 new."
    assert done.hi == "नया कैटलॉग चालू है: 2 आइटम, 2 नए।"
    assert take_announcements(home) == ()


def test_the_same_stick_again_is_said_to_change_nothing(
    contents: Path, home: Path, tmp_path: Path, plug_in: Callable[[Path], Path]
) -> None:
    signing.sign(contents / "Bolo", tmp_path / "owner")
    device = plug_in(ext4(contents, tmp_path / "stick.img"))
    for _ in range(2):
        assert take(device, tmp_path / "staging", home) == (0, 0)
    assert take_announcements(home)[-1].en == "The catalogue is the same as before: 2 items."


def test_an_unsigned_stick_is_refused_and_said(
    contents: Path, home: Path, tmp_path: Path, plug_in: Callable[[Path], Path]
) -> None:
    device = plug_in(ext4(contents, tmp_path / "stick.img"))
    first, second = take(device, tmp_path / "staging", home)
    assert first == 0
    assert second in (1, 2)
    refused = take_announcements(home)[-1]
    assert refused.kind == "refused"
    assert "not signed" in refused.en
    assert "मुहर नहीं" in refused.hi
    assert Layout(home).current_id() is None


def test_a_stick_without_a_catalogue_is_left_alone(
    home: Path, tmp_path: Path, plug_in: Callable[[Path], Path]
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    device = plug_in(ext4(tmp_path / "photos", tmp_path / "stick.img"))
    assert take(device, tmp_path / "staging", home) == (0, 0)
    assert take_announcements(home) == ()


def test_a_stick_that_goes_away_while_it_is_read(
    contents: Path, home: Path, tmp_path: Path, plug_in: Callable[[Path], Path]
) -> None:
    (contents / "Bolo" / "products.csv").write_text(SHEET + "A,Lamp,5\n" * 900_000)
    image = ext4(contents, tmp_path / "stick.img", megabytes=24)
    device = plug_in(image)
    with image.open("r+b") as file:
        file.truncate(4 * 1024 * 1024)
    first, _ = take(device, tmp_path / "staging", home)
    assert first == 1
    refused = take_announcements(home)[-1]
    assert refused.kind == "refused"
    assert Layout(home).current_id() is None
    assert not (tmp_path / "staging").exists()


def test_a_stick_is_never_written_to_even_with_an_open_journal(
    contents: Path, tmp_path: Path, plug_in: Callable[[Path], Path]
) -> None:
    image = ext4(contents, tmp_path / "stick.img")
    run("debugfs", "-w", "-R", "feature +needs_recovery", image)
    before = image.read_bytes()
    device = plug_in(image)
    bundle = copy_from(device, tmp_path / "staging")
    assert (bundle / "products.csv").read_text() == SHEET
    run("sync")
    assert image.read_bytes() == before


def test_a_stick_without_a_file_system(tmp_path: Path, plug_in: Callable[[Path], Path]) -> None:
    image = tmp_path / "stick.img"
    image.write_bytes(os.urandom(1024 * 1024))
    with pytest.raises(StickError, match="formatted as"):
        copy_from(plug_in(image), tmp_path / "staging")


@pytest.mark.parametrize("kind", ["vfat", "exfat", "ntfs"])
def test_sticks_as_windows_formats_them(
    kind: str, tmp_path: Path, plug_in: Callable[[Path], Path]
) -> None:
    """FAT, exFAT and NTFS where this kernel, or a driver in user space, can mount them."""
    maker = {
        "vfat": ["mkfs.vfat", "-F", "32"],
        "exfat": ["mkfs.exfat"],
        "ntfs": ["mkntfs", "-q", "-F", "-f"],
    }[kind]
    if shutil.which(maker[0]) is None:
        pytest.skip(f"{maker[0]} is not installed")
    image = tmp_path / "stick.img"
    with image.open("wb") as file:
        file.truncate(48 * 1024 * 1024)
    device = plug_in(image)
    made = run(*maker, device)
    assert made.returncode == 0, made.stderr
    point = tmp_path / "point"
    point.mkdir()
    drivers = {"vfat": ["vfat"], "exfat": ["exfat", "exfat-fuse"], "ntfs": ["ntfs3", "ntfs-3g"]}
    if all(run("mount", "-t", driver, device, point).returncode for driver in drivers[kind]):
        pytest.skip(f"this machine cannot mount {kind}")
    (point / "BOLO").mkdir()
    (point / "BOLO" / "PRODUCTS.CSV").write_text(SHEET)
    assert run("umount", point).returncode == 0
    bundle = copy_from(device, tmp_path / "staging")
    assert [path.read_text() for path in bundle.iterdir()] == [SHEET]


def test_links_devices_pipes_and_folders_are_not_copied(tmp_path: Path) -> None:
    for name, make in {
        "link": lambda path: path.symlink_to("/etc/passwd"),
        "pipe": os.mkfifo,
        "folder": lambda path: path.mkdir(),
    }.items():
        stick, staging = tmp_path / name / "bolo", tmp_path / name / "staging"
        stick.mkdir(parents=True)
        staging.mkdir()
        (stick / "products.csv").write_text(SHEET)
        make(stick / "store.yaml")
        with pytest.raises(StickError, match=r"store\.yaml"):
            copy_bundle(stick, staging)


def test_size_and_number_are_limited(tmp_path: Path) -> None:
    stick = tmp_path / "bolo"
    stick.mkdir()
    for number in range(30):
        (stick / f"{number}.md").write_text("x" * 100)
    for place, limits, said in (
        ("a", Limits(files=29), "more than 29 files"),
        ("b", Limits(bytes=2999), "too large"),
    ):
        (tmp_path / place).mkdir()
        with pytest.raises(StickError, match=said):
            copy_bundle(stick, tmp_path / place, limits)
    (tmp_path / "c").mkdir()
    assert len(list(copy_bundle(stick, tmp_path / "c", Limits(bytes=3000)).iterdir())) == 30


def test_a_huge_sparse_file_is_cut_short(tmp_path: Path) -> None:
    stick = tmp_path / "bolo"
    stick.mkdir()
    with (stick / "products.csv").open("wb") as file:
        file.truncate(10**12)
    (tmp_path / "staging").mkdir()
    with pytest.raises(StickError, match="too large"):
        copy_bundle(stick, tmp_path / "staging")
    copied = sum(path.stat().st_size for path in (tmp_path / "staging").rglob("*.csv"))
    assert copied <= 130 * 1024 * 1024


def test_where_a_catalogue_is_looked_for(tmp_path: Path) -> None:
    with pytest.raises(NothingForUs):
        find_bundle(tmp_path)
    (tmp_path / "Products.CSV").write_text(SHEET)
    assert find_bundle(tmp_path) == tmp_path
    (tmp_path / "Bolo-November.zip").write_bytes(b"PK")
    assert find_bundle(tmp_path).name == "Bolo-November.zip"
    (tmp_path / "bolo2.zip").write_bytes(b"PK")
    with pytest.raises(StickError, match="leave only one"):
        find_bundle(tmp_path)
    (tmp_path / "BOLO").mkdir()
    assert find_bundle(tmp_path).name == "BOLO"


def test_the_unit_is_sound_and_starts_the_modules_that_exist(tmp_path: Path) -> None:
    verifier = shutil.which("systemd-analyze")
    if verifier is None:
        pytest.skip("systemd-analyze is not installed")
    unit = (ROOT / "systemd" / "bolo-import@.service").read_text()
    assert "PrivateNetwork=yes" in unit
    assert "BindsTo" not in unit
    local = unit.replace("/opt/bolo/.venv/bin/python", sys.executable)
    local = local.replace("/opt/bolo/.venv/bin/bolo", "/bin/true").replace("/opt/bolo", str(ROOT))
    (tmp_path / "bolo-import@sda1.service").write_text(local)
    checked = run(verifier, "verify", tmp_path / "bolo-import@sda1.service")
    complaints = [line for line in checked.stderr.splitlines() if "bolo-import" in line]
    assert complaints == []
    assert checked.returncode == 0


def test_the_copy_belongs_to_the_kiosk_user_and_so_does_the_word(
    contents: Path, tmp_path: Path, plug_in: Callable[[Path], Path]
) -> None:
    device = plug_in(ext4(contents, tmp_path / "stick.img"))
    home = Path(tempfile.mkdtemp(prefix="bolo-home-"))
    try:
        account = pwd.getpwnam("nobody")
        os.chown(home, account.pw_uid, account.pw_gid)
        staging = tmp_path / "sticks" / "sda1"
        done = run(
            sys.executable, "-m", "firmware_hooks.usb_stick", device, staging,
            "--home", home, "--owner", "nobody",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        owners = {path.stat().st_uid for path in (staging, *staging.rglob("*"))}
        owners |= {path.stat().st_uid for path in home.rglob("*")}
        assert owners == {account.pw_uid}
        assert (tmp_path / "sticks").stat().st_uid == 0
        assert [each.kind for each in take_announcements(home)] == ["removable"]
    finally:
        shutil.rmtree(home)
