"""The volumes of the corpus: logs as bytes, with the secrets needed to read them, and what was made of them.

`.venv/bin/python -m tests.corpus.volumes` writes a new volume where something can be said that none of them holds, and
pins what this program makes of each. A volume is one message; a line of MANIFEST is its name, its SHA-256 and the
SHA-256 over the line before and these two. PINS has a line for each volume, reader and set of fold versions. Both files
only grow. Nobody's real keys are in here: the people are made up, and their servers never were.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import cast, get_args

import msgspec

from desktop.domain.fold import kind_of
from desktop.domain.kinds import KINDS
from desktop.domain.rows import ChannelRow
from desktop.keys.identity import from_bytes
from desktop.keys.seals import DeviceSeals
from desktop.workspace.workspace import Workspace
from tests.corpus.life import live
from tests.helpers.company import Clockwork, Company, Member
from tests.helpers.memory_journal import MemoryJournal
from tests.wire.vector_files import START, chained
from wire.body import decode_body
from wire.codec import Malformed
from wire.header import EnvelopeKind, decode_header
from wire.messages import Cursor, Page, PullAnswer
from wire.stamp import PlacedBatch, read_stamp
from wire.statements import Statement, decode_statement

FOLDER = Path(__file__).parent
TIME = 1_790_000_000_000


class Reader(msgspec.Struct, frozen=True):
    """A device that reads a volume, with its secrets and how far its own batches got in each channel."""

    unit: str
    identity: bytes
    own: dict[bytes, tuple[int, bytes]]


class Volume(msgspec.Struct, frozen=True):
    """The log of a whole cooperation."""

    root: bytes
    readers: tuple[Reader, ...]
    channels: dict[bytes, tuple[PlacedBatch, ...]]


@dataclass(frozen=True)
class Library:
    """A folder of volumes."""

    folder: Path = FOLDER

    @property
    def names(self) -> list[str]:
        return [name for name, _, _ in self.manifest()]

    def manifest(self) -> list[tuple[str, str, str]]:
        """Names, digests of the bytes, digests of the chain."""
        return [(one, two, three) for one, two, three in map(str.split, self._lines("MANIFEST"))]

    def pins(self, name: str, unit: str) -> set[str]:
        """What has to be made of a volume for one reader, by folds as they are now."""
        lines = (line.split() for line in self._lines("PINS"))
        return {digest for volume, reader, folds, digest in lines if (volume, reader) == (name, unit) and holds(folds)}

    def _lines(self, name: str) -> list[str]:
        path = self.folder / name
        return path.read_text(encoding="ascii").splitlines() if path.exists() else []

    def read(self, name: str) -> Volume:
        return msgspec.msgpack.decode((self.folder / f"{name}.volume").read_bytes(), type=Volume)

    def add(self, volume: Volume) -> str:
        """Write a new volume; gives its name."""
        lines = self.manifest()
        name, data = f"{len(lines) + 1:04}", msgspec.msgpack.encode(volume)
        with (self.folder / f"{name}.volume").open("xb") as file:
            file.write(data)
        digest = hashlib.sha256(data).hexdigest()
        chain = chained(lines[-1][2] if lines else START, name, digest)
        with (self.folder / "MANIFEST").open("a", encoding="ascii") as listing:
            listing.write(f"{name} {digest} {chain}\n")
        return name

    def pin(self) -> list[str]:
        """Pin what this program makes of every volume, where no line says so for these versions of the folds yet."""
        added = [
            f"{name} {unit} {fold_versions()} {digest}\n"
            for name in self.names
            for unit, digest in digests(self.read(name))
            if not self.pins(name, unit)
        ]
        with (self.folder / "PINS").open("a", encoding="ascii") as pins:
            pins.writelines(added)
        return added

    def complaints(self) -> Iterator[str]:
        """Find what is no longer as it was added."""
        last = START
        for name, digest, chain in self.manifest():
            path = self.folder / f"{name}.volume"
            if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                yield f"{name} is missing or has changed"
            if chain != chained(last, name, digest):
                yield f"MANIFEST was edited at {name} or above it"
            last = chain


def fold_versions() -> str:
    """Name the versions of all folds, as a pin keeps them."""
    return ",".join(f"{kind.name}={kind.fold_version}" for kind in sorted(KINDS.values(), key=lambda kind: kind.name))


def holds(folds: str) -> bool:
    """Say whether a pin made with these versions of folds still holds; a kind that has come since changes nothing."""
    pinned = dict(one.split("=") for one in folds.split(","))
    return all(name in KINDS and KINDS[name].fold_version == int(version) for name, version in pinned.items())


def written(company: Company, readers: tuple[Member, ...]) -> Volume:
    """Put down the log of a company."""
    lanes = company.server.lanes.items()
    return Volume(
        company.root,
        tuple(
            Reader(
                member.unit,
                member.journal.settings.get("identity") or b"",
                {row.channel: (row.own_n, row.own_hash) for row in member.journal.log.channels()},
            )
            for member in readers
        ),
        {channel: tuple(lane.placed) for channel, lane in lanes},
    )


def opened(volume: Volume, reader: Reader) -> tuple[MemoryJournal, Workspace]:
    """Read a volume with this program, as a device that has held nothing so far."""
    journal = MemoryJournal()
    journal.settings.put("identity", reader.identity)
    for channel, (n, batch_hash) in reader.own.items():
        journal.log.put_channel(ChannelRow(channel, own_n=n, own_hash=batch_hash))
    seals = DeviceSeals.restore(from_bytes(reader.identity), volume.root, ())
    workspace = Workspace(journal, seals, Clockwork(Random(0), TIME))
    for _ in range(2):  # The directory says which channels there are to read.
        workspace.local.absorb(_answer(volume, workspace))
    return journal, workspace


def _answer(volume: Volume, workspace: Workspace) -> PullAnswer:
    read = {cursor.channel for cursor in workspace.local.cursors()}
    pages = [Page(channel, placed) for channel, placed in volume.channels.items() if channel not in read]
    heads = tuple(_head(channel, placed) for channel, placed in volume.channels.items())
    return PullAnswer(tuple(pages), heads, more=False)


def _head(channel: bytes, placed: tuple[PlacedBatch, ...]) -> Cursor:
    stamp, head = read_stamp(placed[-1].stamp)
    return Cursor(channel, stamp.last_seq, head)


def digests(volume: Volume) -> Iterator[tuple[str, str]]:
    """What this program makes of a volume for each of its readers: all states and all outcomes."""
    for reader in volume.readers:
        _, workspace = opened(volume, reader)
        made = hashlib.sha256()
        for channel in sorted(workspace.heads()):
            made.update(workspace.state_digest(channel))
            made.update(repr(sorted(workspace.outcomes(channel).items())).encode())
        yield reader.unit, made.hexdigest()


def said(volume: Volume) -> set[str]:
    """Everything that is said in a volume: types of events, statements, kinds of envelopes."""
    found: set[str] = set()
    for placed in (one for batches in volume.channels.values() for one in batches):
        for header, body in zip(placed.batch.headers, placed.batch.bodies, strict=True):
            kind = decode_header(header).header.kind
            found.add(EnvelopeKind(kind).name)
            if kind == EnvelopeKind.STATEMENT:
                found.add(type(decode_statement(body)).__name__)
    for reader in volume.readers:
        found |= set(_types(*opened(volume, reader)))
    return found


def _types(journal: MemoryJournal, workspace: Workspace) -> Iterator[str]:
    for channel in workspace.heads():
        for row in journal.log.page(channel, 0, 100_000):
            header = decode_header(row.header).header
            try:
                plaintext = workspace._ground.seals.open(channel, header, row.header, row.body)
            except Malformed:
                continue
            if header.kind == EnvelopeKind.EVENT and plaintext:
                yield decode_body(plaintext).type


def sayable() -> set[str]:
    """Everything that this program can say."""
    events = {f"{kind.name}.{name}" for kind in KINDS.values() for name in kind.bodies}
    statements = {cast("type[object]", one).__name__ for one in get_args(Statement)}
    return {one for one in events if kind_of(one)} | statements | {kind.name for kind in EnvelopeKind}


def missing(library: Library) -> set[str]:
    """What can be said and stands in no volume."""
    held = (said(library.read(name)) for name in library.names)
    return sayable().difference(*held)


if __name__ == "__main__":
    library = Library()
    if missing(library):
        sys.stdout.write(f"volume {library.add(written(*live()))}\n")
    for line in library.pin():
        sys.stdout.write(f"pinned {line}")
    sys.stdout.write(f"still missing: {sorted(missing(library))}\n")
