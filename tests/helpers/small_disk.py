"""A disk that is soon full: of our own where the system lets us mount one, else a folder on the usual disk."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

PAGE = 4096
_LARGEST = 40_000_000


@contextmanager
def small_disk(place: Path, megabytes: int = 4) -> Iterator[Path]:
    """A small disk where the system lets us make one, else a folder on the usual disk."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, check=False, capture_output=True).returncode == 0
    try:
        yield place
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(place)], check=True)


def is_small(place: Path) -> bool:
    """Whether this is a disk of our own, and not the usual one."""
    return os.statvfs(place).f_blocks * os.statvfs(place).f_frsize < _LARGEST


def fill_up(place: Path, leave: int = 0) -> Path:
    """A file that takes all the room a small disk has but some pages; on a large one nothing but its name."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while is_small(place):
            file.write(bytes(PAGE))
    os.truncate(ballast, max(0, ballast.stat().st_size - leave * PAGE))
    return ballast


def allow_files_of(pages: int) -> None:
    """Let this process write no file beyond so many pages: what stands in for a full disk where none can be mounted."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (pages * PAGE, resource.RLIM_INFINITY))


@contextmanager
def files_limited(pid: int, pages: int) -> Iterator[None]:
    """Let another process of ours, which ignores the signal as Python does, meanwhile write no file beyond so many."""
    process = psutil.Process(pid)
    before = process.rlimit(psutil.RLIMIT_FSIZE)
    process.rlimit(psutil.RLIMIT_FSIZE, (pages * PAGE, before[1]))
    try:
        yield
    finally:
        process.rlimit(psutil.RLIMIT_FSIZE, before)
