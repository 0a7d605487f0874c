"""PAC files: fetched, evaluated in a process of their own, and remembered for a while.

Such a file comes from the network and may be anybody's, so it is held short: its size, how long it may take, and what
of its answer counts. It names proxies, and whoever is named sees which server is asked for, no more. The certificate of
an address with https is checked as the server's is, by the system's store alone.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

import requests
import urllib3

from desktop.confined import NO_WINDOW, command, surroundings
from desktop.domain.proxy import ASKING, check_proxy
from desktop.domain.refused import Refused
from desktop.sync.connecting import Adapter, Deadline, trust
from desktop.sync.unforeseen import Attempt
from wire import limits

DIRECT: Final = ""
"""The way without a proxy."""
MOST_BYTES: Final = 256 * limits.KIB
_MOST_WAYS: Final = 8
_FETCH_SECONDS: Final = 3.0
"""Short, for somebody may be waiting: away from the agency its file is not there."""
_ASK_SECONDS: Final = 5.0
_FIRST_SECONDS: Final = 5.0
"""What a line waits for the first answer in all: finding its host, or a folder that is away, may take for ever."""
_GOOD_SECONDS: Final = 600.0
_BAD_SECONDS: Final = 30.0
_MODULE: Final = "desktop.sync.pac_process"
_PROXIES: Final = ("PROXY", "HTTP")
UNREAD: Final = "Die PAC-Datei ist nicht zu lesen."
TOO_LARGE: Final = "Die PAC-Datei ist zu groß."
NO_ANSWER: Final = "Die PAC-Datei nennt in der vorgesehenen Zeit keinen Weg."
NO_WAY: Final = "Die PAC-Datei nennt keinen Weg, den das Programm gehen kann."

_Question = tuple[str, str]
"""The address of a file, and the server's name."""


class PacFailed(Exception):
    """Raised where a PAC file says nothing that could be used; the message is a sentence for people."""


def fetch(address: str) -> bytes:
    """Read a PAC file; raises `PacFailed`. Redirects are not followed, and no proxy leads to it."""
    parts = urlsplit(address)
    try:
        return _from_disk(Path(url2pathname(parts.path))) if parts.scheme == "file" else _from_network(address)
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise PacFailed(UNREAD) from error


def _from_disk(path: Path) -> bytes:
    with path.open("rb") as file:
        return _bounded(file.read(MOST_BYTES + 1))


def _from_network(address: str) -> bytes:
    deadline = Deadline()
    with requests.Session() as session:
        session.trust_env = False
        adapter = Adapter(trust(None), deadline)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        headers = {"Accept-Encoding": "identity"}
        try:
            with (
                deadline.within(_FETCH_SECONDS),
                session.get(
                    address, headers=headers, stream=True, allow_redirects=False, timeout=_FETCH_SECONDS
                ) as got,
            ):
                if got.status_code != requests.codes.ok:
                    raise PacFailed(UNREAD)
                content = got.raw.read(MOST_BYTES + 1, decode_content=False)
        finally:
            deadline.close()
    if deadline.expired:
        raise PacFailed(UNREAD)
    return _bounded(content)


def _bounded(content: bytes) -> bytes:
    if len(content) > MOST_BYTES:
        raise PacFailed(TOO_LARGE)
    return content


def evaluate(script: bytes, host: str, seconds: float = _ASK_SECONDS) -> str:
    """Let a process of its own say what a PAC file says of a host; raises `PacFailed`."""
    try:
        done = subprocess.run(
            command(ASKING, _MODULE),
            input=f"{host}\n".encode() + script,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=surroundings(),
            check=False,
            creationflags=NO_WINDOW,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PacFailed(NO_ANSWER) from error
    if done.returncode:
        raise PacFailed(NO_ANSWER)
    return done.stdout.decode("utf-8", "replace")


def ways_in(answer: str) -> tuple[str, ...]:
    """Give the ways that a PAC file's answer names, in its order: proxies in their one spelling, and the direct one.

    Others (SOCKS, proxies over TLS) are passed over; raises `PacFailed` where none is left.
    """
    ways = []
    for word, *rest in filter(None, (part.split() for part in answer.split(";")[:_MOST_WAYS])):
        if word.upper() == "DIRECT" and not rest:
            ways.append(DIRECT)
        elif word.upper() in _PROXIES and len(rest) == 1:
            ways += _checked(rest[0])
    if not ways:
        raise PacFailed(NO_WAY)
    return tuple(dict.fromkeys(ways))


def _checked(address: str) -> list[str]:
    try:
        return [check_proxy(f"http://{address}")]
    except Refused:
        return []


@dataclass(frozen=True, slots=True)
class _Known:
    ways: tuple[str, ...]
    problem: str
    asked: float
    """When the question ended."""

    def until(self) -> float:
        """Give how long that counts."""
        return self.asked + (_BAD_SECONDS if self.problem else _GOOD_SECONDS)


class PacReader:
    """Asks PAC files and remembers what they said: for ten minutes, and half a minute where one could not be asked.

    No line waits for a file that was asked before: what it said last is given while a thread beside asks it anew.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, patience: float = _FIRST_SECONDS) -> None:
        """Begin with nothing known; `clock` never goes back, `patience` is for the first answer, in seconds."""
        self._clock = clock
        self._patience = patience
        self._lock = threading.Lock()
        self._known: dict[_Question, _Known] = {}
        self._asking: dict[_Question, threading.Thread] = {}

    def ways(self, address: str, server: str) -> tuple[str, ...]:
        """Give the ways to a server by a PAC file; raises `PacFailed`. Only the first answer is waited for."""
        question = (address, urlsplit(server).hostname or "")
        with self._lock:
            known = self._known.get(question)
            if known is None or known.until() < self._clock():
                self._ask_beside(question)
        if known is None:
            known = self._first(question)
        if known.problem:
            raise PacFailed(known.problem)
        return known.ways

    def doubt(self, address: str, server: str) -> None:
        """Hear that its ways lead nowhere: it is asked anew beside, if that was not done just now.

        Who has gone home is told of another way then, and need not wait until what was said at work is too old.
        """
        question = (address, urlsplit(server).hostname or "")
        with self._lock:
            known = self._known.get(question)
            if known is not None and known.asked + _BAD_SECONDS < self._clock():
                self._ask_beside(question)

    def _first(self, question: _Question) -> _Known:
        with self._lock:
            asking = self._asking.get(question)
        if asking is not None:
            asking.join(self._patience)
        with self._lock:
            return self._known.setdefault(question, _Known((), NO_ANSWER, self._clock()))

    def _ask_beside(self, question: _Question) -> None:
        """Begin to ask, unless somebody is at it: what hangs for ever hangs once."""
        if question not in self._asking:
            thread = threading.Thread(target=self._ask, args=(question,), name="pac file", daemon=True)
            self._asking[question] = thread
            thread.start()

    def _ask(self, question: _Question) -> None:
        address, host = question
        ways: tuple[str, ...] = ()
        problem = NO_ANSWER
        with Attempt():
            try:
                ways, problem = ways_in(evaluate(fetch(address), host)), ""
            except PacFailed as failed:
                problem = str(failed)
        with self._lock:
            self._known[question] = _Known(ways, problem, self._clock())
            del self._asking[question]
