"""The model of subjects: what it is made from, and that it tells what a question is about."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kb.domains.linear_model import load_model, model_digest
from kb.domains.pack import load_domain
from kb.domains.shop_packs import PACK_FOLDER
from kb.domains.subject_model import FOLDER, WEIGHTS, subjects_of, unlearned_topics
from kb.domains.train_subjects import digest


def likeliest(sentence: str, count: int = 3) -> list[str]:
    chances = subjects_of(sentence, load_domain("general"))
    labels = load_model(WEIGHTS).labels
    return [labels[at] for at in np.argsort(-chances)[:count]]


def test_the_weights_come_from_the_sentences_that_lie_there() -> None:
    assert model_digest(WEIGHTS) == digest(), "run: python -m kb.domains.train_subjects"


def test_every_subject_has_enough_sentences_each_once() -> None:
    for path in FOLDER.glob("*.txt"):
        lines = path.read_text("utf-8").splitlines()
        assert len(lines) == len(set(lines)) >= 30, path


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("is there a place to leave my scooter while i shop", "parking"),
        ("हमारी गाड़ी कहाँ लगाएँ", "parking"),
        ("kya sarkar solar lagane par kuch paisa lautati hai", "solar_subsidy"),
        ("aap log ghar aakar pankha latka doge kya", "installation"),
        ("teen din baad wapas karun to paisa milega", "returns"),
        ("घर तक सामान पहुँचा दोगे क्या", "delivery"),
        ("kitchen mein anda banta hai ya sirf shakahari", "veg"),
        ("how often should the filter be replaced", "maintenance"),
    ],
)
def test_what_a_question_is_about_is_among_the_likeliest(asked: str, subject: str) -> None:
    assert subject in likeliest(asked)


def test_chances_add_up() -> None:
    assert subjects_of("", load_domain("general")).sum() == pytest.approx(1.0)


def test_topics_that_the_model_has_not_learned_are_those_of_a_shops_own_pack(
    tmp_path: Path,
) -> None:
    (tmp_path / "garden.yaml").write_text("name: garden\ntopics: [repot gamla_badalna]", "utf-8")
    domain = load_domain("garden", (PACK_FOLDER, tmp_path))
    assert unlearned_topics("gamla badalna hai", domain) == {"repot"}
    assert unlearned_topics("do you deliver at home", domain) == frozenset()
