"""`python -m kinderschutz_cli` and the console script `ks`."""

import sys


def main() -> None:
    """Start `ks`."""
    try:
        from kinderschutz_cli.cli.app import run

        code = run()
    except KeyboardInterrupt:
        # Ctrl-C while modules are still being imported; later ones are told by the root group.
        sys.stderr.write("Abgebrochen. Es wurde nichts geändert.\n")
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
