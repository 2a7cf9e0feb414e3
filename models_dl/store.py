"""Where models lie on disk, and which of them serves a role.

A model is a folder `<store>/<name>/`. Folders put there by hand count as well as fetched ones, as
long as the files that the model needs are in them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models_dl.manifest import Entry, load_manifest


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is present. `path` is what its engine opens: a folder or a file."""

    name: str
    role: str
    lang: str | None
    path: Path
    folder: Path
    licence: str


class ModelStore:
    """Looks for models in several folders; the first that has one wins."""

    def __init__(self, folders: Sequence[Path], manifest: Sequence[Entry] | None = None) -> None:
        self.folders = tuple(folders)
        self.manifest = tuple(load_manifest() if manifest is None else manifest)

    def find(self, role: str, lang: str | None = None) -> Model | None:
        """The preferred model present for a role; one that serves every language fits any `lang`.

        With `lang` None the first model of the role is taken, whatever its language.
        """
        for entry in self.manifest:
            fits = lang is None or entry.lang is None or entry.lang == lang
            if entry.role == role and fits and (model := self._present(entry)):
                return model
        return None

    def get(self, name: str) -> Model | None:
        """The model of that name, or None when it is not present or not known."""
        for entry in self.manifest:
            if entry.name == name:
                return self._present(entry)
        return None

    def present(self) -> Iterator[Model]:
        """All models present, in order of preference."""
        for entry in self.manifest:
            if model := self._present(entry):
                yield model

    def _present(self, entry: Entry) -> Model | None:
        for store in self.folders:
            folder = installed_folder(entry, store)
            if folder is not None:
                return Model(
                    name=entry.name,
                    role=entry.role,
                    lang=entry.lang,
                    path=folder / entry.opens if entry.opens else folder,
                    folder=folder,
                    licence=entry.licence,
                )
        return None


def installed_folder(entry: Entry, store: Path) -> Path | None:
    """Where a model lies in one store, or None.

    A new version is moved in after the old one was moved to `<name>.old`; between the two moves,
    which a power cut can separate, the old one still counts.
    """
    for folder in (store / entry.name, store / f"{entry.name}.old"):
        if all((folder / needed).is_file() for needed in entry.needs):
            return folder
    return None


def shared_folder() -> Path:
    """The store of this Python environment, which every `--home` finds."""
    return Path(sys.prefix) / "share" / "bolo" / "models"
