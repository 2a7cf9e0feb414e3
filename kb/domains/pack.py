"""Domain packs: what customers say in a kind of shop, as YAML that a shop can extend without code.

`general.yaml` holds for every shop. All packs' vocabulary is read together, because a word matters
only where the shop sells such a thing; the shop's own pack comes first for wording and refusals.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kb.domains.intent_templates import IntentTemplates, intent_templates
from kb.domains.needs import Needs, needs_of
from kb.domains.pack_file import PackFile, Wording
from kb.domains.phrase_key import in_name_order, phrase_key, without_link
from kb.domains.shop_packs import PACK_FOLDER, packs_of
from kb.domains.sounds import alike, phrase_like, phrases_by_sound, words_by_sound
from kb.domains.template import Template, compile_template
from kb.domains.unsuited import UnwantedGoods, unwanted_of
from kb.language.fold import fold
from kb.language.normalise import normalise
from kb.language.plain_words import frequent_english, is_everyday
from kb.language.script import phonetic_key, to_latin
from kb.language.words import stem

_LONG_ENOUGH_TO_FOLD = 4
_LONGEST_TOPIC = 4
_VERB = re.compile(
    r"\w{2,}(?:iye|iyega|iega|iyo|ienge|unga|ungi|oonga|oongi|enge|engi|ayega|ayegi|oge|wana|wani|wane|"
    r"vana|vaana|vaane|wao|vao|karke|iega|aiye|aie|(?<!om)ega|egi)$"
)
"""Endings that only verbs have in romanised Hindi: "dijiyega", "lagwana"."""
_VERB_ENDING = re.compile(r"(?<=[gt])[ie]$")
"""Of the other gender or number: "chadhayegi", "bharte"."""
_ENDINGS = (
    "", "iye", "iyega", "ie", "iega", "iyo", "na", "ne", "ni", "o", "oge", "ega", "enge", "unga",
    "ungi", "u", "un", "oon", "ke", "kar", "ya", "yi", "ye", "en", "ein", "yen",
)  # fmt: skip
"""What Hindi verbs end in where something is asked for: "likhiye", "daalna", "rakhke"."""


@dataclass(frozen=True, slots=True)
class Domain:
    """All that the dialogue needs to know of the language of a shop."""

    name: str
    function_words: frozenset[str]
    canonical: Mapping[str, str]
    templates: IntentTemplates
    synonyms: Mapping[str, frozenset[str]]
    """Word, also folded → all words of its groups; words of a phrase are joined by "_"."""
    phrases: Mapping[str, frozenset[str]]
    """`phrase_key` of a phrase → all words of its groups."""
    phrase_sounds: Mapping[tuple[str, ...], Sequence[str]]
    """`phonetic_key` of each word of a phrase → the keys in `phrases` that sound so."""
    things: frozenset[str]
    """Words for goods: what a domain pack, not the general one, has synonyms for."""
    topics: Mapping[str, frozenset[str]]
    """Words for what a shop does and how, which stored answers are about, with all words of their
    groups; they name no goods."""
    topic_words: frozenset[str]
    """The same words by themselves."""
    topic_names: Mapping[str, frozenset[str]]
    """The same words, each with the first word of its groups."""
    qualities: frozenset[str]
    """Words that tell one kind of a thing from another, and what things are used for."""
    brands: frozenset[str]
    """Makers whose goods a customer may ask for; words of a name are joined by "_"."""
    attributes: Mapping[str, str]
    asked_by: Mapping[str, frozenset[str]]
    """Folded word → the attributes that it asks for without naming them: "carry" → load."""
    kinds: Mapping[str, frozenset[str]]
    """`phrase_key` of words for a kind of goods or for their use ("drink", "rang bharne") → what
    such goods are called."""
    unwanted: UnwantedGoods
    """What some customers must not have."""
    needs: Needs
    """What customers tell instead of naming goods."""
    told_words: frozenset[str]
    """Words that ask whether a record says something in words of its own."""
    asking_words: frozenset[str]
    """The words of `asked_by` as they are written."""
    wording: Mapping[str, Wording]
    refusals: tuple[tuple[str, tuple[Template, ...], Wording], ...]

    def is_function(self, word: str) -> bool:
        """Whether a word is plain language that names nothing in a shop."""
        words = self.function_words
        spelled = word.replace("aai", "ai")  # "Malaai" is no "male".
        for own in (word, spelled):
            if own in self.synonyms:
                return own in words or self.canonical.get(own) in words
        return word in words or fold(word) in words or self.canonical_word(word) in words

    def is_plain(self, word: str) -> bool:
        """Whether a word is language rather than a name of goods or of a maker."""
        return (
            self.is_function(word)
            or word in self.attributes
            or (_VERB.search(word) is not None and word not in self.things)
            or (
                (is_everyday(word) or word in self.asking_words)
                and word not in self.things
                and word not in self.brands
            )
        )

    def names_goods(self, word: str) -> bool:
        """Whether some shop sells what the word names, or the word names a maker."""
        if self.is_function(word):
            return False
        forms = word_forms(word)
        return bool(forms & self.things or forms & self.brands)

    def prepare_sounds(self) -> None:
        """Makes the tables that the first strange word would otherwise wait for."""
        for words in (
            self.things, self.brands, self.qualities, self.topic_words, frequent_english()
        ):  # fmt: skip
            words_by_sound(words)

    def sounds_like_known(self, word: str) -> str | None:
        """The word for goods, a quality or a maker surely meant by a strange spelling, or None."""
        for words in (self.things, self.brands, self.qualities):
            meant = alike(word, words, 0.9)
            if meant is not None:
                return meant
        return None

    def phrase(self, words: Sequence[str]) -> frozenset[str] | None:
        """The words of the groups of a phrase, in whatever order it is put: "tube light ka starter"
        is a tube light starter."""
        key = phrase_key(words)
        group = self.phrases.get(key) or self.phrases.get(without_link(key))
        turned = in_name_order(words) if group is None else None
        return group if turned is None else self.phrases.get(phrase_key(turned))

    def phrase_by_sound(self, words: Sequence[str]) -> frozenset[str] | None:
        """The words of the groups of a phrase that these surely sound like ("gaarlik bred")."""
        english = frequent_english()
        known = all(word in english or word in self.things for word in words)
        known = known or any(map(self.is_function, words))
        return None if known else self.phrases.get(phrase_like(words, self.phrase_sounds) or "")

    def sounds_everyday(self, word: str) -> bool:
        """Whether it is an everyday English word as Hindi writes it ("chaarj", "mediyam")."""
        return self.in_english(word) is not None

    def topic_by_sound(self, word: str) -> str | None:
        """The word of a topic that is surely meant by a strange spelling, or None."""
        return alike(word, self.topic_words, 0.86) if len(phonetic_key(word)) > 2 else None

    def in_english(self, word: str) -> str | None:
        """The everyday English word that Hindi writes so, or None."""
        return alike(word, frequent_english(), 0.93) if len(word) > 3 else None

    def topics_of(self, words: Sequence[str]) -> set[str]:
        """What a shop does that is spoken of: "deliver" for "ghar tak bhijwa do"."""
        found: set[str] = set()
        for index, word in enumerate(words):
            for form in word_forms(word):
                found |= self.topic_names.get(form, frozenset())
            for end in range(index + 2, min(index + _LONGEST_TOPIC, len(words)) + 1):
                found |= self.topic_names.get("_".join(words[index:end]), frozenset())
        return found

    def asks_for(self, word: str) -> frozenset[str]:
        """The attributes that a word asks for without naming them."""
        forms = (word, stem(word), _VERB_ENDING.sub("a", word))
        found = (self.asked_by.get(fold(form)) for form in forms)
        return next((asked for asked in found if asked), frozenset())

    def is_asked_for(self, word: str) -> bool:
        """Whether it is an attribute that other words ask for: "loud" for noise."""
        return any(word in asked for asked in self.asked_by.values())

    def canonical_word(self, word: str) -> str:
        """The one spelling under which patterns know a word."""
        return self.canonical.get(word) or self.canonical.get(fold(word)) or word


@functools.lru_cache(maxsize=8)
def load_domain(
    name: str, folders: tuple[Path, ...] = (PACK_FOLDER,), more_attributes: tuple[str, ...] = ()
) -> Domain:
    """The vocabulary of all packs in `folders`, wording and refusals of `name` before the others.

    Templates take `more_attributes` for names of attributes too. An unknown name means the general
    pack. Raises PackError.
    """
    domain = _vocabulary(name, folders)
    spoken = tuple(sorted({*domain.attributes, *more_attributes}))
    templates = intent_templates(packs_of(name, folders), domain.canonical, spoken)
    return replace(domain, templates=templates)


@functools.lru_cache(maxsize=8)
def _vocabulary(name: str, folders: tuple[Path, ...]) -> Domain:
    """A domain but for its templates, which depend on the attributes of a shop too."""
    files = packs_of(name, folders)
    canonical = _canonical(files)
    synonyms = _synonyms(files)
    phrases = _phrases(synonyms)
    things = _groups(line for pack in files if pack.name != "general" for line in pack.synonyms)
    topics = _groups(line for pack in files for line in pack.topics)
    return Domain(
        name=name,
        function_words=_function_words(files, synonyms) | _verbs(files, things),
        canonical=canonical,
        templates=IntentTemplates(),
        synonyms=synonyms,
        phrases=phrases,
        phrase_sounds=phrases_by_sound(phrases),
        topics=topics,
        topic_words=frozenset(topics),
        topic_names=_first_words(line for pack in files for line in pack.topics),
        things=frozenset(things) | frozenset(word for pack in files for word in pack.goods.split()),
        qualities=frozenset(_groups(line for pack in files for line in pack.qualities))
        - frozenset(things),
        brands=frozenset(word for pack in files for word in pack.brands.split()),
        attributes=_attributes(files),
        asked_by=_asked_by(files),
        told_words=frozenset(
            w for pack in files for ws in pack.told_by.values() for w in ws.split()
        ),
        kinds=_kinds(files),
        unwanted=unwanted_of(files),
        needs=needs_of(files),
        asking_words=frozenset(
            word for pack in files for words in pack.asked_by.values() for word in words.split()
        ),
        wording={key: wording for pack in files for key, wording in pack.wording.items()},
        refusals=tuple(_refusals(files, name, canonical)),
    )


def word_forms(word: str) -> set[str]:
    """A word and its singular, and for longer ones how Hindi may spell it."""
    forms = {word, stem(word)}
    return forms | {fold(word)} if len(word) >= _LONG_ENOUGH_TO_FOLD else forms


def _function_words(
    files: Iterable[PackFile], synonyms: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """As written and folded; folding must not make a word for goods ("moka") one of them."""
    written = {word.strip("_") for pack in files for word in pack.function_words.split()}
    folded = {fold(to_latin(word)) for word in written}
    return frozenset(written | {word for word in folded if word not in synonyms})


def _verbs(files: Iterable[PackFile], things: Mapping[str, object]) -> frozenset[str]:
    """Hindi verbs in the forms in which one is asked to do something, as written and folded."""
    goods = {word for pack in files for word in pack.goods.split()}
    forms = {
        stem_ + ending for pack in files for stem_ in pack.verbs.split() for ending in _ENDINGS
    }
    forms |= {fold(form) for form in forms}
    return frozenset(form for form in forms if form not in things and form not in goods)


def _canonical(files: Iterable[PackFile]) -> dict[str, str]:
    table: dict[str, str] = {}
    for pack in files:
        for word, spellings in pack.canonical.items():
            word = word.strip("_")
            for spelling in (word, *spellings.split()):
                if spelling.startswith("="):
                    table[spelling[1:]] = word
                    continue
                spelling = to_latin(spelling.strip("_"))
                table[spelling] = word
                if len(fold(spelling)) >= 2:
                    table.setdefault(fold(spelling), word)
    return table


def _synonyms(files: Iterable[PackFile]) -> dict[str, frozenset[str]]:
    lines = (line for pack in files for line in (*pack.synonyms, *pack.qualities))
    return _groups(lines)


def _groups(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """Each word of a line, as written and folded, with all words of its lines."""
    table: dict[str, set[str]] = {}
    for line in lines:
        group = {_as_heard(word.strip("_")) for word in line.split()}
        for word in group:
            table.setdefault(word, set()).update(group)
            table.setdefault(fold(word), set()).update(group)
    return {word: frozenset(group) for word, group in table.items()}


def _first_words(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """Each word of a line, as written and folded, with the first word of its lines."""
    table: dict[str, set[str]] = {}
    for line in lines:
        group = [_as_heard(word.strip("_")) for word in line.split()]
        for word in group:
            for spelling in (word, fold(word)):
                table.setdefault(spelling, set()).add(group[0])
    return {word: frozenset(names) for word, names in table.items()}


@functools.lru_cache(maxsize=65536)
def _as_heard(word: str) -> str:
    if word.isascii() and all(part.isalpha() and len(part) > 2 for part in word.split("_")):
        return word.lower()  # long Latin words are in normal form already
    return to_latin(normalise(word.replace("_", " "))).replace(" ", "_")


def _phrases(synonyms: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for word, group in synonyms.items():
        if "_" in word:
            key = phrase_key(word.split("_"))
            table[key] = table.get(key, frozenset()) | group
    return table


def _attributes(files: Iterable[PackFile]) -> dict[str, str]:
    table: dict[str, str] = {}
    for pack in files:
        for line in pack.attributes:
            words = line.split()
            name = words[0]
            for word in words:
                table.setdefault(to_latin(word.strip("_")), name)
    return table


def _asked_by(files: Iterable[PackFile]) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for pack in files:
        for names, words in (*pack.asked_by.items(), *pack.told_by.items()):
            for word in words.split():
                table.setdefault(fold(word.strip("_")), set()).update(
                    stem(name) for name in names.split()
                )
    return {word: frozenset(names) for word, names in table.items()}


def _kinds(files: Iterable[PackFile]) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for pack in files:
        for words, members in pack.kinds.items():
            names = {stem(member) for member in members.split()}
            for word in words.split():
                key = phrase_key(word.split("_"))
                table.setdefault(key, {stem(word), *names}).update(names)
    return {key: frozenset(names) for key, names in table.items()}


def _refusals(
    files: Iterable[PackFile], name: str, canonical: Mapping[str, str]
) -> Iterable[tuple[str, tuple[Template, ...], Wording]]:
    for pack in sorted(files, key=lambda pack: pack.name != name):
        for key, refusal in pack.refuse.items():
            templates = tuple(compile_template(p, canonical, {}) for p in refusal.patterns)
            yield key, templates, refusal.say
