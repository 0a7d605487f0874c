"""Processes for what may be hostile."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from desktop.confined import command, surroundings

MIB = 2**20


def test_a_packaged_program_starts_itself() -> None:
    """There is no Python beside it to start; its first word says what it is to be."""
    assert command("--read", "a.b", "/opt/window", frozen=True) == ["/opt/window", "--read"]
    assert command("--read", "a.b", "python", frozen=False) == ["python", "-I", "-m", "a.b"]


def test_it_hears_nothing_of_its_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a proxy with its password nor a folder; only what it may need to start at all."""
    monkeypatch.setenv("https_proxy", "http://name:geheim@proxy.example:8080")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt")
    assert surroundings() == {"LD_LIBRARY_PATH": "/opt"}


def confined(words: str) -> list[tuple[int, ...]]:
    """The limits of memory, processor and files in a process that confines itself with these words."""
    program = (
        "import resource as r; from desktop.confined import confine;"
        f"r.setrlimit(r.RLIMIT_CPU, (9, 9)); confine({words});"
        "print(*(r.getrlimit(kind) for kind in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE)), sep=';')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return [tuple(map(int, pair.strip("()").split(","))) for pair in done.stdout.strip().split(";")]


def test_a_tighter_limit_stays() -> None:
    """What the system grants less of already is not asked back; without a wish for the processor it is left alone."""
    memory = (512 * MIB, 512 * MIB)
    assert confined(f"{512 * MIB}, 2") == [memory, (2, 2), (0, 0)]
    assert confined(f"{512 * MIB}, 20") == [memory, (9, 9), (0, 0)]
    assert confined(f"{512 * MIB}") == [memory, (9, 9), (0, 0)]


def test_this_process_is_not_confined() -> None:
    """Whoever starts one stays as it was."""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] != 0
