"""`python -m kinderschutz_cli` and the console script `ks`."""

import gc
import sys

#: A process of half a second makes hardly any cycles to collect; looking for them after every 700 objects costs a tenth,
#: and one look at the 80,000 objects of a workbook another twentieth.
_OBJECTS_BETWEEN_COLLECTIONS = 200_000


def main() -> None:
    """Start `ks`."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        from kinderschutz_cli.cli.app import run

        code = run()
    except KeyboardInterrupt:
        # Ctrl-C while modules are still being imported; later ones are told by the root group.
        sys.stderr.write("Abgebrochen. Es wurde nichts geändert.\n")
        code = 130
    # The interpreter looks for cycles once more when it ends, 20 ms for a workbook; all of it goes with the process.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
