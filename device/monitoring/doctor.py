"""Examines the box: what works, what does not, and the command that mends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from device.config import Config
from device.monitoring.box_checks import (
    check_clock,
    check_disk,
    check_memory,
    check_network,
    check_pins,
    check_sound,
)
from device.monitoring.finding import Finding
from device.monitoring.part_checks import (
    check_catalogue,
    check_ears,
    check_packages,
    check_packs,
    check_search,
    check_voices,
    check_writer,
)
from models_dl.store import ModelStore


def examine(config: Config, home: Path, models: ModelStore) -> Iterator[Finding]:
    """All findings, each as soon as it is known. Takes a few seconds at most; changes nothing."""
    languages = config.shop.languages
    yield check_packages()
    yield check_catalogue(home)
    yield from check_packs(home)
    yield from check_sound(config.audio)
    yield from check_ears(config.hearing, models, languages)
    yield from check_voices(models, languages)
    yield check_search(models)
    yield check_writer(models)
    yield check_pins(config.gpio)
    yield check_disk(home)
    yield check_memory()
    yield check_clock()
    yield check_network(config.speaking)


def verdict(findings: Iterable[Finding]) -> tuple[bool, str]:
    """Whether the kiosk can work, and one line that says so."""
    listed = list(findings)
    stopping = [finding.check for finding in listed if finding.stops_the_kiosk]
    if stopping:
        return False, f"Bolo cannot work yet: {', '.join(stopping)}"
    weaker = sum(finding.state != "ok" for finding in listed)
    if weaker:
        points = "one point" if weaker == 1 else f"{weaker} points"
        return True, f"Bolo can work; {points} could be better"
    return True, "Bolo can work; all is well"
