"""`bolo doctor`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from device.monitoring.doctor import examine, verdict
from device.monitoring.finding import Finding
from device.wiring import Appliance

_COLOURS = {"ok": "green", "warning": "yellow", "missing": "red"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a finding.")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Say what is wrong with this box, and the command that mends it.

    Exit code 0 when the kiosk can work, 1 when something essential is missing.
    """
    appliance: Appliance = ctx.obj
    findings = []
    for finding in examine(appliance.config, appliance.home, appliance.models):
        findings.append(finding)
        click.echo(json.dumps(asdict(finding), ensure_ascii=False) if as_json else _row(finding))
    works, line = verdict(findings)
    if not as_json:
        click.echo(f"\n{line}.")
    ctx.exit(0 if works else 1)


def _row(finding: Finding) -> str:
    state = click.style(f"{finding.state:8}", fg=_COLOURS[finding.state])
    row = f"{state} {finding.check:17} {finding.what}"
    return f"{row}\n{'':26} mend it: {finding.mend}" if finding.mend else row
