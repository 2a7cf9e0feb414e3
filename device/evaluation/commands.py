"""`bolo eval`: right answers by language and intent, and suites for guard and load."""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from device.dialogue.build import RECORDS, build_dialogue
from device.dialogue.stores.records import Records
from device.dialogue.stores.taught import TaughtAnswers
from device.errors import BoloError
from device.evaluation.failures import outcome_of
from device.evaluation.findings import Figures, readable, sentence, summary
from device.evaluation.language_model_suites import classifier_suite, writer_suite
from device.evaluation.progress import Progress, shown
from device.evaluation.question import Question, read_questions
from device.evaluation.report import Evaluation, prepare_folder, write_report
from device.evaluation.run import Score, evaluate_questions
from device.evaluation.suites import adversarial_suite, load_suite

if TYPE_CHECKING:
    from device.dialogue.conversation import Dialogue
    from device.dialogue.language_model.llama import Llama
    from device.wiring import Appliance
    from kb.shop import Shop

Suites = Mapping[str, Callable[[Progress], Figures]]
_LONGEST_TEXT = 200
_MOST_NOTES = 5


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
    if report is not None:
        prepare_folder(report)
    model = _language_model(appliance) if language_model else None
    _note_what_is_not_sold(questions, appliance.shop)
    with _dialogue(appliance) as dialogue:
        with shown("questions") as progress:
            score = evaluate_questions(dialogue, questions, progress)
        _print_answers(score, as_json)
        found: dict[str, Figures] = {}

        def publish() -> Path | None:
            if report is None:
                return None
            return write_report(_evaluation(appliance, queries, score, found), report)

        page = publish()
        for name, run in _suites(
            appliance, dialogue, score, guard_texts, load_turns, model
        ).items():
            with shown(name) as progress:
                found[name] = run(progress)
            if not as_json:
                click.echo(f"{name}: {sentence(name, found[name])}")
            page = publish()
    if as_json:
        click.echo(json.dumps(_totals(score) | found, ensure_ascii=False))
    if page is not None:
        click.echo(f"report: {page}", err=True)
    if floor is not None and score.right < floor:
        raise BoloError(f"{score.right:.1%} are right, fewer than the {floor:.1%} of --floor")


def _language_model(appliance: Appliance) -> Llama:
    if appliance.language_model is None:
        raise BoloError(
            "the language model is not here; `bolo models fetch --for install` brings it"
        )
    return appliance.language_model


def _note_what_is_not_sold(questions: Sequence[Question], shop: Shop) -> None:
    notes = [
        f"note: line {question.line}: the shop has no product {readable(sku, _LONGEST_TEXT)}"
        for question in questions
        for sku in dict.fromkeys(question.all_skus)
        if shop.product(sku) is None
    ]
    for note in notes[:_MOST_NOTES]:
        click.echo(note, err=True)
    if len(notes) > _MOST_NOTES:
        click.echo(f"note: and {len(notes) - _MOST_NOTES} more such products", err=True)


@contextlib.contextmanager
def _dialogue(appliance: Appliance) -> Iterator[Dialogue]:
    """Answers as the shop's kiosk does, by its own domain packs and what its owner taught."""
    config = appliance.config
    with tempfile.TemporaryDirectory() as scratch:
        # Conversations, misses and orders of an evaluation must not mix with the shop's.
        home = Path(scratch)
        if (own := appliance.home / "domains").is_dir():
            shutil.copytree(own, home / "domains")
        _copy_taught(appliance.home / RECORDS, home / RECORDS)
        dialogue = build_dialogue(appliance.shop, config.dialogue, config.shop, home, appliance.now)
        try:
            yield dialogue
        finally:
            dialogue.close()


def _copy_taught(source: Path, target: Path) -> None:
    if not source.exists():
        return
    with (
        contextlib.closing(Records(source)) as theirs,
        contextlib.closing(Records(target)) as ours,
    ):
        taught = TaughtAnswers(ours)
        for lesson in TaughtAnswers(theirs).all():
            taught.add(lesson.question, lesson.answer)


def _suites(
    appliance: Appliance,
    dialogue: Dialogue,
    score: Score,
    guard_texts: int | None,
    load_turns: int | None,
    model: Llama | None,
) -> Suites:
    """What was asked for beside the questions, by name."""
    questions = [result.question for result in score.results]
    settings = appliance.config.dialogue
    suites: dict[str, Callable[[Progress], Figures]] = {}
    if guard_texts:
        suites["guard"] = lambda progress: adversarial_suite(dialogue, score, guard_texts, progress)
    if load_turns:
        suites["load"] = lambda progress: load_suite(
            dialogue, [question.text for question in questions], load_turns, progress=progress
        )
    if model is not None:
        suites["writer"] = lambda progress: writer_suite(
            dialogue, questions, model, settings.writer_budget_s, progress
        )
        suites["classifier"] = lambda progress: classifier_suite(
            dialogue, questions, model, settings.classifier_budget_s, progress
        )
    return suites


def _evaluation(
    appliance: Appliance, queries: Path, score: Score, found: Mapping[str, Figures]
) -> Evaluation:
    shop = appliance.shop

    def name_of(sku: str) -> str | None:
        product = shop.product(sku)
        return product.name if product else None

    return Evaluation(
        questions=queries.name,
        shop=shop.store.name or "The shop",
        generation=shop.generation,
        version=importlib.metadata.version("bolo"),
        at=appliance.now(),
        name_of=name_of,
        score=score,
        suites=found,
    )


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


def _print_answers(score: Score, as_json: bool) -> None:
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
        question = result.question
        click.echo(
            f"{outcome_of(result)}: {readable(question.id, _LONGEST_TEXT)}"
            f" “{readable(question.text, _LONGEST_TEXT)}” → {readable(result.answer.reply)}"
        )
    click.echo(summary(score))
