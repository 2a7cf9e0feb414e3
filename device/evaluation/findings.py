"""What an evaluation has found, in sentences for the terminal and the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from device.evaluation.run import Score

Figures = Mapping[str, float]
"""What a suite has counted, by name; as `--json` prints it."""
_MOST_SHOWN = 1000


def summary(score: Score) -> str:
    """The whole score in one line."""
    return (
        f"{len(score.results)} questions: right {score.right:.1%}, "
        f"refused {score.count('refused')}, wrong {score.count('wrong')}, "
        f"confidently wrong {score.confidently_wrong:.1%}; "
        f"P50 {score.ms_percentile(50):.1f} ms, P95 {score.ms_percentile(95):.1f} ms"
    )


def sentence(suite: str, figures: Figures) -> str:
    """What `guard`, `load`, `writer` or `classifier` found."""
    parts = _SENTENCES[suite]
    if suite in _MEDIANS and not figures[_MEDIANS[suite]]:
        parts = parts[:-1]  # Nothing was timed.
    return " ".join(parts).format_map(figures)


_MEDIANS = {"writer": "first_sentence_p50_ms", "classifier": "p50_ms"}
_SENTENCES: Mapping[str, tuple[str, ...]] = {
    "guard": (
        "Of {false_texts:,} replies made false on purpose the guard let {let_through:,} through;",
        "of {true_texts:,} true replies it stopped {true_stopped_share:.1%}. Both should be 0.",
    ),
    "load": (
        "{turns:,} questions of {sessions} customers at once: {answers_per_second:,} answers a",
        "second; the memory in use changed by {memory_growth_percent:+} %.",
    ),
    "writer": (
        "A stored answer answered {questions} questions. As it stands it was right for",
        "{passage_right}, as worded by the language model alone for {model_alone_right}; the model",
        "claimed what is not in it {model_alone_not_borne_out} times. The guard let",
        "{accepted_by_guard} of its wordings through, {accepted_and_right} of them right.",
        "Half of their first sentences came within {first_sentence_p50_ms} ms.",
    ),
    "classifier": (
        "What was wanted was unsure in {unsure} of {questions} questions. The trained model",
        "guessed {intent_model_right} of them right, the language model {language_model_right},",
        "with {in_time} guesses in time.",
        "Half of the guesses took at most {p50_ms} ms.",
    ),
}


def readable(text: str, most: int = _MOST_SHOWN) -> str:
    """For people to look at: shortened, and with "�" for what no screen can show."""
    whole = len(text)
    shown = "".join(
        "�" if unicodedata.category(sign) in {"Cc", "Cs"} else sign
        for sign in text[:most].replace("\n", " ").replace("\t", " ")
    )
    return shown if whole <= most else f"{shown} … ({whole:,} characters)"
