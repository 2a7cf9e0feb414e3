"""From Devanagari to the Latin letters a shop would write, and how words sound alike."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from kb.language.devanagari import letter_by_letter
from kb.language.loanwords import in_english
from kb.language.romanised import usual_spelling

_USUAL = {
    "है": "hai",
    "हैं": "hain",
    "हूं": "hoon",
    "हो": "ho",
    "था": "tha",
    "थी": "thi",
    "नहीं": "nahin",
    "में": "mein",
    "और": "aur",
    "यह": "yeh",
    "वह": "woh",
    "ये": "ye",
    "वो": "wo",
    "की": "ki",
    "लेटे": "lete",
    "लेटा": "leta",
    "लेटी": "leti",
    "जी": "ji",
    "भी": "bhi",
    "ही": "hi",
    "या": "ya",
    "का": "ka",
    "को": "ko",
    "क्या": "kya",
    "आप": "aap",
    "आपका": "aapka",
    "आपकी": "aapki",
    "आपके": "aapke",
    "हम": "hum",
    "हमारे": "hamare",
    "मैं": "main",
    "हां": "haan",
    "कुल": "kul",
    "साठ": "saathh",
    "एक्सेल": "xl",
    "एक्सएल": "xl",
    "कि": "ki",
    "कोई": "koi",
    "कौन": "kaun",
    "सी": "si",
    "सा": "sa",
    "जाएगा": "jayega",
    "जाएगी": "jayegi",
    "जाएंगे": "jayenge",
    "होगा": "hoga",
    "होगी": "hogi",
    "चाहिए": "chahiye",
    "दीजिए": "dijiye",
    "बताइए": "bataiye",
    "कहिए": "kahiye",
    "कीजिए": "kijiye",
    "लिए": "liye",
    "किए": "kiye",
    "दिए": "diye",
    "रुपये": "rupaye",
    "रुपए": "rupaye",
    "रुपया": "rupaya",
    "कीमत": "keemat",
    "दुकान": "dukaan",
    "मिलेगा": "milega",
    "मिलेगी": "milegi",
    "नमस्ते": "namaste",
    "धन्यवाद": "dhanyavaad",
    "वारंटी": "warranty",
    "स्टॉक": "stock",
    "ऑर्डर": "order",
    "टोकरी": "tokri",
    "सिर्फ": "sirf",
    "बजे": "baje",
    "बंद": "band",
    "खुली": "khuli",
    "खुला": "khula",
    "ऊपर": "upar",
    "साल": "saal",
    "महीने": "mahine",
    "माफ": "maaf",
    "फिर": "phir",
    "खत्म": "khatam",
    "बाकी": "baaki",
    "एक": "ek",
    "दो": "do",
    "स्टाफ": "staff",
    "काउंटर": "counter",
    "कीमतें": "keematein",
    "बिल": "bill",
    "विकल्प": "vikalp",
    "वाला": "wala",
    "वाली": "wali",
    "वाले": "wale",
    "पीस": "piece",
    "मीटर": "metre",
    "मेरे": "mere",
    "मुझे": "mujhe",
    "दिन": "din",
    "पास": "paas",
    "सकता": "sakta",
    "सकती": "sakti",
    "शुक्रिया": "shukriya",
    "आटा": "atta",
    "आटे": "atte",
    "फोन": "phone",
    "फ़ोन": "phone",
}
_DEVANAGARI_WORD = re.compile(r"[\u0900-\u0963\u0970-\u097f]+")


def to_latin(text: str) -> str:
    """Writes the Devanagari words of `text` in Latin letters; all else stays as it is.

    Common words get their usual spelling ("नहीं" → "nahin") and English words theirs ("पैकेट" →
    "packet"); others go letter by letter with the silent vowels left out ("पंखा" → "pankha"),
    which `phonetic_key` brings together with whatever spelling a customer or a catalogue uses.
    """
    if text.isascii():
        return text
    return _DEVANAGARI_WORD.sub(lambda match: _word_to_latin(match.group()), text)


@lru_cache(maxsize=16384)
def _word_to_latin(word: str) -> str:
    word = word.replace("ँ", "ं")
    return _USUAL.get(word) or in_english(word) or usual_spelling(letter_by_letter(word))


_RULES = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[^a-z]", ""),
        (r"^kn", "n"),
        (r"^wr", "r"),
        (r"ies$", "is"),
        (r"^ps", "s"),
        (r"tion|sion|shan$", "sn"),
        (r"sch|sh", "S"),
        (r"tch|chh|ch", "C"),
        (r"ph", "f"),
        (r"gh(?=t)", ""),
        (r"(?<=[kgtdbjC])h", ""),
        (r"ck|q", "k"),
        (r"dge|dg", "j"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"^x", "s"),
        (r"x", "ks"),
        (r"sure$", "Sur"),
        (r"ture$", "Cur"),
        (r"aw(?=[^aeiouy]|$)", "o"),
        (r"ew(?=[^aeiouy]|$)", "u"),
        (r"ow$", "o"),
        (r"ow(?=[^aeiouhy])", "au"),
        (r"ow(?=ie|y$|n)", "au"),
        (r"w", "v"),
        (r"z", "s"),
        (r"^vegg(?=i)", "vej"),
        (r"(?<!g)g(?=e(?![ey]))", "j"),
        (r"ee", "i"),
        (r"oo", "u"),
        (r"(?<=[aeiou])y(?=[aeiou])", ""),
        (r"(?<!^)y|^y(?![aeiou])", "i"),
        (r"(?<=[^aeiou])h", ""),
        (r"h(?=[^aeiou])|(?<=.)h$", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=[^aeiou].)e$|(?<=[aeiou][^aeiou])e$", ""),
    )
]
_VOWEL_RUN = re.compile(r"[aeiou]+")


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """How a word sounds, roughly: spelling variants of one word come close to each other."""
    spelled = to_latin(word).lower()
    for pattern, replacement in _RULES:
        spelled = pattern.sub(replacement, spelled)
    return spelled


@lru_cache(maxsize=65536)
def phonetic_key(word: str) -> str:
    """The consonants of how a word sounds, with "a" for a vowel at its beginning.

    Equal keys mean "could be the same word": "havells", "haivels" and "हैवेल्स" share one. Short
    words share keys by chance, so compare with `similarity` before relying on it.
    """
    spelled = sound(word)
    begins = "a" if spelled[:1] in tuple("aeiou") else ""
    return begins + _VOWEL_RUN.sub("", spelled)


_LETTERS = {
    "b": "bi", "c": "si", "d": "di", "f": "ef", "g": "ji", "h": "ech", "j": "je", "k": "ke",
    "l": "el", "m": "em", "n": "en", "p": "pi", "q": "kyu", "r": "ar", "s": "es", "t": "ti",
    "v": "vi", "w": "dablu", "x": "eks", "y": "vai", "z": "zed",
}  # fmt: skip
_LONGEST_INITIALS = 4


def spelled_out(word: str) -> str:
    """ "Rr" as it is spoken, "arar"; a word that is not initials stays as it is."""
    if len(word) > _LONGEST_INITIALS or any(char not in _LETTERS for char in word):
        return word
    return "".join(_LETTERS[char] for char in word)


_VOWEL_CLASSES = str.maketrans({"e": "i", "o": "u"})
_RELATED = (
    ("s", "j"),
    ("s", "S"),
    ("S", "C"),
    ("j", "C"),
    ("t", "d"),
    ("k", "g"),
    ("g", "j"),
    ("p", "b"),
    ("p", "f"),
    ("b", "v"),
    ("m", "n"),
    ("l", "r"),
    ("d", "r"),
    ("t", "C"),
)
_IS_RELATED = frozenset(_RELATED) | frozenset((b, a) for a, b in _RELATED)


_TELLING = 5
"""So many sounds besides "a" are of one word only."""


@lru_cache(maxsize=65536)
def similarity(first: str, second: str) -> float:
    """0 to 1: how alike two words sound. Vowels count little, related consonants half."""
    a, b = sound(first), sound(second)
    if a == b:
        return 1.0
    bare = a.replace("a", "")
    if len(bare) >= _TELLING and bare == b.replace("a", ""):
        # Where an unwritten "a" is spoken Devanagari does not say: "rasamlaai", "rasmalai".
        return 1.0 - 4 * _edit_cost("a", "") / (_weight(a) + _weight(b))
    cost = 0.0
    for edit in Levenshtein.editops(a, b):
        left = a[edit.src_pos] if edit.tag != "insert" else ""
        right = b[edit.dest_pos] if edit.tag != "delete" else ""
        cost += _edit_cost(left, right)
    length = _weight(a) + _weight(b)
    return max(0.0, 1.0 - 2 * cost / length) if length else 0.0


def _edit_cost(left: str, right: str) -> float:
    if left in "aeiou" and right in "aeiou":
        if left and right:
            same = left.translate(_VOWEL_CLASSES) == right.translate(_VOWEL_CLASSES)
            return 0.1 if same else 0.3
        return 0.3
    if {left, right} in ({"C", "k"}, {"u", "v"}):
        # "ch" is a k in "anchor" and "chrome"; "qu" may be heard as "kw".
        return 0.3
    if (left, right) in _IS_RELATED:
        return 0.5
    if left in "aeiouhy" and right in "aeiouhy":
        return 0.4
    return 1.0


def _weight(spelled: str) -> float:
    return sum(0.5 if char in "aeiou" else 1.0 for char in spelled)
