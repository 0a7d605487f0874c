"""The real programs for tests: clients as processes, a server, and a founded cooperation to copy.

A command costs a second of processor time for its passphrase. So the cooperation is founded once and copied for each
test, and where a session bus is given a profile opens by the keyring on it, as on a desktop; the passphrase goes on
opening it too.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import random
import shutil
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from desktop.composition import Opened, open_profile
from desktop.computer import System
from desktop.keys.invites import read_invite, write_invite
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.profile_file import FILE as PROFILE
from desktop.keys.profile_folder import DATABASE
from desktop.keys.secret import DatabaseKey
from desktop.keys.unlock import unlock, unlock_with_keyring
from desktop.presenters.times import id_text
from desktop.store.store import open_store
from tests.helpers import starting
from tests.helpers.secret_service import open_keyring
from tests.helpers.server import RunningServer, initialise

POLICE = "kpb-viersen-kinderschutz"
WILLICH = "jugendamt-willich-asd"
OFFICER = "Odalinde Kreuzhuber"
CASEWORKER = "Wenzeslaus Tintelnot"
PASSPHRASE = "Holzfäller auf Glatteis 1"
SECONDS = 60.0
# Below the range the system takes ports from for outgoing connections, so that a copy finds its port free again.
_PORTS = (21000, 29999)
_CLAIMS: list[socket.socket] = []
"""One for each port chosen here: a name that only one process has, and that goes with it."""

_NEW = (("found",), ("enrol",), ("recover",))
"""The commands that make a profile."""
_KEYS: dict[tuple[bytes, str], DatabaseKey] = {}
"""What opened a profile, by the content of its file and the passphrase."""

Answer = dict[str, Any]


@dataclass(frozen=True)
class Done:
    """A command that has ended."""

    code: int
    output: str
    errors: str

    @property
    def answer(self) -> Answer:
        """The one object on stdout."""
        found = json.loads(self.output)
        assert isinstance(found, dict), self.output
        return found

    @property
    def problem(self) -> Answer:
        """What stands under `error`."""
        found = self.answer["error"]
        assert isinstance(found, dict)
        return found


@dataclass
class Client:
    """One profile and how the program is called for it.

    `environment` replaces the whole environment where given; without it `bus` is the session bus whose keyring opens
    the profile, if there is one; a new profile gets the passphrase besides if it `opens_both_ways`. A `cold` one
    starts the installed program each time, as people do.
    """

    folder: Path
    secret: Path
    environment: dict[str, str] | None = None
    log: list[str] = field(default_factory=list)
    bus: str = ""
    cold: bool = False
    opens_both_ways: bool = False

    def words(self, *words: str) -> list[str]:
        """A whole call."""
        by_keyring, new = self.bus and self.environment is None, words[:1] in _NEW
        alone = by_keyring and not (new and self.opens_both_ways)
        by_passphrase = () if alone else ("--passphrase-file", str(self.secret))
        common = ("--json", "--profile", str(self.folder), *by_passphrase)
        return [*common, *words, *(("--keyring",) if by_keyring and new else ())]

    def by_passphrase(self) -> Client:
        """The same profile, opened by its passphrase alone."""
        return replace(self, bus="")

    def _surroundings(self) -> dict[str, str] | None:
        if self.environment is not None or not self.bus:
            return self.environment
        usual = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"}
        return usual | {"DBUS_SESSION_BUS_ADDRESS": self.bus}

    def call(self, words: Sequence[str], seconds: float = SECONDS) -> Done:
        """Run exactly these words."""
        done = starting.run(starting.CLIENT, words, self._surroundings(), seconds=seconds, cold=self.cold)
        self.log.append(done.stderr)
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    def run(self, *words: str, code: int | None = 0) -> Done:
        """Run a command that ends with an exit code (None: any)."""
        done = self.call(self.words(*words))
        assert code is None or done.code == code, f"{words[0]}: {done.code}, not {code}\n{done.output}\n{done.errors}"
        return done

    def ask(self, *words: str, code: int = 0) -> Answer:
        """Run a command and give its object."""
        return self.run(*words, code=code).answer

    def start(self, *words: str) -> starting.Process:
        """Start a command and leave it running."""
        return starting.start(starting.CLIENT, self.words(*words), self._surroundings(), cold=self.cold)

    @contextmanager
    def watching(self) -> Iterator[Watch]:
        """Run `sync --watch`, and wait for its first line."""
        with Watch(self.start("sync", "--watch")) as watch:
            watch.wait_for_first()
            yield watch
        self.log.append(watch.errors)

    @property
    def key(self) -> DatabaseKey:
        """The profile's database key, asked of each profile's file once."""
        asked = (self.folder / PROFILE).read_bytes(), self.secret.read_text(encoding="utf-8")
        if asked not in _KEYS:
            _KEYS[asked] = self._unlocked(asked[1])
        return _KEYS[asked]

    def _unlocked(self, passphrase: str) -> DatabaseKey:
        if not self.bus:
            return unlock(self.folder, passphrase, System().now())
        with open_keyring(self.bus):
            return unlock_with_keyring(self.folder, OsKeyring())

    def point_at(self, url: str) -> None:
        """Let the profile believe that its server is at another address."""
        store = open_store(self.folder / DATABASE, self.key.reveal())
        store.settings.put("server", url.encode())
        store.close()

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """The profile, opened in this process."""
        opened = open_profile(self.folder, self.key)
        yield opened
        opened.close()


class Watch:
    """A running `sync --watch`."""

    def __init__(self, process: starting.Process) -> None:
        self.process = process
        self.lines: list[Answer] = []
        self.errors = ""
        self._arrived: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._unseen: list[Answer] = []
        self._reader = threading.Thread(target=self._read, name="watch reader")

    def __enter__(self) -> Self:
        self._reader.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self._reader.join()
        self.process.wait(SECONDS)
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self.errors += self.process.stderr.read()
        self.process.stdout.close()
        self.process.stderr.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._arrived.put(line)
        self._arrived.put(None)

    def wait_for_first(self) -> None:
        """Wait until it has said how things stand; that line still counts as not seen."""
        self._unseen.append(self._next(time.monotonic() + SECONDS))

    def line(self, wanted: Callable[[Answer], bool], seconds: float = SECONDS) -> Answer:
        """Wait for a line that is wanted."""
        until = time.monotonic() + seconds
        while True:
            line = self._unseen.pop(0) if self._unseen else self._next(until)
            if wanted(line):
                return line

    def _next(self, until: float) -> Answer:
        try:
            text = self._arrived.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            raise AssertionError(f"no such line in {self.lines}") from None
        assert text is not None, f"the watch has ended: {self.lines}"
        self.lines.append(json.loads(text))
        assert "at" in self.lines[-1], text
        return self.lines[-1]

    def showing(self, entity: str, seconds: float = SECONDS) -> Answer:
        """Wait until something about an entity looks different."""
        return self.line(lambda line: entity in line["shown"], seconds)

    def stop(self) -> int:
        """End the watch as a system does; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(SECONDS)


