"""Which language a text is in: English, Hindi in Devanagari, or Hindi in Latin letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kb.language.number_words import HINDI_0_TO_99_LATIN
from kb.language.words import word_set

Language = Literal["en", "hi", "hi-Latn"]
WordLanguage = Literal["en", "hi", "?"]

_HINDI = word_set(
    """
    ka ki ke ko se mein mai ne aur ya bhi hi nahi nahin nai mat kya kyaa kyu kyun kyon kaun
    kaunsa kaunsi kaunse konsa konsi kaise kaisa kaisi kab kahan kaha kitna kitne kitni
    kitane kidhar hai hain hoon hu ho tha thi hoga hogi honge raha rahi rahe gaya gayi gaye
    kar karo karna karte karta karti karke kijiye kariye kardo krdo do_ de dena dedo dijiye
    dijie diya di dijiyega dikhao dikhaiye dikha batao bataiye bata batana bataye bolo
    boliye suno chahiye chahie chaiye chahta chahti lena lunga lungi loonga le lo lijiye
    leni mil milega milegi milta milti mile milenge wala wali wale vala vali vale ek teen
    char chaar paanch panch chhe saat aath nau das solah bees pachas sau hazaar hazar lakh
    mujhe mujhko mera meri mere hum humein hume hamara hamare aap aapka aapki aapke aapko
    tum tumhara iska iski iske isko isme ismein uska uski uske usko usme inka inki unka unki
    yeh ye yah woh wo vah wahi vahi yahi isse usse sabse sasta sasti saste mehenga mehnga
    mahanga accha acha achha acchi achhi bada badi bade chota choti chhota chhoti chhote kam
    zyada jyada jada thoda thodi aadha dedh dhai rupaye rupay rupaiya rupee_ paisa paise
    daam dam_ bhav keemat kimat rate_ wapas vapas wapis nikal hata hatao badal badlo jodo
    jod daal dal_ daalo dalo rakho rakh khatam bacha bache bachi bachta padega padegi padta
    lagega lagegi lagta chalega chalegi rahega rahegi aata aati aate jata jaata jaati aayega
    jayega sakta sakte sakti namaste namaskar shukriya dhanyavad dhanyawad bhai bhaiya
    bhaiyya didi behen behan saab sahab ji haan han ha_ theek thik ghar dukan dukaan pe par_
    tak ke_liye liye wahan yahan yaha idhar udhar abhi aaj kal_ parso subah shaam raat
    dopahar somvar mangalvar mangal budhvar budh guruvar shukravar shanivar ravivar itvar
    din_ mahina mahine saal khula khuli khulta khulti khulega band_ chalu phir fir bas_ itna
    utna aisa waisa jaise matlab yani kuch koi sab_ saara sara_ pura poora dono donon alag
    fark farak antar behtar tez dheere dhire zara jara please_ bina saath sath bijli batti
    pankha pankhe taar laal lal neela nila peela pila hara safed kaala kala kaale kale
    purana purani purane naya nayi naye garam jawab javab sawal galat
    sikho seekho malik maalik kholo thanda thandi pani paani chai doodh cheeni
    chini mitha namak dawai dawa goli patti pet_ dard bukhar khansi sir_
    """
)
_AMBIGUOUS = word_set(
    """
    do de the me to hi ho us is in an on par hum main bas are so sab kam din na le lo di se
    ne mat ha han ya bad pack pet sir mil das sara hara band ate
    """
)
_ENGLISH = word_set(
    """
    the a an is are was were be been do does did have has had can could will would shall
    should may might must i you he she it we they me my your our their his her its this that
    these those what which who whom whose when where why how much many of in on at to for
    from with without by about under over below above between and or but not no yes please
    give show tell want need get take buy add remove cancel put make order price cost rate
    available availability there any some all one good best cheaper cheapest costs thank
    thanks hello hey morning evening bye okay ok sell selling stock keep keeping got if than
    then also more less open close closed time today tomorrow now here suggest recommend
    difference warranty guarantee
    """
)
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_LATIN_WORD = re.compile(r"[a-z]+")
_HINDI_NUMBERS = frozenset(word for words in HINDI_0_TO_99_LATIN for word in words if len(word) > 3)


@dataclass(frozen=True, slots=True)
class Mix:
    """`hindi_share` is the part of the words with a known language that are Hindi.

    `words` holds each word's language, "?" for names, figures and words of both languages;
    `switches` the positions of words at which the language changes.
    """

    lang: Language
    hindi_share: float
    words: tuple[tuple[str, WordLanguage], ...] = ()
    switches: tuple[int, ...] = ()


def identify(text: str) -> Mix:
    """The language of a text, word by word; English where nothing speaks for Hindi."""
    tagged = tuple((word, _language_of(word)) for word in text.lower().split())
    hindi = sum(1 for _, language in tagged if language == "hi")
    english = sum(1 for _, language in tagged if language == "en")
    share = hindi / (hindi + english) if hindi + english else 0.0
    devanagari = sum(1 for word, _ in tagged if _DEVANAGARI.search(word))
    lang: Language = "en"
    if devanagari * 4 >= len(tagged) and devanagari:
        lang = "hi"
    elif hindi and share >= 0.2:
        lang = "hi-Latn"
    return Mix(lang, 1.0 if lang == "hi" and not english else share, tagged, _switches(tagged))


def _switches(tagged: tuple[tuple[str, WordLanguage], ...]) -> tuple[int, ...]:
    positions: list[int] = []
    before: WordLanguage = "?"
    for index, (_, language) in enumerate(tagged):
        if language == "?":
            continue
        if before not in ("?", language):
            positions.append(index)
        before = language
    return tuple(positions)


@lru_cache(maxsize=8192)
def _language_of(word: str) -> WordLanguage:
    if _DEVANAGARI.search(word):
        return "hi"
    match = _LATIN_WORD.search(word)
    letters = match.group() if match else ""
    if letters in _AMBIGUOUS:
        return "?"
    if letters in _HINDI or letters in _HINDI_NUMBERS:
        return "hi"
    return "en" if letters in _ENGLISH else "?"
