"""Language model and dictionary of a catalogue on disk, so that a restart need not build them.

One folder a catalogue generation: made beside the others, then renamed, so that a power cut leaves
a whole folder or none. What is kept depends on the catalogue, carriers.yaml and this code.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from device.hearing.corpus import CARRIERS_FILE, Corpus, Wares
from device.hearing.ngram import END, START, estimate
from device.hearing.pronounce import pronounce, write_dictionary

_LOG = logging.getLogger(__name__)
_FORMAT = "2"
_KEPT = 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Files that a PocketSphinx decoder opens."""

    language_model: Path
    dictionary: Path


def lexicon(wares: Wares, base_dictionary: Path, cache: Path) -> Lexicon:
    """The files for a catalogue, built where they are not in `cache` yet."""
    folder = cache / _key(wares)
    if not folder.is_dir():
        _build(wares, base_dictionary, folder)
        _prune(cache, folder)
    return Lexicon(folder / "words.lm", folder / "words.dict")


def _key(wares: Wares) -> str:
    digest = hashlib.sha256()
    for part in (_FORMAT.encode(), wares.generation.encode(), CARRIERS_FILE.read_bytes()):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:24]


def _build(wares: Wares, base_dictionary: Path, folder: Path) -> None:
    started = time.perf_counter()
    folder.parent.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(wares)
    model = estimate(corpus.sentences())
    words = [word for word in model.vocabulary() if word not in (START, END)]
    said = pronounce(
        words,
        base_dictionary,
        abbreviations=corpus.forms.abbreviations,
        devanagari=corpus.forms.devanagari,
    )
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="new-") as made:
        # a folder of its own inside, since the temporary one is removed by its name at the end
        new = Path(made) / folder.name
        new.mkdir()
        model.write_arpa(new / "words.lm")
        write_dictionary(said, new / "words.dict")
        for file in new.iterdir():
            with file.open("rb") as written:
                os.fsync(written.fileno())
        try:
            new.rename(folder)
        except OSError:
            # another process was faster; its folder is as good
            if not folder.is_dir():
                raise
    _LOG.info(
        "built the language model of %d words in %.1f s", len(said), time.perf_counter() - started
    )


def _prune(cache: Path, current: Path) -> None:
    others = [path for path in cache.iterdir() if path.is_dir() and path != current]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for old in others[_KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
