"""What can go wrong with models. Each message is one line for a shopkeeper."""

from __future__ import annotations


class ModelsError(Exception):
    """A model could not be fetched or verified, or the manifest cannot be used."""

    exit_code = 1


class SourceFailed(ModelsError):
    """One source of a model did not answer or gave something unusable; the next one is tried."""


class SourceSilent(SourceFailed):
    """Nobody answered; other models from the same host need not be tried in this run."""


class DigestMismatch(SourceFailed):
    """What was downloaded is not what the publisher, or the first download, gave."""
