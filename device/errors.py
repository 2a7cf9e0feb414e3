"""The few errors that cross module boundaries. Each message is one line for a shopkeeper."""

from __future__ import annotations


class BoloError(Exception):
    """The job failed."""

    exit_code = 1


class InputError(BoloError, ValueError):
    """What the user gave cannot be used: a file, an argument, a setting."""

    exit_code = 2


class EngineUnavailable(BoloError):
    """A model or device is missing or broken; the caller degrades to the next one."""
