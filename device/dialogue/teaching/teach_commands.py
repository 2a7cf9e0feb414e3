"""`bolo teach`: the owner teaches, corrects, lists and withdraws answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from device.dialogue.build import OWNER_PIN, RECORDS
from device.dialogue.stores.misses import Misses
from device.dialogue.stores.records import Records
from device.dialogue.stores.taught import TaughtAnswers
from device.dialogue.teaching.pin import OwnerPin
from device.dialogue.teaching.teaching import problems, split_teaching
from device.dialogue.view import build_view
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

    def store(self, question: str, answer: str) -> int:
        found = problems(question, answer, build_view(self._appliance.shop))
        if found:
            raise InputError(f"not taught: {' '.join(found)}")
        return self.taught.add(question, answer)


pass_lesson = click.make_pass_decorator(_Lesson)


@click.group(invoke_without_command=True)
@click.option("--set-pin", is_flag=True, help="Set the PIN that opens teaching by voice.")
@click.option("--remove-pin", is_flag=True, help="Nobody may teach by voice any more.")
@click.pass_context
def teach(ctx: click.Context, set_pin: bool, remove_pin: bool) -> None:
    """Teach answers that the catalogue does not hold. For the owner only."""
    pin = OwnerPin(ctx.obj.home / OWNER_PIN)
    if set_pin:
        pin.set(click.prompt("PIN, 4 to 8 figures", hide_input=True, confirmation_prompt=True))
        click.echo("the PIN is set: say “owner unlock” to the kiosk, and then the PIN")
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
    click.echo(f"taught as number {lesson.store(question, answer)}")


@teach.command()
@click.argument("answer")
@pass_lesson
def correct(lesson: _Lesson, answer: str) -> None:
    """Give the right ANSWER to the question that was asked last."""
    row = lesson.records.connection.execute(
        "SELECT text FROM exchanges ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if row is None:
        raise BoloError("nothing has been asked yet")
    click.echo(f"“{row[0]}” taught as number {lesson.store(row[0], answer)}")


@teach.command("list")
@pass_lesson
def list_taught(lesson: _Lesson) -> None:
    """Show what was taught."""
    for taught in lesson.taught.all():
        click.echo(f"{taught.id}  {taught.question} | {taught.answer}")


@teach.command()
@click.argument("number", type=int)
@click.argument("answer")
@pass_lesson
def edit(lesson: _Lesson, number: int, answer: str) -> None:
    """Replace the answer of NUMBER."""
    held = next((t for t in lesson.taught.all() if t.id == number), None)
    if held is None:
        raise InputError(f"there is no taught answer {number}")
    found = problems(held.question, answer, build_view(lesson._appliance.shop))
    if found:
        raise InputError(f"not changed: {' '.join(found)}")
    lesson.taught.edit(number, answer)
    click.echo(f"changed number {number}")


@teach.command()
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
    for miss in lesson.misses.all(limit):
        near = f"  (near: {', '.join(miss.nearest)})" if miss.nearest else ""
        click.echo(f"{miss.times} ×  {miss.text}{near}")
