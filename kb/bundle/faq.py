"""Questions and answers: JSON Lines, CSV, or the sections of a Markdown file."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from kb.bundle import cells
from kb.bundle.cells import CellError
from kb.bundle.csv_sheet import decode, read_csv
from kb.bundle.headings import fold
from kb.bundle.jsonl import read_jsonl
from kb.bundle.problem import Problems
from kb.bundle.table import Table
from kb.catalogue import FaqEntry

_COLUMNS = {
    "id": ("id", "no", "code"),
    "question": ("question", "q", "ques", "query", "सवाल", "प्रश्न"),
    "answer": ("answer", "a", "ans", "reply", "जवाब", "उत्तर"),
    "lang": ("lang", "language", "भाषा"),
}
_LANGS = {"": "", "en": "en", "english": "en", "hi": "hi", "hindi": "hi", "हिंदी": "hi",
          "हिन्दी": "hi", "hi-latn": "hi-Latn", "hinglish": "hi-Latn"}  # fmt: skip
_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*\s*")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")


def read_faq(path: Path, problems: Problems) -> tuple[FaqEntry, ...]:
    """The good entries of one file; an entry's id is unique within it."""
    if path.suffix.lower() == ".md":
        return _read_markdown(path)
    if path.suffix.lower() == ".jsonl":
        table = read_jsonl(path, problems)
    else:
        table = read_csv(path, problems, lambda row: _columns(row).keys() >= {"question", "answer"})
    return _entries(table, problems)


def _columns(headings: list[str] | tuple[str, ...] | object) -> dict[str, str]:
    found: dict[str, str] = {}
    assert isinstance(headings, (list, tuple))
    for heading in headings:
        folded = fold(str(heading))
        for field, names in _COLUMNS.items():
            if folded in names:
                found.setdefault(field, heading)
    return found


def _entries(table: Table, problems: Problems) -> tuple[FaqEntry, ...]:
    columns = _columns(table.headings)
    entries: dict[str, FaqEntry] = {}
    for row in table.rows:
        values: dict[str, str] = {}
        try:
            for field, heading in columns.items():
                values[field] = cells.text(row.cells.get(heading))
        except CellError as err:
            problems.error(row.number, "", str(err))
            continue
        question, answer = values.get("question", ""), values.get("answer", "")
        if not question and not answer:
            continue
        if not question or not answer:
            missing = "question" if not question else "answer"
            problems.error(row.number, columns.get(missing, missing), f"the {missing} is missing")
            continue
        lang = _LANGS.get(values.get("lang", "").casefold())
        if lang is None:
            problems.error(row.number, columns["lang"], "the language must be en or hi")
            continue
        entry = FaqEntry(
            id=values.get("id") or _derived_id(question),
            question=question,
            answer=answer,
            lang=lang or _lang_of(question),
        )
        before = entries.get(entry.id)
        if before is None:
            entries[entry.id] = entry
        elif before == entry:
            problems.note(row.number, "", "this question stands here twice; counted once")
        else:
            problems.error(row.number, "", f"another entry has the id {entry.id!r}")
    return tuple(entries.values())


def _read_markdown(path: Path) -> tuple[FaqEntry, ...]:
    """Each heading with text under it is a question; text above the first heading is left out."""
    text, _ = decode(path.read_bytes(), path.name)
    entries: dict[str, FaqEntry] = {}
    heading, lines = "", list[str]()
    for line in [*text.splitlines(), "# "]:
        match = _HEADING.fullmatch(line) if line != "# " else None
        if match is None and line != "# ":
            lines.append(line.strip())
            continue
        answer = re.sub(r"[*_`]{1,3}", "", " ".join(part for part in lines if part))
        answer = " ".join(answer.split())[: cells.MAX_TEXT_CHARS]
        if heading and answer:
            entry = FaqEntry(_derived_id(heading), heading, answer, _lang_of(heading + answer))
            entries.setdefault(entry.id, entry)
        heading, lines = (match.group(1)[: cells.MAX_TEXT_CHARS] if match else ""), []
    return tuple(entries.values())


def _derived_id(question: str) -> str:
    return "q-" + hashlib.sha256(" ".join(question.casefold().split()).encode()).hexdigest()[:10]


def _lang_of(text: str) -> str:
    return "hi" if len(_DEVANAGARI.findall(text)) * 3 > len(text.replace(" ", "")) else "en"
