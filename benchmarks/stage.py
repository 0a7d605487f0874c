"""The stage of a demonstration: a server that comes and goes, a founded cooperation, profiles. Loopback only.

Everything on it is invented. It opens no window: who plays or looks does.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop.app.profiles import keep_label
from desktop.commands.desk import OwnDesk
from desktop.commands.enrolling import enrol
from desktop.commands.founding import found
from desktop.commands.parsing import parse
from desktop.commands.table import COMMANDS
from desktop.composition import Opened, open_profile
from desktop.computer import System
from desktop.keys.profile import Locks
from desktop.keys.secret import DatabaseKey
from desktop.keys.unlock import unlock
from desktop.presenters.agreement import unit_name
from tests.helpers.server import RunningServer, initialise

PHRASE: Final = "vorfuehrung mit erfundenen daten"
POLICE: Final = "kpb-viersen-kinderschutz"
WILLICH: Final = "jugendamt-willich-asd"
KEMPEN: Final = "jugendamt-kempen-asd"
PATIENCE: Final = 20.0


class Stage:
    """A folder with a server and the profiles of a cooperation, cleared when it is set up."""

    def __init__(self, folder: Path) -> None:
        """Clear the folder."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.folder = folder.resolve()
        self.server = RunningServer(self.folder / "server", "", cold=True)
        self._keys: dict[str, DatabaseKey] = {}

    def found(self) -> None:
        """Start the server and found the shipped cooperation on it."""
        code = self.folder / "founding-code"
        code.write_text(initialise(self.server.data), encoding="utf-8")
        self.server.start()
        words = ("--server", self.server.url, "--founding-code-file", str(code))
        more = ("--invites", str(self.folder / "invites"), "--cooperation", "kreis-viersen.toml")
        found(self.folder / "founder", Locks(PHRASE), parse(("found", *words, *more), COMMANDS))
        code.unlink()

    def profile(self, name: str) -> Path:
        """Give the folder of a profile; each has a folder of its own around it, as on computers of their own."""
        return self.folder / name / "profile"

    def invite(self, unit: str) -> Path:
        """Give the founder's invite of a unit."""
        return self.folder / "invites" / f"{unit}.invite"

    def enrol(self, name: str, invite: Path, person: str) -> None:
        """Enrol a profile and let everybody know its person's name."""
        folder = self.profile(name)
        folder.parent.mkdir(exist_ok=True)
        enrol(folder, Locks(PHRASE), parse(("enrol", "--invite", str(invite), "--person", person), COMMANDS))
        with self.opened(name) as opened:
            keep_label(folder, unit_name(opened.workspace, opened.workspace.unit))

    def enrol_colleague(self, name: str, person: str) -> None:
        """Enrol one more device of a profile's unit, which that profile invites and lets in; it is called `name`-2."""
        invite = self.folder / f"{name}.invite"
        secret = self.folder / "passphrase"
        secret.write_text(PHRASE, encoding="utf-8")
        common = ("--json", "--profile", str(self.profile(name)), "--passphrase-file", str(secret))
        call = (sys.executable, "-m", "desktop", *common, "invite", "--role", "member", "--out", str(invite))
        subprocess.run(call, check=True, capture_output=True)
        secret.unlink()
        self.enrol(f"{name}-2", invite, person)
        for one in (name, f"{name}-2"):
            with self.opened(one):
                pass

    @contextmanager
    def opened(self, name: str, *, sync: bool = True) -> Iterator[Opened]:
        """Open a profile without a window, and sync it before and after."""
        folder = self.profile(name)
        if name not in self._keys:
            self._keys[name] = unlock(folder, PHRASE, System().now())
        opened = open_profile(folder, self._keys[name])
        try:
            if sync:
                OwnDesk(opened).sync(PATIENCE)
            yield opened
            if sync:
                OwnDesk(opened).sync(PATIENCE)
        finally:
            opened.close()
