"""Where the catalogue's files are, and what their names mean.

HOME/catalogue/current                   link to the live generation
HOME/catalogue/generations/000007-3fa9c2d1/
    catalogue.sqlite  products.usearch  faq.usearch  phrases.txt  manifest.json  manifest.sha256
    words.index                          what the kiosk made of it; anew where it is missing
HOME/catalogue/generations/building-…/   being built; swept away by the next import
HOME/catalogue/keys/NAME.pub             keys whose bundles are accepted
HOME/catalogue/last-import.json          report of the last import
HOME/catalogue/lock                      held by the one import that runs
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DATABASE = "catalogue.sqlite"
PRODUCT_VECTORS = "products.usearch"
FAQ_VECTORS = "faq.usearch"
PHRASES = "phrases.txt"
COMPRESSION = "compression.npz"
MANIFEST = "manifest.json"
SEAL = "manifest.sha256"
BUILDING = "building-"

_GENERATION = re.compile(r"(\d{6,})-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Layout:
    home: Path

    @property
    def root(self) -> Path:
        return self.home / "catalogue"

    @property
    def generations(self) -> Path:
        return self.root / "generations"

    @property
    def current(self) -> Path:
        return self.root / "current"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def report(self) -> Path:
        return self.root / "last-import.json"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    def generation(self, generation_id: str) -> Path:
        return self.generations / generation_id

    def ids(self) -> tuple[str, ...]:
        """All finished generations, oldest first."""
        if not self.generations.is_dir():
            return ()
        names = (path.name for path in self.generations.iterdir())
        return tuple(sorted(filter(_GENERATION.fullmatch, names), key=sequence_of))

    def current_id(self) -> str | None:
        """What `current` points to; None where nothing was published or the link is damaged."""
        try:
            name = self.current.readlink().name
        except OSError:
            return None
        return name if _GENERATION.fullmatch(name) else None


def sequence_of(generation_id: str) -> int:
    match = _GENERATION.fullmatch(generation_id)
    if match is None:
        raise ValueError(f"not a generation: {generation_id}")
    return int(match.group(1))
