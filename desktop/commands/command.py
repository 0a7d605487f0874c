"""What a command is: its words on the command line, what it needs, and the function that answers."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any, Protocol

from desktop.composition import Opened
from desktop.domain.refused import Refused
from desktop.sync.worker import Report

Arguments = Mapping[str, Any]
FILE_LIMIT = 1024 * 1024


class Exit(IntEnum):
    """The exit codes of the program."""

    DONE = 0
    REFUSED = 1
    WRONG_CALL = 2
    KEPT = 3
    LOCKED = 4
    DAMAGED = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command says: one object for programs, the exit code, and a few lines for people."""

    result: Mapping[str, Any]
    code: Exit = Exit.DONE
    lines: tuple[str, ...] = field(default=())


class Desk(Protocol):
    """Where a command works: an open profile and the way to sync it."""

    opened: Opened

    def sync(self, patience: float) -> Report:
        """Sync now, for about so many seconds at most."""


Run = Callable[[Desk, Arguments], Answer]
Configure = Callable[[argparse.ArgumentParser], None]
Gather = Callable[[argparse.Namespace], Arguments]


def _all_arguments(namespace: argparse.Namespace) -> Arguments:
    return {
        name: value for name, value in vars(namespace).items() if isinstance(value, str | int | float | list | None)
    }


def _nothing(_parser: argparse.ArgumentParser) -> None:
    return


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    `writes` says whether it needs to be the profile's writer, except where its argument `what` is one of `reads`;
    `gather` reads files into arguments.
    """

    name: str
    help: str
    run: Run
    writes: bool = False
    configure: Configure = _nothing
    gather: Gather = _all_arguments
    reads: tuple[str, ...] = ()

    def needs_writer(self, arguments: Arguments) -> bool:
        """Say whether this call has to be the profile's writer."""
        return self.writes and arguments.get("what") not in self.reads


def read_file(path: str, field: str, limit: int = FILE_LIMIT) -> bytes:
    """Read a file the user named, up to a limit; raises `Refused` naming the argument."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise Refused("file_unreadable", f"{field}: Die Datei lässt sich nicht lesen.", field=field) from error
    if len(data) > limit:
        raise Refused("file_too_large", f"{field}: Die Datei ist größer als {limit} Bytes.", field=field)
    return data


def read_text(path: str, field: str, limit: int = FILE_LIMIT) -> str:
    """Read a text file in UTF-8 that the user named; raises `Refused` naming the argument."""
    try:
        return read_file(path, field, limit).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("file_not_text", f"{field}: Die Datei ist kein UTF-8-Text.", field=field) from error


def paged(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of every list."""
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--after")


def page_size(arguments: Arguments) -> int:
    """Give the page's size asked for; raises `Refused` outside 1 to 10000."""
    limit = int(arguments.get("limit") or 200)
    most = 10_000
    if not 1 <= limit <= most:
        raise Refused("limit_invalid", f"limit: 1 bis {most} erwartet.", field="limit")
    return limit
