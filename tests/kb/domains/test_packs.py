"""Domain packs: their form, and a new kind of shop without code."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from device.config import DialogueSettings, ShopSettings
from device.dialogue.conversation import Dialogue
from device.evaluation.run import answer_of
from kb.catalogue_import import import_bundle
from kb.domains.example_sentences import COUNTER, sentences
from kb.domains.pack import load_domain
from kb.domains.pack_file import PackError
from kb.domains.shop_packs import PACK_FOLDER, domain_names
from kb.domains.template import compile_template
from kb.live import Catalogue

_GARDEN = """
name: garden
synonyms:
  - sapling paudha paudhe
  - hose jalnali
intents:
  garden_advice:
    - {pattern: "when * (water|plant)", weight: 1}
attributes:
  - growth
wording:
  not_sold_that: {en: "That does not grow here.", hi: "वह यहां नहीं उगता।"}
refuse:
  poison:
    patterns: ["(poison|zeher|jahar)"]
    say: {en: "I do not advise on poisons.", hi: "ज़हर के बारे में मैं सलाह नहीं देता।"}
"""


def test_the_packs_that_ship_can_be_read() -> None:
    assert {"electrical", "medical_supplies", "cafe"} <= set(domain_names())
    for name in domain_names():
        assert load_domain(name).templates.all


def test_templates_match_alternatives_options_gaps_and_figures() -> None:
    template = compile_template("(price|rate) of [the] * {number}", {}, {})
    for text, found in (("tell rate of the good old 16 ", True), ("rate 16 ", False)):
        assert template.found_in(text, {*text.split()}) is found
    with pytest.raises(ValueError, match="bracket"):
        compile_template("(price", {}, {})


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


def test_a_fourth_domain_needs_no_code(tmp_path: Path) -> None:
    packs = tmp_path / "domains"
    packs.mkdir()
    (packs / "garden.yaml").write_text(_GARDEN, "utf-8")
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    product = {
        "sku": "S1",
        "name": "Mango Sapling",
        "category": "Sapling",
        "price": "60.00",
        "stock": 5,
        "specs": {"growth": "fast"},
    }
    (bundle / "products.jsonl").write_text(json.dumps(product), "utf-8")
    (bundle / "store.yaml").write_text("name: Green\ndomain: garden\n", "utf-8")
    import_bundle(
        bundle,
        tmp_path,
        require_signature=False,
        max_bad_rows_percent=0,
        keep_generations=1,
        progress=lambda *_: None,
    )
    dialogue = Dialogue(
        Catalogue(tmp_path).open(),
        DialogueSettings(),
        ShopSettings(),
        pack_folders=(PACK_FOLDER, packs),
    )
    assert "₹60" in answer_of(dialogue.respond("paudhe ka daam", "a")).reply
    assert "fast" in answer_of(dialogue.respond("what is the growth of the sapling", "a")).reply
    assert (
        answer_of(dialogue.respond("which poison is best", "b")).reply
        == "I do not advise on poisons."
    )


def test_a_broken_pack_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("name: bad\ncolour: red\n", "utf-8")
    with pytest.raises(PackError, match=r"bad\.yaml"):
        load_domain("bad", (PACK_FOLDER, tmp_path))
