"""A process that reads, spoken to by hand: what it may not do, and that it ends with whoever asked."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import psutil
import pytest

from desktop.exchange.pdf.messages import (
    DOCUMENT,
    Begin,
    Draw,
    Opened,
    Read,
    Text,
    encoded,
    hand_over,
    read_answer,
    take,
)
from tests.helpers.pdf import crowded, plain

SECONDS = 30
GIB = 2**30


@contextmanager
def child(*frames: bytes) -> Iterator[subprocess.Popen[bytes]]:
    """A process that was handed these, ended with the block."""
    command = [sys.executable, "-I", "-m", DOCUMENT.module]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            for frame in frames:
                hand_over(to(process), frame)
            yield process
        finally:
            process.kill()


def to(process: subprocess.Popen[bytes]) -> IO[bytes]:
    assert process.stdin is not None
    return process.stdin


def heard(process: subprocess.Popen[bytes]) -> object:
    assert process.stdout is not None
    answer = take(process.stdout, GIB)
    return None if answer is None else read_answer(answer)


def test_it_opens_and_answers() -> None:
    """First the sizes, then one answer a question."""
    with child(encoded(Begin(GIB)), plain(["Meldeweg"]), encoded(Read(0))) as process:
        opened = heard(process)
        assert isinstance(opened, Opened)
        assert heard(process) == Text("Meldeweg")


def test_it_ends_with_whoever_asked() -> None:
    """Also in the middle of a page that takes long: nobody is left who would end it."""
    with child(encoded(Begin(GIB)), crowded(400_000)) as process:
        assert isinstance(heard(process), Opened)
        hand_over(to(process), encoded(Draw(0, 1.0)))
        to(process).close()
        assert process.wait(SECONDS) == 0


def test_it_may_write_start_and_leave_nothing() -> None:
    """Its memory has a limit, no file may grow, no process may start, and a crash leaves no image of the document."""
    with child(encoded(Begin(GIB)), plain(["Meldeweg"])) as process:
        assert isinstance(heard(process), Opened)
        limits = psutil.Process(process.pid)
        kinds = (psutil.RLIMIT_AS, psutil.RLIMIT_CORE, psutil.RLIMIT_FSIZE, psutil.RLIMIT_NPROC)
        assert [limits.rlimit(kind) for kind in kinds] == [(GIB, GIB), (0, 0), (0, 0), (0, 0)]


def test_it_is_confined_before_the_document_comes() -> None:
    """While nothing but the first word has been said, all that the document must not be able to do is out of reach."""
    with child(encoded(Begin(GIB))) as process:
        reads = psutil.Process(process.pid)
        until = time.monotonic() + SECONDS
        while reads.rlimit(psutil.RLIMIT_AS) != (GIB, GIB) and time.monotonic() < until:
            assert process.poll() is None
            os.sched_yield()
        kinds = (psutil.RLIMIT_AS, psutil.RLIMIT_CORE, psutil.RLIMIT_FSIZE, psutil.RLIMIT_NPROC)
        assert [reads.rlimit(kind) for kind in kinds] == [(GIB, GIB), (0, 0), (0, 0), (0, 0)]
        hand_over(to(process), plain(["Meldeweg"]))
        assert isinstance(heard(process), Opened)


def test_a_tighter_limit_holds() -> None:
    """What the system allows less of already is left at that, and the document is read all the same."""
    with child() as process:
        psutil.Process(process.pid).rlimit(psutil.RLIMIT_AS, (GIB, GIB))
        for frame in (encoded(Begin(2 * GIB)), plain(["Meldeweg"])):
            hand_over(to(process), frame)
        assert isinstance(heard(process), Opened)
        assert psutil.Process(process.pid).rlimit(psutil.RLIMIT_AS) == (GIB, GIB)


@pytest.mark.parametrize("frames", [(), (encoded(Begin(GIB)),), (encoded(Begin(GIB)), b"kein PDF")])
def test_without_a_document_it_ends(frames: tuple[bytes, ...]) -> None:
    """One that is none is answered first."""
    with child(*frames) as process:
        to(process).close()
        assert process.wait(SECONDS) in {0, 1}
