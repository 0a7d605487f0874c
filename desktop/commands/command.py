"""What a command is: its words on the command line, what it needs, and the function that answers."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any, Final, Protocol

from desktop.composition import Opened
from desktop.domain.progress import Moved
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.sync.failures import Failure
from desktop.sync.worker import Report

Arguments = Mapping[str, Any]
FILE_LIMIT: Final = 1024 * 1024
SEND_SECONDS: Final = 5.0
"""How long a command that writes tries to send what it wrote."""
_ABOUT_THE_CALL: Final = frozenset({"command", "json", "profile", "passphrase_file"})
_MOST_ROWS: Final = 10_000


class Exit(IntEnum):
    """The exit codes of the program."""

    DONE = 0
    REFUSED = 1
    WRONG_CALL = 2
    KEPT = 3
    LOCKED = 4
    DAMAGED = 5


class WrongCall(Exception):
    """The words on the command line do not fit together; nothing was looked at."""


@dataclass(frozen=True, slots=True)
class Read:
    """What somebody reads with an answer: its kind, its id, its number."""

    kind: str
    entity: bytes
    number: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command says: one object for programs, the exit code, and a few lines for people.

    `read` is what is to be noted as read once it was said.
    """

    result: Mapping[str, Any]
    code: Exit = Exit.DONE
    lines: tuple[str, ...] = field(default=())
    read: Read | None = None


class Desk(Protocol):
    """Where a command works: an open profile and the way to sync it."""

    opened: Opened

    def sync(self, patience: float, *, push: bool = True, pull: bool = True) -> Report:
        """Sync now; each request is given up after `patience` seconds."""

    def carry(self, heard: Callable[[Moved], None]) -> Failure | None:
        """Carry the chunks of files that are to go or come, unless somebody else does; gives what kept it from that."""

    def traffic(self) -> tuple[int, int]:
        """Give the bytes sent and received so far."""


Run = Callable[[Desk, Arguments], Answer]
Configure = Callable[[argparse.ArgumentParser], None]
Gather = Callable[[argparse.Namespace], Arguments]
Alone = Callable[[argparse.Namespace], Answer | None]
Stage = Callable[[Opened, Arguments], Arguments]
Writes = Callable[[Arguments], bool]


def never(_arguments: Arguments) -> bool:
    """Say no."""
    return False


def always(_arguments: Arguments) -> bool:
    """Say yes."""
    return True


def unless(*reading: str) -> Writes:
    """Make a claim that holds except where the argument `what` is one of these."""
    return lambda arguments: arguments.get("what") not in reading


def all_arguments(namespace: argparse.Namespace) -> Arguments:
    """Give the arguments of a call as they can be handed on."""
    return {
        name: value
        for name, value in vars(namespace).items()
        if name not in _ABOUT_THE_CALL and isinstance(value, str | int | float | list | None)
    }


def _nothing(_parser: argparse.ArgumentParser) -> None:
    return


def _as_they_are(_opened: Opened, arguments: Arguments) -> Arguments:
    return arguments


def _with_profile(_namespace: argparse.Namespace) -> Answer | None:
    return None


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    `writes` says whether a call has to be the profile's writer, `repeatable` that doing it twice is doing it once.
    `gather` reads files into arguments; where `stages`, `stage` does what takes long, in the process that was called,
    whoever holds the profile: it writes nothing into the journal. Where `begins`, such a call is run before that as
    well, as it was made, and what it answers stands where staging fails. `alone` answers calls that need no profile.
    """

    name: str
    help: str
    run: Run
    configure: Configure = _nothing
    gather: Gather = all_arguments
    stages: Writes = never
    stage: Stage = _as_they_are
    begins: bool = False
    alone: Alone = _with_profile
    writes: Writes = never
    repeatable: bool = False


def read_file(path: str, field: str, limit: int = FILE_LIMIT) -> bytes:
    """Read a file the user named, up to a limit; raises `Refused` naming the argument."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise Refused.at(field, "file_unreadable", "Die Datei lässt sich nicht lesen.") from error
    if len(data) > limit:
        raise Refused.at(field, "file_too_large", say("Die Datei ist größer als {limit} Bytes.", limit=limit))
    return data


def read_text(path: str, field: str, limit: int = FILE_LIMIT) -> str:
    """Read a text file in UTF-8 that the user named; raises `Refused` naming the argument."""
    try:
        return read_file(path, field, limit).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused.at(field, "file_not_text", "Die Datei ist kein UTF-8-Text.") from error


def new_path(text: str, name: str) -> str:
    """Give the path of a file that is to be made; raises `Refused` where there is one, or no folder for it."""
    path = Path(text).absolute()
    if path.exists():
        raise Refused("file_exists", f"--{name}: Diese Datei gibt es schon.", field=name)
    if not path.parent.is_dir():
        raise Refused("file_error", f"--{name}: Diesen Ordner gibt es nicht.", field=name)
    return str(path)


def required(arguments: Arguments, name: str) -> str:
    """Give an argument that this call cannot do without; raises `WrongCall`."""
    value = arguments.get(name)
    if not value:
        raise WrongCall(f"Es fehlt: {name}")
    return str(value)


def paged(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of every list."""
    parser.add_argument("--limit", type=_rows, default=200, metavar="N")
    parser.add_argument("--after", metavar="ID")


def page_size(arguments: Arguments) -> int:
    """Give the page's size asked for."""
    return int(arguments.get("limit") or 200)


def _rows(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_ROWS):
        raise argparse.ArgumentTypeError(f"1 bis {_MOST_ROWS} erwartet")
    return int(text)
