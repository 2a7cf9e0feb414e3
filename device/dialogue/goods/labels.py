"""Sizes and colours that goods come in: a label that none of the goods has is refused.

"Small" of diapers that come in medium and large is a size that the shop lacks, while the "small"
bottle of two is the smaller one: only where goods are told apart by such labels does one exclude.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from device.dialogue.goods.label_words import COLOURS, LETTERS, SIZE_OF
from device.dialogue.goods.resolve import LIKE_A_MODEL, Match
from device.dialogue.index.index_products import choice_texts
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.sale_units import sale_unit
from device.dialogue.index.shop_words import FIGURE, ShopWords, Where
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.naming import kind_of
from device.dialogue.reading.terms import LooseNumber, Missing, Reading, places_of
from kb.catalogue import OptionGroup, Product
from kb.language.words import word_set

_DOUBLE = word_set("double dabal 2")
_REGULAR = "regular"
_NOT_LARGE = frozenset({"small", "medium"})
"""What one may call the regular size where it is the smaller one."""
_RIVALS: tuple[Mapping[str, str], ...] = tuple(
    {word: label for label, words in rivals.items() for word in words.split()}
    for rivals in (
        {"hot": "hot garam garm", "cold": "cold iced chilled thanda thandi thande"},
        {"single": "single", "double": "double dabal", "triple": "triple"},
        {
            "men": "men mens man gents male mardana",
            "women": "women womens woman ladies lady female zanana",
        },
        {"front": "front agla agle agli", "rear": "rear back pichla pichle pichli"},
        {
            "adult": "adult adults",
            "child": """child children childrens kid kids baby babies infant newborn paediatric
                pediatric bachcha bachche bachchon bachchi baccha bacche bacchon bachhe bachhon""",
        },
        {
            "knee": "knee knees kneecap ghutna ghutne ghutno ghutnon",
            "ankle": "ankle ankles takhna takhne takhno takhnon",
            "wrist": "wrist wrists kalai kalaai",
            "elbow": "elbow elbows kohni kuhni",
            "neck": "neck cervical gardan",
            "shoulder": "shoulder shoulders kandha kandhe kandhon",
            "back": "lumbar lumbo kamar",
        },
    )
)
"""Words of which goods have but one: a "single" bedsheet is no double one."""
_VEG, _NON_VEG = "veg", "nonveg"
_NON = word_set("non naan nan")
_PARTS = word_set("pair piece")
_FEW = 60
_Told = tuple[list[tuple[int, str]], Callable[[Product], frozenset[str]]]
"""Where labels of a sort are said, and those of a product."""


def lacking_label(reading: Reading, match: Match, shop: ShopWords) -> Missing | None:
    """The one size or colour said in which none of the goods that are meant comes, though all of
    them come in sizes or colours."""
    if not match.found or reading.code is not None or count(match.mask) > _FEW:
        return None
    products = [shop.products[number] for number in bits(match.mask)]
    aside = {
        position for t in match.terms if t.end - t.start > 1 for position in range(t.start, t.end)
    }
    refused = places_of(term for run in reading.refused for term in run)
    words = reading.words
    told: list[_Told] = [
        ([place for place in said if place[0] not in aside], labels_of)
        for said, labels_of in (
            (_sizes_said(words), sizes_of),
            (_colours_said(words, shop), partial(colours_of, shop=shop)),
            (_diets_said(words, shop), _diet_of),
        )
    ]
    told += [([*_rivals_said(words, each)], partial(_rivals_of, each)) for each in _RIVALS]
    for said, labels_of in told:
        places = [place for place in said if place[0] not in refused]
        if len({label for _, label in places}) != 1:
            continue
        position, label = places[0]
        having = [labels_of(product) for product in products]
        if all(having) and not any(label in labels for labels in having):
            return Missing(position, reading.words[position], "goods")
    return None


def without_untold_colours(reading: Reading, match: Match, shop: ShopWords) -> Reading:
    """Leaves aside a colour that nothing here has, of goods whose colour no record tells: a "white
    paper tape" may be any paper tape."""
    lacking = [m for m in reading.missing if _is_colour(m.word, shop)]
    if not lacking or not match.found or count(match.mask) > _FEW:
        return reading
    if any(colours_of(shop.products[number], shop) for number in bits(match.mask)):
        return reading
    return replace(reading, missing=[m for m in reading.missing if m not in lacking])


def _is_colour(word: str, shop: ShopWords) -> bool:
    return any(True for _ in _colours_said([word], shop))


def names_a_size(match: Match) -> bool:
    """Whether a size said is one that all the goods meant are labelled with, so that it does not
    ask for the biggest of them."""
    return any(
        SIZE_OF.get(term.text) and not match.mask & ~(term.where.named | term.where.spec)
        for term in match.terms
    )


def sizes_of(product: Product) -> frozenset[str]:
    """The sizes by label that a product's name, specs and options say."""
    called = phrase_words(product.name)
    found = {SIZE_OF[word] for word in called if word in SIZE_OF}
    for before, word in pairwise(called):
        # "Diaper M", though a wire of "90 m" is no medium one.
        if word in LETTERS and not FIGURE.match(before):
            found.add(LETTERS[word])
    for name, value in product.specs.items():
        if "size" in phrase_words(name):
            found |= {SIZE_OF[word] for word in phrase_words(value) if word in SIZE_OF}
    for group in product.options:
        found |= _sizes_of_choices(group)
    return frozenset(found)


