"""What became of the last passes of the sync, in plain words: times, counts and named causes, nothing of what was sent.

Passes that went the same way one after the other are one entry, so that a quiet week does not push out what happened
before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec
from msgspec.structs import replace

from desktop.domain.said import joined, say
from desktop.presenters.chips import Tone
from desktop.presenters.strip import Standing, when
from wire.decoders import read_json

PREFERENCE: Final = "sync_log"
"""The name it is kept under inside the profile."""
MOST: Final = 200
_LONGEST: Final = 300
_GOOD: Final[tuple[Tone, str]] = ("ok", "check")
_CUT: Final[tuple[Tone, str]] = ("neutral", "cloud-off")
_PARTLY: Final[tuple[Tone, str]] = ("neutral", "cloud")


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """Passes that went the same way, the first and the last at ms since 1970 UTC; `trouble` is empty if they went well.

    `sent` and `received` count events over all of them.
    """

    first: int
    last: int
    passes: int
    sent: int = 0
    received: int = 0
    trouble: str = ""
    level: bool = False


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry as people read it."""

    time: str
    text: str
    tone: Tone
    icon: str


class SyncLog:
    """The last entries, oldest first."""

    def __init__(self, entries: tuple[Entry, ...] = ()) -> None:
        """Begin with what was kept."""
        self.entries = entries[-MOST:]

    @classmethod
    def kept(cls, text: str) -> SyncLog:
        """Read what was kept; what cannot be read is as if nothing had been."""
        try:
            return cls(read_json(text, tuple[Entry, ...]))
        except (msgspec.MsgspecError, UnicodeError):
            return cls()

    def text(self) -> str:
        """Give what to keep."""
        return msgspec.json.encode(self.entries).decode()

    def note(self, standing: Standing, at: int) -> bool:
        """Take note of the end of a pass (ms since 1970 UTC); says whether there was anything to note."""
        if standing.working or not _has_happened(standing):
            return False
        new = Entry(at, at, 1, standing.sent, standing.received, str(standing.trouble)[:_LONGEST], standing.level)
        last = self.entries[-1] if self.entries else None
        if last is not None and _is_like(last, new):
            *before, _ = self.entries
            self.entries = (*before, replace(last, last=at, passes=last.passes + 1))
        else:
            self.entries = (*self.entries[-(MOST - 1) :], new)
        return True

    def trouble_since(self) -> int:
        """Give since when nothing has gone well (ms since 1970 UTC), 0 if the last pass did."""
        since = 0
        for entry in reversed(self.entries):
            if not entry.trouble:
                break
            since = entry.first
        return since

    def lines(self, now: int) -> tuple[LogLine, ...]:
        """Give the entries as people read them, the newest first."""
        return tuple(_line(entry, now) for entry in reversed(self.entries))


def _has_happened(standing: Standing) -> bool:
    return bool(standing.level or standing.trouble or standing.sent or standing.received or standing.last_success)


def _is_like(last: Entry, new: Entry) -> bool:
    moved = last.sent or last.received or new.sent or new.received
    return not moved and (last.trouble, last.level) == (new.trouble, new.level)


def _line(entry: Entry, now: int) -> LogLine:
    tone, icon = _GOOD if entry.level else _CUT if entry.trouble else _PARTLY
    return LogLine(_time(entry, now), joined(_parts(entry)), tone, icon)


def _time(entry: Entry, now: int) -> str:
    if entry.passes == 1:
        return when(entry.last, now)
    return say("{first} bis {last}", first=when(entry.first, now), last=when(entry.last, now))


def _parts(entry: Entry) -> tuple[str, ...]:
    what = entry.trouble or ("Abgeglichen" if entry.level else "Teilweise abgeglichen")
    moved = say("{sent} gesendet, {received} empfangen", sent=entry.sent, received=entry.received)
    times = say("{passes} Mal", passes=entry.passes)
    return (what, moved if entry.sent or entry.received else "", times if entry.passes > 1 else "")
