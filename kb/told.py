"""How the catalogue's commands end when something is wrong: one line on stderr and an exit code."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec

import click

from kb.errors import BundleError, KbError

Params = ParamSpec("Params")


def told(command: Callable[Params, None]) -> Callable[Params, None]:
    """Errors become one line on stderr and the exit code: 1 failed, 2 unreadable input."""

    @wraps(command)
    def guarded(*args: Params.args, **kwargs: Params.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except BundleError as err:
            _fail(err, 2)
        except KbError as err:
            _fail(err, 1)
        except OSError as err:
            _fail(KbError(f"{err.filename or 'disk'}: {err.strerror or err}"), 1)

    return guarded


def _fail(err: Exception, exit_code: int) -> NoReturn:
    click.echo(f"bolo: {err}", err=True)
    raise SystemExit(exit_code)
