"""The process that reads one document, as the program sees it: asked, waited for so long, and ended."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from typing import IO, Final

import msgspec

from desktop.confined import NO_WINDOW, Child, command, surroundings
from desktop.exchange.pdf.messages import (
    DOCUMENT,
    MOST_ANSWER,
    Answer,
    Begin,
    Request,
    encoded,
    hand_over,
    read_answer,
    take,
)
from desktop.exchange.pdf.watch import Watch

_WIDE: Final = 2**20


class Ended(Exception):
    """The process is no more; `late` where it had to be ended, for it took too long."""

    def __init__(self, *, late: bool) -> None:
        """Keep why."""
        super().__init__("late" if late else "crashed")
        self.late = late


class Reading:
    """One process, for one document."""

    def __init__(self, child: Child = DOCUMENT) -> None:
        """Start it; raises `Ended` where the system starts none."""
        self._late = False
        self._process = _started(child)
        self._watch = Watch(self._give_up)
        _widen(self._streams()[1])

    @property
    def id(self) -> int:
        """Give its number."""
        return self._process.pid

    def open(self, content: bytes, memory: int, seconds: float) -> Answer:
        """Hand the document over; raises `Ended`."""
        return self._asked((encoded(Begin(memory + 2 * len(content))), content), seconds)

    def ask(self, request: Request, seconds: float) -> Answer:
        """Ask for something; raises `Ended`."""
        return self._asked((encoded(request),), seconds)

    def end(self) -> None:
        """End it, whatever it is doing; whoever waits for it is told."""
        self._process.kill()
        self._process.wait()

    def put_away(self) -> None:
        """Let go of what led to it, once nobody asks it any more."""
        self.end()
        self._watch.end()
        for stream in (self._process.stdin, self._process.stdout):
            # What was not handed over any more.
            with suppress(OSError):
                if stream is not None:
                    stream.close()

    def _asked(self, frames: tuple[bytes, ...], seconds: float) -> Answer:
        to, back = self._streams()
        answer = None
        with self._watch.limit(seconds), suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
            for frame in frames:
                hand_over(to, frame)
            said = take(back, MOST_ANSWER)
            answer = None if said is None else read_answer(said)
        if answer is None:
            self.end()
            raise Ended(late=self._late)
        return answer

    def _streams(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process.stdin is None or self._process.stdout is None:
            raise Ended(late=False)
        return self._process.stdin, self._process.stdout

    def _give_up(self) -> None:
        self._late = True
        self.end()


def _started(child: Child) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command(*child, sys.executable),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings(),
            start_new_session=True,
            creationflags=NO_WINDOW,
        )
    except OSError as error:
        raise Ended(late=False) from error


def _widen(pipe: IO[bytes]) -> None:
    """Let a page go through a pipe in a few pieces where the system can: between two pieces others may take a turn."""
    if sys.platform == "linux":
        control = import_module("fcntl")
        # No more room for pipes: it stays as it is.
        with suppress(OSError):
            control.fcntl(pipe.fileno(), control.F_SETPIPE_SZ, _WIDE)
