"""Names that a recogniser writes as several words: "have ells" is Havells, "x eyed" Exide."""

from __future__ import annotations

from itertools import product

from device.dialogue.index.shop_words import ShopWords, alikeness
from device.dialogue.reading.makers import LETTER_HEARD
from device.dialogue.reading.terms import HOW_MANY
from kb.domains.sounds import alike
from kb.language.numbers import numbers
from kb.language.plain_words import frequent_english, is_everyday
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

_ARTICLES = word_set("a i")
_OF = word_set("ka ki ke")
_SURE_OF_ENGLISH = 0.9
"""So much alike a name must sound to plain English words that may well be meant as they stand."""
_LONG_NAME, _SPELLED = 6, 4
_GIVES = word_set("do de den dein dena dijiye dijie dijiyega deejiye lo lena lijiye")
"""Behind "kar" these tell somebody to do it: "book kar dijiye"."""
_SHORTEST_STRANGE = 3
_SAME_MAKER = 0.93
"""So much alike a maker must sound that the shop does not keep."""
_LETTERS = 3
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxyz")
_SPOKEN = {"x": "ex", "l": "el", "m": "em", "n": "en", "s": "es", "f": "ef", "r": "ar"}
"""Letters whose names begin with a vowel."""


def mended(words: list[str], shop: ShopWords) -> list[str]:
    """ "have ells" → "havells": neighbours that together sound like a word of the shop."""
    words = _with_first_letter(_spelled(words, shop), shop)
    known = [_is_known(word, shop) for word in words]
    for index, word in enumerate(words):
        behind_known = index + 1 < len(words) and known[index + 1]
        before_plain = index > 0 and shop.domain.is_function(words[index - 1])
        if word in _ARTICLES and (behind_known or before_plain):
            known[index] = True
    found: list[str] = []
    index = 0
    while index < len(words):
        best = _best_at(index, words, known, shop)
        behind = _best_at(index + 1, words, known, shop) if best is not None else None
        if best is None or (behind is not None and behind > best):
            # "The litt man": the latter two are the name.
            found.append(words[index])
            index += 1
        else:
            found.append(best[2])
            index += best[1]
    return found


def _spelled(words: list[str], shop: ShopWords) -> list[str]:
    """ "Ji em" → "gm" where that is a maker here, "b l t" → "blt" where goods are called so, and
    "bplbp", which was spelled in one go, → "bpl bp"."""
    found: list[str] = []
    skip = 0
    for at, word in enumerate(words):
        if skip:
            skip -= 1
            continue
        name = _maker_by_letters(words[at : at + _LETTERS], shop)
        name = name or _goods_by_letters(words[at : at + _SPELLED], shop)
        if name:
            found.append(name)
            skip = len(name) - 1
        else:
            found += _letters_apart(word, shop)
    return found


def _maker_by_letters(words: list[str], shop: ShopWords) -> str:
    letters = [LETTER_HEARD.get(word, "") for word in words]
    for length in (3, 2):
        joined = "".join(letters[:length])
        where = shop.words.get(joined) if all(letters[:length]) else None
        if len(set(joined)) > 1 and all(map(shop.domain.is_function, words[:length])):
            continue  # "We are" is no maker; "are are" is R R.
        if len(joined) == length and where is not None and where.brand:
            return joined
    return ""


def _goods_by_letters(words: list[str], shop: ShopWords) -> str:
    """The word of letters that goods are called by, as letter after letter says it, or ""."""
    for length in (_SPELLED, _LETTERS):
        spellings = [_letters_of(word, shop) for word in words[:length]]
        if len(spellings) < length or not all(spellings):
            continue
        for joined in map("".join, product(*spellings)):
            where = shop.words.get(joined)
            if where is not None and where.named:
                return joined
    return ""


def _letters_of(word: str, shop: ShopWords) -> tuple[str, ...]:
    """The letters that a word may name: an "e" is a Hindi "ए" too; none in plain English."""
    if len(word) == 1:
        return (word, "a") if word == "e" else (word,)
    plain = word in frequent_english() and shop.domain.is_function(word)
    letter = "" if plain else LETTER_HEARD.get(word, "")
    return (letter,) if letter else ()


def _letters_apart(word: str, shop: ShopWords) -> list[str]:
    if len(word) < _SPELLED or not _CONSONANTS.issuperset(word) or shop.lookup(word) is not None:
        return [word]
    cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return next(([a, b] for a, b in cuts if a in shop.words and b in shop.words), [word])


def _with_first_letter(words: list[str], shop: ShopWords) -> list[str]:
    """ "a cc" → "acc", "a bc juice" → "abc juice": spelled so, the first letter looks like an
    article."""
    found: list[str] = []
    for word in words:
        joined = f"{found[-1]}{word}" if found and found[-1] in _ARTICLES else ""
        where = shop.words.get(joined) if len(word) > 1 and len(joined) <= _SPELLED else None
        letters = _CONSONANTS.issuperset(word)
        spells = where is not None and bool(where.named if letters else where.brand)
        if spells and shop.words.get(word) is None:
            found[-1] = joined
        else:
            found.append(word)
    return found


