"""A library in a test: documents of the police that Willich may fetch, over real files and a server in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.progress import Moved
from desktop.domain.settings import Settings
from desktop.presenters import materials
from desktop.presenters.filing import Local
from desktop.presenters.materials import Label
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from tests.helpers.company import Company, Member
from tests.helpers.filing import Filed
from tests.helpers.window import Noted


def unheard(_done: int, _whole: int) -> None:
    """Nobody waits for it."""


@dataclass
class Reader:
    """A member before the library."""

    member: Member
    folder: Path
    held: bool = False
    noted: Noted = field(default_factory=Noted)

    def __post_init__(self) -> None:
        self.backstage = Filed(self.member, self.folder, held=self.held)

    @cached_property
    def desk(self) -> Desk:
        """The desk that a window has."""
        return Desk(self.backstage)

    # What is known of files where there is no window.

    def local(self, file: bytes) -> Local:
        """What of a file is here."""
        return self.backstage.files.local(file)

    def upload(self, _file: bytes) -> Moved | None:
        """Nothing is on its way."""
        return None

    def progress(self, _key: bytes) -> tuple[int, int] | None:
        """Nothing is under way."""
        return None

    def unopened(self, key: bytes) -> str:
        """What did not open, as the desk has it; nothing where there is none, for that one takes Qt."""
        return self.desk.files.unopened(key) if "desk" in vars(self) else ""

    def trouble(self, _key: bytes) -> str:
        """Nothing went wrong."""
        return ""

    def around(self, window: QWidget | None = None) -> Around:
        """What a screen is given."""
        self.desk.setParent(window)
        return Around(self.desk, Actions(), self.noted, Settings())

    @property
    def said(self) -> list[str]:
        """What was announced."""
        return [str(asked[1]) for asked in self.noted.asked if asked[0] == "announce"]

    def add(self, name: str, content: bytes, label: Label | None = None) -> bytes:
        """Offer a document."""
        path = self.folder / name
        path.write_bytes(content)
        taken = self.backstage.files.take_in_material(str(path), unheard)
        return materials.add(self.member.workspace, label or Label(), taken.file, taken.chunks).id

    def revise(self, entity: bytes, name: str, content: bytes) -> None:
        """Offer a new version of it."""
        path = self.folder / name
        path.write_bytes(content)
        taken = self.backstage.files.take_in_material(str(path), unheard)
        materials.revise(self.member.workspace, entity, taken.file, taken.chunks)

    def send(self, company: Company) -> None:
        """Let everybody have what was offered."""
        self.member.synced()
        self.backstage.carried()
        company.everybody_syncs()

    def fetch(self, entity: bytes) -> None:
        """Fetch the version shown."""
        self.backstage.files.fetch(entity, self.version(entity), unheard)

    def version(self, entity: bytes) -> bytes:
        """The version shown."""
        return materials.material(self.member.workspace, entity).current.version
