"""`python benchmarks/run.py`: all comparisons in one run, as a table; the exit code is 1 if a limit is passed.

What a comparison needs and does not find (a peer, the school list, a command) leaves it out, with a line that says so.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import contacts, duplicates, exports, invitations, messy_list, registrations, school_list, start  # noqa: E402 (the line above finds them)
from benchmarks.measuring import Comparison, Failed, Figures, compare  # noqa: E402 (the same)
from benchmarks.workshop import Missing, Workshop, environment  # noqa: E402 (the same)

MODULES: dict[str, ModuleType] = {
    "start": start,
    "contacts": contacts,
    "duplicates": duplicates,
    "school_list": school_list,
    "messy_list": messy_list,
    "invitations": invitations,
    "registrations": registrations,
    "exports": exports,
}
SCHOOLS = ROOT.parent / "shared" / "data" / "nrw-schulen-2021.csv"
HEADING = f"{'comparison':<58} {'ks':>9} {'peer':>9} {'result':>8} {'limit':>7} {'ks MiB':>7} {'peer MiB':>9}"


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(MODULES)}")
    parser.add_argument("--rounds", type=int, default=9, help="timed runs of each program (9)")
    parser.add_argument("--schools", type=Path, default=SCHOOLS, help="the school list, where it is not beside us")
    wanted = parser.parse_args()
    environment()
    print(HEADING)
    with TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder), wanted.schools)
        kept = [_measured(name, workshop, wanted.rounds) for name in wanted.names or MODULES]
    return 0 if all(kept) else 1


def _measured(name: str, workshop: Workshop, rounds: int) -> bool:
    """Print the lines of one module; whether all its limits are kept."""
    kept = True
    try:
        for comparison in MODULES[name].comparisons(workshop):
            ours, peer = compare(comparison, rounds)
            kept &= _report(comparison, ours, peer)
    except Missing as missing:
        print(f"{name}: left out, {missing}", flush=True)
    except Failed as failed:
        print(f"{name}: failed, {failed}", flush=True)
        return False
    return kept


def _report(comparison: Comparison, ours: Figures, peer: Figures | None) -> bool:
    result = ours.seconds / peer.seconds if peer else ours.seconds
    kept = result <= comparison.limit
    if comparison.memory_limit_mib and ours.memory_mib:
        kept &= ours.memory_mib < comparison.memory_limit_mib
    print(
        f"{comparison.title:<58} {ours.seconds * 1000:>6.0f} ms {f'{peer.seconds * 1000:.0f} ms' if peer else '–':>9}"
        f" {result:>8.2f} {comparison.limit:>7.2f} {_mib(ours):>7} {_mib(peer):>9}{'' if kept else '   OVER'}",
        flush=True,
    )
    return kept


def _mib(figures: Figures | None) -> str:
    return f"{figures.memory_mib:.0f}" if figures and figures.memory_mib is not None else "–"


if __name__ == "__main__":
    sys.exit(main())
