"""Files in a window's test: real files of a profile in memory, whose jobs are done at once or when a test says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter

from desktop.app.filing import Filing
from desktop.composition import Opened
from desktop.domain.refused import Refused
from desktop.store.files import FileStore, open_files
from desktop.sync.failures import Failure, RequestFailed
from desktop.sync.ferry import Ferry, let_go
from desktop.workspace.workspace import Workspace
from tests.helpers.company import Member
from tests.helpers.line import Remote, unreachable
from tests.helpers.window import Backstage

UNREACHABLE: Final = unreachable().failure


class Way(Remote):
    """A member's way to the server, as a file is carried on it."""

    def end(self) -> None:
        """What is under way ends with the test."""

    def close(self) -> None:
        """There is nothing to close."""


class NoWay(Way):
    """One on which no file is fetched."""

    fails = UNREACHABLE

    def get_chunk(self, _token: str, _channel: bytes, _chunk: bytes) -> bytes:
        raise RequestFailed(self.fails)


@dataclass
class OpenedInMemory:
    """What of an open profile the files need."""

    member: Member
    folder: Path
    files: FileStore
    has_files: bool = True
    reachable: bool = True
    fails: Failure = UNREACHABLE

    @property
    def workspace(self) -> Workspace:
        return self.member.workspace

    @property
    def store(self) -> Any:
        """The journal, whose settings say how much may lie here."""
        return self.member.journal

    def transport(self) -> Way:
        to = (self.member.company.server, self.member.line, self.member.company.clock.now)
        if self.reachable:
            return Way(*to)
        made = NoWay(*to)
        made.fails = self.fails
        return made


class Filed(Backstage):
    """A member behind a desk that has files; what is done with them is done at once, or later where `held`."""

    def __init__(self, member: Member, folder: Path, person: str = "Dienst A", *, held: bool = False) -> None:
        super().__init__(member, person)
        folder.mkdir(parents=True, exist_ok=True)
        self.store = open_files(folder / "files.db", b"k" * 32)
        self.opened = OpenedInMemory(member, folder, self.store)
        self.files = Filing(cast(Opened, self.opened))
        self.held = held
        self.waiting: list[Callable[[], None]] = []
        self.rests = False

    def carry(self, task: Callable[[], None], failed: Callable[[Refused], None]) -> None:
        self.waiting.append(lambda: _guarded(task, failed))
        if not self.held:
            self.go_on()

    def hold_files(self, *, held: bool) -> None:
        self.rests = held

    def go_on(self) -> None:
        """Do what waits, in order."""
        while self.waiting:
            self.waiting.pop(0)()

    def carried(self) -> None:
        """Carry what is to go, and let the events go whose files have arrived."""
        local = self.workspace.local
        let_go(self.store, local)
        for moved in Ferry(self.store, self.opened.transport()).carry(local.session()):
            self.files.moved(moved)
        let_go(self.store, local)


def _guarded(task: Callable[[], None], failed: Callable[[Refused], None]) -> None:
    try:
        task()
    except Refused as reason:
        failed(reason)
    except RequestFailed as error:
        failed(Refused(error.failure.code, error.failure.message, passes=error.failure.passes))


def picture(width: int = 40, height: int = 30, kind: str = "png") -> bytes:
    """An image in a file's bytes."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())
