"""Handing a writing command to the process that holds the profile, over a socket only the owner can open.

Both sides prove that they have unlocked the profile: the socket's key is derived from the database key. What travels is
one JSON object each way; answers have a limit, and nothing is executed but the commands of the table.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener, Pipe, answer_challenge, deliver_challenge, wait
from pathlib import Path
from typing import Any, Final, cast

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.commands.problems import Boundary
from desktop.keys.private_files import write_private
from desktop.keys.secret import DatabaseKey
from desktop.sync.unforeseen import Attempt

_LOG: Final = logging.getLogger(__name__)
ADDRESS_FILE: Final = "writer.json"
UNSERVED: Final[dict[str, Any]] = {"unserved": True}
"""The answer to a command that was not begun."""
_LIMIT: Final = 16 * 1024 * 1024
_MOST_PATH: Final = 60
_PATIENCE: Final = 60.0
_CONNECT_SECONDS: Final = 10.0
_LAST_SECONDS: Final = 0.5
"""How long somebody who is there already may take to say what he wants when the counter closes."""
_CLOSING_SECONDS: Final = 2.0
_FIRST_PAUSE: Final = 0.25
_LONGEST_PAUSE: Final = 60.0
_END: Final = b"end"

_BROKEN_OFF: Final = (AuthenticationError, OSError, EOFError, ValueError)
"""What becomes of a visit by somebody who breaks off or speaks otherwise."""

Serve = Callable[[dict[str, Any]], dict[str, Any]]


class NoWriter(Exception):
    """No process that holds the profile takes the command; nothing was begun."""


class AnswerLost(Exception):
    """The process that holds the profile took the command and did not answer; it may have been carried out."""


def _socket_key(key: DatabaseKey) -> bytes:
    return HKDF(hashes.SHA256(), 32, None, b"schutzbruecke/1/local-socket").derive(key.reveal())


def _short_place() -> str | None:
    """Give a folder whose path leaves room for a socket's name, which the system bounds; None for the usual one."""
    usual = tempfile.gettempdir()
    places = (usual, os.environ.get("XDG_RUNTIME_DIR", usual), str(Path(os.sep) / "tmp"))
    return next((place for place in places if len(os.fsencode(place)) <= _MOST_PATH and Path(place).is_dir()), None)


