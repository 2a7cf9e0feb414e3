"""`bolo demo`: two spoken questions, or the user's own recording, answered aloud."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from device.audio.wav import NullSink
from device.cancel import Cancel
from device.commands.recordings import reply_sink, turn_on_recording
from device.demo_questions import QUESTIONS, Question
from device.errors import BoloError, EngineUnavailable
from device.pipeline import Clock, begin, hear
from device.turn import Turn
from device.wiring import Appliance


@click.command()
@click.argument("recording", required=False, type=click.Path(path_type=Path))
@click.option("--mute", is_flag=True, help="Do not play the replies.")
@click.pass_obj
def demo(appliance: Appliance, recording: Path | None, mute: bool) -> None:
    """Answer spoken questions aloud and show each step with its time.

    Without a RECORDING two questions that come with Bolo are used, one English, one Hinglish.
    """
    store = appliance.shop.store
    click.echo(f"The shop: {store.name or 'unnamed'}. Loading the ear and the voice …")
    clock = Clock()
    appliance.warm()
    click.echo(f"Ready after {clock.ms() / 1000:.1f} s.\n")
    own = Question(recording, "your recording", "you") if recording is not None else None
    for question in (own,) if own else QUESTIONS:
        _show(question, appliance, mute)
    if not mute:
        _invite(appliance)


def _show(question: Question, appliance: Appliance, mute: bool) -> None:
    folder = appliance.home / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    reply = folder / f"reply-to-{question.wav.stem}.wav"
    click.echo(f"Question: {question.title} (spoken by {question.spoken_by})")
    turn = turn_on_recording(appliance, question.wav, out=reply, mute=mute)
    _print_steps(turn)
    if turn.spoken is None or turn.spoken.error:
        why = turn.spoken.error if turn.spoken else "there is no voice"
        raise EngineUnavailable(f"the reply could not be spoken: {why}")
    click.echo(f"  written  {reply}\n")


def _print_steps(turn: Turn) -> None:
    heard, answer, spoken, ms = turn.heard, turn.answer, turn.spoken, turn.ms
    if heard is None or answer is None:
        return
    click.echo(
        f"  heard    “{heard.text or '(nothing)'}”\n"
        f"           {heard.engine}, {heard.lang}, confidence {heard.confidence:.2f}; "
        f"{heard.seconds:.1f} s of sound, ended by {heard.ended_by}, "
        f"transcript {heard.finish_ms:.0f} ms after the end of speech"
    )
    steps = ", ".join(f"{step} {taken:.0f} ms" for step, taken in answer.ms.items())
    click.echo(
        f"  answer   {answer.reply}\n           {answer.intent} from {answer.source}; {steps}"
    )
    if spoken is not None and "first_audio" in ms:
        click.echo(
            f"  spoken   {spoken.engine} ({spoken.voice}), {spoken.seconds:.1f} s; first sound "
            f"{ms['first_audio'] - ms['speech_end']:.0f} ms after the end of speech"
        )


def _invite(appliance: Appliance) -> None:
    """With a microphone and a person at the terminal, the person may ask."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    from device.audio.microphone import Microphone

    try:
        microphone = Microphone(appliance.config.audio)
        with microphone, reply_sink(appliance, mute=False, out=None) as sink:
            if isinstance(sink, NullSink):
                return
            while click.confirm("Ask something yourself?", default=True):
                click.echo("Listening …")
                cancel, clock = Cancel(), Clock()
                turn = hear(begin(), appliance.ear, microphone, cancel, clock)
                turn = appliance.answer_aloud(turn, sink, cancel, clock)
                _print_steps(turn)
    except BoloError as err:
        click.echo(f"No microphone to ask with: {err}")
