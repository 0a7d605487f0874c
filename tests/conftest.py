"""The house rules of every test: what a test may touch, and what it must not leave behind.

- no network but loopback (this process only: what a test starts is watched by its own server);
- home and the XDG folders are new and empty, for the programs a test starts too;
- nobody administrates this computer (`tests/helpers/governed.py` does);
- there is no keyring, as on a machine without one, unless the test sets one (`keyring.set_keyring`, or a Secret Service
  of its own for a program it starts);
- a log record of WARNING or above that the test did not announce through `expected_logs` fails it;
- a thread that is alive at the end and is no daemon fails it.
"""

from __future__ import annotations

import gc
import ipaddress
import logging
import os
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import keyring
import keyring.core
import pytest

from desktop.policy.here import COMPUTER
from tests.helpers.secret_service import secret_service
from tests.helpers.server import PostgresDatabases, end_shared, shared_postgresql

FOLDERS = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
}
LOOPBACK_NAMES = {"", "localhost", "127.0.0.1", "::1"}
CONNECTING = {"socket.connect", "socket.sendto", "socket.sendmsg"}
WATCHED = frozenset({*CONNECTING, "socket.getaddrinfo", "socket.gethostbyname"})
NO_KEYRING = "keyring.backends.fail.Keyring"
SECONDS_TO_END = 2.0
LONGEST = ("tests/e2e/", "tests/simulation/")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = NO_KEYRING

# Each run draws other examples, so that few a run are many in a week; `make test-all` asks for the thorough profile.
hypothesis.settings.register_profile("house", deadline=None, print_blob=True, max_examples=25)
hypothesis.settings.register_profile("thorough", hypothesis.settings.get_profile("house"), max_examples=100)
hypothesis.settings.load_profile("house")


def is_loopback(host: object) -> bool:
    """Whether a host as it stands in an address or a question to the resolver is this machine's loopback."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    if name.lower() in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def make_folders() -> tuple[Path, dict[str, str]]:
    """A new home with its folders, and the environment that points there.

    Its path is short on purpose: a local socket's may have 107 bytes, and pytest's own folders use up most of them.
    """
    place = Path(tempfile.mkdtemp(prefix="sb-"))
    environment = {variable: str(place / folder) for variable, folder in FOLDERS.items()}
    for folder in environment.values():
        Path(folder).mkdir(mode=0o700)
    return place, environment


class Homes:
    """Gives each test a new and empty home: one that was given before only if nothing ever came into it.

    Most tests write nothing there, and making and removing folders takes longer than most tests do.
    """

    def __init__(self) -> None:
        self._unused: list[tuple[Path, dict[str, str]]] = []

    def give(self) -> tuple[Path, dict[str, str]]:
        """Give a home as `make_folders` does."""
        return self._unused.pop() if self._unused else make_folders()

    def take_back(self, place: Path, environment: dict[str, str]) -> None:
        """Keep a home for the next test, or remove it where somebody lived."""
        folders = sorted(str(each) for each in place.iterdir())
        lived_in = folders != sorted(environment.values()) or any(map(os.listdir, folders))
        if lived_in:
            shutil.rmtree(place, ignore_errors=True)
        else:
            self._unused.append((place, environment))

    def close(self) -> None:
        """Remove what is left."""
        for place, _ in self._unused:
            shutil.rmtree(place, ignore_errors=True)
        self._unused.clear()


HOMES = Homes()
# What is imported, and fixtures that outlive a test, have a home of their own too.
SESSION_PLACE, SESSION_FOLDERS = make_folders()
os.environ.update(SESSION_FOLDERS)
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)


def pytest_xdist_auto_num_workers() -> int:
    """Give half as many processes again as there are cores: many a test waits, for a program, a disk or a time-out."""
    return (os.cpu_count() or 1) * 3 // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that at the end no process of the run is left to work alone."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def pytest_collection_finish() -> None:
    """Let no collection between tests go through what was imported and collected: it stays to the end anyway."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Remove the home of the whole run, and end what its workers shared."""
    HOMES.close()
    shutil.rmtree(SESSION_PLACE, ignore_errors=True)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        end_shared()


