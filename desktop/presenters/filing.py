"""What screens have done with files, as the program does it: each call takes its time and is made outside Qt's thread.

The files themselves, their database and the way to the server are the program's affair; this says only what is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from desktop.domain.progress import Moved
from desktop.domain.rows import PageHit
from desktop.presenters.attaching import DraftFile, Waiting
from desktop.presenters.attachments import Taken
from desktop.presenters.materials import TakenIn

Heard = Callable[[int, int], None]
"""Hears how much of how much is done; may raise `BrokenOff`."""
Here = Literal["not_here", "partly", "here", "uploading", "damaged"]


@dataclass(frozen=True, slots=True)
class Local:
    """What of a file is on this device: `held` of its `count` parts; `pinned` says that it shall stay."""

    here: Here = "not_here"
    held: int = 0
    count: int = 0
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """How many bytes of files may lie on this device, and how many do; None where that cannot be read."""

    most: int
    held: int | None


class Files(Protocol):
    """The files of an unlocked profile. Whatever does not hold is raised."""

    def local(self, file: bytes) -> Local:
        """Say what of a file is here; this alone takes no time."""

    def room(self) -> Room:
        """Say how much may lie here, and how much does."""

    def keep_cap(self, most: int) -> None:
        """Keep that so many bytes may lie here; called in the worker's thread."""

    def trim(self) -> None:
        """Give up what was used longest ago and lies here over that."""

    def take_in(self, path: str, draft: bytes, room: int, heard: Heard) -> DraftFile:
        """Copy a file of at most so many bytes into the profile, for a draft."""

    def lacking(self, files: Collection[bytes]) -> tuple[bytes, ...]:
        """Give those of some files of drafts that are not here whole."""

    def drop(self, files: Collection[bytes]) -> None:
        """Remove the copies of files that no draft needs any more."""

    def prepare(self, waiting: Waiting, heard: Heard) -> Taken:
        """Seal a copy of a file for each recipient of its notification that lacks it."""

    def take_in_material(self, path: str, heard: Heard) -> TakenIn:
        """Copy a file into the profile, to be offered to all units."""

    def give_up(self, entity: bytes) -> None:
        """Keep no copy of a document on this device; raises `Refused` where this is the only place."""

    def draw_texts(self, heard: Heard) -> int:
        """Draw out the texts of the documents here that are not drawn yet; says of how many that was."""

    def find_texts(self, query: str, limit: int) -> tuple[PageHit, ...]:
        """Give the pages of documents here on which all words of a query begin, best first; this takes no time."""

    def fetch(self, entity: bytes, event: bytes, heard: Heard) -> None:
        """Fetch what is not here of a file: an attachment of a notification, a version of a document."""

    def save(self, entity: bytes, event: bytes, path: Path, heard: Heard) -> None:
        """Write such a file to a path, unsealed."""

    def read(self, entity: bytes, event: bytes, heard: Heard) -> bytes:
        """Give what is in such a file; raises `Refused` for one too large to be shown."""

    def put_outside(self, entity: bytes, event: bytes, heard: Heard) -> Path:
        """Write such a file, unsealed, to where other programs can open it; it goes when the profile is locked."""

    def pin(self, entity: bytes, event: bytes, *, pinned: bool) -> None:
        """Want such a file to stay on this device, or want it no longer."""

    def hang_up(self, event: bytes) -> None:
        """Let what is being fetched of such a file fail at once."""

    def listen(self, moved: Callable[[Moved], None]) -> None:
        """Call back, from another thread, whenever a part of a file was carried beside everything else."""
