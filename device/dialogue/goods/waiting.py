"""Whether a customer asks how long he has to wait for the one thing meant, and its record tells it:
"if I order a biryani how many minutes before it comes", "kitni der rukna padega thali ke liye"."""

from __future__ import annotations

from device.dialogue.goods.spec_words import AMOUNT, COUNTS, TIME_WORDS, units_of
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import HOW_MANY
from kb.catalogue import Product
from kb.language.durations import DURATION_OF
from kb.language.words import word_set

_IS_WAITED_FOR = word_set("wait waiting preparation prep ready cooking making made served serving")
"""How records call the time until a thing is on the table."""
_WAITS = word_set(
    """
    wait waiting before ready serve served serving arrive arrives arrived come comes
    coming intezaar intezar intazaar intazar rukna ruke rukein rukun ruku rukenge baithna
    taiyar tayyar tayaar banne banega banegi banenge aane aayega aayegi aaega aaegi
    """
)
_OF_COVER = word_set(
    """
    warranty guarantee cover covered coverage replace replaced replacement kharab fails broken
    fresh good keep keeps last lasts
    """
)
_SHORT = frozenset({"second", "minute", "hour"})


def wait_asked(words: list[str], product: Product) -> list[str]:
    """What tells how long one waits for a product, where that is asked: "how long must we wait if
    we order the tikka" asks for no warranty and for no sum."""
    said = {*words}
    waits = bool(_WAITS & said) and not _OF_COVER & said and _asks_for_time(words)
    return _wait_specs(product) if waits else []


def _wait_specs(product: Product) -> list[str]:
    """The specs that tell how long a thing takes to come: "ready in: 15 minutes"."""
    return [
        name
        for name, value in product.specs.items()
        if (_IS_WAITED_FOR & {*phrase_words(name)} or name == "time") and _SHORT & units_of(value)
    ]


def _asks_for_time(words: list[str]) -> bool:
    """ "How long", "kitni der", "kab tak", "how many minutes", "how much time"."""
    asked = zip(words, words[1:], [*words[2:], ""], strict=False)
    times = TIME_WORDS | {"soon"} | {word for word, unit in DURATION_OF.items() if unit in _SHORT}
    return "kab" in words or any(
        how in HOW_MANY | AMOUNT and (what in times or (what in COUNTS and then in times))
        for how, what, then in asked
    )
