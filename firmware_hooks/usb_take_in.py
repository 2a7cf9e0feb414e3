"""Second half of a stick's import, in a sandbox: verify, build, switch, and leave word of it.

    python -m firmware_hooks.usb_take_in STAGING --home HOME -- BOLO [OPTION…]

BOLO is the command to run (with --config and --home), to which `catalogue import --json BUNDLE` is
added: so the shop's settings hold here too. One stick at a time; a second one waits.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kb.announcements import Announcement, announce

_WAIT_S = 900
_IMPORT_S = 1800
_HINDI_REASONS = (
    ("not signed", "उस पर दुकान के मालिक की मुहर नहीं है"),
    ("no key is trusted", "कियोस्क पर अभी कोई चाबी दर्ज नहीं है"),
    ("not newer", "वह पुराना है"),
    ("after signing", "मुहर के बाद उसे बदला गया है"),
    ("rows have errors", "उसमें बहुत सारी गलतियाँ हैं"),
    ("no usable product", "उसमें कोई सही आइटम नहीं है"),
    ("disk is full", "कियोस्क की जगह भर गई है"),
    ("headings", "शीट के शीर्षक समझ में नहीं आए"),
)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="usb_take_in", description=__doc__)
    parser.add_argument("staging", type=Path)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("command", nargs="+")
    given = parser.parse_args(arguments)
    if not given.staging.is_dir():
        return 0  # the stick held no catalogue
    try:
        bundle = next(iter(sorted(given.staging.iterdir())), None)
        if bundle is None:
            print("bolo: nothing was copied from the stick", file=sys.stderr)
            return 1
        with (given.home / ".stick-lock").open("w") as lock:
            _wait_for(lock.fileno())
            return take_in(bundle, given.home, given.command)
    finally:
        shutil.rmtree(given.staging, ignore_errors=True)  # the unit removes the folder itself


def take_in(bundle: Path, home: Path, command: list[str]) -> int:
    """Runs the import and announces its outcome. The command's exit code."""
    try:
        done = subprocess.run(
            [*command, "catalogue", "import", "--json", str(bundle)],
            capture_output=True,
            text=True,
            timeout=_IMPORT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        announce(home, refused("the import took too long"))
        return 1
    sys.stderr.write(done.stderr)
    if done.returncode == 0:
        report = json.loads(done.stdout.strip().splitlines()[-1])
        announce(home, taken(report))
        print(taken(report).en)
    else:
        lines = [line for line in done.stderr.splitlines() if line.startswith("bolo: ")]
        announce(home, refused(lines[-1].removeprefix("bolo: ") if lines else "see the log"))
    return done.returncode


def taken(report: Mapping[str, Any]) -> Announcement:
    """ "312 items, 5 new, 18 prices changed", in both languages."""
    if not report["changed"]:
        return Announcement(
            kind="done",
            en=f"The catalogue is the same as before: {report['products']} items.",
            hi=f"कैटलॉग पहले जैसा ही है: {report['products']} आइटम।",
        )
    counts, left_out = report["counts"], report["bad_rows"]
    price = counts["price"]
    english = [f"{report['products']} items"]
    hindi = [f"{report['products']} आइटम"]
    for count, said, said_hindi in (
        (counts["new"], "new", "नए"),
        (counts["gone"], "gone", "हटाए गए"),
        (price, "price changed" if price == 1 else "prices changed", "दाम बदले"),
        (counts["other"], "otherwise changed", "और बदलाव"),
        (left_out, "rows left out because of errors", "पंक्तियाँ गलती के कारण छोड़ी गईं"),
    ):
        if count:
            english.append(f"{count} {said}")
            hindi.append(f"{count} {said_hindi}")
    return Announcement(
        kind="done",
        en=f"The new catalogue is in use: {', '.join(english)}.",
        hi=f"नया कैटलॉग चालू है: {', '.join(hindi)}।",
    )


def refused(why: str) -> Announcement:
    reason = next((hindi for part, hindi in _HINDI_REASONS if part in why), None)
    because = f", क्योंकि {reason}" if reason else ""
    return Announcement(
        kind="refused",
        en=f"The catalogue of the stick was not taken: {why.rstrip('.')}.",
        hi=f"पेन ड्राइव का कैटलॉग नहीं लिया गया{because}। पुराने दाम चालू हैं।",
    )


def _wait_for(lock: int) -> None:
    """Sticks are taken in one after the other."""
    give_up = time.monotonic() + _WAIT_S
    while time.monotonic() < give_up:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            time.sleep(0.5)
    raise SystemExit("bolo: another stick has been importing for too long")


if __name__ == "__main__":
    os.umask(0o077)
    raise SystemExit(main())
