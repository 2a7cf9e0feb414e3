"""The domain packs that ship, and the templates of packs."""

from __future__ import annotations

from itertools import islice

from kb.domains.example_sentences import COUNTER, sentences
from kb.domains.pack import load_domain
from kb.domains.pack_check import Known, mistakes
from kb.domains.pack_reading import read_pack
from kb.domains.shop_packs import PACK_FOLDER, domain_names
from kb.domains.template import compile_template


def test_the_packs_that_ship_can_be_read() -> None:
    assert {"electrical", "medical_supplies", "cafe"} <= set(domain_names())
    for name in domain_names():
        assert load_domain(name).templates.all


def test_the_packs_that_ship_have_no_mistakes() -> None:
    files = sorted(PACK_FOLDER.glob("*.yaml"))
    packs = [read_pack(file) for file in files]
    known = Known.of(packs)
    assert [each for pack in packs for each in mistakes(pack, pack.name, known)] == []


def test_templates_match_alternatives_options_gaps_and_figures() -> None:
    template = compile_template("(price|rate) of [the] * {number}", {}, {})
    for text, found in (("tell rate of the good old 16 ", True), ("rate 16 ", False)):
        assert template.found_in(text, {*text.split()}) is found


def test_no_template_is_missed_for_a_word_that_it_can_do_without() -> None:
    domain = load_domain("electrical")
    texts = [f"{text} " for _, text in islice(sentences(COUNTER), 0, None, 7)]
    matching = 0
    for text in texts:
        for item in domain.templates.all:
            matches = item.template.pattern.search(text) is not None
            matching += matches
            assert item.template.found_in(text, {*text.split()}) is matches
    assert matching > len(texts) / 2


def test_a_long_vowel_before_another_makes_no_other_word() -> None:
    domain = load_domain("cafe")
    assert not domain.is_function("malaai")
    assert domain.is_function("male")
