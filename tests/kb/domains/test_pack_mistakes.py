"""A mistake in a shop's own pack is told in one line: file, key and what may stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.domains.pack import load_domain
from kb.domains.pack_file import PackError
from kb.domains.shop_packs import PACK_FOLDER, pack_problems


def written(folder: Path, text: str, name: str = "garden") -> Path:
    file = folder / f"{name}.yaml"
    file.write_text(text if text.startswith("name:") else f"name: {name}\n{text}\n", "utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('intents: {list: [{pattern: "x", weight: heavy}]}', ["intents.list, entry 1", "a number"]),
        ('intents: {list: [{pattern: "x", weight: 0}]}', ["weight", "more than 0"]),
        ('intents: {list: [{patern: "x"}]}', ["intents.list", "`pattern` is meant"]),
        ('intents: {list: [{pattern: "x", wait: 3}]}', ["`wait`", "pattern, weight"]),
        ('intents: {lst: ["x"]}', ["intents", "`lst`", "`list` is meant"]),
        ('intents: {list: ["(a"]}', ["intents.list, entry 1", "bracket"]),
        ('intents: {list: ["{atribute} x"]}', ["{atribute}", "{attribute}"]),
        ('intents: {list: ["[a]"]}', ["every sentence"]),
        ('intents: {list: ["?"]}', ["nothing before it"]),
        ('intents: {list: ["a }"]}', ["'}'"]),
        ('refuse: {p: {patterns: ["(a"], say: {en: x, hi: y}}}', ["refuse.p.patterns", "bracket"]),
        ('refuse: {p: {patterns: ["a"], say: {en: x}}}', ["refuse.p.say", "`hi` is missing"]),
        ('refuse: {p: {patterns: ["a"], say: {en: "{x}", hi: y}}}', ["refuse.p.say.en", "{x}"]),
        ('attributes: [""]', ["attributes, entry 1", "empty"]),
        ("kinds: {plant: ''}", ["kinds.plant", "empty"]),
        ('synonyms: ["_"]', ["synonyms, entry 1", "no word"]),
        ("synonyms:", ["synonyms", "a list", "nothing"]),
        ("brands: [a, b]", ["brands", "a text"]),
        ("synonims: [a]", ["`synonims`", "`synonyms` is meant"]),
        ("colour: red", ["`colour`", "synonyms"]),
        ("canonical: {no: nahi}", ["canonical", "quotes"]),
        ("wording: {not_sold_thta: {en: a, hi: b}}", ["`not_sold_that` is meant"]),
        ('wording: {not_sold: {en: "No {foo}", hi: x}}', ["wording.not_sold.en", "{what}"]),
        ('wording: {not_sold: {en: "No {", hi: x}}', ["wording.not_sold.en", "stands alone"]),
        ('wording: {not_sold: {en: "", hi: x}}', ["wording.not_sold.en", "empty"]),
        ("needs: {n: {said: [a], helps: []}}", ["needs.n.helps", "empty list"]),
        ("needs: {n: {said: [<cutt> a], helps: [a]}}", ["needs.n.said", "`cutt`"]),
        ('needs: {n: {said: ["a||b"], helps: [a]}}', ["needs.n.said, entry 1", "`a||b`"]),
        ('needs: {n: {said: ["!a"], helps: [b]}}', ["needs.n.said", "must be said"]),
        ('need_words: {a: "<b>", b: "<a>"}', ["need_words.a", "itself"]),
        ("unsuited: {t: {said: a}}", ["unsuited.t", "`has` is missing"]),
        ("synonyms: [a]\nsynonyms: [b]", ["garden.yaml:3", "second time"]),
        ("synonyms: [", ["garden.yaml:3", "YAML"]),
        ("name: other", ["name", "`garden`", "`other`"]),
    ],
)
def test_a_mistake_is_told_with_its_key_and_what_may_stand_there(
    tmp_path: Path, text: str, told: list[str]
) -> None:
    written(tmp_path, text)
    with pytest.raises(PackError) as caught:
        load_domain("garden", (PACK_FOLDER, tmp_path))
    message = str(caught.value)
    assert "\n" not in message
    assert all(each in message for each in ["garden.yaml", *told]), message
    (problem,) = pack_problems("garden", tmp_path)
    assert problem.stops
    assert message in problem.message


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "garden.yaml").write_bytes(b"name: garden\xff")
    with pytest.raises(PackError, match=r"garden\.yaml: must be saved as UTF-8"):
        load_domain("garden", (PACK_FOLDER, tmp_path))


def test_a_broken_pack_that_the_shop_does_not_use_is_left_out(tmp_path: Path) -> None:
    written(tmp_path, "synonyms: [sapling paudha]")
    written(tmp_path, "colour: red", "unused")
    (tmp_path / "folder.yaml").mkdir()
    assert "paudha" in load_domain("garden", (PACK_FOLDER, tmp_path)).things
    problems = list(pack_problems("garden", tmp_path))
    assert [("left out" in each.message, each.stops) for each in problems] == [(True, False)] * 2


def test_a_pack_that_does_not_exist_is_told_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    written(tmp_path, "synonyms: [sapling paudha]")
    (problem,) = pack_problems("gardn", tmp_path)
    assert problem.message.startswith("store.yaml: domain: there is no pack `gardn`")
    assert "`garden`" in problem.message
    assert not problem.stops


def test_a_pack_with_another_ending_is_told(tmp_path: Path) -> None:
    (tmp_path / "garden.yml").write_text("name: garden\n", "utf-8")
    problems = [each.message for each in pack_problems("garden", tmp_path)]
    assert any("call it garden.yaml" in each for each in problems)


def test_a_shop_without_own_packs_has_no_problems(tmp_path: Path) -> None:
    assert list(pack_problems("cafe", tmp_path / "domains")) == []
