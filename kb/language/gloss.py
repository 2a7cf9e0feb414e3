"""Hindi in English words, for an embedder that was taught mostly English: "father knee pain" for
"पापा के घुटने में दर्द रहता है".

It is no translation: grammar is left out, and words stand in the order of the Hindi ones. A word
without an entry in `hindi_english.txt` stays, in Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from kb.language.identify import Language, identify
from kb.language.normalise import normalise
from kb.language.number_words import HINDI_0_TO_99_LATIN
from kb.language.plain_words import frequent_english
from kb.language.script import to_latin
from kb.language.spelling import folded
from kb.language.words import word_set

_ENTRIES = Path(__file__).with_name("hindi_english.txt")
_WORD = re.compile(r"[\u0900-\u0963\u0970-\u097f]+|[^\W\u0900-\u097f]+(?:[.'-]\w+)*")
_GRAMMAR = word_set(
    """
    का की के को से में पे पर ने और या तथा एवं भी ही तो न ना नहीं मत कि जो वो वह ये यह यही
    वही इस उस इन उन इसे उसे इसका इसकी इसके उसका उसकी उसके इनका इनकी इनके उनका उनकी उनके
    इसमें उसमें इनमें उनमें इससे उससे जिस जिसे जिसका जिसकी जिसके जिसमें जिससे जिन मैं मुझे
    मुझको मेरा मेरी मेरे हम हमें हमको हमारा हमारी हमारे आप आपका आपकी आपके आपको आपसे तुम
    तुम्हारा अपना अपनी अपने है हैं हूं हो था थी थे होगा होगी होंगे होता होती होते हुआ हुई
    हुए रहा रही रहे रहता रहती रहते गया गई गए गयी गये जाए जाये जाती जाता जाते जाएगा जाएगी
    जाएंगे जाऊं करना करने करता करती करते कर करो करके करें करूं करेगा करेगी किया कीजिए दे दो
    देना देने दें देता देती देते दिया दी दिए दीजिए दूं देंगे देगा लेना ले लो लें लूं लेंगे
    लिया लिए लिये लीजिए ली लेता लेते सकता सकती सकते सकूं पाना पाता पाती पाते चाहिए चाहिये
    चाहता चाहती क्या कौन कौनसा कौनसी कौनसे कितना कितनी कितने कैसे कैसा कैसी कब कहां क्यों
    किस किसी किसका कुछ कोई सा सी वाला वाली वाले बताओ बताइए बताइये बताना बताएं बता दिखाओ
    दिखाइए दिखाना दिखाएं मिलेगा मिलेगी मिलेंगे मिलता मिलती मिलते मिल जी हां अच्छा ठीक भैया
    भाई साहब दीदी जरा मतलब यानी अब अभी यहां वहां तक ऐसा ऐसी ऐसे जैसे जैसा बस फिर लगता आपलोग
    अगर जब तब रखते रखा लेकिन मगर दोगे दोगी लोगे लोगी लेगा लेगी आया आई आए आओगे आएगा आएगी आएंगे
    जाऊंगा जाऊंगी जाओगे पड़ता पड़ती पड़ेगा पड़ेगी लगेगा लगेगी रहेगा रहेगी होगे करोगे
    """
)
"""Left out: they tell nothing of what is spoken of."""
_ASIDE = word_set(
    "me mai mei m he h hei ho hu nahi nai ki ke ka ko se pe par to tho bhi hi lu loon"
)
_NUMBERS = frozenset(word for words in HINDI_0_TO_99_LATIN for word in words if len(word) > 3)
_NUMBERS |= word_set("sau hazaar hazar hajar lakh dedh dhai ek do teen")
_ENDINGS = word_set(
    """
    ने नी ता ती ते कर के ो े ी ा ें ूं ं ए एं ओ ऊं या यी ये ई एगा एगी एंगे ऊंगा ऊंगी ओगे ेगा ेगी ेंगे
    ूंगा ूंगी ोगे इए िए िएगा इएगा ाएं ाए
    """
)
_ENDINGS_LATIN = word_set(
    """
    ne ni ta ti te kar ke o e i a u en un aye ye ya yi ega egi enge unga ungi oge aega aegi
    aenge iye ie iega iyega
    """
)
_CASES = (("ियों", "ी"), ("ियां", "ी"), ("ुओं", "ू"), ("ओं", ""), ("ों", "ा"), ("ों", ""),
          ("ें", ""), ("े", "ा"), ("ी", "ा"), ("ा", ""))  # fmt: skip
_CASES_LATIN = (("iyo", "i"), ("iyan", "i"), ("iya", "i"), ("o", "a"), ("o", ""), ("e", "a"),
                ("e", ""), ("i", "a"))  # fmt: skip
"""Endings of the plural and of the oblique case, with what the base form has instead."""
_SHORTEST_STEM = 2
_SILENT = re.compile(r"([^aeiou])a([^aeiou])$")
"""The vowel that is not spoken before an ending: "nikal", "nikla"."""
_SHORTEST_LATIN_STEM = 3


@dataclass(frozen=True, slots=True)
class _Glossary:
    """Base form, or the stem of a verb, → English; in Devanagari, and folded in Latin letters."""

    forms: dict[str, str]
    stems: dict[str, str]
    latin_forms: dict[str, str]
    latin_stems: dict[str, str]
    latin_grammar: set[str]


def to_english(text: str) -> str:
    """The text itself if it is English, else its words in English as far as they are known."""
    if language_of(text) == "en":
        return text
    return " ".join(_glosses(text)) or text


def in_english_words(text: str) -> str:
    """The same with the words of grammar, in Latin letters, for who has learned what these tell of
    what is wanted. What stands between semicolons is of one language each."""
    return "; ".join(_every_word(part) for part in text.split("; "))


def _every_word(text: str) -> str:
    if language_of(text) == "en":
        return text
    words = (word_in_english(word) or to_latin(word) for word in _WORD.findall(normalise(text)))
    return " ".join(word for word, _ in groupby(words)) or text


def word_in_english(word: str) -> str:
    """What a word of either script means in English, all senses one behind the other; itself in
    Latin letters where that is not known; nothing for a word of grammar."""
    return _of_devanagari(word) if "\u0900" <= word[:1] <= "\u097f" else _of_latin(word)


def is_verb_before_bina(word: str) -> bool:
    """Whether it is a verb in the form that stands before "bina": "kaate", "chhue"."""
    if not word.endswith("e") or word in frequent_english():
        return False
    return folded(word).removesuffix("e") in _glossary().latin_stems


def language_of(text: str) -> Language:
    """As `identify` says, but for "udhaar dete ho", which is English by none of its words."""
    lang = identify(text).lang
    words = text.lower().split()
    english = sum(word in frequent_english() for word in words)
    return "hi-Latn" if lang == "en" and 2 * english <= len(words) else lang


def _glosses(text: str) -> Iterator[str]:
    last = ""
    for word in _WORD.findall(normalise(text)):
        gloss = word_in_english(word)
        if gloss and gloss != last:
            yield gloss
            last = gloss


@lru_cache(maxsize=16384)
def _of_devanagari(word: str) -> str:
    glossary = _glossary()
    word = _plain(word)
    if word in glossary.forms:
        return glossary.forms[word]
    for ending, base in _CASES:
        found = glossary.forms.get(word.removesuffix(ending) + base)
        if found is not None and word.endswith(ending) and len(word) > len(ending):
            return found
    return _of_verb(word, glossary.stems, _ENDINGS) or to_latin(word)


@lru_cache(maxsize=16384)
def _of_latin(word: str) -> str:
    glossary = _glossary()
    if word in glossary.latin_grammar:
        return ""
    form = folded(word)
    found = glossary.latin_forms.get(form)
    # "Lagau" is written like "lago", and is of "lagaana" all the same.
    first_person = f"{form[:-1]}a" if word.rstrip("n").endswith("au") else ""
    senses = [
        found or "",
        _of_verb(form, glossary.latin_stems, _ENDINGS_LATIN)
        or glossary.latin_stems.get(first_person, ""),
    ]
    if word in frequent_english():
        # "Pair" is a foot as well, and "pine" is drinking.
        senses.insert(0, word)
    elif found is None:
        senses.append(_of_case(form, glossary))
    elif not found:
        return ""
    return " ".join(dict.fromkeys(filter(None, senses))) or word


def _of_case(form: str, glossary: _Glossary) -> str:
    for ending, base in _CASES_LATIN:
        stem = form.removesuffix(ending)
        if form.endswith(ending) and len(stem) >= _SHORTEST_LATIN_STEM:
            found = glossary.latin_forms.get(stem + base)
            if found is not None:
                return found
    return ""


def _of_verb(word: str, stems: Mapping[str, str], endings: Set[str]) -> str:
    """What the longest stem with one of the endings behind it, or none, means."""
    for end in range(len(word), _SHORTEST_STEM - 1, -1):
        if word[:end] in stems and (end == len(word) or word[end:] in endings):
            return stems[word[:end]]
    return ""


def _plain(word: str) -> str:
    """Without the dot below, and with the dot above for a moon and dot."""
    return word.replace("\u093c", "").replace("ँ", "ं")


@lru_cache(maxsize=1)
def _glossary() -> _Glossary:
    glossary = _Glossary({}, {}, {}, {}, set(_NUMBERS | _ASIDE))
    for word in _GRAMMAR:
        glossary.forms[_plain(word)] = ""
        glossary.latin_grammar.add(to_latin(word))
        glossary.latin_forms[folded(to_latin(word))] = ""
    for line in _ENTRIES.read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        words, _, english = line.partition(" = ")
        for word in map(_plain, words.split()):
            latin = folded(to_latin(word))
            glossary.forms.setdefault(word, english)
            held = glossary.latin_forms.setdefault(latin, english)
            if held and english not in held:
                glossary.latin_forms[latin] = f"{held} {english}"
            if word.endswith("ना"):
                glossary.stems.setdefault(word.removesuffix("ना"), english)
                stem = latin.removesuffix("na")
                glossary.latin_stems.setdefault(stem, english)
                glossary.latin_stems.setdefault(_SILENT.sub(r"\1\2", stem), english)
    return glossary
