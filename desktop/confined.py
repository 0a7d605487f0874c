"""Processes of this program's own for what may be hostile: how one is started, what it hears, and what it may do.

It must not know what such a process reads, and must import next to nothing, for they load it.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Final, NamedTuple

_PASSED_ON: Final = ("SYSTEMROOT", "LD_LIBRARY_PATH")
"""What a program may need of its surroundings to start at all."""
_NOTHING: Final = ("RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_NPROC")
"""No image of the memory, no file that grows, no further process."""
NO_WINDOW: Final = 0x08000000 if sys.platform == "win32" else 0
"""The flag by which Windows opens no window for it."""


class Child(NamedTuple):
    """One such process: the word a packaged program is told to be it, and the module it is elsewhere."""

    word: str
    module: str


def command(
    word: str, module: str, program: str = sys.executable, *, frozen: bool = getattr(sys, "frozen", False)
) -> list[str]:
    """Give what starts it: this program again, told a word, where it is packaged, a module of it where it is not."""
    return [program, word] if frozen else [program, "-I", "-m", module]


def surroundings() -> dict[str, str]:
    """Give the environment it hears of: nothing but what it may need to start at all."""
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ}


def confine(memory: int, processor: int | None = None) -> None:
    """Let this process have so many bytes of memory and seconds of the processor, and write, start and leave nothing.

    Where the system has a tighter limit already, that one holds. Windows has none of them, and whoever started the
    process ends it in time. Raises `OSError` or `ValueError` where one cannot be set.
    """
    if sys.platform == "win32":
        return
    limits = import_module("resource")
    wanted = {getattr(limits, name): 0 for name in _NOTHING}
    if sys.platform != "darwin":
        # macOS holds nobody to this one.
        wanted[limits.RLIMIT_AS] = memory
    if processor is not None:
        wanted[limits.RLIMIT_CPU] = processor
    for kind, most in wanted.items():
        hard = limits.getrlimit(kind)[1]
        tighter = most if hard == limits.RLIM_INFINITY else min(most, hard)
        limits.setrlimit(kind, (tighter, tighter))
