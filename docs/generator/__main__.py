"""`python -m docs.generator` writes the generated pages anew; `--check` only says which ones are stale."""

import sys
from pathlib import Path

from docs.generator.pages import PAGES, stale

FOLDER = Path(__file__).parents[1]


def main(arguments: list[str]) -> int:
    """The exit code: 1 if `--check` found a stale page."""
    names = stale(FOLDER)
    if arguments == ["--check"]:
        for name in names:
            print(f"docs/{name} is stale: run `python -m docs.generator`")
        return 1 if names else 0
    for name in names:
        (FOLDER / name).write_text(PAGES[name](), encoding="utf-8", newline="\n")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
