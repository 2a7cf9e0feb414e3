"""`bolo bench answers`: how fast typed questions are answered from a catalogue of any size."""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from device.commands.bench_figure import Figure, figure
from device.config import Config
from device.dialogue.conversation import Dialogue
from device.evaluation.run import answer_of
from device.evaluation.suites import load_suite
from device.monitoring.machine import describe_machine
from device.wiring import Appliance
from kb.bench.made_catalogue import made_products
from kb.bench.measure import timed_import
from kb.bench.questions import Asked, questions
from kb.bench_commands import sizes_of
from kb.live import Catalogue
from kb.progress import Progress
from kb.shop import Shop
from kb.told import told

_SEED = 3
_WARM_UP = 30


@click.command("answers")
@click.option("--sizes", default="1000,25000", show_default=True, help="Numbers of items.")
@click.option("--questions", "asked", default=300, show_default=True, help="Questions each size.")
@click.option("--turns", default=2000, show_default=True, help="Turns of 50 sessions at once.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a figure.")
@click.pass_obj
@told
def answers_bench(appliance: Appliance, sizes: str, asked: int, turns: int, as_json: bool) -> None:
    """Latency and throughput of text answers, beside the bare search on the same questions."""
    counts = sizes_of(sizes)
    if not as_json:
        click.echo(describe_machine())
    for count in counts:
        for each in measured(appliance.config, count, asked, turns):
            click.echo(json.dumps(asdict(each)) if as_json else str(each))


def measured(config: Config, count: int, asked: int, turns: int) -> Iterator[Figure]:
    """Imports `count` made items for real, then asks."""
    products = made_products(count)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with Progress() as progress:
            timed_import(products, folder / "bundle", folder / "home", progress.step)
        with Catalogue(folder / "home").open() as shop:
            dialogue = Dialogue(shop, config.dialogue, config.shop)
            dialogue.warm()
            mix = said(questions(products, asked))
            answers, searches = _alternately(dialogue, shop, mix)
            yield figure(f"{count:,} items: text question → answer", "ms", answers)
            yield figure(f"{count:,} items: search alone (peer)", "ms", searches)
            load = load_suite(dialogue, mix, turns)
            yield figure(f"{count:,} items: 50 sessions", "answers/s", [load["answers_per_second"]])
            yield figure(
                f"{count:,} items: memory after {turns:,} turns",
                "% more",
                [load["memory_growth_percent"]],
            )


def said(asked: Sequence[Asked]) -> list[str]:
    """What customers say of the items: prices, stock, warranty, orders, comparisons. Always the
    same for the same items."""
    chance = random.Random(_SEED)
    forms = (
        "{a}",
        "{a}",
        "{a} hai kya",
        "{a} ki warranty kitni hai",
        "do {a} daal do",
        "{a} aur {b} me kya farak hai",
    )
    others = list(asked)
    return [
        chance.choice(forms).format(a=each.text, b=chance.choice(others).text) for each in asked
    ]


def _alternately(
    dialogue: Dialogue, shop: Shop, mix: Sequence[str]
) -> tuple[list[float], list[float]]:
    """Milliseconds of the answer and of the bare search, by turns so that noise hits both."""
    answers, searches = [], []
    warm_up = mix[:_WARM_UP]
    for number, text in enumerate([*warm_up, *mix]):
        began = time.perf_counter()
        answer_of(dialogue.respond(text, "bench"))
        answered = time.perf_counter()
        shop.search(text, limit=10)
        searched = time.perf_counter()
        dialogue.end_session("bench")
        if number >= len(warm_up):
            answers.append((answered - began) * 1000)
            searches.append((searched - answered) * 1000)
    return answers, searches
