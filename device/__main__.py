"""`python -m device` is `bolo`."""

from device.cli import main

if __name__ == "__main__":
    main()