def _best_at(
    index: int, words: list[str], known: list[bool], shop: ShopWords
) -> tuple[float, int, str] | None:
    """How surely the words from here are one name, how many of them, and the name."""
    best: tuple[float, int, str] | None = None
    for length in (2, 3):
        part = words[index : index + length]
        if len(part) < length or not all(word.isalpha() for word in part):
            continue
        if length == 3 and known[index + 2] and (known[index] or best is not None):
            continue
        if length == 2 and _go_together(part, shop):
            continue
        if part[-1] == "kar" and _GIVES & {*words[index + length : index + length + 1]}:
            continue  # "Book kar do" asks for nothing against bukhar.
        asks = index > 0 and words[index - 1] in HOW_MANY
        plain = shop.domain.is_plain(part[-1]) or is_everyday(part[-1])
        if length == 2 and index and part[0] in _OF and (known[index + 1] or asks or plain):
            continue  # "Bijli ka bill" speaks of no cable, "kitne ki padi" of no keypad.
        joined = "".join(part)
        if length == 2 and _is_elsewhere(joined, part, shop):
            best = (1.0, length, joined)
            continue
        if length == 2 and _is_one_word(joined, part, shop):
            best = (1.0, length, joined)
            continue
        if length == 2 and (maker := _maker_elsewhere(joined, part, shop)):
            best = (1.0, length, maker)
            continue
        if length == 2 and shop.domain.phrase(part):
            continue
        if length == 2 and _is_brand_with_particle(part, shop):
            continue
        if all(known[index : index + length]):
            if length == 2 and len(joined) >= 6 and shop.is_brand_by_ear(joined):
                best = (1.0, length, shop.similar_words(joined)[0])
            continue
        spelled = _SPOKEN.get(part[0], part[0]) + "".join(part[1:])
        alike = max(_brand_alike(each, shop) for each in {joined, spelled})
        doubtful = [w for w, is_known in zip(part, known[index:], strict=False) if not is_known]
        own = frequent_english().issuperset(part) or all(_is_own_word(w, shop) for w in part)
        if own and alike[0] < _SURE_OF_ENGLISH:
            continue  # "No touch" is no OneTouch, "goli khaun" no Gluco One.
        singles = [_brand_alike(word, shop)[0] for word in doubtful]
        # Of "mami poko" the one is no name by itself, so that both together are.
        strange = len(doubtful) == length and min(map(len, part)) >= _SHORTEST_STRANGE
        whole = 0.0 in singles and strange and alike[0] >= _SURE_OF_ENGLISH
        single = min(singles) if whole else max(singles)
        if (
            len(joined) >= 4
            and alike[0] >= (0.8 if len(doubtful) == length else 0.86)
            and alike[0] > single + 0.02
            and (best is None or alike[0] > best[0])
        ):
            best = (alike[0], length, alike[1])
    return best


def _is_brand_with_particle(part: list[str], shop: ShopWords) -> bool:
    """ "Luminous se" and "the Finolex": a maker written as the shop does, and a small word."""
    written = [shop.words.get(stem(word)) for word in part]
    brand = any(where is not None and where.brand for where in written)
    return brand and any(shop.domain.is_function(word) for word in part)


def _go_together(words: list[str], shop: ShopWords) -> bool:
    """Whether some goods have all of these in their names, so that nothing was torn apart."""
    mask = (1 << len(shop.products)) - 1
    for word in words:
        where = shop.lookup(word)
        if where is None and (heard := shop.sounds_like(word)) is not None:
            where = heard[0]
        mask &= where.head | where.name if where is not None else 0
    return bool(mask)


def _brand_alike(joined: str, shop: ShopWords) -> tuple[float, str]:
    hit = shop.sounds_like(joined, at_least=0.8)
    if hit is None:
        return 0.0, joined
    return max(
        ((alikeness(stem(joined), word), word) for word in shop.similar_words(joined)),
        default=(0.0, joined),
    )


def _is_known(word: str, shop: ShopWords) -> bool:
    if not word.isalpha() or shop.domain.is_function(word) or numbers([word, "piece"]):
        return len(word) > 1
    return shop.lookup(word) is not None or canonical_unit(word) is not None


def _is_elsewhere(joined: str, part: list[str], shop: ShopWords) -> bool:
    """ "nes cafe": one name that other shops have."""
    torn = len(part[0]) == 1 or not any(map(shop.domain.is_plain, part))
    spelled = torn and len(joined) >= _SPELLED  # "c pap", "vi vo"
    if not (spelled or len(joined) >= _LONG_NAME) or any(
        shop.domain.is_function(word) for word in part
    ):
        return False
    if numbers(part):
        return False
    if any((held := shop.lookup(word)) is not None and held.hard for word in part):
        return False
    return joined in shop.domain.brands or joined in shop.domain.things


def _maker_elsewhere(joined: str, part: list[str], shop: ShopWords) -> str:
    """ "have ells" in a shop without Havells: a maker that is known elsewhere, of which one part is
    no word by itself. "" where there is none."""
    if len(joined) < _LONG_NAME or all(_is_word(word, shop) for word in part):
        return ""
    if shop.sounds_like(joined) is not None:
        return ""
    return alike(joined, shop.domain.brands, _SAME_MAKER) or ""


def _is_word(word: str, shop: ShopWords) -> bool:
    known = shop.domain.is_plain(word) or word in frequent_english() or is_everyday(word)
    known = known or len(word) < _SHORTEST_STRANGE
    return known or shop.lookup(word) is not None or shop.domain.names_goods(word)


def _is_own_word(word: str, shop: ShopWords) -> bool:
    """Whether it may well be meant as it stands: "goli", which some shops sell, and "khaun"."""
    return len(word) >= _SHORTEST_STRANGE and (is_everyday(word) or shop.domain.names_goods(word))


def _is_one_word(joined: str, part: list[str], shop: ShopWords) -> bool:
    """ "play time" where the catalogue writes "playtime"."""
    held = shop.words.get(stem(joined))
    if len(joined) < _LONG_NAME or (joined not in shop.attributes and held is None):
        return False
    if held is not None and held.named:
        return True
    return not any((where := shop.lookup(word, by_ear=False)) and where.hard for word in part)
