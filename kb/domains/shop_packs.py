"""Which packs a shop has: those that ship, and its own beside them, as far as they can be read."""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.domains.pack_check import Known, mistakes
from kb.domains.pack_file import PackError, PackFile
from kb.domains.pack_reading import not_known, read_pack

_LOG = logging.getLogger(__name__)
PACK_FOLDER = Path(__file__).parent
OWN_PACKS = "domains"
"""The folder of a shop's own packs in its state folder."""
_STOPS = "the kiosk does not start until it is mended"


@dataclass(frozen=True, slots=True)
class PackProblem:
    """One line for the shopkeeper; `stops` says that the kiosk does not start because of it."""

    message: str
    stops: bool = False


def domain_names(folder: Path = PACK_FOLDER) -> tuple[str, ...]:
    """The kinds of shops that packs of a folder are for."""
    return tuple(
        sorted(
            path.stem
            for path in folder.glob("*.yaml")
            if not path.stem.startswith(("general", "goods_", "everyday_"))
        )
    )


@functools.lru_cache(maxsize=8)
def packs_of(name: str, folders: tuple[Path, ...]) -> tuple[PackFile, ...]:
    """All packs of some folders, the general ones first and that of the shop last.

    A pack of the shop's own that has a mistake is left out, which `pack_problems` tells. Raises
    PackError where it is that of the shop.
    """
    files: list[PackFile] = []
    for folder in folders:
        for pack in _read(folder):
            if isinstance(pack, PackFile):
                files.append(pack)
            elif pack.path.stem == name:
                raise PackError(str(pack))
            else:
                _LOG.info("%s", _left_out(pack))
    return tuple(sorted(files, key=lambda pack: (pack.name != "general", pack.name == name)))


def pack_problems(name: str, own: Path) -> Iterator[PackProblem]:
    """What is wrong with the packs of a shop of the kind `name`, whose own packs lie in `own`."""
    for pack in _read(own):
        if isinstance(pack, _Broken):
            used = pack.path.stem == name
            yield PackProblem(f"{pack}; {_STOPS}" if used else _left_out(pack), stops=used)
    for path in sorted(own.glob("*.yml")):
        yield PackProblem(f"domain pack {path.name}: is not read; call it {path.stem}.yaml")
    if not any((folder / f"{name}.yaml").is_file() for folder in (own, PACK_FOLDER)):
        known = {*domain_names(), *domain_names(own), "general"}
        yield PackProblem(
            f"store.yaml: domain: {not_known('pack', name, known)}; "
            "until then the shop has no pack of its own"
        )


@dataclass(frozen=True, slots=True)
class _Broken:
    path: Path
    mistake: str

    def __str__(self) -> str:
        return self.mistake


def _left_out(pack: _Broken) -> str:
    return f"{pack}; the pack is left out"


def _read(folder: Path) -> Iterator[PackFile | _Broken]:
    if folder == PACK_FOLDER:
        yield from _shipped()
        return
    for path in sorted(folder.glob("*.yaml")):
        try:
            pack = read_pack(path)
        except PackError as err:
            yield _Broken(path, str(err))
            continue
        mistake = next(mistakes(pack, path.stem, Known.of(_shipped())), None)
        yield pack if mistake is None else _Broken(path, f"domain pack {path.name}: {mistake}")


@functools.lru_cache(maxsize=1)
def _shipped() -> tuple[PackFile, ...]:
    """A test checks these, so that no start has to."""
    return tuple(read_pack(path) for path in sorted(PACK_FOLDER.glob("*.yaml")))
