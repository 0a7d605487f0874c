"""What all parts of an unlocked workspace stand on: journal, keys, directory, channels, alarms.

Holds state, decides nothing. The directory is folded from the log at unlock and moved on by the intake.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import msgspec

from desktop.domain.event import Author
from desktop.workspace.ports import Journal, Seals, Surroundings
from wire.access import Channel, ChannelKind, readable
from wire.codec import Malformed
from wire.directory import Directory
from wire.directory_fold import fold
from wire.messages import Cursor
from wire.names import directory_channel
from wire.statements import decode_statement

ALARMS: Final = (
    "server_restored",
    "fork",
    "stale_directory",
    "counter_reuse",
    "root_mismatch",
    "rotation_pending",
    "alarm_bit_mismatch",
)
_PAGE: Final = 1000


class Ground:
    """The common state of one unlocked workspace."""

    def __init__(self, journal: Journal, seals: Seals, surroundings: Surroundings) -> None:
        """Take the rooms beside and read the directory from the log."""
        self.journal = journal
        self.seals = seals
        self.surroundings = surroundings
        self.directory_channel = directory_channel(seals.root)
        self.directory = Directory()
        self.channels: dict[bytes, Channel] = {}
        self.server_heads: dict[bytes, Cursor] = {}
        self.reload()

    def reload(self) -> None:
        """Read the directory from the log again, as after a transaction that did not hold."""
        self.directory = _read_directory(self.journal, self.directory_channel)
        self.seals.learn_directory(self.directory)
        self.moved()

    def moved(self) -> None:
        """Derive the channels after the directory has moved."""
        founded = bool(self.directory.root_key)
        unread = {self.directory_channel: Channel(self.directory_channel, ChannelKind.DIRECTORY)}
        self.channels = readable(self.directory, self.seals.device) if founded else unread

    @property
    def unit(self) -> str:
        """Give this device's unit, empty for the founder's device."""
        return self.directory.unit_of(self.seals.device) or ""

    @property
    def active(self) -> bool:
        """Say whether this device is admitted."""
        return self.directory.active(self.seals.device)

    def author(self, device: bytes, directory_seq: int) -> Author:
        """Give who a device was as of a place in the directory."""
        return _author(self.directory, device, directory_seq)

    @property
    def incarnation(self) -> bytes:
        """Give the server's incarnation, zeros before the first contact."""
        return self.journal.settings.get("incarnation") or bytes(16)

    @property
    def alarms(self) -> tuple[str, ...]:
        """Give the alarms raised and not yet cleared."""
        kept = self.journal.settings.get("alarms")
        return msgspec.json.decode(kept, type=tuple[str, ...]) if kept else ()

    def raise_alarm(self, alarm: str) -> None:
        """Remember a named alarm."""
        if alarm not in self.alarms:
            self.journal.settings.put("alarms", msgspec.json.encode((*self.alarms, alarm)))


@lru_cache(maxsize=4096)
def _author_at(unit: str, agency: str, device: bytes, roles: tuple[str, ...]) -> Author:
    return Author(device, unit, agency, roles)


def _author(directory: Directory, device: bytes, directory_seq: int) -> Author:
    unit = directory.units.get(directory.unit_of(device) or "")
    if unit is None:
        return _author_at("", "", device, ())
    return _author_at(unit.id, unit.agency, device, directory.roles(device, directory_seq))


def _read_directory(journal: Journal, channel: bytes) -> Directory:
    directory, after = Directory(), 0
    while True:
        page = journal.log.page(channel, after, _PAGE)
        if not page:
            return directory
        for row in page:
            try:
                directory, _ = fold(directory, row.seq, row.device, decode_statement(row.body))
            except Malformed:
                continue
        after = page[-1].seq
