"""The list of models and where each can be had, read from manifest.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
import yaml

from models_dl.errors import ModelsError

Role = Literal["recogniser", "voice", "embedder", "writer", "independent ear"]
Purpose = Literal["demo", "test", "install"]
MANIFEST = Path(__file__).with_name("manifest.yaml")


class _Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Unknown keys are errors; what each key means stands at the top of manifest.yaml."""


class ModelSource(_Struct, frozen=True):
    """One place to get a model from: exactly one of `package`, `archive` and `files`."""

    package: str | None = None
    archive: str | None = None
    files: dict[str, str] = {}
    folder: str = ""
    sha256: str | None = None

    def __post_init__(self) -> None:
        if sum(map(bool, (self.package, self.archive, self.files))) != 1:
            raise ValueError("a source is one of package, archive, files")

    def __str__(self) -> str:
        if self.package:
            return f"package {self.package}"
        return self.archive or next(iter(self.files.values()))


class Entry(_Struct, frozen=True):
    """A model that Bolo knows of, present or not."""

    name: str
    role: Role
    licence: str
    size_mb: int
    needs: tuple[str, ...]
    sources: tuple[ModelSource, ...]
    lang: str | None = None
    purposes: tuple[Purpose, ...] = msgspec.field(default=(), name="for")
    opens: str = ""
    stand_in: str | None = None
    note: str | None = None


class _Manifest(_Struct, frozen=True):
    models: tuple[Entry, ...]


def load_manifest(path: Path = MANIFEST) -> tuple[Entry, ...]:
    """All entries in order of preference. Raises ModelsError when the file cannot be used."""
    try:
        manifest = msgspec.convert(yaml.safe_load(path.read_text("utf-8")), _Manifest)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as err:
        raise ModelsError(f"cannot use {path}: {' '.join(str(err).split())}") from err
    names = [entry.name for entry in manifest.models]
    if len(set(names)) != len(names):
        raise ModelsError(f"cannot use {path}: a model stands in it twice")
    return manifest.models
