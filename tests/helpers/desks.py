"""Desks for tests of commands: profiles of a founded cooperation opened in this process, and a real server.

The profiles are made once and opened by a keyring in memory, because a passphrase costs half a second each time.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from desktop.commands import enrolling, founding
from desktop.commands.command import Answer, Desk
from desktop.commands.desk import OwnDesk
from desktop.commands.parsing import parse
from desktop.commands.problems import Boundary
from desktop.commands.staging import in_turn
from desktop.commands.table import COMMANDS
from desktop.composition import Opened, open_profile
from desktop.keys.profile import Locks, change_passphrase
from desktop.keys.profile_file import FILE as PROFILE
from desktop.keys.profile_file import SECOND
from desktop.keys.profile_folder import DATABASE
from desktop.keys.secret import DatabaseKey
from desktop.keys.unlock import unlock_with_keyring
from desktop.store.store import open_store
from tests.desktop.keys.memory_keyring import MemoryKeyring
from tests.helpers.devices import KEMPEN
from tests.helpers.programs import CASEWORKER, OFFICER, PASSPHRASE, POLICE, WILLICH
from tests.helpers.server import RunningServer, running_server

NOWHERE = "http://127.0.0.1:9"
PEOPLE = {"police": (POLICE, OFFICER), "willich": (WILLICH, CASEWORKER)}


def ask(desk: Desk, *words: str) -> Answer:
    """Give a command's answer at a desk, as the command line would: what is raised becomes one too."""
    boundary = Boundary()
    with boundary:
        namespace = parse(words, COMMANDS)
        command = COMMANDS[namespace.command]
        arguments = command.gather(namespace)
        boundary.answer = command.alone(namespace) or in_turn(
            command, arguments, partial(command.stage, desk.opened), partial(command.run, desk)
        )
    assert boundary.answer is not None
    return boundary.answer


def problem(answer: Answer) -> str:
    """The code of what stands in the way."""
    return str(answer.result["error"]["code"])


@dataclass
class Desks:
    """A server, the folders of profiles as they were after enrolling, and a desk of each that is at work."""

    folder: Path
    server: RunningServer
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)
    at_work: dict[str, OwnDesk] = field(default_factory=dict)
    _by_passphrase: dict[str, bytes] = field(default_factory=dict)

    @property
    def police(self) -> OwnDesk:
        return self.at_work["police"]

    @property
    def willich(self) -> OwnDesk:
        return self.at_work["willich"]

    def key(self, folder: Path) -> DatabaseKey:
        """The database key of a profile."""
        return unlock_with_keyring(folder, self.keyring)

    def open(self, folder: Path) -> Opened:
        """A profile, opened."""
        return open_profile(folder, self.key(folder))

    def copy(self, name: str, folder: Path, url: str = NOWHERE) -> Path:
        """A copy of a profile as it was after enrolling, whose server is somewhere else; gives its folder."""
        shutil.copytree(self.folder / name, folder)
        store = open_store(folder / DATABASE, self.key(folder).reveal())
        store.settings.put("server", url.encode())
        store.close()
        return folder

    def copy_with_passphrase(self, name: str, folder: Path) -> Path:
        """A copy that the passphrase of the tests opens too; the price of that is paid once for each profile."""
        self.copy(name, folder)
        if name not in self._by_passphrase:
            change_passphrase(folder, self.key(folder), PASSPHRASE)
            self._by_passphrase[name] = (folder / PROFILE).read_bytes()
        for copy in (PROFILE, SECOND):
            (folder / copy).write_bytes(self._by_passphrase[name])
        return folder

    def invite(self, unit: str) -> Path:
        """The founder's invite for a unit."""
        return self.folder / "invites" / f"{unit}.invite"

    def join(self, unit: str) -> Opened:
        """Enrol a first device of another unit, which reads what all units share; gives its profile, opened.

        It has one from then on: no test may take a unit that is joined for one without a device.
        """
        assert unit != KEMPEN, "tests take Kempen for a unit without a device"
        folder = self.folder / unit
        words = ("--invite", str(self.invite(unit)), "--person", CASEWORKER)
        enrolling.enrol(folder, Locks(keyring=self.keyring), parse(("enrol", *words), COMMANDS))
        opened = self.open(folder)
        for desk in (OwnDesk(opened), self.police, OwnDesk(opened)):
            assert ask(desk, "sync").code == 0
        return opened

    @contextmanager
    def offline(self, name: str, folder: Path) -> Iterator[OwnDesk]:
        """A desk over a copy whose server cannot be reached."""
        with contextlib.closing(self.open(self.copy(name, folder))) as opened:
            yield OwnDesk(opened)

    def make(self) -> None:
        """Found the shipped cooperation and enrol a device each of police and Willich."""
        code, invites = self.folder / "code", self.folder / "invites"
        code.write_text(self.server.founding_code, encoding="utf-8")
        words: tuple[str, ...] = ("--server", self.server.url, "--founding-code-file", str(code))
        words += ("--invites", str(invites))
        namespace = parse(("found", *words, "--cooperation", "kreis-viersen.toml"), COMMANDS)
        founding.found(self.folder / "founder", Locks(keyring=self.keyring), namespace)
        for name, (unit, person) in PEOPLE.items():
            invited = parse(("enrol", "--invite", str(self.invite(unit)), "--person", person), COMMANDS)
            enrolling.enrol(self.folder / name, Locks(keyring=self.keyring), invited)


@contextmanager
def desks_in(folder: Path, database_url: str | None = None) -> Iterator[Desks]:
    """A founded cooperation whose desks of police and Willich are at work, up to date."""
    with running_server(folder, database_url) as server, contextlib.ExitStack() as stack:
        desks = Desks(folder, server)
        desks.make()
        for name in PEOPLE:
            shutil.copytree(folder / name, folder / f"{name} at work")
            opened = stack.enter_context(contextlib.closing(desks.open(folder / f"{name} at work")))
            desks.at_work[name] = OwnDesk(opened)
        for name in (*PEOPLE, *PEOPLE):
            assert ask(desks.at_work[name], "sync").code == 0
        yield desks
