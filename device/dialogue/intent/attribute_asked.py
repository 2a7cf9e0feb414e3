"""Whether an attribute of the one thing meant is asked for, however the question sounds beside:
"wo jo belt hai uski chaudai bata dijiye", "if I take one box how many sachets will I get"."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.goods.spec_asked import asked_specs, spec_words
from device.dialogue.goods.spec_words import ASKED_BY, OF_STOCK, SpecWords
from device.dialogue.intent.about_specs import GIVE, PRICE_WORDS
from device.dialogue.reading.terms import OF, ONE, WALA, has_noun
from kb.catalogue import Product
from kb.language.words import word_set

_ITS = OF | word_set("its iska iski iske inka inki inke uska uski uske unka unki unke")
_TELLS = word_set("dena dijiye dijie dedo")
"""Who says "bata dijiye" wants to be given nothing else."""
_OF_THE_SHOP = 0.5
_INSIDE = word_set("mein me main andar")
_WHICH = word_set("kaun kaunsa kaunsi kaunse konsa konsi kis")
_CHOOSES = (
    (GIVE - _TELLS) | OF_STOCK | PRICE_WORDS | WALA | ONE
    | word_set("koi kuch any some suggest recommend sabse best better total")
)  # fmt: skip


def asks_attribute(asking: Asking) -> bool:
    """Whether the record of the one thing meant tells what is asked of it by name."""
    one = len(asking.products) == 1 and not asking.reading.missing
    if not one or asking.reading.extreme is not None:
        return False
    if _asks_which_is_in_it(asking):
        return True
    found = asking.match.found_all
    return found and (_names_attribute_of_it(asking) or _counts_what_is_in_one(asking))


def _names_attribute_of_it(asking: Asking) -> bool:
    """ "Uski lambai", "the length of the belt": an attribute, and whose it is."""
    words = asking.words
    if _CHOOSES & {*words} or asking.match.quantity is not None:
        return False
    product = asking.products[0]
    said = spec_words(asking, product)
    return any(
        word in said.free
        and ((words[at - 1 : at] and words[at - 1] in _ITS) or words[at + 1 : at + 2] == ["of"])
        and asking.view.domain.attributes.get(word) is not None
        and _names_spec(word, said, product)
        for at, word in enumerate(words)
    )


def _counts_what_is_in_one(asking: Asking) -> bool:
    """ "If I order one plate, how many pieces will I get": what is in it, and no sum of it."""
    if asking.match.quantity != 1 or not has_noun(asking.reading):
        return False
    if asking.wants.get("faq", 0.0) >= _OF_THE_SHOP:
        return False  # "A fan and three lamps, how many watts of panel".
    priced = PRICE_WORDS & set(asking.canonical.split()) or (OF_STOCK & {*asking.words})
    return not priced and asked_specs(asking, asking.products[0]).by_amount


def _asks_which_is_in_it(asking: Asking) -> bool:
    """ "Biryani mein chawal kaun sa daalte ho": which rice, and not which biryani to take."""
    words, product = asking.words, asking.products[0]
    inside = next((at for at, word in enumerate(words) if word in _INSIDE), None)
    misfits = any(term.if_unfit != "ignored" for term in asking.match.left_out)
    if inside is None or misfits or not has_noun(asking.reading):
        return False
    said = spec_words(asking, product)
    behind = words[inside + 1 :]
    return any(
        word in said.free
        and (_WHICH & {*behind[at + 1 : at + 2]} or _WHICH & {*behind[max(at - 2, 0) : at]})
        and _names_spec(word, said, product)
        for at, word in enumerate(behind)
    )


def _names_spec(word: str, said: SpecWords, product: Product) -> bool:
    return any(said.says(word, *spec) >= ASKED_BY for spec in product.specs.items())
