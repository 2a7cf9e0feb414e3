"""Shops of test questions, opened."""

from __future__ import annotations

from pathlib import Path

from device.config import DialogueSettings, ShopSettings
from device.dialogue.conversation import Dialogue
from kb.catalogue_import import import_bundle
from kb.live import Catalogue
from kb.shop import Shop


def open_shop(folder: Path, home: Path) -> Shop:
    """The shop of a bundle, imported into `home`."""
    import_bundle(folder, home, require_signature=False, max_bad_rows_percent=0, keep_generations=1)
    return Catalogue(home).open()


def open_dialogue(folder: Path, home: Path) -> Dialogue:
    """The same to be asked."""
    return Dialogue(open_shop(folder, home), DialogueSettings(), ShopSettings())
