"""Numbers as words in English and Hindi, counted the Indian way in thousands, lakhs and crores.

The Hindi words below one hundred are irregular; their table serves speaking and understanding.
All Devanagari here is in Unicode form NFC, in which a nukta follows its letter.
"""

# ruff: noqa: SIM905  (a table of a hundred words is read more easily as text than as a list)

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

NumberLang = Literal["en", "hi"]

ENGLISH_0_TO_19: tuple[str, ...] = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split()
)
ENGLISH_TENS: tuple[str, ...] = tuple(
    "twenty thirty forty fifty sixty seventy eighty ninety".split()
)

ENGLISH_NUMBERS: Mapping[str, int] = {
    **{word: value for value, word in enumerate(ENGLISH_0_TO_19)},
    **{word: (index + 2) * 10 for index, word in enumerate(ENGLISH_TENS)},
    "fourty": 40,
    "ninty": 90,
    "fiveteen": 15,
    "forteen": 14,
}
"""English number words below one hundred, in usual misspellings too."""

SCALES: Mapping[str, int] = {
    "hundred": 100, "sau": 100, "so": 100, "saw": 100, "thousand": 1000, "hazaar": 1000,
    "hazar": 1000, "hajar": 1000, "hajaar": 1000, "lakh": 100_000, "laakh": 100_000,
    "lac": 100_000, "lakhs": 100_000, "crore": 10_000_000, "karod": 10_000_000,
    "karor": 10_000_000, "crores": 10_000_000,
}  # fmt: skip
"""What a number before it is multiplied by, in both languages."""

HINDI_0_TO_99: tuple[str, ...] = tuple(
    "शून्य एक दो तीन चार पाँच छह सात आठ नौ "
    "दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस "
    "बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस "
    "तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस "
    "चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास "
    "पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ "
    "साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर "
    "सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी "
    "अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सतासी अठासी नवासी "
    "नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे".split()
)
"""The spoken word of each number from 0 to 99, at its own index."""

HINDI_VARIANTS: Mapping[str, int] = {
    "ज़ीरो": 0,
    "जीरो": 0,
    "पांच": 5,
    "छः": 6,
    "छ": 6,
    "छे": 6,
    "छै": 6,
    "पन्द्रह": 15,
    "पंदरह": 15,
    "सतरह": 17,
    "अट्ठारह": 18,
    "इकीस": 21,
    "पचीस": 25,
    "सताईस": 27,
    "अठाईस": 28,
    "उन्तीस": 29,
    "इकत्तीस": 31,
    "तेतीस": 33,
    "चौतीस": 34,
    "पैतीस": 35,
    "अड़तिस": 38,
    "उनचालीस": 39,
    "इकतालिस": 41,
    "बयालिस": 42,
    "तैतालीस": 43,
    "चवालीस": 44,
    "चौंतालीस": 44,
    "चौआलीस": 44,
    "पैतालीस": 45,
    "छयालीस": 46,
    "सैतालीस": 47,
    "इक्यावान": 51,
    "तिरेपन": 53,
    "चव्वन": 54,
    "सतावन": 57,
    "अठावन": 58,
    "इकसठ्ठ": 61,
    "तिरेसठ": 63,
    "चौसठ": 64,
    "पैसठ": 65,
    "छयासठ": 66,
    "सरसठ": 67,
    "सढ़सठ": 67,
    "उन्यासी": 79,
    "उन्नासी": 79,
    "सत्तासी": 87,
    "अट्ठासी": 88,
    "इक्यानबे": 91,
    "इकानवे": 91,
    "बानबे": 92,
    "तिरानबे": 93,
    "चौरानबे": 94,
    "पंचानवे": 95,
    "पंचानबे": 95,
    "पचानबे": 95,
    "छियानबे": 96,
    "सतानवे": 97,
    "सत्तानबे": 97,
    "अठानवे": 98,
    "अट्ठानबे": 98,
    "निन्यानबे": 99,
    "निनानवे": 99,
}
"""Other spellings met in writing and in recognisers' transcripts; never spoken."""

ENGLISH_IN_DEVANAGARI: Mapping[str, str] = {
    "थ्री": "three",
    "फाइव": "five",
    "सिक्स": "six",
    "नाइन": "nine",
    "इलेवन": "eleven",
    "ट्वेल्व": "twelve",
    "थर्टीन": "thirteen",
    "फोर्टीन": "fourteen",
    "फिफ्टीन": "fifteen",
    "सिक्सटीन": "sixteen",
    "सेवेंटीन": "seventeen",
    "नाइंटीन": "nineteen",
    "ट्वेंटी": "twenty",
    "थर्टी": "thirty",
    "फोर्टी": "forty",
    "फिफ्टी": "fifty",
    "सिक्सटी": "sixty",
    "सेवेंटी": "seventy",
    "नाइंटी": "ninety",
    "हंड्रेड": "hundred",
    "थाउजेंड": "thousand",
}
"""English numbers as recognisers write them in Hindi, but for those that are Hindi words too."""

