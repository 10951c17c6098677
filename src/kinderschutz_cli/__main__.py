"""`python -m kinderschutz_cli` and the console script `ks`."""

import sys


def main() -> None:
    """Start `ks`."""
    from kinderschutz_cli.cli.app import run

    sys.exit(run())


if __name__ == "__main__":
    main()
