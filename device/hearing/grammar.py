"""The phrases of a shop for a recogniser's grammar: English as written, Hindi in Devanagari.

Models of Hindi write English loans as they sound ("स्विच", "प्राइस"), so English words take the way
over their pronunciation.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from device.hearing.corpus import Corpus, Wares
from device.hearing.pronounce import pronounce
from device.turn import Lang

_CONSONANTS = {
    "P": "प", "B": "ब", "T": "ट", "D": "ड", "K": "क", "G": "ग", "CH": "च", "JH": "ज", "F": "फ",
    "V": "व", "W": "व", "TH": "थ", "DH": "द", "S": "स", "Z": "ज", "SH": "श", "ZH": "ज", "HH": "ह",
    "M": "म", "N": "न", "NG": "ंग", "L": "ल", "R": "र", "Y": "य",
}  # fmt: skip
_VOWELS = {
    "AA": ("आ", "ा"), "AE": ("ऐ", "ै"), "AH": ("अ", ""), "AO": ("ऑ", "ॉ"), "AW": ("आउ", "ाउ"),
    "AY": ("आइ", "ाइ"), "EH": ("ए", "े"), "ER": ("अर", "र"), "EY": ("ए", "े"), "IH": ("इ", "ि"),
    "IY": ("ई", "ी"), "OW": ("ओ", "ो"), "OY": ("ऑय", "ॉय"), "UH": ("उ", "ु"), "UW": ("ऊ", "ू"),
}  # fmt: skip
_VIRAMA, _ANUSVARA = "्", "ं"
_BEFORE_ANUSVARA = frozenset(("T", "D", "K", "G", "CH", "JH", "S", "Z", "SH"))


def grammar_phrases(
    wares: Wares, lang: Lang, dictionary: Path | None, amount: int = 12_000
) -> list[str]:
    """Distinct sentences customers of the shop may say in `lang`, likely words first.

    `dictionary` tells how English words sound; without it Hindi phrases keep to Hindi words.
    """
    corpus = Corpus(wares)
    spoken: dict[tuple[str, ...], None] = {}
    for words, _weight in corpus.sentences(amount):
        spoken[words] = None
    hindi = corpus.forms.devanagari
    if lang != "hi":
        return [" ".join(words) for words in spoken if not any(word in hindi for word in words)]
    phrases = [words for words in spoken if any(word in hindi for word in words)]
    english = {word for words in phrases for word in words if word not in hindi}
    written = dict(hindi)
    if dictionary is not None:
        said = pronounce(english, dictionary, abbreviations=corpus.forms.abbreviations)
        written |= {word: devanagari_of(ways[0].split()) for word, ways in said.items()}
    lines = (
        " ".join(written[word] for word in words)
        for words in phrases
        if all(word in written for word in words)
    )
    return list(dict.fromkeys(lines))


def devanagari_of(phones: Sequence[str]) -> str:
    """How Hindi writes an English word that sounds like `phones`: S W IH CH → "स्विच"."""
    out = ""
    after_consonant = False
    for at, phone in enumerate(phones):
        following = phones[at + 1] if at + 1 < len(phones) else ""
        if phone in _VOWELS:
            alone, sign = _VOWELS[phone]
            final_ah = phone == "AH" and after_consonant and not following
            out += "ा" if final_ah else sign if after_consonant else alone
            after_consonant = phone == "ER"
        elif phone == "N" and following in _BEFORE_ANUSVARA and out:
            out += _ANUSVARA
            after_consonant = False
        elif phone == "NG":
            out += _ANUSVARA if following in ("K", "G") else _CONSONANTS[phone]
            after_consonant = following not in ("K", "G")
        elif phone in _CONSONANTS:
            out += (_VIRAMA if after_consonant and phones[at - 1] != "ER" else "") + _CONSONANTS[
                phone
            ]
            after_consonant = True
    return out