HINDI_0_TO_99_LATIN: tuple[tuple[str, ...], ...] = (
    ("shunya", "shoonya", "zero", "jeero"),
    ("ek",),
    ("do",),
    ("teen", "tin"),
    ("char", "chaar"),
    ("paanch", "panch", "pach", "paach"),
    ("chhah", "chhe", "che", "chah", "chhai", "chhey", "cheh"),
    ("saat", "sat"),
    ("aath", "ath", "aat"),
    ("nau", "no", "now"),
    ("das", "dus"),
    ("gyarah", "gyaarah", "gyara", "giyarah"),
    ("barah", "baarah", "bara", "baara"),
    ("terah", "tera"),
    ("chaudah", "choudah", "chauda", "chouda"),
    ("pandrah", "pandra", "pandhrah", "pandhra"),
    ("solah", "sola", "solaah"),
    ("satrah", "satra", "satarah"),
    ("atharah", "athara", "attharah", "atthara"),
    ("unnis", "unnees", "unis"),
    ("bees", "bis"),
    ("ikkis", "ikkees", "ikis"),
    ("bais", "baees", "baais", "bayees"),
    ("teis", "teyis", "teyees"),
    ("chaubis", "chaubees", "choubis", "choubees", "chobis"),
    ("pachchis", "pachis", "pachees", "pachchees", "paccis"),
    ("chhabbis", "chabbis", "chhabbees", "chabbees"),
    ("sattais", "satais", "sattaees", "sattaais"),
    ("atthais", "athais", "atthaees", "atthaais"),
    ("untis", "untees", "unatees"),
    ("tees", "tis"),
    ("ikattis", "iktis", "iktees", "ikatees"),
    ("battis", "battees", "batis"),
    ("taintis", "tentis", "taintees", "tetis"),
    ("chauntis", "chautis", "chauntees", "chountis"),
    ("paintis", "pentis", "paintees", "paitis"),
    ("chhattis", "chattis", "chhattees", "chattees"),
    ("saintis", "sentis", "saintees", "saitis"),
    ("adtis", "artis", "adatis", "adtees", "aratis"),
    ("untalis", "unchalis", "untaalis", "untaalees"),
    ("chalis", "chaalis", "chalees", "chaalees"),
    ("iktalis", "iktaalis", "iktaalees", "ektalis"),
    ("bayalis", "byalis", "bayaalis", "bayaalees"),
    ("taintalis", "tentalis", "taitalis", "tetalis"),
    ("chauvalis", "chavalis", "chauwalis", "chawalis", "chavaalis"),
    ("paintalis", "pentalis", "paitalis", "paintaalis"),
    ("chhiyalis", "chiyalis", "chhiyaalis", "chhyalis"),
    ("saintalis", "sentalis", "saitalis", "saintaalis"),
    ("adtalis", "artalis", "adataalis", "adtaalis"),
    ("unchas", "unchaas", "unanchas"),
    ("pachas", "pachaas"),
    ("ikyavan", "ikyawan", "ikyaavan", "ekyavan"),
    ("bavan", "bawan", "baavan", "baawan"),
    ("tirpan", "tirepan", "trepan"),
    ("chauvan", "chauwan", "chavvan", "chawan"),
    ("pachpan", "pachapan"),
    ("chhappan", "chappan"),
    ("sattavan", "sattawan", "satavan", "satawan"),
    ("atthavan", "atthawan", "athavan", "athawan"),
    ("unsath", "unsathh", "unasath"),
    ("saath", "sath", "saathh"),
    ("iksath", "ikasath", "eksath"),
    ("basath", "baasath", "basathh"),
    ("tirsath", "tiresath", "tresath"),
    ("chaunsath", "chausath", "chonsath"),
    ("painsath", "pensath", "paisath"),
    ("chhiyasath", "chiyasath", "chhyasath", "chhiyaasath"),
    ("sadsath", "sarsath", "sadasath"),
    ("adsath", "arsath", "adasath"),
    ("unhattar", "unahattar"),
    ("sattar", "satar"),
    ("ikhattar", "ikahattar", "ekhattar", "ikattar", "ikahatar", "ikhatar"),
    ("bahattar", "behattar"),
    ("tihattar", "tehattar"),
    ("chauhattar", "chouhattar"),
    ("pachhattar", "pachattar", "pichhattar", "pachahattar"),
    ("chhihattar", "chihattar", "chhehattar"),
    ("sathattar", "satahattar", "satattar"),
    ("athhattar", "athattar", "athahattar"),
    ("unasi", "unyasi", "unnasi", "unaasi"),
    ("assi", "asi", "assee"),
    ("ikyasi", "ikyaasi", "ekyasi"),
    ("bayasi", "byasi", "bayaasi"),
    ("tirasi", "tiraasi", "terasi"),
    ("chaurasi", "chourasi", "chauraasi"),
    ("pachasi", "pachaasi", "pichasi"),
    ("chhiyasi", "chiyasi", "chhiyaasi"),
    ("satasi", "sattasi", "sataasi"),
    ("athasi", "atthasi", "athaasi"),
    ("navasi", "nawasi", "navaasi"),
    ("nabbe", "nabbey", "navve", "nabe"),
    ("ikyanve", "ikyanave", "ikyanbe", "ikyaanve"),
    ("banve", "baanve", "banbe", "baanbe", "bayanve", "bayanave"),
    ("tiranve", "tiraanve", "tiranbe", "tiranave"),
    ("chauranve", "chouranve", "chauranbe", "chauranave"),
    ("pachanve", "panchanve", "pachanbe", "pachyanve", "pichyanve", "pachanave", "pichanve"),
    ("chhiyanve", "chiyanve", "chhiyanbe", "chhiyaanve", "chhiyanave"),
    ("sattanve", "satanve", "sattanbe", "satanave"),
    ("atthanve", "athanve", "atthanbe", "atthanave"),
    ("ninyanve", "ninyaanve", "ninyanbe", "ninanve", "ninyanave"),
)
"""Usual romanised spellings of each number from 0 to 99, the commonest first. Some are also words
of other meaning ("no", "saath"); the reader of a sentence must judge by what stands beside them."""

