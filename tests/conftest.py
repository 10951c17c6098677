"""A fresh network for each test, and `ks` as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from kinderschutz_cli.store.database import open_database
from kinderschutz_cli.workflows.init import NetworkPlan, create_network
from kinderschutz_cli.workflows.session import Session

TODAY = "2025-07-01"
NOW = datetime(2025, 7, 1, 10, 0, tzinfo=timezone(timedelta(hours=2), "CEST"))
SETTINGS = {
    "name": "Netzwerk Kinderschutz Musterstadt",
    "jugendamt": "Stadt Musterstadt",
    "koordination": "Kim Muster",
    "mail": "kim.muster@example.org",
}

#: The real school list; tests that use it skip where it is absent.
SCHOOL_LIST = Path(__file__).parents[1].parent / "shared" / "data" / "nrw-schulen-2021.csv"


@pytest.fixture(scope="session")
def blank_network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network as `ks init` makes it; copied, never changed."""
    folder = tmp_path_factory.mktemp("network")
    return create_network(NetworkPlan(folder, SETTINGS), NOW)


@pytest.fixture
def network(blank_network: Path, tmp_path: Path) -> Path:
    """The folder of a fresh network."""
    folder = tmp_path / "netz"
    folder.mkdir()
    (folder / "netzwerk.db").write_bytes(blank_network.read_bytes())
    return folder


@pytest.fixture
def session(network: Path) -> Iterator[Session]:
    """The fresh network, opened on 1 July 2025 at ten."""
    db = open_database(network / "netzwerk.db")
    yield Session(db, NOW)
    db.close()


@dataclass(frozen=True)
class Result:
    """What one run of `ks` gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Ks = Callable[..., Result]


@pytest.fixture
def ks(network: Path) -> Ks:
    """`ks` through its real entry point, in the network's folder, without a terminal."""

    def run(*arguments: str, folder: Path = network, env: dict[str, str] | None = None, stdin: str = "") -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "kinderschutz_cli", *arguments],
            cwd=folder,
            env=os.environ | {"KS_TODAY": TODAY, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"} | (env or {}),
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    return run


def utc(text: str) -> datetime:
    """A UTC moment for comparisons."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
