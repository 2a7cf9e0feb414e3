"""A new kind of shop without code: the example of docs/domain-packs.md in a garden shop."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from device.config import DialogueSettings, ShopSettings
from device.dialogue.build import build_dialogue
from kb.live import Catalogue
from tests.device.dialogue.conftest import MONDAY_AFTERNOON, ROOT, Talk, import_shop

_LOST = pytest.mark.xfail(reason="told otherwise, with a perhaps, since learned weights decide")
_GOODS = [
    ("Mango Sapling 3 feet", "Sapling", "Nurserylive", {"height growth": "up to 15 feet"}, ""),
    ("Jasmine Mogra", "Sapling", "Ugaoo", {"fragrance": "strong"}, "A fragrant flowering plant."),
    ("Red Rose", "Sapling", "Nurserylive", {}, "A thorny flowering plant with red flowers."),
    ("Bougainvillea Thornless", "Sapling", "", {}, "A flowering climber without thorns."),
    ("Boston Fern", "Indoor Plant", "Ugaoo", {"growth": "slow"}, "Likes shade and damp soil."),
    ("Areca Palm", "Indoor Plant", "Ugaoo", {"growth": "medium"}, "A leafy plant."),
    ("Snake Plant", "Indoor Plant", "Nurserylive", {"growth": "slow"}, "Needs little water."),
    ("Hedge Shear 10 inch", "Tools", "", {"blade": "10 inch"}, ""),
    ("Secateur", "Tools", "", {"blade": "steel"}, "Cuts twigs and roses."),
    ("Clay Pot 8 inch", "Pots", "", {"material": "clay"}, ""),
]
_ANSWERS = [
    ("Do you repot plants?", "Yes, we repot plants here for 50 rupees a pot."),
    ("Do you deliver at home?", "Yes, within five kilometres for 60 rupees."),
    ("Can I return a plant?", "A plant that dies within seven days is replaced."),
    ("Can I pay by UPI?", "Yes, UPI and cards are taken."),
]


def example() -> str:
    """The pack that is printed in the page."""
    page = (ROOT / "docs" / "domain-packs.md").read_text("utf-8")
    (pack,) = re.findall(r"^```yaml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    return str(pack)


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    source, home = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("garden")
    goods = [
        {"sku": f"G{number}", "name": name, "category": category, "brand": brand,
         "price": str(number * 60), "stock": 5, "specs": specs, "description": text}
        for number, (name, category, brand, specs, text) in enumerate(_GOODS, 1)
    ]  # fmt: skip
    answers = [
        {"id": f"a{number}", "question": question, "answer": answer, "lang": "en"}
        for number, (question, answer) in enumerate(_ANSWERS)
    ]
    for file, rows in (("products.jsonl", goods), ("faq.jsonl", answers)):
        (source / file).write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (source / "store.yaml").write_text("name: Green Corner\ndomain: garden\n", "utf-8")
    import_shop(source, home)
    (home / "domains").mkdir()
    (home / "domains" / "garden.yaml").write_text(example(), "utf-8")
    with Catalogue(home).open() as shop:
        dialogue = build_dialogue(
            shop, DialogueSettings(), ShopSettings(), home, lambda: MONDAY_AFTERNOON
        )
        yield Talk(dialogue)
        dialogue.close()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("paudhe ka daam", "Mango Sapling"),
        ("do you have flowering plants", "Jasmine"),
        ("phoolwala paudha dikhao", "Jasmine"),
        ("do you have kraft seeds fern", "do not have"),
        ("areca ki badhwar kaisi hai", "medium"),
        ("what is the growth of the fern", "slow"),
        ("how tall does the mango grow", "15 feet"),
        ("mango kitna badhega", "15 feet"),
        ("which plants are fragrant", "Jasmine"),
        ("scented plants", "Jasmine"),
        ("khushboo wale paudhe", "Jasmine"),
        ("which plant smells nice", "Jasmine"),
        ("what grows here", "Sapling"),
        ("do you repot plants", "50 rupees"),
        pytest.param("kya aap gamla badalte hain", "50 rupees", marks=_LOST),
        ("repotting kitne ka hai", "50 rupees"),
        ("do you have something for shade", "Boston Fern"),
        ("kuch shade ke liye hai kya", "Boston Fern"),
        ("kuch chhaya ke liye dikhao", "Boston Fern"),
        ("plants without thorns", "Bougainvillea Thornless"),
        ("bina kaante wala paudha", "Bougainvillea Thornless"),
        ("mujhe kaanton se allergy hai kaunsa paudha du", "Bougainvillea Thornless"),
        ("I want to trim my hedge", "I suggest Hedge Shear"),
        ("hedge kaatna hai", "Hedge Shear"),
        pytest.param(
            "jhaadi kaatne ke liye kya hai",
            "Hedge Shear",
            marks=pytest.mark.xfail(reason="the secateur is told, by its meaning"),
        ),
        ("which flowers do you have", "That does not grow here"),
        ("which poison is best", "I do not advise on poisons"),
        ("zeher milega", "zahar"),
    ],
)
def test_the_example_of_the_page_does_what_it_says(garden: Talk, asked: str, said: str) -> None:
    garden.session = asked
    answer = garden.say(asked)
    assert re.search(said, answer.reply), answer.reply


def test_what_has_thorns_is_not_offered_to_those_who_want_none(garden: Talk) -> None:
    for asked in ("plants without thorns", "bina kaante wala paudha"):
        garden.session = asked
        assert "Rose" not in garden.say(asked).reply
