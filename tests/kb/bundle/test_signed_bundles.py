"""Only what the owner has signed gets in, only once newer, and only exactly as it was signed."""

from __future__ import annotations

import base64
import json
import shutil
import stat
from pathlib import Path

import pytest

from kb.bundle import signing
from kb.errors import BundleError, KbError
from kb.generation.layout import Layout
from kb.generation.publish import rollback
from tests.kb.conftest import HashedWords, take_in, write_bundle

PRICES = {f"Lamp number {n}": f"{100 + n}.00" for n in range(10)}


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "owner"
    signing.keygen(path)
    return path


@pytest.fixture
def home(tmp_path: Path, key: Path) -> Path:
    home = tmp_path / "home"
    signing.trust(key.with_name("owner.pub"), Layout(home).keys)
    return home


@pytest.fixture
def stick(tmp_path: Path, key: Path) -> Path:
    folder = write_bundle(tmp_path / "stick", PRICES)
    signing.sign(folder, key, version=7)
    return folder


def test_a_signed_bundle_is_taken_with_its_signer_and_version(home: Path, stick: Path) -> None:
    report = take_in(stick, home, require_signature=True, embedder=HashedWords())
    assert (report.signer, report.version, report.products) == ("owner", 7, 10)


def test_the_private_key_is_readable_by_its_owner_only(key: Path) -> None:
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    with pytest.raises(KbError, match="never overwritten"):
        signing.keygen(key)


def test_an_unsigned_bundle_is_refused_by_default(home: Path, tmp_path: Path) -> None:
    bundle = write_bundle(tmp_path / "plain", PRICES)
    with pytest.raises(BundleError, match="not signed"):
        take_in(bundle, home, require_signature=True, embedder=HashedWords())
    assert take_in(bundle, home, embedder=HashedWords()).products == 10


def test_a_bundle_of_a_foreign_key_is_refused(home: Path, tmp_path: Path) -> None:
    signing.keygen(tmp_path / "stranger")
    bundle = write_bundle(tmp_path / "foreign", PRICES)
    signing.sign(bundle, tmp_path / "stranger")
    with pytest.raises(BundleError, match="not signed by a key that this kiosk trusts"):
        take_in(bundle, home, require_signature=True, embedder=HashedWords())


def test_a_changed_added_or_missing_file_is_noticed(home: Path, stick: Path) -> None:
    sheet = stick / "products.csv"
    original = sheet.read_bytes()
    sheet.write_bytes(original.replace(b"105.00", b"005.00"))
    with pytest.raises(BundleError, match=r"products\.csv was changed after signing"):
        take_in(stick, home, require_signature=True, embedder=HashedWords())
    sheet.write_bytes(original)
    (stick / "faq.md").write_text("# Free?\nEverything is free.\n")
    with pytest.raises(BundleError, match=r"faq\.md was added after signing"):
        take_in(stick, home, require_signature=True, embedder=HashedWords())
    (stick / "faq.md").unlink()
    sheet.unlink()
    with pytest.raises(BundleError, match=r"products\.csv of the signed bundle is missing"):
        take_in(stick, home, require_signature=True, embedder=HashedWords())


def test_litter_of_windows_and_capital_letters_do_no_harm(home: Path, stick: Path) -> None:
    (stick / "Thumbs.db").write_bytes(b"x")
    (stick / "desktop.ini").write_bytes(b"x")
    (stick / "._products.csv").write_bytes(b"x")
    (stick / "products.csv").rename(stick / "PRODUCTS.CSV")
    assert take_in(stick, home, require_signature=True, embedder=HashedWords()).products == 10
    (stick / "products.csv").write_text("Name,Price\nLamp,1\n")
    with pytest.raises(BundleError, match="differ in capital letters only"):
        signing.verify(stick, Layout(home).keys)


def test_even_at_the_console_a_wrong_signature_is_not_overlooked(home: Path, stick: Path) -> None:
    (stick / "products.csv").write_text("Name,Price\nLamp,1\n")
    with pytest.raises(BundleError, match="changed after signing"):
        take_in(stick, home, require_signature=False, embedder=HashedWords())


