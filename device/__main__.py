"""`bolo` and `python -m device`. Imports nothing early: Ctrl-C ends what is still loading, too."""

import sys


def main() -> None:
    try:
        from device.cli import main as bolo

        bolo()
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
