"""What is built from a catalogue for the recognisers, kept on disk: a restart need not build it.

One folder a catalogue generation and kind: made beside the others, then renamed, so that a power
cut leaves a whole folder or none. It is built anew when the catalogue, carriers.yaml or the format
of this code changes.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from device.hearing.corpus import CARRIERS_FILE, Corpus, Wares
from device.hearing.grammar import grammar_phrases
from device.hearing.ngram import END, START, estimate
from device.hearing.pronounce import pronounce, write_dictionary
from device.turn import Lang

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

    def build(folder: Path) -> None:
        _build_lexicon(wares, base_dictionary, folder)

    folder = _kept(wares, cache / "sphinx", build)
    return Lexicon(folder / "words.lm", folder / "words.dict")


def grammar(wares: Wares, lang: Lang, dictionary: Path | None, cache: Path) -> tuple[str, ...]:
    """`grammar_phrases` of a catalogue, built where they are not in `cache` yet."""

    def build(folder: Path) -> None:
        phrases = grammar_phrases(wares, lang, dictionary)
        (folder / "phrases.txt").write_text("\n".join(phrases), "utf-8")

    folder = _kept(wares, cache / f"grammar-{lang}", build)
    return tuple((folder / "phrases.txt").read_text("utf-8").splitlines())


def _build_lexicon(wares: Wares, base_dictionary: Path, folder: Path) -> None:
    corpus = Corpus(wares)
    model = estimate(corpus.sentences())
    words = [word for word in model.vocabulary() if word not in (START, END)]
    said = pronounce(
        words,
        base_dictionary,
        abbreviations=corpus.forms.abbreviations,
        devanagari=corpus.forms.devanagari,
    )
    model.write_arpa(folder / "words.lm")
    write_dictionary(said, folder / "words.dict")


def _kept(wares: Wares, cache: Path, build: Callable[[Path], None]) -> Path:
    """The folder for this catalogue, filled by `build` where it is not there."""
    folder = cache / _key(wares)
    if folder.is_dir():
        return folder
    started = time.perf_counter()
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="new-") as made:
        # a folder of its own inside, since the temporary one is removed by its name at the end
        new = Path(made) / folder.name
        new.mkdir()
        build(new)
        for file in new.iterdir():
            with file.open("rb") as written:
                os.fsync(written.fileno())
        try:
            new.rename(folder)
        except OSError:
            # another process was faster; its folder is as good
            if not folder.is_dir():
                raise
    _LOG.info("built %s of the catalogue in %.1f s", cache.name, time.perf_counter() - started)
    _prune(cache, folder)
    return folder


def _key(wares: Wares) -> str:
    digest = hashlib.sha256()
    for part in (_FORMAT.encode(), wares.generation.encode(), CARRIERS_FILE.read_bytes()):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:24]


def _prune(cache: Path, current: Path) -> None:
    others = [path for path in cache.iterdir() if path.is_dir() and path != current]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for old in others[_KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