@pytest.fixture(scope="session")
def postgres() -> PostgresDatabases:
    """The PostgreSQL of this run."""
    return shared_postgresql()


@pytest.fixture(scope="session")
def session_bus() -> Iterator[str]:
    """The message bus of a desktop whose keyring is open, for programs and for `open_keyring`."""
    with tempfile.TemporaryDirectory(prefix="sb-bus-") as folder, secret_service(Path(folder), "login") as environment:
        yield environment["DBUS_SESSION_BUS_ADDRESS"]


class NetworkGuard:
    """Stops whatever leaves the machine and remembers it, because a caught refusal is still an attempt."""

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def __call__(self, event: str, details: tuple[object, ...], watched: frozenset[str] = WATCHED) -> None:
        """Audit hook: see every connection and every question to the resolver before it happens.

        Python calls it for each import and each file too, also when this module is no more.
        """
        if event not in watched:
            return
        if event in CONNECTING:
            address = details[1]
            host = address[0] if isinstance(address, tuple) else None
        else:
            host = details[0]
        if host is not None and not is_loopback(host):
            self.attempts.append(f"{event} {host!r}")
            raise PermissionError(f"tests reach loopback only, not {host!r}")

    def taken(self) -> list[str]:
        """What was attempted since the last call."""
        attempts, self.attempts = self.attempts, []
        return attempts


NETWORK = NetworkGuard()
sys.addaudithook(NETWORK)


class ExpectedLogs(logging.Handler):
    """The log records of one test, against those it announced."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.patterns: list[re.Pattern[str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def expect(self, pattern: str) -> None:
        """Announce that a record whose message matches `pattern` is part of what the test is about."""
        self.patterns.append(re.compile(pattern))

    def complaints(self) -> list[str]:
        """Records nobody announced, and announcements that nothing met."""
        messages = [f"{record.name}: {record.getMessage()}" for record in self.records]
        unexpected = [text for text in messages if not any(pattern.search(text) for pattern in self.patterns)]
        unmet = [each.pattern for each in self.patterns if not any(each.search(text) for text in messages)]
        return [f"unexpected log record: {text}" for text in unexpected] + [f"never logged: {text}" for text in unmet]


def threads_left(before: set[threading.Thread]) -> list[str]:
    """Names of the threads started since `before` that hold up the end of the process, after a moment of patience."""
    started = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in started:
        thread.join(SECONDS_TO_END)
    return [thread.name for thread in started if thread.is_alive()]


@pytest.fixture
def expected_logs() -> Iterator[ExpectedLogs]:
    """Collects warnings and errors; a test that causes some says `expected_logs.expect("pattern")`."""
    logs = ExpectedLogs()
    root = logging.getLogger()
    root.addHandler(logs)
    yield logs
    root.removeHandler(logs)


class Collector:
    """Collects between tests, in the main thread: a widget that a worker's thread collects ends the process."""

    def __init__(self) -> None:
        gc.disable()
        self._tests = 0

    def look(self) -> None:
        """Collect what is young after each test, and everything from time to time."""
        self._tests += 1
        gc.collect(1 if self._tests % _OLD else 2)


_OLD = 200
COLLECTOR = Collector()


@pytest.fixture(autouse=True)
def _house_rules(expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = set(threading.enumerate())
    NETWORK.taken()
    place, environment = HOMES.give()
    for variable, folder in environment.items():
        monkeypatch.setenv(variable, folder)
    keyring.set_keyring(keyring.core.load_keyring(NO_KEYRING))

    with COMPUTER.reading():
        yield

    COLLECTOR.look()
    complaints = [f"thread still alive: {name}" for name in threads_left(before)]
    complaints += [f"left the machine: {attempt}" for attempt in NETWORK.taken()]
    complaints += expected_logs.complaints()
    HOMES.take_back(place, environment)
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)
