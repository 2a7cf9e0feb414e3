"""`bolo ask` and `bolo chat`: questions by text."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import cast, get_args

import click
import msgspec

from device.answer_json import turn_json
from device.cancel import Cancel
from device.pipeline import Clock, answer_text, begin
from device.turn import Lang, Turn
from device.wiring import Appliance


@click.command()
@click.argument("text")
@click.option("--lang", type=click.Choice(get_args(Lang)), help="The language, if it is known.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def ask(appliance: Appliance, text: str, lang: Lang | None, as_json: bool) -> None:
    """Answer one question by text."""
    _print(_answer(appliance, Utterance(text, lang=lang)), as_json)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.pass_obj
def chat(appliance: Appliance, as_json: bool) -> None:
    """Hold a conversation: one utterance per line of standard input.

    A line may also be a JSON object {"text", "session", "lang"}; lines with different sessions
    are different customers.
    """
    session = begin().session
    interactive = sys.stdin.isatty() and not as_json
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    while True:
        if interactive:
            click.echo("you: ", nl=False)
        line = sys.stdin.readline()
        if not line:
            return
        if line.strip():
            _print(_answer(appliance, parse_line(line, session)), as_json)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One line of a conversation."""

    text: str
    session: str | None = None
    lang: Lang | None = None


class _Line(msgspec.Struct):
    text: str
    session: str | None = None
    lang: str | None = None


def parse_line(line: str, session: str) -> Utterance:
    """A plain line, or the object form; what is no such object is taken as plain text."""
    text = line.strip()
    if text.startswith("{"):
        try:
            said = msgspec.json.decode(text.encode("utf-8", "replace"), type=_Line)
        except msgspec.MsgspecError as err:
            click.echo(f"bolo: taken as plain text, not as an object: {err}", err=True)
        else:
            lang = cast(Lang, said.lang) if said.lang in get_args(Lang) else None
            return Utterance(said.text, said.session or session, lang)
    return Utterance(text, session)


def _answer(appliance: Appliance, said: Utterance) -> Turn:
    turn = begin(said.session)
    return answer_text(turn, appliance.dialogue, said.text, said.lang, Cancel(), Clock())


def _print(turn: Turn, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(turn_json(turn), ensure_ascii=False))
    elif turn.answer is not None:
        click.echo(turn.answer.reply)
    sys.stdout.flush()
