"""`bolo teach`: the owner teaches, corrects, lists and withdraws answers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from device.dialogue.build import OWNER_PIN, RECORDS
from device.dialogue.intent.decide import SOCIAL
from device.dialogue.stores.conversation_store import ConversationStore
from device.dialogue.stores.misses import Misses
from device.dialogue.stores.records import Records
from device.dialogue.stores.taught import TaughtAnswers
from device.dialogue.teaching.pin import OwnerPin
from device.dialogue.teaching.teaching import problems, split_teaching
from device.errors import BoloError, InputError

if TYPE_CHECKING:
    from device.wiring import Appliance


class _Lesson:
    """The stores of one `bolo teach`, opened when it needs them."""

    def __init__(self, appliance: Appliance) -> None:
        self.records = Records(appliance.home / RECORDS)
        self.taught = TaughtAnswers(self.records)
        self.misses = Misses(self.records)
        self._appliance = appliance

    def last_question(self) -> str:
        """What was last asked by anybody, but for courtesies; "" where nothing was."""
        latest = ConversationStore(self.records, self._appliance.config.dialogue).latest()
        return next((each.asked for each in latest if each.intent not in SOCIAL), "")

    def add(self, question: str, answer: str) -> None:
        self._check(question, answer)
        held = self.taught.to_same_question(question)
        if held is not None:
            raise InputError(
                f"not taught: number {held.id} is taught to this question already, “{held.answer}”;"
                f" `bolo teach edit {held.id} ANSWER` changes it"
            )
        self._tell(f"taught as number {self.taught.add(question, answer)}", question)

    def correct(self, question: str, answer: str) -> None:
        held = self.taught.to_same_question(question)
        if held is not None:
            self.edit(held.id, answer)
        else:
            self.add(question, answer)

    def edit(self, number: int, answer: str) -> None:
        held = next((each for each in self.taught.all() if each.id == number), None)
        if held is None:
            raise InputError(f"there is no taught answer {number}")
        self._check(held.question, answer)
        self.taught.edit(number, answer)
        self._tell(f"changed number {number}", held.question)

    def _check(self, question: str, answer: str) -> None:
        found = problems(question, answer, self._appliance.dialogue.view)
        if found:
            raise InputError(f"not taught: {' '.join(found)}")

    def _tell(self, done: str, question: str) -> None:
        """Says what was done, and what customers hear instead where that is something else."""
        heard = self._appliance.dialogue.would_answer(question)
        instead = "" if heard.source == "taught" else f", but customers hear first: {heard.reply}"
        click.echo(done + instead)


_NEGATIVE = {"ignore_unknown_options": True}
"""-1 is a number, though none of an answer, and no option."""
pass_lesson = click.make_pass_decorator(_Lesson)


@click.group(invoke_without_command=True)
@click.option("--set-pin", is_flag=True, help="Set the PIN that opens teaching by voice.")
@click.option("--remove-pin", is_flag=True, help="Nobody may teach by voice any more.")
@click.pass_context
def teach(ctx: click.Context, set_pin: bool, remove_pin: bool) -> None:
    """Teach answers that the catalogue does not hold. For the owner only."""
    if set_pin and remove_pin:
        raise click.UsageError("--set-pin and --remove-pin exclude each other")
    pin = OwnerPin(ctx.obj.home / OWNER_PIN)
    if set_pin:
        hidden = sys.stdin.isatty()
        pin.set(click.prompt("PIN, 4 to 8 figures", hide_input=hidden, confirmation_prompt=True))
        click.echo("the PIN is set: say “unlock” to the kiosk, and the PIN behind it")
    elif remove_pin:
        click.echo("teaching by voice is off" if pin.remove() else "no PIN was set")
    elif ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
    if ctx.invoked_subcommand is None:
        return
    lesson = _Lesson(ctx.obj)
    ctx.obj = lesson
    ctx.call_on_close(lesson.records.close)


@teach.command()
@click.argument("text", required=False)
@pass_lesson
def add(lesson: _Lesson, text: str | None) -> None:
    """Teach "QUESTION | ANSWER"; without it, asks for both."""
    if text is None:
        question = click.prompt("What will customers ask?")
        answer = click.prompt("What shall be answered?")
    else:
        question, answer = split_teaching(text)
    lesson.add(question, answer)


@teach.command()
@click.argument("answer")
@click.option("--yes", is_flag=True, help="Do not ask whether that is the question.")
@pass_lesson
def correct(lesson: _Lesson, answer: str, yes: bool) -> None:
    """Give the right ANSWER to the question that was asked last, after showing that."""
    question = lesson.last_question()
    if not question:
        raise BoloError("nothing has been asked yet")
    if yes or click.confirm(f"The last question was “{question}”. Teach “{answer}” to it?"):
        lesson.correct(question, answer)
    else:
        click.echo("nothing was taught")


@teach.command("list")
@pass_lesson
def list_taught(lesson: _Lesson) -> None:
    """Show what was taught."""
    held = lesson.taught.all()
    for taught in held:
        click.echo(f"{taught.id}  {taught.question} | {taught.answer}")
    if not held:
        click.echo("nothing was taught yet")


@teach.command(context_settings=_NEGATIVE)
@click.argument("number", type=int)
@click.argument("answer")
@pass_lesson
def edit(lesson: _Lesson, number: int, answer: str) -> None:
    """Replace the answer of NUMBER."""
    lesson.edit(number, answer)


@teach.command(context_settings=_NEGATIVE)
@click.argument("number", type=int)
@pass_lesson
def withdraw(lesson: _Lesson, number: int) -> None:
    """Take back what was taught as NUMBER."""
    if not lesson.taught.withdraw(number):
        raise InputError(f"there is no taught answer {number}")
    click.echo(f"withdrew number {number}")


@teach.command()
@click.option("--limit", default=50, show_default=True, help="How many to show.")
@pass_lesson
def misses(lesson: _Lesson, limit: int) -> None:
    """Show what customers asked in vain, the most frequent first."""
    missed = lesson.misses.all(limit)
    if not missed:
        click.echo("nothing was asked in vain yet")
    for miss in missed:
        near = f"  (near: {', '.join(miss.nearest)})" if miss.nearest else ""
        click.echo(f"{miss.times} ×  {miss.text}{near}")