@dataclass
class World:
    """A server and profiles of a founded cooperation, in one folder."""

    folder: Path
    server: RunningServer
    clients: dict[str, Client] = field(default_factory=dict)
    bus: str = ""
    cold: bool = False

    @property
    def secret(self) -> Path:
        return self.folder / "passphrase"

    @property
    def police(self) -> Client:
        return self.client("police")

    @property
    def willich(self) -> Client:
        return self.client("willich")

    @property
    def founder(self) -> Client:
        return self.client("founder")

    def client(self, name: str) -> Client:
        """A profile of this world, which need not exist yet."""
        folder = self.folder / "profiles" / name
        return self.clients.setdefault(name, Client(folder, self.secret, bus=self.bus, cold=self.cold))

    def invite(self, unit: str) -> Path:
        """The founder's invite for a unit."""
        return self.folder / "invites" / f"{unit}.invite"

    def invite_by(self, unit: str, url: str) -> Path:
        """The founder's invite for a unit, with the server at another address."""
        invite = read_invite(self.invite(unit).read_bytes())
        path = self.folder / "redirected.invite"
        path.write_bytes(write_invite(replace(invite, terms=replace(invite.terms, server=url))))
        return path

    def write(self, name: str, document: object) -> str:
        """Write a JSON file; gives its path."""
        path = self.folder / name
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return str(path)

    def found_words(self) -> tuple[str, ...]:
        """The words of `found` for this world's server."""
        code = self.folder / "code"
        code.write_text(self.server.founding_code, encoding="utf-8")
        named = ("--server", self.server.url, "--founding-code-file", str(code), "--cooperation", "kreis-viersen.toml")
        return ("found", *named, "--invites", str(self.folder / "invites"))

    def enrol(self, name: str, unit: str, person: str) -> Answer:
        """Enrol a profile with the founder's invite."""
        return self.client(name).ask("enrol", "--invite", str(self.invite(unit)), "--person", person)

    def copy(self, folder: Path) -> World:
        """A copy of everything, server stopped; it takes the same port."""
        assert self.server.process is None
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        old = self.server
        return World(folder, RunningServer(folder / "server", old.founding_code, old.url), bus=self.bus)


def new_world(folder: Path, database_url: str | None = None, bus: str = "") -> World:
    """A server that has just been initialised, not running, on a port of its own."""
    data = folder / "server"
    server = RunningServer(data, initialise(data, database_url), f"http://127.0.0.1:{free_port()}")
    world = World(folder, server, bus=bus)
    world.secret.write_text(PASSPHRASE, encoding="utf-8")
    return world


def free_port(first: int = _PORTS[0], last: int = _PORTS[1]) -> int:
    """A port that nobody listens on, and that is no other test process's while this one lives.

    Whoever listens on it later, or again after an end, would else find somebody there who chose it meanwhile.
    """
    while True:
        port = random.randint(first, last)
        claim = socket.socket(socket.AF_UNIX)
        with contextlib.suppress(OSError):
            claim.bind(f"\0schutzbruecke-tests/{port}")
            with socket.create_server(("127.0.0.1", port)):
                _CLAIMS.append(claim)
                return port
        claim.close()


def found_world(world: World, *, both_ways: bool = False) -> World:
    """Found the shipped cooperation and enrol a device of police and Willich each; the server is stopped after.

    Where there is a bus its keyring opens the profiles, and the passphrase too if they are to open `both_ways`.
    """
    world.server.start()
    for name in ("founder", "police", "willich"):
        world.client(name).opens_both_ways = both_ways
    try:
        world.founder.ask(*world.found_words())
        world.enrol("police", POLICE, OFFICER)
        world.enrol("willich", WILLICH, CASEWORKER)
        world.police.ask("sync")
    finally:
        world.server.stop()
    return world


@contextmanager
def running(world: World) -> Iterator[World]:
    """The world with its server running."""
    world.server.start()
    try:
        yield world
    finally:
        world.server.stop()


def new_id() -> str:
    """A new id as programs write it."""
    return id_text(System().new_id())
