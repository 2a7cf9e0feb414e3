"""One written form for what was heard or typed: case, Unicode forms, signs and spelled letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kb.language.kept import kept_if_short
from kb.language.words import word_set

_DIGITS = {ord(digit): str(value) for value, digit in enumerate("०१२३४५६७८९")}
_SIGNS = _DIGITS | {
    ord("ँ"): "ं",
    ord("₹"): " rs ",
    ord("×"): " x ",
    ord("²"): "2",
    ord("°"): " degree ",
    ord("%"): " percent ",
    ord("&"): " and ",
    ord("+"): " plus ",
    ord("½"): ".5",
}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d)")
_WILL = re.compile(r"(?<=\w)['’]ll\b")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`](?=\w)")
_MARK = re.compile(r"[\u0900-\u0903\u093a-\u094f\u0962-\u0963]")
_ATTACHED = "\0"

_DEVANAGARI_LETTERS = {
    "ए": "a", "बी": "b", "सी": "c", "डी": "d", "ई": "e", "एफ": "f", "जी": "g", "एच": "h",
    "आई": "i", "जे": "j", "के": "k", "एल": "l", "एम": "m", "एन": "n", "ओ": "o", "पी": "p",
    "क्यू": "q", "आर": "r", "एस": "s", "टी": "t", "यू": "u", "वी": "v", "डब्ल्यू": "w",
    "डब्लू": "w", "एक्स": "x", "वाई": "y", "ज़ेड": "z", "जेड": "z",
}  # fmt: skip
_NOT_SPELLED = word_set("जी के ए आई ओ ई सीटी बीबी जीजी पीपी पीए जीए आए सीए एसे ओके")
_LATIN_LETTERS = {
    "em": "m", "en": "n", "el": "l", "ef": "f", "ess": "s", "aar": "r", "dee": "d", "cee": "c",
    "tee": "t", "pee": "p", "vee": "v", "jay": "j", "kay": "k", "bee": "b", "si": "c", "di": "d",
    "bi": "b", "pi": "p", "ti": "t", "vi": "v", "see": "c", "ei": "a",
}  # fmt: skip
_SPELLED_PLURAL = re.compile(r"[b-hj-z]s")
_SI, _WHICH = word_set("si सी"), word_set("kaun kon koun कौन")
_ONLY_LETTERS = word_set("em en el ef ess aar dee cee tee pee vee bee ei")
_I_DO = word_set("want need said meant mean am will would have had need think asked ordered took")
""" "Ten c m i want": spoken of oneself."""


@kept_if_short
def normalise(text: str) -> str:
    """Lower case, one space between words, Unicode NFC, ASCII digits without thousands separators.

    Punctuation, emoji and control characters vanish; a figure keeps its point or slash ("2.5",
    "6/16") and parts from letters ("16a" becomes "16 a"); letters spelled one by one become one
    word ("m c b" and "एम सी बी" become "mcb").
    """
    text = text.translate(_SIGNS)
    text = text.lower() if text.isascii() else _composed(text)
    text = _THOUSANDS.sub("", text)
    text = _WILL.sub(" will", text)
    text = _APOSTROPHE.sub("", text)
    words = [_spelled_devanagari(word) for word in _words(text)]
    return " ".join(_join_letters(words))


def _composed(text: str) -> str:
    """NFC in lower case, without characters that are invisible or private."""
    # NFKC of "½" is "1⁄2", so the signs come before and after it.
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    text = unicodedata.normalize("NFC", text).lower()
    return "".join(c for c in text if unicodedata.category(c) not in {"Cf", "Cs", "Co", "Cn"})


def _words(text: str) -> list[str]:
    """Words and figures in their order; a combining mark belongs to the letter before it.

    A letter that was written against a figure ("16a") is marked, so that it is not taken for the
    first letter of a spelled word.
    """
    words: list[str] = []
    for part in text.split():
        words += [part] if part.isalpha() else _parted(part)
    return words


def _parted(text: str) -> list[str]:
    """The words and figures of what is written without a space."""
    words: list[str] = []
    current = ""
    for char in text:
        ends_in_digit = current[-1:].isdigit()
        if char.isalpha() or (_MARK.match(char) and current and not ends_in_digit):
            if ends_in_digit and not current[0].isalpha():
                words.append(current)
                current = _ATTACHED
            current += char
        elif char.isdecimal():
            if current and not (ends_in_digit or current[-1] in "./" or _is_code(current)):
                words.append(current)
                current = ""
            current += char
        elif char in "./" and ends_in_digit:
            current += char
        elif char == "." and not current:
            current = "0."
        else:
            words.append(current)
            current = ""
    words.append(current)
    cleaned = ("" if word == "0." else word.strip("./") for word in words)
    return [word for word in cleaned if word and word != _ATTACHED]


def _is_code(letters: str) -> bool:
    """`b22` and `gu10` are one word; `rs500` is two."""
    return len(letters) <= 2 and letters.isascii() and letters.isalpha() and letters != "rs"


@lru_cache(maxsize=4096)
def _spelled_devanagari(word: str) -> str:
    """`एमसीबी` → `mcb`; a word that is not wholly made of letter names stays."""
    return initials(word) or word


def initials(word: str) -> str | None:
    """The letters that a Devanagari word spells: "यूपीआई" → "upi"; None for any other word."""
    if word in _NOT_SPELLED or not "\u0900" <= word[:1] <= "\u097f":
        return None
    letters = _letters_of(word)
    return letters if letters and len(letters) >= 2 else None


def _letters_of(word: str) -> str | None:
    if not word:
        return ""
    for length in range(min(len(word), 7), 0, -1):
        letter = _DEVANAGARI_LETTERS.get(word[:length])
        if letter is not None:
            rest = _letters_of(word[length:])
            if rest is not None:
                return letter + rest
    return None


def _join_letters(words: list[str]) -> list[str]:
    joined: list[str] = []
    run: list[tuple[str, str]] = []
    for word in [*words, ""]:
        # "Kaun si b p machine" spells no C.
        whose = word in _SI and not run and joined[-1:] and joined[-1] in _WHICH
        letter = None if whose or word.startswith(_ATTACHED) else _as_letter(word)
        if len(run) > 1 and _SPELLED_PLURAL.fullmatch(word):
            letter = word  # "M c bs".
        if letter is not None:
            run.append((word, letter))
            continue
        if run:
            said = [run.pop()[0]] if len(run) > 1 and run[-1][0] == "i" and word in _I_DO else []
            joined.extend([*_close_run(run), *said])
            run = []
        if word:
            joined.append(word.removeprefix(_ATTACHED))
    return joined


def _as_letter(word: str) -> str | None:
    if len(word) == 1 and "a" <= word <= "z":
        return word
    return _LATIN_LETTERS.get(word) or _DEVANAGARI_LETTERS.get(word)


def _close_run(run: list[tuple[str, str]]) -> list[str]:
    """A run is spelling when it holds two single letters or unmistakable letter names."""
    leading: list[str] = []
    while len(run) > 2 and run[0][0] in {"a", "i"}:
        leading.append(run[0][0])
        run = run[1:]
    trailing = [word for word, _ in run[-1:] if word == "के" and len(run) > 2]
    run = run[: len(run) - len(trailing)]
    sure = [word for word, _ in run if len(word) == 1 or word in _ONLY_LETTERS]
    devanagari = [word for word, _ in run if word in _DEVANAGARI_LETTERS]
    certain = [word for word in devanagari if word not in _NOT_SPELLED]
    spelled = len(sure) >= 2 or (len(devanagari) >= 2 and len(certain) * 2 >= len(devanagari))
    if len(run) >= 2 and spelled:
        return [*leading, "".join(letter for _, letter in run), *trailing]
    return [*leading, *(word for word, _ in run), *trailing]
