"""Files in a company in memory: taking one in, telling of it, carrying its chunks, fetching it."""

from __future__ import annotations

import hashlib
import mimetypes
from itertools import islice

from msgspec import structs

from desktop.domain.file import CHUNK_BYTES, File
from desktop.domain.notification_events import Attached
from desktop.domain.rows import FileRow
from desktop.presenters import materials
from desktop.presenters.materials import Label
from desktop.sync.ferry import Ferry, let_go
from desktop.workspace.recording import Deed
from tests.helpers.company import Member
from tests.helpers.line import Remote
from wire.chunks import FileCipher


def take_in(member: Member, content: bytes, channel: bytes = b"") -> tuple[File, tuple[bytes, ...]]:
    """Take a file in for an event of a channel (the cooperation's, if none is named); gives it and its chunks."""
    clock, files = member.company.clock, member.files
    file = File(clock.new_id(), clock.random.randbytes(32), len(content), "film.bin", "")
    cipher = FileCipher(file.id, file.key, file.size)
    place = channel or member.workspace.cooperation()
    with files.transaction():
        files.begin(FileRow(file.id, place, file.key, file.size, cipher.cut.count, used_at=clock.now()))
        for index in range(cipher.cut.count):
            start = index * CHUNK_BYTES
            files.append(file.id, index, cipher.seal(index, content[start : start + CHUNK_BYTES]))
    return file, files.addresses(file.id)


def offer(member: Member, name: str, content: bytes, label: Label) -> bytes:
    """Take a file of a name in and offer it as a document; gives the material's id."""
    file, chunks = take_in(member, content)
    named = structs.replace(file, name=name, media_type=mimetypes.guess_type(name)[0] or "")
    return materials.add(member.workspace, label, named, chunks).id


def add_material(member: Member, content: bytes, title: str = "Film") -> bytes:
    """Take a file in and tell all units of it; gives the material's id."""
    file, chunks = take_in(member, content)
    return materials.add(member.workspace, Label(title), file, chunks).id


def attach(member: Member, unit: str, entity: bytes, content: bytes) -> bytes:
    """Take a file in and attach it to a notification to a unit; gives the id of the file."""
    file, chunks = take_in(member, content, member.workspace.pair(unit))
    body = Attached("Dienst A", file, hashlib.sha256(content).digest())
    member.workspace.record(member.workspace.pair(unit), [Deed("notification.attached", entity, body, chunks)])
    return file.id


def remote_of(member: Member) -> Remote:
    """A member's way to the server."""
    return Remote(member.company.server, member.line, member.company.clock.now)


def carry(member: Member, most: int = 2**31) -> bool:
    """Carry so many chunks, and let go what has arrived; says whether an event may go now. Raises `RequestFailed`."""
    local = member.workspace.local
    released = let_go(member.files, local)
    for _ in islice(Ferry(member.files, remote_of(member)).carry(local.session()), most):
        pass
    return let_go(member.files, local) or released


def fetched(member: Member, entity: bytes) -> bytes:
    """Fetch the file of a material that is shown; gives what is in it. Raises `RequestFailed`."""
    edition = member.shown("material", entity).current
    file, place = edition.file, member.workspace.cooperation()
    row = FileRow(file.id, place, file.key, file.size, file.chunk_count, uploaded=True)
    member.files.know(row, edition.chunks)
    for _ in Ferry(member.files, remote_of(member)).fetch(member.workspace.local.session(), file.id):
        pass
    cipher = FileCipher(file.id, file.key, file.size)
    return b"".join(cipher.open(index, member.files.chunk(file.id, index) or b"") for index in range(row.count))
