"""`bolo run`: the daemon, put together and taken apart again; and commands to a running one."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable

import click
import msgspec

from device.audio.microphone import Microphone
from device.audio.speaker import Speaker
from device.hearing.build import build_recognisers
from device.hearing.ear import Ear
from device.kiosk.control import Command, ControlSocket, control_path
from device.kiosk.hardware import button_and_lamp
from device.kiosk.inbox import Inbox
from device.kiosk.keyboard import SpaceBar
from device.kiosk.machine import Kiosk
from device.kiosk.news import StickNews
from device.kiosk.parts import Parts
from device.kiosk.renewal import Ears, Renewal
from device.wiring import Appliance
from kb.shop import Shop

_LOG = logging.getLogger(__name__)


@click.command()
@click.pass_context
def run(ctx: click.Context) -> None:
    """The kiosk: waits for the button, hears, answers; until it is stopped."""
    appliance: Appliance = ctx.obj
    with contextlib.ExitStack() as opened:
        code = _run(appliance, opened)
    ctx.exit(code)


def _run(appliance: Appliance, opened: contextlib.ExitStack) -> int:
    config, inbox = appliance.config, Inbox()
    commands: dict[str, Command] = {
        "press": _quietly(inbox.press),
        "stop": _quietly(lambda: inbox.stop("asked at the control socket")),
        "reload": _quietly(inbox.reload),
        "status": lambda: {"state": "starting"},
    }
    # First of all, since it also finds out whether another kiosk runs here.
    opened.enter_context(ControlSocket(control_path(config.kiosk, appliance.home), commands))
    # The devices open while the models load.
    microphone = opened.enter_context(Microphone(config.audio))
    speaker = opened.enter_context(Speaker(config.audio))
    appliance.warm()
    parts = Parts(
        appliance.ear,
        _follow_up_ear(appliance, appliance.ear),
        appliance.dialogue,
        appliance.voice,
    )
    renewal = Renewal(
        appliance.catalogue, appliance.shop, parts, lambda shop: _ears(appliance, shop)
    )
    opened.callback(renewal.close)
    lamp = opened.enter_context(button_and_lamp(config.gpio, inbox.press))
    news = StickNews(appliance.home, config.shop.default_language)
    kiosk = Kiosk(parts, microphone, speaker, lamp, inbox, config, refresh=renewal, news=news)
    commands["status"] = kiosk.status
    keys = opened.enter_context(SpaceBar(inbox.press, inbox.stop))
    if keys.present:
        click.echo("space bar: press the button; q: stop", err=True)
    return kiosk.run()


def _ears(appliance: Appliance, shop: Shop) -> Ears:
    recognisers = build_recognisers(
        appliance.config.hearing, appliance.models, shop, appliance.home / "cache" / "hearing"
    )
    ear = Ear(recognisers, appliance.config.hearing)
    return ear, _follow_up_ear(appliance, ear)


def _follow_up_ear(appliance: Appliance, ear: Ear) -> Ear:
    """The same recognisers, with less patience for somebody who does not answer."""
    follow_up_s = appliance.config.kiosk.follow_up_s
    if not follow_up_s:
        return ear
    settings = msgspec.structs.replace(appliance.config.hearing, no_speech_s=follow_up_s)
    return Ear(ear.recognisers, settings)


def _quietly(do: Callable[[], None]) -> Command:
    def command() -> dict[str, object]:
        do()
        return {}

    return command
