"""`bolo hear`, `bolo say` and `bolo turn`: recognising, speaking, and the whole path on files."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from device.answer_json import hear_json, turn_json
from device.audio.wav import NullSink, TeeSink, WavSink, WavSource
from device.cancel import Cancel
from device.engines import Sink
from device.errors import EngineUnavailable, InputError
from device.pipeline import Clock, begin
from device.pipeline import hear as hear_step
from device.speaking.speak import speak
from device.turn import Sentence, SpeechLang, Turn
from device.wiring import Appliance


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file.")
@click.pass_context
def hear(ctx: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """Recognise recordings."""
    appliance: Appliance = ctx.obj
    unreadable = 0
    for file in files:
        clock = Clock()
        try:
            heard = appliance.ear.listen(WavSource(file), Cancel())
        except InputError as err:
            click.echo(f"bolo: {err}", err=True)
            unreadable += 1
            continue
        if as_json:
            out = hear_json(str(file), heard, clock.ms())
            click.echo(json.dumps(out, ensure_ascii=False))
        else:
            click.echo(f"{file}: {heard.text or '(nothing was said)'}")
    if unreadable:
        ctx.exit(2)


@click.command()
@click.argument("text")
@click.option("--lang", type=click.Choice(["en", "hi"]), help="Default: by the script of the text.")
@click.option("--out", type=click.Path(path_type=Path), help="Write a WAV file instead of playing.")
@click.pass_obj
def say(appliance: Appliance, text: str, lang: SpeechLang | None, out: Path | None) -> None:
    """Speak a text."""
    if not text.strip():
        raise InputError("there is nothing to say: give a text")
    with reply_sink(appliance, mute=out is not None, out=out) as sink:
        spoken = speak(
            [Sentence(text, lang or _language_of_script(text))],
            appliance.voice,
            sink,
            Cancel(),
            lead_in_ms=appliance.config.audio.lead_in_ms,
        )
    if spoken.error:
        raise EngineUnavailable(spoken.error)
    where = f", written to {out}" if out else ""
    click.echo(f"{spoken.seconds:.1f} s by {spoken.engine} ({spoken.voice}){where}", err=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write the spoken reply to a WAV file."
)
@click.option("--mute", is_flag=True, help="Do not play the reply.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def turn(appliance: Appliance, file: Path, out: Path | None, mute: bool, as_json: bool) -> None:
    """Take the whole path on a recording: hear, answer, speak."""
    finished = turn_on_recording(appliance, file, out=out, mute=mute)
    if as_json:
        click.echo(json.dumps(turn_json(finished), ensure_ascii=False))
        return
    if finished.heard and finished.answer:
        click.echo(f"heard:  {finished.heard.text or '(nothing was said)'}")
        click.echo(f"answer: {finished.answer.reply}")


def turn_on_recording(appliance: Appliance, file: Path, *, out: Path | None, mute: bool) -> Turn:
    """Hears `file`, answers and speaks. The models are loaded before the clock starts."""
    source = WavSource(file)
    appliance.warm()
    cancel, clock = Cancel(), Clock()
    with reply_sink(appliance, mute=mute, out=out) as sink:
        heard = hear_step(begin(), appliance.ear, source, cancel, clock)
        answered = appliance.answer_aloud(heard, sink, cancel, clock)
    if answered.spoken is None or out is None:
        return answered
    return replace(answered, spoken=replace(answered.spoken, file=str(out)))


@contextlib.contextmanager
def reply_sink(appliance: Appliance, *, mute: bool, out: Path | None) -> Iterator[Sink]:
    """The speaker and the file that were asked for; a missing sound device is said, not fatal."""
    with contextlib.ExitStack() as opened:
        sinks: list[Sink] = []
        if out is not None:
            sinks.append(opened.enter_context(WavSink(out)))
        if not mute:
            from device.audio.speaker import Speaker

            try:
                speaker = opened.enter_context(Speaker(appliance.config.audio))
                speaker.check()
                sinks.insert(0, speaker)
            except EngineUnavailable as err:
                click.echo(f"bolo: not played aloud: {err}", err=True)
        yield TeeSink(*sinks) if sinks else NullSink()


def _language_of_script(text: str) -> SpeechLang:
    """Devanagari is Hindi; anything else is left to the English voice."""
    return "hi" if any("\u0900" <= char <= "\u097f" for char in text) else "en"
