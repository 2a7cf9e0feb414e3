"""`bolo press`: the button of a running kiosk, for machines without one."""

from __future__ import annotations

import click

from device.kiosk.control import control_path, send
from device.wiring import Appliance


@click.command()
@click.pass_obj
def press(appliance: Appliance) -> None:
    """Press the button of the kiosk that runs with this home."""
    send(control_path(appliance.config.kiosk, appliance.home), "press")