_SCALES: Mapping[NumberLang, tuple[tuple[int, str], ...]] = {
    "en": ((10_000_000, "crore"), (100_000, "lakh"), (1_000, "thousand"), (100, "hundred")),
    "hi": ((10_000_000, "करोड़"), (100_000, "लाख"), (1_000, "हज़ार"), (100, "सौ")),
}
_POINT: Mapping[NumberLang, str] = {"en": "point", "hi": "दशमलव"}
_MINUS: Mapping[NumberLang, str] = {"en": "minus", "hi": "माइनस"}
_HALF = Decimal("0.5")


def in_words(value: Decimal | int, lang: NumberLang, *, halves: bool = False) -> str:
    """`1450` → "one thousand four hundred and fifty", "एक हज़ार चार सौ पचास".

    Decimals are read digit by digit; zeros at their end are not read. With `halves`, Hindi says
    halves the everyday way: 1.5 "डेढ़", 2.5 "ढाई", 3.5 "साढ़े तीन". Raises ValueError on a value
    that is not finite.
    """
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value}")
    if number < 0:
        return f"{_MINUS[lang]} {in_words(-number, lang, halves=halves)}"
    whole = int(number)
    if halves and lang == "hi" and whole > 0 and number - whole == _HALF:
        return _hindi_half(whole)
    words = _whole(whole, lang)
    decimals = f"{number:f}".partition(".")[2].rstrip("0")
    return f"{words} {_POINT[lang]} {digits_in_words(decimals, lang)}" if decimals else words


def digits_in_words(digits: str, lang: NumberLang) -> str:
    """Each digit by itself, as telephone numbers are read: "07" → "zero seven"."""
    table = ENGLISH_0_TO_19 if lang == "en" else HINDI_0_TO_99
    return " ".join(table[int(digit)] for digit in digits)


def _whole(value: int, lang: NumberLang) -> str:
    if value < 100:
        return _below_100(value, lang)
    parts = []
    for size, name in _SCALES[lang]:
        count, value = divmod(value, size)
        if count:
            parts.append(f"{_whole(count, lang)} {name}")
    if value and lang == "en":
        parts.append("and")
    if value:
        parts.append(_below_100(value, lang))
    return " ".join(parts)


def _below_100(value: int, lang: NumberLang) -> str:
    if lang == "hi":
        return HINDI_0_TO_99[value]
    if value < 20:
        return ENGLISH_0_TO_19[value]
    tens, ones = divmod(value, 10)
    name = ENGLISH_TENS[tens - 2]
    return f"{name}-{ENGLISH_0_TO_19[ones]}" if ones else name


def _hindi_half(whole: int) -> str:
    everyday = {1: "डेढ़", 2: "ढाई"}
    return everyday.get(whole) or f"साढ़े {_whole(whole, 'hi')}"
