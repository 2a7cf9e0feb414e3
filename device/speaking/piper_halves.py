"""Cuts a Piper voice in two: text → latent frames, and latent frames → sound.

The second half is a stack of convolutions, so it can be run in windows that overlap by as many
frames as it can see; the result is the same as in one piece. So the first sound of a sentence is
there as soon as its first third of a second is decoded, and a cancelled one stops within a window.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from device.cancel import Cancel

_LOG = logging.getLogger(__name__)

INPUTS = ("input", "input_lengths", "scales")
OUTPUT = "output"
_FIRST_WEIGHT_OF_DECODER = "dec.conv_pre.weight"

SEEN_FRAMES = 16
"""Latent frames the decoder sees to each side; 12 to 15 in the published qualities."""
MOST_FRAMES = 128

Sound = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Halves:
    """Two ONNX models, as files or as bytes; `latent` names the tensor between them."""

    encoder: str | bytes
    decoder: str | bytes
    latent: str


class NotDivisible(ValueError):
    """This voice has no such place to cut; it is to be run whole."""


def halve(model: Path, cache_dir: Path | None) -> Halves:
    """The two halves of the voice `model`, kept in `cache_dir` for the next start.

    Raises NotDivisible, and OSError on a file that cannot be read.
    """
    if cache_dir is None:
        return _cut(model)
    folder = _folder(model, cache_dir)
    kept = _kept(folder)
    if kept is None:
        halves = _cut(model)
        try:
            _keep(halves, folder)
        except OSError as err:
            _LOG.warning("cannot keep the prepared voice in %s: %s", folder, err)
            return halves
        kept = _kept(folder)
    return kept or _cut(model)


def forget(model: Path, cache_dir: Path) -> None:
    """Removes the kept halves of `model`, which turned out to be damaged."""
    with contextlib.suppress(OSError):
        shutil.rmtree(_folder(model, cache_dir))


def decode_in_windows(
    latent: NDArray[np.float32],
    decode: Callable[[NDArray[np.float32]], Sound],
    first_frames: int,
    cancel: Cancel,
) -> Iterator[Sound]:
    """The sound of `latent`, shape (1, channels, frames), in windows that grow from the first.

    `decode` turns any run of frames into samples. Joined, the windows are what it makes of all.
    """
    frames = latent.shape[2]
    start, window = 0, first_frames
    while start < frames and not cancel.is_set():
        end = min(frames, start + window)
        if frames - end < SEEN_FRAMES:
            end = frames
        left, right = max(0, start - SEEN_FRAMES), min(frames, end + SEEN_FRAMES)
        sound = decode(latent[:, :, left:right]).ravel()
        hop = sound.size // (right - left)
        yield sound[(start - left) * hop : (end - left) * hop]
        start, window = end, min(MOST_FRAMES, window * 3 // 2)


def _cut(path: Path) -> Halves:
    import onnx
    from google.protobuf.message import DecodeError
    from onnx.utils import Extractor

    try:
        model = onnx.load(path)
    except DecodeError as err:
        raise NotDivisible(f"{path} is not an ONNX model") from err
    latent = next(
        (node.input[0] for node in model.graph.node if _FIRST_WEIGHT_OF_DECODER in node.input), None
    )
    inputs = tuple(value.name for value in model.graph.input)
    if latent is None or inputs != INPUTS:
        raise NotDivisible(f"{path.name} is not built like a single-speaker Piper voice")
    extractor = Extractor(model)
    encoder = extractor.extract_model(list(INPUTS), [latent])
    decoder = extractor.extract_model([latent], [OUTPUT])
    return Halves(encoder.SerializeToString(), decoder.SerializeToString(), latent)


def _folder(model: Path, cache_dir: Path) -> Path:
    state = model.stat()
    return cache_dir / f"{model.stem}-{state.st_size}-{state.st_mtime_ns}"


def _kept(folder: Path) -> Halves | None:
    encoder, decoder, latent = (
        folder / name for name in ("encoder.onnx", "decoder.onnx", "latent")
    )
    if not (encoder.is_file() and decoder.is_file()):
        return None
    try:
        return Halves(str(encoder), str(decoder), latent.read_text("utf-8"))
    except OSError:
        return None


def _keep(halves: Halves, folder: Path) -> None:
    """Moves both halves in at once: a power cut leaves all or nothing.

    What another version of the voice or an interrupted start left behind goes.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    stem = folder.name.rsplit("-", 2)[0]
    for old in (*folder.parent.glob(f"{stem}-*"), *folder.parent.glob(".voice-*")):
        shutil.rmtree(old, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".voice-") as scratch:
        new = Path(scratch) / "voice"
        new.mkdir()
        parts = {
            "encoder.onnx": halves.encoder,
            "decoder.onnx": halves.decoder,
            "latent": halves.latent.encode("utf-8"),
        }
        for name, content in parts.items():
            assert isinstance(content, bytes)
            with (new / name).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        new.rename(folder)
