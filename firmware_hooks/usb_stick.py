"""First half of a stick's import, as root: mount, copy within limits, unmount, "you can remove it".

    python -m firmware_hooks.usb_stick DEVICE STAGING --home HOME [--owner USER]

STAGING is made anew, in a folder of root's, and then belongs to USER, under whom the second half
(usb_take_in) runs.
Exit code 1 with one line on stderr where the stick cannot be used. One without a catalogue was not
meant for the kiosk: that is no error, and there is no STAGING then.
"""

from __future__ import annotations

import argparse
import logging
import os
import pwd
import shutil
import sys
import tempfile
from pathlib import Path

from firmware_hooks.usb_copy import copy_bundle, find_bundle
from firmware_hooks.usb_mount import NothingForUs, StickError, mounted
from kb.announcements import Announcement, announce

_REMOVABLE = Announcement(
    kind="removable",
    en="The catalogue was copied. You can remove the stick.",
    hi="कैटलॉग कॉपी हो गया। अब आप पेन ड्राइव निकाल सकते हैं।",
)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="usb_stick", description=__doc__)
    parser.add_argument("device", type=Path)
    parser.add_argument("staging", type=Path)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--owner")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        bundle = copy_from(given.device, given.staging, given.owner)
    except NothingForUs as err:
        shutil.rmtree(given.staging, ignore_errors=True)
        print(f"bolo: {err}", file=sys.stderr)
        return 0
    except StickError as err:
        shutil.rmtree(given.staging, ignore_errors=True)
        print(f"bolo: {err}", file=sys.stderr)
        _give_up_rights(given.owner)
        announce(given.home, _refused(str(err)))
        return 1
    _give_up_rights(given.owner)
    announce(given.home, _REMOVABLE)
    print(bundle)
    return 0


def copy_from(device: Path, staging: Path, owner: str | None = None) -> Path:
    """Copies the catalogue of the stick in `device` to `staging`; unmounted when it returns."""
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True, mode=0o700)
    with (
        tempfile.TemporaryDirectory(prefix="bolo-stick-") as place,
        mounted(device, Path(place) / "stick") as stick,
    ):
        bundle = copy_bundle(find_bundle(stick), staging)
    if owner is not None:
        account = pwd.getpwnam(owner)
        for path in (staging, *staging.rglob("*")):
            os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)
    return bundle


def _give_up_rights(owner: str | None) -> None:
    """What follows writes into a folder of that user, where root could be led astray by a link."""
    if owner is not None and os.geteuid() == 0:
        account = pwd.getpwnam(owner)
        os.setgroups([])
        os.setgid(account.pw_gid)
        os.setuid(account.pw_uid)


def _refused(why: str) -> Announcement:
    return Announcement(
        kind="refused",
        en=f"The catalogue of the stick was not taken: {why}.",
        hi="पेन ड्राइव का कैटलॉग नहीं लिया गया। पुराने दाम चालू हैं।",
    )


if __name__ == "__main__":
    raise SystemExit(main())
