"""Whole processes, timed side by side: A B A B …, medians, peak memory. Standard library only."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Program:
    """One command line; `prepare` runs before each round and is not timed."""

    command: tuple[str, ...]
    folder: Path
    prepare: Callable[[], None] = _nothing


@dataclass(frozen=True)
class Comparison:
    """Our program beside a peer. `limit` is a ratio of medians; without a peer it is seconds."""

    title: str
    ours: Program
    peer: Program | None
    limit: float
    memory_limit_mib: int | None = None


@dataclass(frozen=True)
class Figures:
    """Median wall time in seconds and peak memory in MiB (`None` where the system does not tell)."""

    seconds: float
    memory_mib: float | None


class Failed(Exception):
    """A program that is measured must succeed; its last words say why it did not."""


def compare(comparison: Comparison, rounds: int) -> tuple[Figures, Figures | None]:
    """Ours and the peer's figures; one warm-up round each, then alternating, so that both see the same machine."""
    programs = [program for program in (comparison.ours, comparison.peer) if program]
    runs: list[list[Figures]] = [[] for _ in programs]
    for number in range(rounds + 1):
        for program, figures in zip(programs, runs, strict=True):
            one = run(program)
            if number:
                figures.append(one)
    ours, *peer = [_median(figures) for figures in runs]
    return ours, peer[0] if peer else None


def run(program: Program) -> Figures:
    """One run of one program. Raises Failed."""
    program.prepare()
    begun = time.perf_counter()
    with subprocess.Popen(
        program.command,
        cwd=program.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        words = process.stderr.read() if process.stderr else b""
        code, memory = _waited(process)
    seconds = time.perf_counter() - begun
    if code:
        raise Failed(f"{' '.join(program.command)}\n{words.decode(errors='replace')[-2000:]}")
    return Figures(seconds, memory)


def _waited(process: subprocess.Popen[bytes]) -> tuple[int, float | None]:
    """Exit code and peak memory in MiB."""
    if sys.platform == "win32":
        return process.wait(), None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux KiB
    return process.returncode, usage.ru_maxrss * unit / 2**20


def _median(figures: list[Figures]) -> Figures:
    memory: Any = [one.memory_mib for one in figures if one.memory_mib is not None]
    return Figures(statistics.median(one.seconds for one in figures), max(memory) if memory else None)
