"""A desk for commands in this process: a member of a company, online or not, without disk and network."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import cast

from desktop.composition import Opened
from desktop.domain.progress import Moved
from desktop.sync.failures import Cause, Failure
from desktop.sync.worker import Report
from tests.helpers.company import Member
from tests.helpers.memory_journal import MemoryJournal

OFFLINE = Failure(Cause.UNREACHABLE, "unreachable", "Der Server ist nicht erreichbar.")


@dataclass
class _Profile:
    """What commands use of an open profile."""

    member: Member
    person: str = "Dienst A"
    server: str = "https://server.example"

    @property
    def workspace(self) -> object:
        return self.member.workspace

    @property
    def seals(self) -> object:
        return self.member.seals

    @property
    def store(self) -> MemoryJournal:
        return self.member.journal

    def transaction(self) -> AbstractContextManager[None]:
        return self.member.journal.transaction()


class MemberDesk:
    """States Desk over a member."""

    def __init__(self, member: Member, *, online: bool = True) -> None:
        self.opened = cast(Opened, _Profile(member))
        self.member = member
        self.online = online

    def sync(self, patience: float, *, push: bool = True, pull: bool = True) -> Report:
        assert patience > 0
        assert push
        assert pull
        return self.member.sync() if self.online else Report(failure=OFFLINE)

    def carry(self, heard: Callable[[Moved], None]) -> Failure | None:
        return None

    def traffic(self) -> tuple[int, int]:
        return 0, 0
