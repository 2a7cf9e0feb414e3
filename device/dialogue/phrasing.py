"""Replies in the customer's language and script, from the wording of the domain packs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from device.dialogue.index.passages import Passage
from device.turn import Fact, Lang, Sentence, Source, SpeechLang
from kb.domains.pack import Domain
from kb.domains.pack_file import Wording
from kb.language.normalise import initials
from kb.language.script import to_latin

_UNITS_HI = {
    "piece": "पीस",
    "pieces": "पीस",
    "coil": "कॉइल",
    "metre": "मीटर",
    "meter": "मीटर",
    "metres": "मीटर",
    "packet": "पैकेट",
    "pack": "पैक",
    "box": "डिब्बा",
    "bottle": "बोतल",
    "strip": "पत्ता",
    "pair": "जोड़ी",
    "set": "सेट",
    "cup": "कप",
    "plate": "प्लेट",
    "kg": "किलो",
    "litre": "लीटर",
    "roll": "रोल",
    "glass": "गिलास",
    "bag": "बैग",
    "visit": "विज़िट",
    "order": "ऑर्डर",
    "hour": "घंटा",
    "sheet": "शीट",
    "tube": "ट्यूब",
    "tin": "टिन",
    "can": "कैन",
    "dozen": "दर्जन",
    "feet": "फुट",
    "foot": "फुट",
}
_ATTRIBUTES_HI = {
    "power": "पावर",
    "capacity": "क्षमता",
    "current rating": "करंट रेटिंग",
    "voltage": "वोल्टेज",
    "length": "लंबाई",
    "width": "चौड़ाई",
    "height": "ऊंचाई",
    "weight": "वज़न",
    "size": "साइज़",
    "colour": "रंग",
    "color": "रंग",
    "material": "मटीरियल",
    "speed": "स्पीड",
    "sweep": "स्वीप",
    "brightness": "रोशनी",
    "type": "प्रकार",
    "thickness": "मोटाई",
    "diameter": "व्यास",
}
TENTATIVE = 0.45
"""How sure an answer is at most that is said with a perhaps: less than what counts as confident."""
REFUSED_FOR_SURE = 0.9
"""So sure is a refusal that the packs demand: nothing the shop has treats a fever."""
_DEVANAGARI = re.compile(r"[\u0900-\u0963\u0966-\u097f]+")
_WRITTEN = {"nahin": "nahi"}
""" "Nahi" is what nearly all write, though "nahin" is how it sounds."""
_LONG_AT_END = {"aa": "a", "ee": "i", "oo": "u"}
_SENTENCE = re.compile(r"(?<=[.!?।])\s+")


@dataclass(slots=True)
class Draft:
    """An answer in the making. `written` and `spoken` run in parallel, one entry a sentence."""

    intent: str
    lang: Lang
    source: Source = "catalogue"
    confidence: float = 0.95
    written: list[str] = field(default_factory=list)
    spoken: list[Sentence] = field(default_factory=list)
    skus: tuple[str, ...] = ()
    facts: list[Fact] = field(default_factory=list)
    clarify: bool = False
    unknown: bool = False
    by_record: bool = False
    """The records alone decided which goods have what was asked for."""
    pace: float = 1.0
    passage: Passage | None = None
    """The stored answer that this is, which a writer may word anew."""

    @property
    def is_not_known(self) -> bool:
        """Whether nothing was found to tell, which a closer look may better; what the packs refuse
        stays refused."""
        refused = self.unknown and self.source == "fallback"
        return refused and self.confidence < REFUSED_FOR_SURE

    @property
    def reply(self) -> str:
        return " ".join(self.written)

    @property
    def says_something(self) -> bool:
        """Whether it tells anything and does not only ask ("Anything else?") or lead to something
        ("If I understood you right:")."""
        return any(not sentence.text.endswith(("?", ":")) for sentence in self.spoken)

    def only(self, may_be_said: Callable[[str], bool]) -> Draft:
        """The same answer without the sentences that may not be said."""
        said = zip(self.written, self.spoken, strict=True)
        kept = [(written, spoken) for written, spoken in said if may_be_said(spoken.text)]
        return replace(
            self,
            written=[written for written, _ in kept],
            spoken=[spoken for _, spoken in kept],
        )

    def take(self, part: Draft) -> None:
        """Adds what another draft says and cites; its source and confidence are for the caller."""
        self.written += [each for each in part.written if each not in self.written]
        self.spoken += [each for each in part.spoken if each not in self.spoken]
        self.facts += part.facts
        self.skus += part.skus
        self.clarify = self.clarify or part.clarify
        self.unknown = self.unknown or part.unknown


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Words replies for one language; `hi-Latn` is written in Latin letters and spoken as Hindi."""

    domain: Domain
    lang: Lang

    @property
    def speech_lang(self) -> SpeechLang:
        return "en" if self.lang == "en" else "hi"

    def add(self, draft: Draft, key: str, **values: str) -> None:
        """Adds the sentences of one wording to a draft."""
        self.add_wording(draft, self.domain.wording[key], **values)

    def add_wording(self, draft: Draft, wording: Wording, **values: str) -> None:
        text = (wording.en if self.lang == "en" else wording.hi).format(**values)
        for sentence in split_sentences(text):
            draft.written.append(self.in_script(sentence))
            draft.spoken.append(Sentence(sentence, self.speech_lang))

    def passage(self, draft: Draft, text: str, lang: str) -> None:
        """A passage in the words of its record, spoken in the record's language."""
        speech: SpeechLang = "hi" if lang.startswith("hi") else "en"
        for sentence in split_sentences(text):
            draft.written.append(self.in_script(sentence) if speech == "hi" else sentence)
            draft.spoken.append(Sentence(sentence, speech))

    def in_script(self, text: str) -> str:
        if self.lang != "hi-Latn":
            return text
        return _DEVANAGARI.sub(_as_people_write, text).replace("।", ".")

    def unit(self, unit: str, quantity: object = 1) -> str:
        """A unit of sale for figures: "coils", "कॉइल"."""
        name = unit or "piece"
        if self.lang != "en":
            return _UNITS_HI.get(name.lower(), name)
        if (
            str(quantity) == "1"
            or name.lower() in {"kg", "g", "ml", "feet", "dozen"}
            or name.endswith("s")
        ):
            return name
        return name + ("es" if name.endswith(("x", "ch", "sh")) else "s")

    def attribute(self, name: str) -> str:
        return name if self.lang == "en" else _ATTRIBUTES_HI.get(name.lower(), name)

    def one_of(self, names: list[str]) -> str:
        """ "A, B or C"."""
        return _joined(names, "or" if self.lang == "en" else "या")

    def all_of(self, names: list[str]) -> str:
        return _joined(names, "and" if self.lang == "en" else "और")


def _joined(names: list[str], word: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def split_sentences(text: str) -> list[str]:
    """Sentences of a text; "Rs 1.5" and "2.5 sq mm" stay whole."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def _as_people_write(word: re.Match[str]) -> str:
    """Initials as English has them, "UPI"; no long vowel marked at the end of a word: "milta"."""
    letters = initials(word.group())
    if letters is not None:
        return letters.upper()
    latin = to_latin(word.group())
    latin = _WRITTEN.get(latin, latin)
    short = _LONG_AT_END.get(latin[-2:])
    return latin[:-2] + short if short and len(latin) > 3 else latin


def clock_time(time: dt.time, lang: str) -> str:
    """ "8:30 PM" or "रात 8:30 बजे"; full hours without minutes."""
    hour = time.hour % 12 or 12
    figure = f"{hour}:{time.minute:02d}" if time.minute else f"{hour}"
    if lang == "en":
        return f"{figure} {'AM' if time.hour < 12 else 'PM'}"
    part = (
        "सुबह"
        if time.hour < 12
        else "दोपहर"
        if time.hour < 16
        else "शाम"
        if time.hour < 20
        else "रात"
    )
    return f"{part} {figure} बजे"
