"""What an examination of the box found, one value a point."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_PROGRAM = Path(__file__).resolve().parents[2]

SET_UP_AGAIN = (
    f"sudo {_PROGRAM}/setup.sh install" if _PROGRAM.is_relative_to("/opt") else "./setup.sh demo"
)
"""Puts packages, engines and models in place once more; nothing of the shop's is touched."""

State = Literal["ok", "warning", "missing"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`mend` is the command, or the act, that puts it right; None when nothing needs mending.

    `essential` says that the kiosk cannot do its work while this is missing.
    """

    check: str
    state: State
    what: str
    mend: str | None = None
    essential: bool = False

    @property
    def stops_the_kiosk(self) -> bool:
        return self.essential and self.state == "missing"