def test_an_old_stick_does_not_bring_old_prices_back(
    home: Path, stick: Path, key: Path, tmp_path: Path
) -> None:
    model = HashedWords()
    take_in(stick, home, require_signature=True, embedder=model)
    newer = write_bundle(tmp_path / "newer", PRICES | {"Lamp number 1": "300.00"})
    signing.sign(newer, key, version=8)
    take_in(newer, home, require_signature=True, embedder=model)
    with pytest.raises(BundleError, match=r"version 7.*not newer.*version 8"):
        take_in(stick, home, require_signature=True, embedder=model)
    other = write_bundle(tmp_path / "other", PRICES | {"Lamp number 1": "1.00"})
    signing.sign(other, key, version=8)
    with pytest.raises(BundleError, match="not newer"):
        take_in(other, home, require_signature=True, embedder=model)
    report = take_in(stick, home, require_signature=True, override_version=True, embedder=model)
    assert (report.changed, report.version) == (True, 7)
    with pytest.raises(BundleError, match="not newer"):
        take_in(stick, home, require_signature=True, embedder=model, keep_generations=1)


def test_pruning_and_roll_back_do_not_forget_the_highest_version(
    home: Path, stick: Path, key: Path, tmp_path: Path
) -> None:
    model = HashedWords()
    for version in range(8, 13):
        bundle = write_bundle(tmp_path / "b", PRICES | {"Lamp number 1": f"{version}.00"})
        signing.sign(bundle, key, version=version)
        take_in(bundle, home, require_signature=True, embedder=model, keep_generations=2)
    rollback(Layout(home))
    with pytest.raises(BundleError, match="not newer"):
        take_in(stick, home, require_signature=True, embedder=model)
    # The very stick that was rolled back may be plugged in again.
    assert take_in(bundle, home, require_signature=True, embedder=model).version == 12


def test_signing_again_gives_a_higher_version(stick: Path, key: Path, tmp_path: Path) -> None:
    again = signing.sign(stick, key)
    assert again.version > 7
    fresh = write_bundle(tmp_path / "fresh", PRICES)
    assert signing.sign(fresh, key).version >= again.version


def test_a_signature_for_another_purpose_is_worth_nothing(
    home: Path, stick: Path, key: Path
) -> None:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    private = load_pem_private_key(key.read_bytes(), password=None)
    data = (stick / "manifest.json").read_bytes()
    (stick / "manifest.json.sig").write_bytes(
        base64.b64encode(private.sign(data))  # type: ignore[union-attr, call-arg]
    )
    with pytest.raises(BundleError, match="not signed by a key"):
        take_in(stick, home, require_signature=True, embedder=HashedWords())


def test_signed_zip_with_a_folder_around_it(home: Path, stick: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    shutil.copytree(stick, outer / "Prices November")
    archive = shutil.make_archive(str(tmp_path / "bundle"), "zip", outer)
    report = take_in(Path(archive), home, require_signature=True, embedder=HashedWords())
    assert report.version == 7


def test_no_trusted_key_yet_is_said(tmp_path: Path, stick: Path) -> None:
    with pytest.raises(BundleError, match="no key is trusted on this kiosk yet"):
        take_in(stick, tmp_path / "new-home", require_signature=True, embedder=HashedWords())


@pytest.mark.parametrize("version", ["7", 0, -1, 2**60, 1.5, None, True])
def test_versions_that_are_no_sensible_number_are_refused(
    home: Path, stick: Path, key: Path, version: object
) -> None:
    manifest = json.loads((stick / "manifest.json").read_text())
    manifest["version"] = version
    data = json.dumps(manifest).encode()
    (stick / "manifest.json").write_bytes(data)
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    private = load_pem_private_key(key.read_bytes(), password=None)
    signature = private.sign(b"bolo catalogue bundle v1\0" + data)  # type: ignore[union-attr, call-arg]
    (stick / "manifest.json.sig").write_bytes(base64.b64encode(signature))
    with pytest.raises(BundleError):
        take_in(stick, home, require_signature=True, embedder=HashedWords())
