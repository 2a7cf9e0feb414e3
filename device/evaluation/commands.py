"""`bolo eval`: right answers by language and intent, and suites for guard and load."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from tqdm import tqdm

from device.dialogue.build import build_dialogue
from device.evaluation.language_model_suites import classifier_suite, writer_suite
from device.evaluation.question import Question, read_questions
from device.evaluation.report import summary, write_report
from device.evaluation.run import Score, evaluate_questions
from device.evaluation.suites import adversarial_suite, load_suite

if TYPE_CHECKING:
    from device.dialogue.conversation import Dialogue
    from device.wiring import Appliance


@click.command("eval")
@click.argument("queries", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--report", type=click.Path(path_type=Path, file_okay=False), help="Folder for an HTML page."
)
@click.option("--json", "as_json", is_flag=True, help="One object per question, then the totals.")
@click.option("--floor", type=click.FloatRange(0, 1), help="Exit 1 where fewer are right.")
@click.option(
    "--guard", "guard_texts", type=click.IntRange(min=1), help="Also so many adversarial texts."
)
@click.option(
    "--load", "load_turns", type=click.IntRange(min=1), help="Also so many turns of 50 sessions."
)
@click.option(
    "--language-model",
    is_flag=True,
    help="Also what the language model would do for wording and for intents.",
)
@click.pass_obj
def evaluate(
    appliance: Appliance,
    queries: Path,
    report: Path | None,
    as_json: bool,
    floor: float | None,
    guard_texts: int | None,
    load_turns: int | None,
    language_model: bool,
) -> None:
    """Put QUERIES.jsonl to the live catalogue and count right, refused and wrong answers."""
    questions = read_questions(queries)
    with tempfile.TemporaryDirectory() as scratch:
        # Conversations, misses and orders of an evaluation must not mix with the shop's.
        config = appliance.config
        dialogue = build_dialogue(
            appliance.shop, config.dialogue, config.shop, Path(scratch), appliance.now
        )
        try:
            with tqdm(total=len(questions), unit="question", disable=as_json or None) as bar:
                score = evaluate_questions(dialogue, questions, lambda *_: _step(bar))
            totals = _totals(score)
            if guard_texts:
                totals["guard"] = adversarial_suite(dialogue, score, guard_texts)
            if load_turns:
                totals["load"] = load_suite(dialogue, [q.text for q in questions], load_turns)
            if language_model:
                totals.update(_of_language_model(appliance, dialogue, questions))
        finally:
            dialogue.close()
    _print(score, totals, as_json)
    if report is not None:
        click.echo(f"report: {write_report(score, report, queries.name)}", err=True)
    if floor is not None and score.right < floor:
        raise click.exceptions.Exit(1)


def _of_language_model(
    appliance: Appliance, dialogue: Dialogue, questions: Sequence[Question]
) -> dict[str, object]:
    model, settings = appliance.language_model, appliance.config.dialogue
    if model is None:
        raise click.ClickException(
            "the language model is not here; bolo models fetch --for install brings it"
        )
    return {
        "writer": writer_suite(dialogue, questions, model, settings.writer_budget_s),
        "classifier": classifier_suite(dialogue, questions, model, settings.classifier_budget_s),
    }


def _step(bar: tqdm[Any]) -> None:
    bar.update()


def _totals(score: Score) -> dict[str, object]:
    return {
        "questions": len(score.results),
        "right": round(score.right, 4),
        "refused": score.count("refused"),
        "wrong": score.count("wrong"),
        "confidently_wrong": round(score.confidently_wrong, 4),
        "p50_ms": round(score.ms_percentile(50), 2),
        "p95_ms": round(score.ms_percentile(95), 2),
        "by_lang": {k: dict(v) for k, v in score.by(lambda r: r.question.lang).items()},
        "by_intent": {k: dict(v) for k, v in score.by(lambda r: r.question.intent).items()},
    }


def _print(score: Score, totals: dict[str, object], as_json: bool) -> None:
    if as_json:
        for result in score.results:
            line = {
                "id": result.question.id,
                "verdict": result.verdict,
                "text": result.question.text,
                "intent": result.answer.intent,
                "reply": result.answer.reply,
                "confidence": result.answer.confidence,
                "ms": round(result.ms, 2),
            }
            click.echo(json.dumps(line, ensure_ascii=False))
        click.echo(json.dumps(totals, ensure_ascii=False))
        return
    for name, groups in (
        ("language", score.by(lambda r: r.question.lang)),
        ("intent", score.by(lambda r: r.question.intent)),
    ):
        for key, group in groups.items():
            click.echo(
                f"{name:9s} {key:16s} right {group['right']:3d}/{sum(group.values()):3d}"
                f"  refused {group['refused']}  wrong {group['wrong']}"
            )
    for result in score.failures:
        click.echo(
            f"{result.verdict}: {result.question.id} {result.question.text!r}"
            f" → {result.answer.reply}"
        )
    for key in ("guard", "load", "writer", "classifier"):
        if key in totals:
            click.echo(f"{key}: {totals[key]}")
    click.echo(summary(score))
