"""store.yaml: name, address, phone, opening hours by weekday, services."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import yaml

from kb.bundle import cells
from kb.bundle.cells import CellError
from kb.catalogue import OpenHours, Service, Store
from kb.errors import BundleError
from kb.yaml_text import yaml_mistake

MAX_BYTES = 64 * 1024
_MAX_BRACKETS = 1500
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_KEYS = ("name", "address", "phone", "hours", "languages", "services", "domain")


def read_yaml(path: Path) -> dict[str, Any]:
    """A mapping from a small YAML file. Anchors are refused: they can grow without bound."""
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        raise BundleError(f"{path.name}: larger than {MAX_BYTES // 1024} KB")
    if raw.count(b"{") + raw.count(b"[") > _MAX_BRACKETS:
        raise BundleError(f"{path.name}: holds too many brackets")
    try:
        text = raw.decode("utf-8-sig")
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text)):
            raise BundleError(f"{path.name}: YAML anchors (*name) are not allowed")
        value = yaml.safe_load(text)
    except UnicodeDecodeError as err:
        raise BundleError(f"{path.name}: must be written in UTF-8") from err
    except (yaml.YAMLError, RecursionError, ValueError) as err:
        raise BundleError(yaml_mistake(err, path.name)) from err
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise BundleError(f'{path.name}: must hold keys and values, such as "name: My Shop"')
    return value


def read_store(path: Path) -> Store:
    """Raises BundleError naming the key that is wrong."""
    raw = read_yaml(path)
    unknown = [str(key) for key in raw if key not in _KEYS]
    if unknown:
        raise BundleError(f"{path.name}: unknown key {unknown[0]!r}; known are {', '.join(_KEYS)}")
    try:
        return Store(
            name=cells.text(raw.get("name")),
            address=cells.text(raw.get("address")),
            phone=cells.text(raw.get("phone")),
            hours=_hours(raw.get("hours")),
            languages=_languages(raw.get("languages")),
            services=_services(raw.get("services")),
            domain=cells.text(raw.get("domain")) or "electrical",
        )
    except CellError as err:
        raise BundleError(f"{path.name}: {err}") from err


def _hours(raw: object) -> dict[int, OpenHours | None]:
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        raise CellError("hours: must list the weekdays")
    hours: dict[int, OpenHours | None] = {}
    for day, value in raw.items():
        index = _day(str(day))
        if value in ("closed", None, False):
            hours[index] = None
        elif isinstance(value, dict) and {"open", "close"} == set(value):
            opens, closes = _time(value["open"], day), _time(value["close"], day)
            if opens >= closes:
                raise CellError(f"hours.{day}: opens after it closes")
            hours[index] = OpenHours(opens, closes)
        else:
            raise CellError(f'hours.{day}: must be "closed" or {{open: "10:00", close: "20:30"}}')
    return hours


def _day(day: str) -> int:
    for index, name in enumerate(_DAYS):
        if len(day) >= 3 and name.startswith(day.casefold()):
            return index
    raise CellError(f"hours: {day!r} is not a weekday")


def _time(value: object, day: object) -> dt.time:
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value // 60}:{value % 60:02d}"  # YAML reads 10:30 without quotes as 630
    try:
        hour, minute = str(value).split(":")
        return dt.time(int(hour), int(minute))
    except ValueError as err:
        raise CellError(f'hours.{day}: {value!r} is not a time such as "10:00"') from err


def _languages(raw: object) -> tuple[str, ...]:
    if raw is None:
        return ("en", "hi")
    if not isinstance(raw, list) or not raw or any(lang not in ("en", "hi") for lang in raw):
        raise CellError("languages: must be a list of en and hi")
    return tuple(dict.fromkeys(raw))


def _services(raw: object) -> tuple[Service, ...]:
    if raw is None:
        return ()
    if not isinstance(raw, list):
        raise CellError("services: must be a list")
    services = []
    for item in raw:
        if not isinstance(item, dict) or not cells.text(item.get("name")):
            raise CellError("services: each needs a name and a charge")
        charge = cells.money(item.get("charge"), allow_zero=True)
        services.append(Service(cells.text(item["name"]), charge, cells.text(item.get("unit"))))
    return tuple(services)
