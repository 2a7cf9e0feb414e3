"""`bolo catalogue keygen | sign | trust | verify`: sticks that nobody else can write."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import click

from kb.bundle import signing
from kb.bundle.contents import Contents, read_contents
from kb.bundle.staging import staged
from kb.generation.layout import Layout
from kb.told import told

_FILE = click.Path(path_type=Path)
_SHOWN_ERRORS = 30


@click.command()
@click.argument("private_key", type=_FILE)
@told
def keygen(private_key: Path) -> None:
    """Make a key pair: PRIVATE_KEY for the office computer, PRIVATE_KEY.pub for the kiosk."""
    public_key = signing.keygen(private_key)
    click.echo(f"private key: {private_key} — keep it on the office computer and show it to nobody")
    click.echo(f"public key:  {public_key} — on the kiosk: bolo catalogue trust {public_key.name}")


@click.command()
@click.argument("folder", type=_FILE)
@click.option("--key", "private_key", type=_FILE, required=True, help="The private key.")
@click.option("--version", type=int, help="Default: a number that grows with time.")
@told
def sign(folder: Path, private_key: Path, version: int | None) -> None:
    """Sign the bundle in FOLDER: writes manifest.json and manifest.json.sig into it.

    The sheet is read first, so that its errors are told here and not at the kiosk.
    """
    if folder.is_dir():
        _tell_errors(read_contents(folder))
    manifest = signing.sign(folder, private_key, version)
    click.echo(f"signed {len(manifest.files)} files, version {manifest.version}")


def _tell_errors(contents: Contents) -> None:
    errors = [each for each in contents.problems if each.severity == "error"]
    for problem in errors[:_SHOWN_ERRORS]:
        click.echo(f"! {problem}")
    click.echo(f"{len(contents.products)} items, {contents.bad_rows} rows with errors")


@click.command()
@click.argument("public_key", type=_FILE)
@click.option("--name", help="What to call the signer; default: the name of the file.")
@click.pass_obj
@told
def trust(obj: Any, public_key: Path, name: str | None) -> None:
    """Accept bundles that are signed with the key that belongs to PUBLIC_KEY."""
    target = signing.trust(public_key, Layout(obj.home).keys, name)
    click.echo(f"bundles signed by {target.stem!r} are accepted from now on")


@click.command("verify")
@click.argument("path", type=_FILE)
@click.pass_obj
@told
def verify_(obj: Any, path: Path) -> None:
    """Check the signature of the bundle PATH without importing it."""
    with tempfile.TemporaryDirectory() as room, staged(path, Path(room)) as folder:
        signed = signing.verify(folder, Layout(obj.home).keys)
    click.echo(f"signed by {signed.signer!r}, version {signed.version}")
