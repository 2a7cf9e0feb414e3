"""Cells that hold several things: other names, specs, quantity prices, options.

In JSON Lines they are lists and objects; in a sheet they are written on one line:
aliases `breaker; SP MCB`, specs `current rating: 16 A; poles: 1`, price breaks `12: 161; 48: 157`,
options `colour: *white, ivory +5, grey +9` (several groups are parted by `|`, `*` marks the
default, a group of which several may be chosen begins with `any `).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from kb.bundle import cells
from kb.bundle.cells import CellError
from kb.catalogue import Choice, OptionGroup, PriceBreak

MAX_ENTRIES = 200
_PARTS = re.compile(r"\s*[;|\n]\s*")
_DELTA = re.compile(r"(.*?)\s*([+-]\s*(?:rs\.?|₹)?\s*[\d.,]+)\s*", re.IGNORECASE)
_NOT_ID = re.compile(r"[^\w\u0900-\u097f]+")


def aliases(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        parts = [cells.text(part) for part in value]
    else:
        written = cells.text(value)
        parts = re.split(r"\s*[;|,]\s*", written)
    if len(parts) > MAX_ENTRIES:
        raise CellError(f"more than {MAX_ENTRIES} other names")
    return tuple(dict.fromkeys(part for part in parts if part))


def specs(value: object) -> Mapping[str, str]:
    if isinstance(value, dict):
        pairs = [(cells.text(key), cells.text(part)) for key, part in value.items()]
    else:
        pairs = [_pair(part, "a spec", "current rating: 16 A") for part in _split(value)]
    return {name.casefold(): text for name, text in pairs if name and text}


def price_breaks(value: object) -> tuple[PriceBreak, ...]:
    """Sorted by quantity. The price is per unit."""
    if isinstance(value, list):
        breaks = [_break_of(part) for part in value]
    else:
        breaks = []
        for part in _split(value):
            quantity, price = _pair(part, "a quantity price", "12: 161.00")
            breaks.append(_break(quantity, price))
    breaks.sort(key=lambda each: each.min_quantity)
    if len({each.min_quantity for each in breaks}) != len(breaks):
        raise CellError("two quantity prices have the same quantity")
    if len(breaks) > MAX_ENTRIES:
        raise CellError(f"more than {MAX_ENTRIES} quantity prices")
    return tuple(breaks)


def options(value: object) -> tuple[OptionGroup, ...]:
    if isinstance(value, list):
        groups = [_group_of(part) for part in value]
    else:
        written = cells.text(value)
        groups = [_group_written(part) for part in re.split(r"\s*[|\n]\s*", written) if part]
    if len({group.group for group in groups}) != len(groups):
        raise CellError("two option groups have the same name")
    if sum(len(group.choices) for group in groups) > MAX_ENTRIES:
        raise CellError(f"more than {MAX_ENTRIES} choices")
    return tuple(groups)


def _split(value: object) -> list[str]:
    return [part for part in _PARTS.split(cells.text(value)) if part]


def _pair(part: str, what: str, example: str) -> tuple[str, str]:
    left, sign, right = part.partition(":")
    if not sign:
        left, sign, right = part.partition("=")
    if not sign or not left.strip() or not right.strip():
        raise CellError(f"{part!r} is not {what}; write it like {example!r}")
    return left.strip(), right.strip()


def _break(quantity: object, price: object) -> PriceBreak:
    amount = cells.number(quantity)
    if amount <= 0:
        raise CellError(f"the quantity {quantity} of a quantity price must be above zero")
    return PriceBreak(amount, cells.money(price))


def _break_of(part: object) -> PriceBreak:
    if not isinstance(part, dict) or not {"min_quantity", "price"} <= set(part):
        raise CellError("a price break needs min_quantity and price")
    return _break(part["min_quantity"], part["price"])


def _group_of(part: object) -> OptionGroup:
    if not isinstance(part, dict) or not isinstance(part.get("choices"), list):
        raise CellError("an option group needs group and choices")
    name = cells.text(part.get("group"))
    exclusive = part.get("exclusive", True)
    if not isinstance(exclusive, bool):
        raise CellError("exclusive must be true or false")
    default = None if part.get("default") is None else cells.text(part["default"])
    choices = tuple(_choice_of(choice) for choice in part["choices"])
    return _checked_group(
        name, choices, exclusive, None if default is None else cells.text(default)
    )


def _choice_of(part: object) -> Choice:
    if isinstance(part, str):
        part = {"name": part}
    if not isinstance(part, dict):
        raise CellError("a choice needs a name")
    name = cells.text(part.get("name") or part.get("id"))
    if not name:
        raise CellError("a choice needs a name")
    delta = part.get("price_delta")
    return Choice(
        id=cells.text(part.get("id")) or _id_of(name),
        name=name,
        aliases=aliases(part.get("aliases") or []),
        price_delta=Decimal(0) if delta in (None, "") else _delta(delta),
    )


def _group_written(part: str) -> OptionGroup:
    name, listed = _pair(part, "an option group", "colour: *white, ivory +5")
    exclusive = not name.casefold().startswith("any ")
    name = name if exclusive else name[4:].strip()
    default: str | None = None
    choices: list[Choice] = []
    for written in (piece.strip() for piece in listed.split(",")):
        if not written:
            continue
        starred, written = written.startswith("*"), written.lstrip("* ")
        match = _DELTA.fullmatch(written)
        label, delta = (match.group(1), _delta(match.group(2))) if match else (written, Decimal(0))
        if not label:
            raise CellError(f"{written!r} is not a choice; write it like 'ivory +5'")
        choice = Choice(id=_id_of(label), name=label, price_delta=delta)
        choices.append(choice)
        if starred:
            default = choice.id
    return _checked_group(name, tuple(choices), exclusive, default)


def _checked_group(
    name: str, choices: tuple[Choice, ...], exclusive: bool, default: str | None
) -> OptionGroup:
    if not name:
        raise CellError("an option group has no name")
    ids = [choice.id for choice in choices]
    if not ids:
        raise CellError(f"the option group {name!r} has no choices")
    if len(set(ids)) != len(ids):
        raise CellError(f"two choices of {name!r} are the same")
    if default is not None and default not in ids:
        raise CellError(f"the default {default!r} of {name!r} is not one of its choices")
    return OptionGroup(group=name, choices=choices, exclusive=exclusive, default=default)


def _delta(value: object) -> Decimal:
    written = str(value).replace(" ", "").removeprefix("+")
    return cells.money(written, allow_zero=True, allow_negative=True)


def _id_of(name: str) -> str:
    return _NOT_ID.sub("-", name.casefold()).strip("-") or "choice"
