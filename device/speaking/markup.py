"""Takes out of a text what is meant for the eye: Markdown, links, emoji, control characters."""

from __future__ import annotations

import re
import unicodedata

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_FENCE = re.compile(r"^\s*```\w*\s*$", re.MULTILINE)
_LINE_START = re.compile(r"^\s*(?:#{1,6}\s+|>\s+|[-*•+]\s+)", re.MULTILINE)
_EMPHASIS = re.compile(r"(\*\*|__|~~|`+)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_STAR = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]*-{3,}[\s:|-]*$", re.MULTILINE)
_RULE = re.compile(r"^\s*([-*_])(?:\s*\1){2,}\s*$", re.MULTILINE)
_LINE_BREAK = re.compile(r"\s*\n\s*")
_SENTENCE_END = re.compile(r"[.!?:;,।…]$")

_SIGNS_WITH_MEANING = frozenset("°©®™№")


def plain(text: str) -> str:
    """The words of a text in NFC, one line; the lines of a list become sentences."""
    text = unicodedata.normalize("NFC", text)
    for pattern in (_FENCE, _TABLE_RULE, _RULE):
        text = pattern.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _TAG.sub(" ", text)
    text = _LINE_START.sub("", text)
    for pattern in (_EMPHASIS, _STAR):
        text = pattern.sub(r"\2", text)
    text = "".join(_kept(sign) for sign in text)
    lines = [line for line in _LINE_BREAK.split(text.strip()) if line]
    text = " ".join(line if _SENTENCE_END.search(line) else line + "." for line in lines[:-1])
    return re.sub(r"\s+", " ", f"{text} {lines[-1]}" if lines else "").strip()


def _kept(sign: str) -> str:
    """Emoji and other pictures, invisible and control characters go; line ends stay."""
    if sign == "\n" or sign in _SIGNS_WITH_MEANING:
        return sign
    kind = unicodedata.category(sign)
    if kind in ("Zl", "Zp"):
        return "\n"
    if kind == "Cf":
        # The joiners that shape Devanagari letters are part of the spelling.
        return sign if sign in "\u200c\u200d" else ""
    if kind.startswith("C"):
        return " "
    if kind == "So" or 0xFE00 <= ord(sign) <= 0xFE0F or 0x1F3FB <= ord(sign) <= 0x1F3FF:
        return " "
    return sign
