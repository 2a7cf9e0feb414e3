"""`bolo models list | fetch | verify`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, get_args

import click

from models_dl.errors import ModelsError
from models_dl.fetch import Fetcher, verify
from models_dl.manifest import Entry, Purpose, Role
from models_dl.progress import Progress
from models_dl.store import ModelStore, installed_folder, shared_folder


class _ModelSettings(Protocol):
    @property
    def source_timeout_s(self) -> float: ...


class _Config(Protocol):
    @property
    def models(self) -> _ModelSettings: ...


class _Appliance(Protocol):
    """What these commands need of the object that `bolo` hands to them."""

    @property
    def config(self) -> _Config: ...

    @property
    def models(self) -> ModelStore: ...


@click.group()
def models() -> None:
    """The models for hearing, speaking, searching and wording."""


@models.command("list")
@click.option("--for", "purpose", type=click.Choice(get_args(Purpose)), help="Of one purpose.")
@click.option("--role", type=click.Choice(get_args(Role)), help="Of one role.")
@click.option("--missing", is_flag=True, help="What is not here, and what stands in.")
@click.option("--names", is_flag=True, help="Print names only.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a model.")
@click.pass_obj
def list_models(
    appliance: _Appliance,
    purpose: Purpose | None,
    role: Role | None,
    missing: bool,
    names: bool,
    as_json: bool,
) -> None:
    """Show every model, whether it is here, and what stands in while it is not."""
    store = appliance.models
    for entry in store.manifest:
        model = store.get(entry.name)
        if (purpose and purpose not in entry.purposes) or (role and role != entry.role):
            continue
        if missing and model:
            continue
        if names:
            click.echo(entry.name)
            continue
        if as_json:
            row = {
                "name": entry.name,
                "role": entry.role,
                "lang": entry.lang,
                "licence": entry.licence,
                "size_mb": entry.size_mb,
                "present": model is not None,
                "path": str(model.path) if model else None,
                "stand_in": entry.stand_in,
            }
            click.echo(json.dumps(row, ensure_ascii=False))
            continue
        if missing:
            click.echo(f"{entry.name:30} meanwhile: {entry.stand_in or 'nothing'}")
            continue
        state = "here" if model else "not here"
        lang = entry.lang or "any"
        what = f"{entry.name:30} {entry.role:16} {lang:4} {entry.size_mb:4d} MB"
        click.echo(f"{what}  {state:9} {entry.licence}")


@models.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--for",
    "purpose",
    type=click.Choice(get_args(Purpose)),
    help="All models of a purpose.",
)
@click.option("--shared", is_flag=True, help="Put them where every --home of this program looks.")
@click.option("--again", is_flag=True, help="Fetch also what is here already.")
@click.pass_obj
def fetch(
    appliance: _Appliance,
    names: tuple[str, ...],
    purpose: Purpose | None,
    shared: bool,
    again: bool,
) -> None:
    """Fetch models by NAME or purpose; with neither, all that the appliance uses.

    Exit code 1 when one could not be fetched; the others are then fetched all the same.
    """
    store = appliance.models
    entries = _chosen(store.manifest, names, purpose)
    folder = shared_folder() if shared else store.folders[0]
    progress = Progress()
    fetcher = Fetcher(folder, timeout_s=appliance.config.models.source_timeout_s, progress=progress)
    failed = []
    for number, entry in enumerate(entries, start=1):
        where = f"[{number}/{len(entries)}] {entry.name}"
        if store.get(entry.name) and not again:
            progress.say(f"{where}: here")
            continue
        progress.say(f"{where}: fetching {entry.size_mb} MB")
        try:
            fetcher.fetch(entry)
        except (ModelsError, OSError) as err:
            failed.append(entry.name)
            progress.say(f"    {err}")
        else:
            progress.say(f"{where}: here now")
    if failed:
        raise ModelsError(
            f"{len(failed)} of {len(entries)} models could not be fetched: {', '.join(failed)}; "
            "what stands in for them: bolo models list --missing"
        )


@models.command("verify")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a model.")
@click.pass_obj
def verify_models(appliance: _Appliance, names: tuple[str, ...], as_json: bool) -> None:
    """Check models, all that are here if not named, against the digests of their download."""
    store = appliance.models
    entries = [
        entry
        for entry in _chosen(store.manifest, names, None, everything=True)
        if names or store.get(entry.name)
    ]
    damaged = 0
    for entry in entries:
        wrong, unknown = _examine(entry, store.folders)
        damaged += bool(wrong)
        if as_json:
            row = {"name": entry.name, "ok": not wrong, "wrong": wrong, "unknown": unknown}
            click.echo(json.dumps(row, ensure_ascii=False))
        elif wrong:
            click.echo(f"{entry.name}: DAMAGED: {'; '.join(wrong)}")
            click.echo(f"  mend it with: bolo models fetch --again {entry.name}")
        else:
            click.echo(f"{entry.name}: {unknown or 'as downloaded'}")
    if damaged:
        raise ModelsError(f"{damaged} of {len(entries)} models are damaged")


def _examine(entry: Entry, folders: Sequence[Path]) -> tuple[list[str], str | None]:
    """What is wrong with a model, and why that cannot be told where it cannot."""
    for folder in folders:
        if installed_folder(entry, folder):
            try:
                return verify(entry, folder), None
            except ModelsError as err:
                return [], str(err)
    return ["not here"], None


def _chosen(
    manifest: Sequence[Entry],
    names: tuple[str, ...],
    purpose: Purpose | None,
    *,
    everything: bool = False,
) -> list[Entry]:
    known = {entry.name: entry for entry in manifest}
    for name in names:
        if name not in known:
            raise click.BadParameter(f"no model is called {name}; see: bolo models list")
    if names:
        return [known[name] for name in names]
    if everything:
        return list(manifest)
    return [entry for entry in manifest if (purpose or "install") in entry.purposes]
