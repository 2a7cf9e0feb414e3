"""A question of an evaluation set with what a right answer to it must hold, and its file."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import msgspec

from device.errors import InputError
from device.turn import Lang
from kb.language.words import word_set

INTENTS = word_set(
    """
    price stock spec warranty bulk_price compare recommend list
    basket_add basket_change basket_remove basket_show basket_confirm basket_cancel
    faq hours address phone out_of_scope unknown teach
    greeting thanks goodbye repeat slower louder human language smalltalk
    """
)
"""What a customer may want."""
_NOTES = ("note", "quantity")
_TYPES = {
    "array": "a list",
    "bool": "true or false",
    "decimal": "a number",
    "float": "a number",
    "int": "a number",
    "null": "nothing",
    "object": "an object",
    "str": "text",
}
_WRONG_TYPE = re.compile(r"Expected `(.+)`, got `(.+)` - at `\$\.?(.*)`")
_MISSING = re.compile(r"Object missing required field `(\w+)`(?: - at `\$\.(.+)`)?")
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class ExpectedLine(msgspec.Struct, frozen=True):
    """A line of the basket; only the options that were spoken of."""

    sku: str
    quantity: Decimal
    options: Mapping[str, str | tuple[str, ...]] = {}


class Question(msgspec.Struct, frozen=True):
    """One line of a set. `line` is its number in the file; notes are passed over."""

    id: str
    text: str
    lang: str
    intent: str
    context: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    clarify: bool = False
    unknown: bool = False
    must_say: tuple[str, ...] = ()
    must_say_any: tuple[tuple[str, ...], ...] = ()
    must_not_say: tuple[str, ...] = ()
    basket: tuple[ExpectedLine, ...] | None = None
    faq: str = ""
    """The stored answer that answers it: to be told where nothing else says what must be said."""

    line: int = 0

    @property
    def all_skus(self) -> tuple[str, ...]:
        """The products it speaks of, those of the basket among them."""
        return (*self.skus, *(line.sku for line in self.basket or ()))


def read_questions(path: Path) -> list[Question]:
    """At least one. Raises InputError with the line that cannot be used, and why."""
    try:
        whole = path.read_bytes()
    except OSError as err:
        raise InputError(f"cannot read {path}: {err.strerror}") from err
    if whole.startswith(_UTF16_MARKS):
        raise InputError(f"{path} is written as UTF-16; save it as UTF-8")
    questions: list[Question] = []
    lines: dict[str, int] = {}
    # Windows' Notepad puts a mark before the first line.
    for number, line in enumerate(whole.removeprefix(_UTF8_MARK).split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            question = _question(line, number)
            if question.id in lines:
                raise ValueError(f"the id {question.id!r} stands in line {lines[question.id]} too")
        except ValueError as err:
            raise InputError(f"{path}, line {number}: {err}") from err
        lines[question.id] = number
        questions.append(question)
    if not questions:
        raise InputError(f"{path} holds no questions")
    return questions


def _question(line: bytes, number: int) -> Question:
    """Raises ValueError with what is wrong with the line."""
    raw = _object(line)
    for name in _unknown_names(raw):
        raise ValueError(name)
    try:
        # What is null is as good as left out.
        given = {key: value for key, value in raw.items() if value is not None}
        question = msgspec.convert({**given, "line": number}, Question)
    except msgspec.ValidationError as err:
        raise ValueError(_in_plain_words(str(err))) from err
    for field, text in (("id", question.id), ("text", question.text)):
        if not text.strip():
            raise ValueError(f"`{field}` is empty")
    _must_be_one_of("lang", question.lang, get_args(Lang))
    _must_be_one_of("intent", question.intent, INTENTS)
    return question


def _object(line: bytes) -> dict[str, Any]:
    try:
        raw = msgspec.json.decode(line.decode("utf-8"))
    except UnicodeDecodeError as err:
        raise ValueError("is not UTF-8; save the file as UTF-8") from err
    except msgspec.DecodeError as err:
        if "truncated" in str(err):
            raise ValueError("is not complete JSON; a question is one {…} on one line") from err
        raise ValueError(str(err).replace("JSON is malformed", "is no JSON")) from err
    if not isinstance(raw, dict):
        raise ValueError("is not an object; a question is one {…} on one line")
    return raw


def _unknown_names(raw: dict[str, Any]) -> Iterator[str]:
    """Fields that are written almost as one that counts; all others are the writer's own."""
    basket = raw.get("basket")
    parts = [(raw, (*Question.__struct_fields__, *_NOTES))]
    if isinstance(basket, list):
        parts += [(each, ExpectedLine.__struct_fields__) for each in basket if type(each) is dict]
    for part, known in parts:
        for name in part:
            if name not in known and (meant := _nearest(name, known)):
                yield f"there is no field `{name}`; is `{meant}` meant?"


def _must_be_one_of(field: str, value: str, known: Collection[str]) -> None:
    if value in known:
        return
    meant = _nearest(value, known)
    hint = f"is `{meant}` meant?" if meant else f"there are {', '.join(sorted(known))}"
    raise ValueError(f"there is no {field} `{value[:40]}`; {hint}")


def _nearest(name: str, known: Collection[str]) -> str | None:
    return next(iter(difflib.get_close_matches(name[:40], sorted(known), 1, 0.75)), None)


def _in_plain_words(error: str) -> str:
    if found := _MISSING.fullmatch(error):
        where = f" in `{found[2]}`" if found[2] else ""
        return f"`{found[1]}` is missing{where}"
    if found := _WRONG_TYPE.fullmatch(error):
        wanted = " or ".join(_TYPES.get(one, one) for one in found[1].split(" | "))
        return f"`{found[3]}` must be {wanted}, not {_TYPES.get(found[2], found[2])}"
    return error
