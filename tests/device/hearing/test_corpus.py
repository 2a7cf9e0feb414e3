from __future__ import annotations

from device.hearing.corpus import Corpus, load_carriers
from tests.device.hearing.conftest import SmallShop


def lines(corpus: Corpus, amount: int = 6000) -> list[str]:
    return [" ".join(words) for words, _ in corpus.sentences(amount)]


def test_the_same_catalogue_gives_the_same_sentences(hardware_shop: SmallShop) -> None:
    assert lines(Corpus(hardware_shop)) == lines(Corpus(hardware_shop))


def test_products_are_asked_for_in_english_and_hinglish(hardware_shop: SmallShop) -> None:
    said = set(lines(Corpus(hardware_shop), 30_000))
    assert "what is the price of usha ceiling fan" in said
    assert "pankha kitne ka hai" in said
    assert "taar ka price kya hai" in said
    assert "do you have sixteen amp mcb" in said


def test_orders_take_options_before_and_after_the_product(tea_shop: SmallShop) -> None:
    said = lines(Corpus(tea_shop), 30_000)
    assert any("large masala tea with oat milk" in line for line in said)
    assert any("oat milk green tea" in line for line in said)
    assert any("two small lemon tea" in line for line in said)


def test_every_product_comes_in_many_sentences(hardware_shop: SmallShop) -> None:
    said = lines(Corpus(hardware_shop))
    for word in ("mcb", "b22", "polycab", "fan"):
        assert sum(word in line.split() for line in said) > 50


def test_questions_of_the_faq_and_plain_talk_are_in_it(tea_shop: SmallShop) -> None:
    said = set(lines(Corpus(tea_shop)))
    assert {"what is the wifi password", "thank you", "theek hai", "yes"} <= said


def test_no_slot_is_left_open(tea_shop: SmallShop, hardware_shop: SmallShop) -> None:
    for shop in (tea_shop, hardware_shop):
        assert not [line for line in lines(Corpus(shop)) if "{" in line or not line]


def test_an_empty_catalogue_still_allows_talk() -> None:
    said = set(lines(Corpus(SmallShop(()))))
    assert "thank you" in said


def test_every_romanised_word_of_the_carriers_is_told_how_to_sound() -> None:
    carriers = load_carriers()
    hinglish = {"hai", "kya", "ka", "ki", "kitne", "batao", "chahiye", "mein", "dikhao"}
    assert hinglish <= set(carriers.devanagari)
