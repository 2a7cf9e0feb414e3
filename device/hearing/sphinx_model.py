"""Where PocketSphinx keeps its US English acoustic model and dictionary."""

from __future__ import annotations

from pathlib import Path


def model_folder() -> Path | None:
    """None when PocketSphinx is not installed or cannot run here."""
    try:
        import pocketsphinx
    except (ImportError, OSError):
        return None
    return Path(pocketsphinx.get_model_path()) / "en-us"


def base_dictionary() -> Path | None:
    """The pronunciations of English words, or None."""
    folder = model_folder()
    return folder / "cmudict-en-us.dict" if folder else None
