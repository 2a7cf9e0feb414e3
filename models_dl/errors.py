"""What can go wrong with models. Each message is one line for a shopkeeper."""

from __future__ import annotations


class ModelsError(Exception):
    """A model could not be fetched or verified, or the manifest cannot be used."""


class SourceFailed(ModelsError):
    """One source of a model did not answer or gave something unusable; the next one is tried."""


class DigestMismatch(SourceFailed):
    """What was downloaded is not what the publisher, or the first download, gave."""
