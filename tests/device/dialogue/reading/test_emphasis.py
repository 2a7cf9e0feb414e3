"""What is said twice is meant once; "ek saath" counts nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.reading.utterance import utterance_words
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("kuch meetha garam garam khana hai", "kuch meetha garam khana hai"),
        ("sau tape ek saath lunga", "100 tape saath lunga"),
        ("ek saath de do", "1 saath de do"),
        ("kaun kaun si chai hai", "kaun kaun si chai hai"),
        ("achha ek kaam kijiye switch hata dijiye", "achha switch hata dijiye"),
        ("ek kam kar do usme se", "1 kam kar do usme se"),
        ("do one thing take the wire out", "take the wire out"),
        ("usi ka ek aur dena", "uska 1 aur dena"),
        ("plug par isi ka nishan hai kya", "plug par isi ka nishan hai kya"),
    ],
)
def test_emphasis_is_left_out(talk: Shop, said: str, words: str) -> None:
    shop = talk("seen/electrical_jamshedpur").dialogue.view.words
    assert " ".join(utterance_words(said, shop)) == words


def test_a_hundred_together_are_a_hundred(talk: Shop) -> None:
    answer = talk("seen/electrical_jamshedpur").say("सौ टेप एक साथ लें तो क्या हिसाब पड़ेगा")
    assert "1,050" in answer.reply


def test_cheese_is_meant_where_goods_are_called_so(talk: Shop) -> None:
    counter = talk("seen/cafe_nashik")
    assert counter.say("चार चीज़ वड़ा पाव दे दीजिए").skus == ("GK-VPC",)
    shop = counter.dialogue.view.words
    assert utterance_words("koi sasti cheez dikhao", shop)[2] == "item"