def _sizes_of_choices(group: OptionGroup) -> set[str]:
    choices = [
        {word for text in choice_texts(choice) for word in phrase_words(text)}
        for choice in group.choices
    ]
    named = {**SIZE_OF, **LETTERS}
    sizes = [{named[word] for word in words if word in named} for words in choices]
    regular = any(_REGULAR in words for words in choices)
    if sum(map(bool, sizes)) + regular < len(choices):
        return set()
    found = set().union(*sizes)
    return found | _NOT_LARGE if regular and not found & _NOT_LARGE else found


def colours_of(product: Product, shop: ShopWords) -> frozenset[str]:
    """The colours that a product comes in, or else that its name says."""
    texts = [
        text
        for group in product.options
        if any(shop.domain.attributes.get(word) == "colour" for word in phrase_words(group.group))
        for choice in group.choices
        for text in choice_texts(choice)
    ]
    words = [word for text in texts or [product.name] for word in phrase_words(text)]
    named = {same for word in words for same in shop.same_words(word, by_ear=False)}
    if texts:
        return frozenset({*named, *words})
    return frozenset(COLOURS & named)


def _rivals_of(rivals: Mapping[str, str], product: Product) -> frozenset[str]:
    """What the name, the specs and the choices of a product say of words of which one excludes the
    others."""
    choices = [t for g in product.options for c in g.choices for t in choice_texts(c)]
    texts = (product.name, product.category, *product.aliases, *product.specs.values(), *choices)
    words = (word for text in texts for word in phrase_words(text))
    return frozenset(rivals[word] for word in words if word in rivals)


def _rivals_said(words: list[str], rivals: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    return ((index, rivals[word]) for index, word in enumerate(words) if word in rivals)


def _diet_of(product: Product) -> frozenset[str]:
    """Whether the records say of a dish that it is vegetarian."""
    said = next((value for name, value in product.specs.items() if name.lower() == "diet"), "")
    words = phrase_words(said)
    return frozenset({_NON_VEG if "non" in words else _VEG} if _VEG in words else ())


def _diets_said(words: list[str], shop: ShopWords) -> Iterator[tuple[int, str]]:
    for index, word in enumerate(words):
        if word == _VEG or _VEG in shop.same_words(word):
            before = words[index - 1] if index else ""
            yield index, _NON_VEG if before in _NON else _VEG


def _sizes_said(words: list[str]) -> Iterator[tuple[int, str]]:
    for index, word in enumerate(words):
        size = SIZE_OF.get(word)
        if size == "xl" and index and words[index - 1] in _DOUBLE:
            size = "xxl"
        if size is not None:
            yield index, size


def _colours_said(words: list[str], shop: ShopWords) -> Iterator[tuple[int, str]]:
    for index, word in enumerate(words):
        # "No wait" speaks of no white.
        same = shop.same_words(word, by_ear=not shop.domain.is_function(word))
        colour = next((c for c in COLOURS if c in {word, *same}), None)
        if colour is not None:
            yield index, colour


def lacking_figure(reading: Reading, match: Match, shop: ShopWords) -> Missing | None:
    """A figure that is neither how many nor a size of the goods that are meant: "three kilo" of
    what comes in packets of one, "1200 wala" of a fan of 1400, "53 grade" of cement of another."""
    if not match.found:
        return None
    which = [n for n in reading.numbers if _says_which(n, reading, match, shop)]
    # "Do ek saath", "das lunga to ek kitne ka": one of them is no size.
    idle = [n for n in match.unused if n.value != 1]
    if match.quantity == 1:
        idle = [n for n in idle if n.unit or n.wala]
    for number in (*idle, *which):
        figure = f"{number.value.normalize():f} {number.unit}".strip()
        return Missing(number.position, figure, "goods")
    return None


def _says_which(number: LooseNumber, reading: Reading, match: Match, shop: ShopWords) -> bool:
    """Whether a figure read as how many can only say which: none of the goods has it."""
    if number.value != match.quantity or match.order == ():
        return False
    if number.wala and number.value != 1 and number.unit in _PARTS:
        return True  # "Chaar pair wali chhadi", "pachaas piece wala": so many of it belong to one.
    if number.unit:
        return False
    products = [shop.products[n] for n in match.order]
    if any(number.value in (product.price, product.mrp) for product in products):
        return False
    broken = number.value != int(number.value)
    if number.wala and (number.value >= LIKE_A_MODEL or broken):
        return True
    end = number.position + number.length
    # "Ten large coffees", "one baby wipes": the word behind is a choice or names the goods.
    read = any(
        t.start == end and (t.where.head | t.where.option or t.end - t.start > 1)
        for t in match.terms
    )
    behind = [] if read else reading.words[end:]
    where = shop.values.get(number.value) or Where()
    if not behind or where.hard & match.mask:
        return False
    return _is_value_of(behind[0], products, shop)


def _is_value_of(word: str, products: Sequence[Product], shop: ShopWords) -> bool:
    """Whether a figure before the word is a value of it: "53 grade", "4 channel"; "ten veg
    patties" are ten, though the record says that they are "veg: yes"."""
    attribute = shop.attribute(word)
    if attribute is None or sale_unit(shop, word) or kind_of(word, shop) in {"goods", "brand"}:
        return False
    values = [v for p in products for n, v in p.specs.items() if attribute in phrase_words(n)]
    return not values or any(char.isdigit() for value in values for char in value)
