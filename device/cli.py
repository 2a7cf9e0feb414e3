"""The `bolo` command: options common to all commands, and where each command lives.

Commands are imported only when used, so that `bolo say` does not pay for a recogniser.
Exit codes: 0 done; 1 the job failed; 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import importlib
import logging
import sys
from pathlib import Path

import click

from device.config import load
from device.wiring import Appliance, default_config, default_home

_LOG = logging.getLogger(__name__)

_COMMANDS = {
    "run": ("device.commands.run", "run"),
    "press": ("device.commands.press", "press"),
    "ask": ("device.commands.text", "ask"),
    "chat": ("device.commands.text", "chat"),
    "hear": ("device.commands.recordings", "hear"),
    "say": ("device.commands.recordings", "say"),
    "turn": ("device.commands.recordings", "turn"),
    "demo": ("device.commands.demo", "demo"),
    "teach": ("device.dialogue.teaching.teach_commands", "teach"),
    "eval": ("device.evaluation.commands", "evaluate"),
    "catalogue": ("kb.commands", "catalogue"),
    "models": ("models_dl.commands", "models"),
    "bench": ("device.commands.bench", "bench"),
    "doctor": ("device.monitoring.commands", "doctor"),
}


class LazyCommands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config", type=click.Path(path_type=Path), help="Settings file [default: config.yaml]."
)
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="State: catalogue, conversations, models [BOLO_HOME; default: /var/lib/bolo or .home].",
)
@click.option("--verbose", "-v", is_flag=True, help="Show the log, as `bolo run` always does.")
@click.version_option(package_name="bolo")
@click.pass_context
def bolo(ctx: click.Context, config: Path | None, home: Path | None, verbose: bool) -> None:
    """Bolo, a voice kiosk for a shop: hears a question, answers from the shop's records, aloud."""
    settings = load(config or default_config())
    logged = verbose or ctx.invoked_subcommand == "run"
    logging.basicConfig(
        level=settings.logging.level if logged else logging.WARNING,
        stream=sys.stderr,
        format="%(levelname)s %(name)s: %(message)s",
        force=True,
    )
    ctx.obj = ctx.with_resource(Appliance(settings, home or default_home()))


def _wrong_usage(err: click.UsageError) -> str:
    """One line: what is wrong, and what to write instead."""
    command = err.ctx.command_path if err.ctx is not None else "bolo"
    what = " ".join(err.format_message().split()).rstrip(".")
    if isinstance(err, click.NoSuchOption) and not err.option_name.startswith("--"):
        return f'{what}; for a text that begins with - write: {command} -- "-…"'
    return f"{what}; see `{command} --help`"


def main() -> None:
    """Runs the command: every expected error is one line on stderr and a right exit code."""
    try:
        code = bolo.main(prog_name="bolo", standalone_mode=False)
    except click.exceptions.Exit as err:
        code = err.exit_code
    except click.Abort:
        click.echo("stopped", err=True)
        code = 130
    except click.exceptions.NoArgsIsHelpError as err:
        err.show()
        code = 2
    except click.UsageError as err:
        click.echo(f"bolo: {_wrong_usage(err)}", err=True)
        code = 2
    except click.ClickException as err:
        click.echo(f"bolo: {err.format_message()}", err=True)
        code = err.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    except Exception as err:
        code = getattr(err, "exit_code", None)
        if code is None:
            _LOG.exception("this should not have happened")
            code = 1
        else:
            click.echo(f"bolo: {err}", err=True)
    sys.exit(code if isinstance(code, int) else 0)
