"""After an update of Bolo or of its model the live catalogue is built anew from its own records."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import kb.generation.manifest as manifests
from kb.bundle import signing
from kb.catalogue_rebuild import rebuild
from kb.errors import BundleError, NoCatalogue
from kb.generation.layout import Layout
from kb.live import Catalogue
from tests.kb.conftest import HashedWords, take_in, write_bundle

PRICES = {f"Lamp number {n}": f"{100 + n}.00" for n in range(20)}


def make_older(home: Path) -> None:
    """The live generation as an older version of Bolo would have left it."""
    folder = Layout(home).current.resolve()
    older = msgspec.structs.replace(manifests.read_manifest(folder), format=manifests.FORMAT - 1)
    manifests.write_manifest(folder, older)


def test_nothing_to_do_is_nothing_done(tmp_path: Path) -> None:
    model = HashedWords()
    live = take_in(write_bundle(tmp_path / "a", PRICES), tmp_path / "home", embedder=model)
    assert rebuild(tmp_path / "home", keep_generations=5, embedder=model).id == live.generation


def test_another_model_embeds_everything_and_keeps_the_records(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    bundle = write_bundle(tmp_path / "a", PRICES)
    (bundle / "pricing.yaml").write_text("discounts: [{all: true, percent: 10}]\n")
    (bundle / "faq.md").write_text("# Open?\nYes.\n")
    take_in(bundle, home, embedder=model)
    with Catalogue(home).open() as shop:
        before = (list(shop.products()), shop.faq(), shop.store)
    model.name, model.asked = "another model", 0
    manifest = rebuild(home, keep_generations=5, embedder=model)
    assert (manifest.embedder, model.asked) == ("another model", 21)
    with Catalogue(home).open() as shop:
        assert (list(shop.products()), shop.faq(), shop.store) == before
    assert not take_in(bundle, home, embedder=model).changed


def test_a_catalogue_of_an_older_version_is_told_and_rebuilt(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=model)
    make_older(home)
    with pytest.raises(NoCatalogue, match="run `bolo catalogue rebuild`"):
        Catalogue(home).open()
    rebuild(home, keep_generations=5, embedder=model)
    with Catalogue(home).open() as shop:
        assert len(shop) == 20


def test_an_update_does_not_forget_which_sticks_are_old(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    signing.trust(signing.keygen(tmp_path / "owner"), Layout(home).keys)
    old = write_bundle(tmp_path / "old", PRICES | {"Lamp number 1": "1"})
    signing.sign(old, tmp_path / "owner", version=3)
    new = write_bundle(tmp_path / "new", PRICES)
    signing.sign(new, tmp_path / "owner", version=4)
    take_in(new, home, require_signature=True, embedder=model)
    make_older(home)
    with pytest.raises(BundleError, match="not newer"):
        take_in(old, home, require_signature=True, embedder=model)
    assert take_in(new, home, require_signature=True, embedder=model).version == 4
