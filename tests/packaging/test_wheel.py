"""What a coordinator installs: the wheel, built from the sdist, on every Python we promise."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from kinderschutz_cli import __version__

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).parents[2]
PYTHONS = ("3.11", "3.12", "3.13")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist of this checkout and the wheel made from it."""
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT), cwd=folder)
    return folder


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    return built / f"kinderschutz_cli-{__version__}-py3-none-any.whl"


def test_the_wheel_carries_templates_lists_fonts_and_the_german_catalogue(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = files_below(ROOT / "src" / "kinderschutz_cli" / "data")
    assert {name.rpartition(".")[2] for name in data} >= {"toml", "ttf", "mo"}
    expected = {f"kinderschutz_cli/data/{name}" for name in data}
    expected |= {f"kinderschutz_cli/templates/{name}" for name in files_below(ROOT / "templates")}
    assert expected - names == set()


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"kinderschutz_cli", f"kinderschutz_cli-{__version__}.dist-info"}


def test_the_sdist_carries_what_its_tests_need(built: Path) -> None:
    with tarfile.open(built / f"kinderschutz_cli-{__version__}.tar.gz") as archive:
        tops = {name.split("/")[1] for name in archive.getnames()}
    assert tops >= {"src", "templates", "tests", "docs", "benchmarks", "README.md", "CHANGELOG.md", "pyproject.toml"}


@pytest.mark.parametrize("version", PYTHONS)
def test_an_empty_environment_runs_the_demo_from_the_wheel(version: str, wheel: Path, tmp_path: Path) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"no Python {version} here")
    ks = installed(python, wheel, tmp_path / "environment")
    assert run(ks, "--version", cwd=tmp_path) == f"ks {__version__}\n"
    assert "Netzwerke Kinderschutz koordinieren" in run(ks, "--help", cwd=tmp_path)
    run(ks, "demo", "vorfuehrung", cwd=tmp_path)
    assert (tmp_path / "vorfuehrung" / "netzwerk.db").is_file()


def installed(python: str, wheel: Path, environment: Path) -> str:
    """`ks` in a new environment that holds the wheel and what it needs."""
    run(python, "-m", "venv", str(environment), cwd=environment.parent)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    run(str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel), cwd=environment.parent)
    return str(programs / "ks")


def interpreter(version: str) -> str | None:
    """A Python of this version: on the path, or one that pyenv keeps."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [shutil.which(f"python{version}"), *map(str, kept.glob(f"{version}.*/bin/python"))]
    for candidate in filter(None, found):
        # A shim of pyenv is there for versions that are not.
        done = subprocess.run([candidate, "--version"], capture_output=True, text=True, check=False)
        if done.stdout.startswith(f"Python {version}."):
            return candidate
    return None


def files_below(folder: Path) -> set[str]:
    """Names of all files, caches aside, with `/`."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if "__pycache__" not in path.parts and path.suffix != ".py"}


def run(*command: str, cwd: Path) -> str:
    """What a program prints; a failure shows what it said. It sees nothing of the environment of the tests."""
    hidden = ("PYTHONPATH", "VIRTUAL_ENV", "KS_DB", "KS_TODAY")
    clean = {name: value for name, value in os.environ.items() if name not in hidden} | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=clean,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
