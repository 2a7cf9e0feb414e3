"""Errors of the knowledge base. Each message is one line for a shopkeeper."""

from __future__ import annotations

from pathlib import Path


class KbError(Exception):
    """The job failed."""

    exit_code = 1


class BundleError(KbError, ValueError):
    """What was brought cannot be read or is not allowed in; nothing was changed."""

    exit_code = 2


class NoCatalogue(KbError):
    """No usable generation has been published yet."""

    @classmethod
    def yet(cls, home: Path) -> NoCatalogue:
        what_to_do = "run `bolo catalogue import FOLDER`"
        return cls(f"no catalogue has been imported yet into {home}: {what_to_do}")
