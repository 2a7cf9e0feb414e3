"""Real sound devices for tests of the appliance, on machines without a sound card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import virtual_sound
from tests.virtual_sound import VirtualSound


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualSound]:
    """A virtual microphone and speaker that this process and its children see, and no other."""
    if trouble := virtual_sound.missing():
        pytest.skip(trouble)
    with VirtualSound() as devices:
        for name, value in devices.environment.items():
            monkeypatch.setenv(name, value)
        yield devices
