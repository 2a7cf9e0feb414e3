"""Scripts that a shop may add: executables in a folder, started without waiting for them."""

from __future__ import annotations

import logging
import os
import subprocess
from pathlib import Path

_LOG = logging.getLogger(__name__)
_AT_ONCE = 8


class ShopHooks:
    """`run("call-staff", …)` starts the executable of that name, if there is one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []

    def run(self, name: str, *arguments: str) -> bool:
        """Whether a hook was started. Never blocks and never raises."""
        self._running = [process for process in self._running if process.poll() is None]
        script = self._folder / name
        if not script.is_file() or not os.access(script, os.X_OK):
            return False
        if len(self._running) >= _AT_ONCE:
            _LOG.warning("hook %s not started: %s are still running", name, len(self._running))
            return False
        try:
            process = subprocess.Popen(
                [str(script), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as err:
            _LOG.warning("hook %s failed: %s", name, err)
            return False
        self._running.append(process)
        return True
