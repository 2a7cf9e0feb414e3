"""Single cells of a sheet as values. Each reader raises `CellError` in words for a shopkeeper."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

MAX_TEXT_CHARS = 4_000
MAX_MONEY = Decimal(1_000_000_000)
_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
_MONEY_WORDS = re.compile(
    r"(?<![^\W\d])(?:rs|inr|rupees?|mrp|रुपये|रुपए|रु|only)(?![^\W\d])\.?|₹|/-|/=", re.IGNORECASE
)
_PER_UNIT = re.compile(r"\s*(?:/|\bper\b)\s*[^\W\d]+\.?\s*$", re.IGNORECASE)
_PLAIN = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)")
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?")
_DECIMAL_COMMA = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}")
_PLAIN_ASCII = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,4})?")
_COUNTED = re.compile(r"(-?[\d.,]+)\s*[^\d\s.,]*\.?")
_PAISE = Decimal("0.01")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"\s+")
_MONTHS = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:(months?|mths?|mos?|m|महीने|माह|years?|yrs?|y|साल|वर्ष)(?![^\W\d])|$)"
)
_NO_WARRANTY = frozenset({"no", "none", "nil", "na", "n/a", "-", "no warranty", "नहीं"})
_UNCOUNTED = frozenset({"", "-", "na", "n/a"})
_IN_STOCK = frozenset({"yes", "in stock", "available", "y", "true", "हां", "उपलब्ध"})
_OUT_OF_STOCK = frozenset({"no", "out of stock", "not available", "n", "false", "nil", "नहीं"})


class CellError(ValueError):
    """A cell cannot be used; the message says why."""


def text(value: object) -> str:
    """One line of clean text; "" for an empty cell."""
    if type(value) is str and _is_clean(value):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, (list, dict)):
        raise CellError("a list or object stands where one value is expected")
    plain = str(value)
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
    if len(plain) > MAX_TEXT_CHARS:
        raise CellError(f"the text is longer than {MAX_TEXT_CHARS} characters")
    if _CONTROL.search(plain):
        raise CellError("the text holds characters that cannot be printed")
    return _SPACES.sub(" ", plain).strip()


def _is_clean(value: str) -> bool:
    """Most cells are, and a large sheet has a quarter of a million of them."""
    return (
        len(value) <= MAX_TEXT_CHARS
        and value.isascii()
        and value.isprintable()
        and "  " not in value
    )


def number(value: object) -> Decimal:
    """A plain decimal number, with Indian or Western grouping and Devanagari digits allowed."""
    if type(value) is str and _PLAIN_ASCII.fullmatch(value):
        return Decimal(value)
    written = text(value).translate(_DIGITS).replace(" ", "")
    if _PLAIN.fullmatch(written):
        pass
    elif _GROUPED.fullmatch(written):
        written = written.replace(",", "")
    elif _DECIMAL_COMMA.fullmatch(written):
        written = written.replace(".", "").replace(",", ".")
    else:
        raise CellError(f"{_short(value)} is not a number")
    try:
        return Decimal(written)
    except InvalidOperation as err:
        raise CellError(f"{_short(value)} is not a number") from err


def money(value: object, *, allow_zero: bool = False, allow_negative: bool = False) -> Decimal:
    """Rupees with two decimals from "Rs. 1,450/-", "1450.00", "१४५०" and the like."""
    if type(value) is str and _PLAIN_ASCII.fullmatch(value):
        amount = Decimal(value)
    else:
        try:
            amount = number(_PER_UNIT.sub("", _MONEY_WORDS.sub(" ", text(value))))
        except CellError as err:
            raise CellError(f"{_short(value)} is not an amount of money") from err
    if amount < 0 and not allow_negative:
        raise CellError(f"the amount {_short(value)} is negative")
    if amount == 0 and not allow_zero:
        raise CellError("the amount is zero")
    if abs(amount) >= MAX_MONEY:
        raise CellError(f"the amount {_short(value)} is too large")
    return amount.quantize(_PAISE)


def stock(value: object) -> Decimal | None:
    """Pieces on hand. None where the shop does not count; "12 PCS" is 12, below zero is 0."""
    if type(value) is str and value.isdecimal():
        return number(value)
    written = text(value)
    folded = written.casefold()
    if folded in _UNCOUNTED or folded in _IN_STOCK:
        return None
    if folded in _OUT_OF_STOCK:
        return Decimal(0)
    match = _COUNTED.fullmatch(written)
    if match is None:
        raise CellError(f"{_short(value)} is not a quantity")
    return max(Decimal(0), number(match.group(1)).normalize() + 0)


def warranty_months(value: object) -> int | None:
    """Whole months from "24", "2 years", "18 months"; None where there is no warranty."""
    written = text(value).translate(_DIGITS).casefold()
    if not written or written in _NO_WARRANTY:
        return None
    match = _MONTHS.match(written)
    if match is None:
        raise CellError(f"{_short(value)} is not a warranty; write months, such as 24")
    amount = Decimal(match.group(1))
    unit = match.group(2) or "months"
    months = amount * 12 if unit[0] in "yसव" else amount
    if months != months.to_integral_value() or not 0 <= months <= 600:
        raise CellError(f"{_short(value)} is not a warranty in whole months")
    return int(months) or None


def _short(value: object) -> str:
    written = str(value)
    return repr(written if len(written) <= 40 else written[:37] + "…")
