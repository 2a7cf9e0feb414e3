"""The index of a catalogue, kept beside it: made once, read again at each start.

It depends on the records, which never change within a generation, and on what the program and the
domain packs know; a file that was made with other knowledge, or is damaged, is made anew.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import io
import logging
import pickle
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import device.dialogue.index
import kb.domains
import kb.language
from device.dialogue.index.index_products import build_shop_words
from device.dialogue.index.shop_words import ShopWords, Where
from kb.catalogue import Product
from kb.domains.pack import Domain
from kb.generation.durable import write_atomic

_LOG = logging.getLogger(__name__)
_DIGEST = hashlib.sha256
_SIZE = _DIGEST().digest_size
_NOT_KEPT = frozenset({"products", "domain", "count_forms"})
_KNOWN = (device.dialogue.index, kb.language, kb.domains)


def indexed(
    products: Sequence[Product], domain: Domain, packs: tuple[Path, ...], file: Path
) -> ShopWords:
    """The words of these products, from `file` where it was made of them with this knowledge.

    `packs` are the folders that the domain was read from. A file that cannot be written is no
    error: the next start takes longer.
    """
    key = _key(domain.name, len(products), packs)
    held = _read(file, key)
    if held is not None:
        return ShopWords(tuple(products), domain, **held)
    words = build_shop_words(products, domain)
    try:
        write_atomic(file, _written(words, key))
    except OSError as err:
        _LOG.warning("the index of the catalogue is not kept: %s", err)
    return words


def _key(domain: str, products: int, packs: tuple[Path, ...]) -> bytes:
    digest = _DIGEST(f"{domain} {products}".encode())
    digest.update(_knowledge())
    for folder in packs:
        for path in sorted(folder.glob("*.yaml")):
            with contextlib.suppress(OSError):  # such a pack is left out
                digest.update(path.read_bytes())
    return digest.digest()


@lru_cache(maxsize=1)
def _knowledge() -> bytes:
    """What the program knows of words, but for its packs, and how it indexes them."""
    digest = _DIGEST()
    for package in _KNOWN:
        for folder in map(Path, package.__path__):
            for path in sorted(folder.rglob("*")):
                if path.suffix in {".py", ".txt"}:
                    digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()


def _written(words: ShopWords, key: bytes) -> bytes:
    names = [each.name for each in dataclasses.fields(words) if each.name not in _NOT_KEPT]
    body = pickle.dumps({name: getattr(words, name) for name in names}, protocol=5)
    return key + _DIGEST(key + body).digest() + body


def _read(file: Path, key: bytes) -> dict[str, Any] | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    stored, sum_of, body = data[:_SIZE], data[_SIZE : 2 * _SIZE], data[2 * _SIZE :]
    if stored != key or _DIGEST(key + body).digest() != sum_of:
        return None
    try:
        held: dict[str, Any] = _Values(io.BytesIO(body)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError):
        return None
    return held


class _Values(pickle.Unpickler):
    """Reads plain values alone, so that a file can never make the program run something."""

    def find_class(self, module: str, name: str) -> Any:
        for allowed in (Where, Decimal):
            if (module, name) == (allowed.__module__, allowed.__name__):
                return allowed
        raise pickle.UnpicklingError(f"{module}.{name} is no value of an index")
