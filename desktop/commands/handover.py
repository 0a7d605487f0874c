"""Handing a writing command to the process that holds the profile, over a socket only the owner can open.

Both sides prove that they have unlocked the profile: the socket's key is derived from the database key. What travels is
one JSON object each way; answers have a limit, and nothing is executed but the commands of the table.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import tempfile
import threading
from collections.abc import Callable
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.keys.private_files import write_private
from desktop.keys.secret import DatabaseKey

ADDRESS_FILE: Final = "writer.json"
UNSERVED: Final[dict[str, Any]] = {"unserved": True}
"""The answer to a command that was not begun."""
_LIMIT: Final = 16 * 1024 * 1024
_MOST_PATH: Final = 60
_PATIENCE: Final = 60.0
_CONNECT_SECONDS: Final = 10.0
_CLOSING_SECONDS: Final = 2.0

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
        address = pipe if os.name == "nt" else str(Path(self._place) / "writer")
        self._listener = Listener(address, "AF_PIPE" if os.name == "nt" else "AF_UNIX", authkey=_socket_key(key))
        self._idle = threading.Event()
        self._idle.set()
        write_private(self._file, json.dumps({"address": address}).encode())
        self._thread = threading.Thread(target=self._run, name="counter", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def close(self) -> None:
        """Stop listening and remove the address."""
        self._file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._listener.close()
        shutil.rmtree(self._place, ignore_errors=True)

    def settle(self) -> None:
        """Wait a moment until the command being served has its answer."""
        self._idle.wait(_CLOSING_SECONDS)

    def _run(self) -> None:
        while True:
            try:
                connection = self._listener.accept()
            except (AuthenticationError, EOFError, ConnectionError):
                continue
            except OSError:
                return
            self._idle.clear()
            with connection, contextlib.suppress(OSError, EOFError, ValueError):
                _answer(connection, self._serve)
            self._idle.set()


def _answer(connection: Connection[Any, Any], serve: Serve) -> None:
    if connection.poll(_PATIENCE):
        request = json.loads(connection.recv_bytes(_LIMIT))
        connection.send_bytes(json.dumps(serve(request)).encode())


def hand_over(folder: Path, key: DatabaseKey, request: dict[str, Any]) -> dict[str, Any]:
    """Send a command to the process that holds the profile and give its answer; raises `NoWriter`, `AnswerLost`."""
    with contextlib.closing(reach(folder, key)) as connection:
        try:
            connection.send_bytes(json.dumps(request).encode())
            if not connection.poll(_PATIENCE):
                raise AnswerLost
            answer = dict(json.loads(connection.recv_bytes(_LIMIT)))
        except (OSError, EOFError, ValueError) as error:
            raise AnswerLost from error
    if answer == UNSERVED:
        raise NoWriter
    return answer


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
