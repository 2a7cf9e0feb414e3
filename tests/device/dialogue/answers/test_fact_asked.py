"""A fact about one thing, where advice only seemed to be wanted."""

from __future__ import annotations

from collections.abc import Callable

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


def test_a_story_around_a_question_does_not_make_it_a_wish_for_advice(talk: Shop) -> None:
    answer = talk("seen/medical_bareilly").say("नानी के लिए पलंग देखना है विस्को वाला पड़ा है क्या")
    assert answer.intent == "stock"
    assert len(answer.skus) == 1


def test_who_leaves_open_which_is_advised(talk: Shop) -> None:
    answer = talk("seen/medical_bareilly").say("suggest a good hospital bed for my grandfather")
    assert answer.intent == "recommend"


def test_who_asks_which_to_take_is_advised_whatever_was_told_before(talk: Shop) -> None:
    said = "my one hp submersible panel burnt down which one should i buy"
    answer = talk("seen/electrical_hapur").say(said)
    assert (answer.intent, answer.skus[:1]) == ("recommend", ("LT-CP10",))