class Counter:
    """The side that serves: a thread that takes connections one after the other."""

    def __init__(self, folder: Path, key: DatabaseKey, serve: Serve) -> None:
        """Listen for one profile; `serve` is called from the counter's thread."""
        self._file = folder / ADDRESS_FILE
        self._serve = serve
        self._place = tempfile.mkdtemp(prefix="schutzbruecke-", dir=_short_place())
        pipe = rf"\\.\pipe\schutzbruecke-{Path(self._place).name}"
        self._address = pipe if os.name == "nt" else str(Path(self._place) / "writer")
        self._listener = Listener(self._address, "AF_PIPE" if os.name == "nt" else "AF_UNIX")
        self._key = _socket_key(key)
        self._end, self._ending = Pipe(duplex=False)
        self._put_up()
        self._thread = threading.Thread(target=self._run, name="counter", daemon=True)

    def _put_up(self) -> None:
        """Put the address where others find it; a disk that does not take it keeps nobody from working here."""
        try:
            write_private(self._file, json.dumps({"address": self._address}).encode())
        except OSError as error:
            _LOG.warning("nobody finds the counter: %s", type(error).__name__)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def close(self) -> None:
        """Take nobody else, and remove the address; the thread ends as soon as nobody is being served."""
        self._file.unlink(missing_ok=True)
        # Said, not shown by closing that end: on Windows nobody can look into a pipe that has only one.
        self._ending.send_bytes(_END)
        with contextlib.suppress(OSError):
            _knock(self._address)

    def settle(self) -> None:
        """Wait a moment until the command being served has its answer and the thread has ended."""
        if self._thread.ident is not None:
            self._thread.join(_CLOSING_SECONDS)
        with contextlib.suppress(OSError):
            self._listener.close()
        shutil.rmtree(self._place, ignore_errors=True)

    def _run(self) -> None:
        """Take one after the other; what keeps somebody from being let in is logged, and tried again after a pause."""
        pause = _FIRST_PAUSE
        while not self._end.poll():
            attempt = Attempt()
            with attempt:
                self._let_in()
            if attempt.failure is None:
                pause = _FIRST_PAUSE
            else:
                self._end.poll(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    def _let_in(self) -> None:
        """Take whoever comes next; raises `OSError` where nobody can be let in."""
        try:
            connection = self._listener.accept()
        except ConnectionError:
            return
        except OSError:
            if self._end.poll():
                return
            raise
        with connection:
            self._take(connection)

    def _take(self, connection: Connection[Any, Any]) -> None:
        """Let somebody prove that the profile is unlocked there, and serve one command."""
        visitor = cast("Connection[Any, Any]", _Visitor(connection, self._end))
        answer: dict[str, Any] | None = UNSERVED
        try:
            if not _proves(visitor, self._key):
                return
            with contextlib.suppress(EOFError):
                request = visitor.recv_bytes(_LIMIT)
                answer = self._served(json.loads(request))
            if answer is not None:
                connection.send_bytes(json.dumps(answer).encode())
        except _BROKEN_OFF:
            return

    def _served(self, request: dict[str, Any]) -> dict[str, Any] | None:
        """Serve a command; a bug that shows itself there is logged with its place, and gets no answer."""
        with Boundary():
            return self._serve(request)
        return None


def _proves(visitor: Connection[Any, Any], key: bytes) -> bool:
    """Let both sides prove that the profile is unlocked there; the standard library asserts some of what is said."""
    with contextlib.suppress(AssertionError):
        deliver_challenge(visitor, key)
        answer_challenge(visitor, key)
        return True
    return False


class _Visitor:
    """Somebody at the counter: one who stays silent is not waited for without end, and hardly at all when it closes."""

    def __init__(self, connection: Connection[Any, Any], end: Connection[Any, Any]) -> None:
        self._connection, self._end = connection, end
        self.send_bytes = connection.send_bytes

    def recv_bytes(self, limit: int) -> bytes:
        """Hear one message; raises `EOFError` where none comes."""
        wait([self._connection, self._end], _PATIENCE)
        if not self._connection.poll(_LAST_SECONDS if self._end.poll() else 0):
            raise EOFError
        return self._connection.recv_bytes(limit)


def _knock(address: str) -> None:
    """Wake the thread that waits for somebody to come, which nothing else does; never waits itself."""
    if os.name == "nt":
        with Path(address).open("rb", buffering=0):
            return
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(0)
        caller.connect(address)


def hand_over(folder: Path, key: DatabaseKey, request: dict[str, Any]) -> dict[str, Any]:
    """Send a command to the process that holds the profile and give its answer; raises `NoWriter`, `AnswerLost`."""
    with contextlib.closing(reach(folder, key)) as connection:
        return deliver(connection, request)


def deliver(connection: Connection[Any, Any], request: dict[str, Any]) -> dict[str, Any]:
    """Send a command to whoever was reached and give the answer; raises `NoWriter`, `AnswerLost`."""
    _send(connection, request)
    try:
        if not connection.poll(_PATIENCE):
            raise AnswerLost
        answer = dict(json.loads(connection.recv_bytes(_LIMIT)))
    except (OSError, EOFError, ValueError) as error:
        raise AnswerLost from error
    if answer == UNSERVED:
        raise NoWriter
    return answer


def leave(folder: Path, key: DatabaseKey, request: dict[str, Any], seconds: float) -> None:
    """Leave a command with the process that holds the profile, and wait for no answer; raises `NoWriter`.

    Nobody hears what becomes of it. A process that takes nobody for so many seconds is given up.
    """
    with contextlib.closing(reach(folder, key, seconds)) as connection:
        _send(connection, request)


def _send(connection: Connection[Any, Any], request: dict[str, Any]) -> None:
    try:
        connection.send_bytes(json.dumps(request).encode())
    except OSError as error:
        raise NoWriter from error


def reach(folder: Path, key: DatabaseKey, seconds: float = _CONNECT_SECONDS) -> Connection[Any, Any]:
    """Reach the process that holds the profile; one that stands still is given up, and nothing was begun."""
    found: queue.SimpleQueue[Connection[Any, Any] | NoWriter] = queue.SimpleQueue()
    given_up = threading.Event()

    def connect() -> None:
        try:
            address = json.loads((folder / ADDRESS_FILE).read_bytes())["address"]
            connection = Client(address, authkey=_socket_key(key))
        except (OSError, EOFError, ValueError, KeyError, TypeError, AuthenticationError):
            found.put(NoWriter())
            return
        if given_up.is_set():
            connection.close()
        found.put(connection)

    # `Client` has no time limit of its own; its thread ends with the process if nobody ever answers.
    threading.Thread(target=connect, name="hand over", daemon=True).start()
    try:
        connection = found.get(timeout=seconds)
    except queue.Empty:
        given_up.set()
        raise NoWriter from None
    if isinstance(connection, NoWriter):
        raise connection
    return connection
