"""Making a profile's states anew from batches it held before: after its database was damaged.

The batches go the way that a pull goes, so that signatures, heads and authors are checked and everything is folded as
it was; only that nothing follows from it: what it called for may stand in what is lost. What cannot be taken any more
is left to the server, which has it, and what nobody has answered is answered once that has come back (`owing.py`).
Channels that are closed to this device by now are taken as well: nobody would give them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from desktop.domain.progress import Halt
from desktop.workspace.due_dates import count_again
from desktop.workspace.ground import Ground
from desktop.workspace.intake import Intake
from desktop.workspace.owing import owe
from desktop.workspace.refolding import show_anew
from wire import limits
from wire.batch import batch_size
from wire.messages import Page
from wire.stamp import PlacedBatch


class OldLog(Protocol):
    """What could be read of the log that was."""

    @property
    def channels(self) -> list[bytes]:
        """The channels of which there is something."""

    def batches(self, channel: bytes) -> Iterator[PlacedBatch]:
        """Give a channel's batches in order, up to the first that cannot be read."""


def retake(ground: Ground, log: OldLog) -> None:
    """Take in all that can be taken, the directory first, and show what waits in the outbox on top of it."""
    for channel in sorted(log.channels, key=lambda channel: channel != ground.directory_channel):
        if channel != ground.directory_channel:
            ground.channels = ground.every_channel()
        if channel in ground.channels:
            _retake_channel(ground, channel, log.batches(channel))
    ground.learn_directory()
    with ground.transaction():
        show_anew(ground, ground.journal.outbox.all())
        count_again(ground)
        owe(ground)


def _retake_channel(ground: Ground, channel: bytes, batches: Iterable[PlacedBatch]) -> None:
    """Take a channel in up to where it does not go on; the rest comes from the server."""
    for page in _pages(channel, batches):
        try:
            if not Intake(ground).take_again(page):
                return
        except Halt:
            return


def _pages(channel: bytes, batches: Iterable[PlacedBatch]) -> Iterator[Page]:
    """Put a channel's batches together as a server would."""
    page: list[PlacedBatch] = []
    size = 0
    for placed in batches:
        page.append(placed)
        size += batch_size(placed.batch)
        if size >= limits.PULL_BYTES:
            yield Page(channel, tuple(page))
            page, size = [], 0
    if page:
        yield Page(channel, tuple(page))
