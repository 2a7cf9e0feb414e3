"""From espeak-ng's IPA to the ARPABET phones of the US English acoustic model."""

from __future__ import annotations

import unicodedata
from typing import Literal

IpaLang = Literal["en", "hi"]

_PHONES: dict[str, tuple[str, ...]] = {
    "p": ("P",), "b": ("B",), "t": ("T",), "ʈ": ("T",), "d": ("D",), "ɖ": ("D",), "k": ("K",),
    "q": ("K",), "x": ("K",), "ɡ": ("G",), "g": ("G",), "ɣ": ("G",), "c": ("CH",), "ɟ": ("JH",),
    "tʃ": ("CH",), "dʒ": ("JH",), "f": ("F",), "v": ("V",), "ʋ": ("V",), "w": ("W",), "θ": ("TH",),
    "ð": ("DH",), "s": ("S",), "z": ("Z",), "ʃ": ("SH",), "ʂ": ("SH",), "ʒ": ("ZH",), "h": ("HH",),
    "ɦ": ("HH",), "m": ("M",), "n": ("N",), "ɳ": ("N",), "ɲ": ("N",), "ŋ": ("NG",), "l": ("L",),
    "ɭ": ("L",), "ɫ": ("L",), "ɹ": ("R",), "r": ("R",), "ɾ": ("R",), "ɽ": ("R",), "j": ("Y",),
    "ʔ": (), "ɪ": ("IH",), "ᵻ": ("IH",), "i": ("IY",), "e": ("EY",), "eɪ": ("EY",), "ɛ": ("EH",),
    "æ": ("AE",), "a": ("AA",), "ɑ": ("AA",), "ɒ": ("AA",), "ʌ": ("AH",), "ə": ("AH",),
    "ɐ": ("AH",), "ɜ": ("ER",), "ɝ": ("ER",), "ɚ": ("ER",), "ɔ": ("AO",), "o": ("OW",),
    "oʊ": ("OW",), "əʊ": ("OW",), "ʊ": ("UH",), "u": ("UW",), "ʉ": ("UW",), "aɪ": ("AY",),
    "aʊ": ("AW",), "ɔɪ": ("OY",), "əl": ("AH", "L"),
}  # fmt: skip
_IN_ENGLISH: dict[str, tuple[str, ...]] = {"ɾ": ("T",), "a": ("AE",)}
_VOWELS = frozenset("AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW".split())  # noqa: SIM905
_IGNORED = frozenset("ˈˌːˑ|‿ʰʱʲʷ̪̩̥̬͡‍_ ")
_NASAL = "\u0303"
_LONGEST = max(map(len, _PHONES))

LETTERS: dict[str, str] = {
    "a": "EY", "b": "B IY", "c": "S IY", "d": "D IY", "e": "IY", "f": "EH F", "g": "JH IY",
    "h": "EY CH", "i": "AY", "j": "JH EY", "k": "K EY", "l": "EH L", "m": "EH M", "n": "EH N",
    "o": "OW", "p": "P IY", "q": "K Y UW", "r": "AA R", "s": "EH S", "t": "T IY", "u": "Y UW",
    "v": "V IY", "w": "D AH B AH L Y UW", "x": "EH K S", "y": "W AY", "z": "Z EH D",
}  # fmt: skip
"""The names of the letters, as one phone string each."""


def arpabet(ipa: str, lang: IpaLang) -> tuple[str, ...]:
    """Phones of one word. Sounds that English lacks become their nearest: aspiration is dropped,
    a nasal vowel gets an N after it. Signs that mean no sound are left out."""
    phones: list[str] = []
    for cluster in ipa.split("_"):
        phones += _cluster(unicodedata.normalize("NFD", cluster), lang)
    return tuple(_without_doubles(phones))


_INDIAN = {
    "W": "V", "TH": "T", "DH": "D", "AE": "EH", "AO": "AA", "ZH": "JH", "ER": "AH R",
}  # fmt: skip


def indian_reading(phones: str) -> str:
    """An English pronunciation as many in India say it: "fan" with EH, "three" with T, "wire" with
    V, "more" with OW, every R sounded."""
    sounds = phones.split()
    out = []
    for at, sound in enumerate(sounds):
        before_r = at + 1 < len(sounds) and sounds[at + 1] == "R"
        out.append("OW" if sound == "AO" and before_r else _INDIAN.get(sound, sound))
    return " ".join(out)


def _cluster(text: str, lang: IpaLang) -> list[str]:
    nasal = _NASAL in text
    bare = "".join(char for char in text if char not in _IGNORED and char != _NASAL)
    phones: list[str] = []
    while bare:
        for length in range(min(_LONGEST, len(bare)), 0, -1):
            part = bare[:length]
            found = (_IN_ENGLISH.get(part) if lang == "en" else None) or _PHONES.get(part)
            if found is not None:
                phones += found
                break
        bare = bare[max(length, 1) :]
    if nasal and phones and phones[-1] in _VOWELS:
        phones.append("N")
    return phones


def _without_doubles(phones: list[str]) -> list[str]:
    """The model has no long consonants: "kk" is K."""
    return [phone for at, phone in enumerate(phones) if at == 0 or phone != phones[at - 1]]
