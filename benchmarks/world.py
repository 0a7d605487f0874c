"""A server process and profiles to measure with: real programs, real files, loopback only."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from desktop.commands.enrolling import enrol
from desktop.commands.founding import found
from desktop.commands.parsing import parse
from desktop.commands.table import COMMANDS
from desktop.composition import Opened, open_profile
from desktop.computer import System
from desktop.keys.profile import Locks
from desktop.keys.unlock import unlock

PHRASE = "messen ist besser als raten"
POLICE = "kpb-viersen-kinderschutz"
WILLICH = "jugendamt-willich-asd"


@dataclass
class World:
    """A folder with a running server and a founded cooperation."""

    folder: Path
    url: str
    process: subprocess.Popen[str]

    def police(self) -> Opened:
        """Open the profile that sends; the first time, enrol it."""
        return self._first_of(POLICE, "police")

    def willich(self) -> Opened:
        """Open the profile that receives; the first time, enrol it."""
        return self._first_of(WILLICH, "willich")

    def _first_of(self, unit: str, name: str) -> Opened:
        if not (self.folder / name).exists():
            return self.enrol(name, self.invite(unit))
        return self.open(name)

    def invite(self, unit: str) -> Path:
        """Name the invite of a unit's first device."""
        return self.folder / "invites" / f"{unit}.invite"

    def enrol(self, name: str, invite: Path) -> Opened:
        """Enrol a profile and open it."""
        arguments = parse(("enrol", "--invite", str(invite), "--person", "Dienst A"), COMMANDS)
        enrol(self.folder / name, Locks(PHRASE), arguments)
        return self.open(name)

    def open(self, name: str) -> Opened:
        """Open a profile."""
        folder = self.folder / name
        return open_profile(folder, unlock(folder, PHRASE, System().now()))

    def command(self, name: str, *words: str) -> list[str]:
        """Give how the program is called for a profile that no other process has open."""
        secret = self.folder / "passphrase"
        secret.write_text(PHRASE)
        profile = ("--profile", str(self.folder / name), "--passphrase-file", str(secret))
        return [sys.executable, "-m", "desktop", "--json", *profile, *words]

    def server_rss(self) -> float:
        """Give the server's resident memory in MiB."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 2**20


@contextmanager
def running_world(folder: Path, database_url: str | None = None) -> Iterator[World]:
    """Start a server, found the shipped cooperation on it, and end the server afterwards."""
    server = [sys.executable, "-m", "server_stub.admin"]
    extra = ["--database-url", database_url] if database_url else []
    data = str(folder / "server")
    made = subprocess.run(
        [*server, "init", "--data", data, "--json", *extra], check=True, capture_output=True, text=True
    )
    code = folder / "code"
    code.write_text(json.loads(made.stdout)["founding_code"])
    process = subprocess.Popen(
        [*server, "serve", "--data", data, "--listen", "127.0.0.1:0"], stderr=subprocess.PIPE, text=True
    )
    try:
        yield _founded(folder, code, process)
    finally:
        process.terminate()
        process.wait(timeout=20)
        if process.stderr is not None:
            process.stderr.close()


@contextmanager
def world_of_its_own(world: World, name: str) -> Iterator[World]:
    """Run another world beside, for what must neither find nor leave what other measures brought; it is removed."""
    folder = world.folder / name
    folder.mkdir()
    try:
        with running_world(folder) as own:
            yield own
    finally:
        shutil.rmtree(folder)


def _founded(folder: Path, code: Path, process: subprocess.Popen[str]) -> World:
    assert process.stderr is not None
    line = process.stderr.readline()
    assert line.startswith("Bereit:"), line
    world = World(folder, line.split()[-1], process)
    words = ("--server", world.url, "--founding-code-file", str(code), "--invites", str(folder / "invites"))
    arguments = parse(("found", *words, "--cooperation", "kreis-viersen.toml"), COMMANDS)
    found(folder / "founder", Locks(PHRASE), arguments)
    return world
