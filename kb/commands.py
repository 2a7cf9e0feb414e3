"""`bolo catalogue …`: what the shopkeeper does with catalogues."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from kb.bundle.problem import Problem
from kb.catalogue_import import ImportReport, TooManyBadRows, import_bundle, last_report
from kb.catalogue_rebuild import rebuild
from kb.errors import KbError, NoCatalogue
from kb.generation.diff import compare
from kb.generation.layout import Layout
from kb.generation.manifest import Damaged, Manifest, verify
from kb.generation.publish import good_generation, only_one, rollback
from kb.progress import Progress
from kb.signing_commands import keygen, sign, trust, verify_
from kb.told import told

_SHOWN_PROBLEMS = 30


@click.group()
def catalogue() -> None:
    """The shop's items, prices and answers."""


for command in (keygen, sign, trust, verify_):
    catalogue.add_command(command)


@catalogue.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--unsigned", is_flag=True, help="Take a bundle that is not signed.")
@click.option("--override", is_flag=True, help="Take a signed bundle although it is an older one.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@click.pass_obj
@told
def import_(obj: Any, path: Path, unsigned: bool, override: bool, as_json: bool) -> None:
    """Take in the bundle PATH: a folder or a .zip with products.csv, .xlsx or .jsonl."""
    settings = obj.config.catalogue
    try:
        with Progress() as progress:
            report = import_bundle(
                path,
                obj.home,
                require_signature=not unsigned,
                max_bad_rows_percent=settings.max_bad_rows_percent,
                keep_generations=settings.keep_generations,
                override_version=override,
                vector_store=settings.vector_store,
                models=obj.embedding_models,
                progress=progress.step,
            )
    except TooManyBadRows as err:
        if as_json:
            click.echo(msgspec.json.encode({"error": str(err), "problems": err.problems}))
        else:
            _echo_problems(err.problems, err=True)
        raise
    if as_json:
        click.echo(msgspec.json.encode(report))
    else:
        _echo_report(report)


@catalogue.command("list")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
@told
def list_(obj: Any, as_json: bool) -> None:
    """The catalogues that are kept, newest first; the live one is marked *."""
    layout = Layout(obj.home)
    current = layout.current_id()
    if not layout.ids() and current is None:
        raise NoCatalogue.yet(obj.home)
    usable = False
    for generation_id in reversed(layout.ids()):
        manifest, damage = _verified(layout, generation_id)
        usable = usable or (generation_id == current and manifest is not None)
        if as_json:
            click.echo(
                msgspec.json.encode(
                    {
                        "id": generation_id,
                        "live": generation_id == current,
                        "damage": damage,
                        "created": manifest.created if manifest else None,
                        "products": manifest.products if manifest else None,
                        "source": manifest.bundle.source if manifest else None,
                        "version": manifest.bundle.version if manifest else None,
                    }
                )
            )
            continue
        mark = "*" if generation_id == current else " "
        if manifest is None:
            click.echo(f"{mark} {generation_id}  DAMAGED: {damage}")
        else:
            signed = f"  version {manifest.bundle.version}" if manifest.bundle.version else ""
            click.echo(
                f"{mark} {generation_id}  {manifest.created}  {manifest.products} items  "
                f"{manifest.faq} answers  from {manifest.bundle.source}{signed}"
            )
    if not usable:
        raise KbError("the live catalogue is gone or damaged: run `bolo catalogue import FOLDER`")


@catalogue.command()
@click.argument("sku", required=False)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
@told
def show(obj: Any, sku: str | None, as_json: bool) -> None:
    """The live catalogue in figures, or all about the item SKU."""
    from kb.live import Catalogue

    with Catalogue(obj.home).open() as shop:
        for warning in shop.warnings:
            click.echo(f"bolo: {warning}", err=True)
        if sku is not None:
            product = shop.product(sku)
            if product is None:
                raise KbError(f"there is no item with the code {sku!r}")
            data = msgspec.json.encode(product)
            click.echo(data if as_json else msgspec.json.format(data))
            return
        figures = {
            "generation": shop.generation,
            "store": shop.store.name,
            "products": len(shop),
            "answers": len(shop.faq()),
            "brands": len(shop.brands()),
            "categories": len(shop.categories()),
        }
        if as_json:
            click.echo(msgspec.json.encode(figures))
        else:
            for name, value in figures.items():
                click.echo(f"{name:12} {value}")


@catalogue.command()
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
@told
def diff(obj: Any, before: str | None, after: str | None, as_json: bool) -> None:
    """What changed: from the previous catalogue to the live one, or between BEFORE and AFTER."""
    layout = Layout(obj.home)
    ids = layout.ids()
    newer = _chosen(ids, after) if after else good_generation(layout)[0].id
    older_ids = [each for each in ids if each < newer]
    older = _chosen(ids, before) if before else (older_ids[-1] if older_ids else None)
    for generation_id in filter(None, (older, newer)):
        verify(layout.generation(generation_id))
    changes = compare(layout.generation(older) if older else None, layout.generation(newer))
    for change in changes:
        click.echo(msgspec.json.encode(change) if as_json else str(change))
    if not changes and not as_json:
        click.echo("nothing has changed")


@catalogue.command("rollback")
@click.argument("generation", required=False)
@click.pass_obj
@told
def rollback_(obj: Any, generation: str | None) -> None:
    """Go back to the previous catalogue, or to the one named."""
    layout = Layout(obj.home)
    with only_one(layout):
        manifest = rollback(layout, generation)
    click.echo(f"live is now {manifest.id}: {manifest.products} items of {manifest.created}")


@catalogue.command("rebuild")
@click.pass_obj
@told
def rebuild_(obj: Any) -> None:
    """Index the live catalogue anew, after an update of Bolo or of its models."""
    settings = obj.config.catalogue
    with Progress() as progress:
        manifest = rebuild(
            obj.home,
            keep_generations=settings.keep_generations,
            vector_store=settings.vector_store,
            models=obj.embedding_models,
            progress=progress.step,
        )
    click.echo(f"live is {manifest.id}: {manifest.products} items, {manifest.embedder}")


@catalogue.command()
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
@told
def report(obj: Any, as_json: bool) -> None:
    """How the last import went, with every row that has an error."""
    last = last_report(obj.home)
    if last is None:
        raise KbError("there is no report of an import yet")
    if as_json:
        click.echo(msgspec.json.encode(last))
    else:
        _echo_report(last, all_problems=True)


def _echo_report(done: ImportReport, *, all_problems: bool = False) -> None:
    click.echo(f"{done.source} ({done.how})")
    for line in done.columns:
        click.echo(f"  {line}")
    _echo_problems(done.problems, limit=None if all_problems else _SHOWN_PROBLEMS)
    live = f" — catalogue {done.generation}" if done.generation else ""
    click.echo(f"{done.summary()}{live}")


def _echo_problems(
    problems: Sequence[Problem], *, limit: int | None = _SHOWN_PROBLEMS, err: bool = False
) -> None:
    ordered = sorted(problems, key=lambda each: (each.severity != "error", each.row or 0))
    for problem in ordered[:limit]:
        mark = "!" if problem.severity == "error" else "-"
        click.echo(f"{mark} {problem}", err=err)
    if limit is not None and len(ordered) > limit:
        click.echo(f"… and {len(ordered) - limit} more: see `bolo catalogue report`", err=err)


def _verified(layout: Layout, generation_id: str) -> tuple[Manifest | None, str | None]:
    try:
        return verify(layout.generation(generation_id)), None
    except Damaged as err:
        return None, str(err)


def _chosen(ids: Sequence[str], given: str) -> str:
    matches = [each for each in ids if each.startswith(given)]
    if len(matches) != 1:
        raise KbError(f"there is no generation {given!r}; see `bolo catalogue list`")
    return matches[0]
