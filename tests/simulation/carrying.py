"""The ferry of a profile in a schedule: it asks what the server lost, carries, fetches, and lets events go."""

from __future__ import annotations

import hashlib
from itertools import islice
from typing import TYPE_CHECKING

from desktop.domain.file import File
from desktop.domain.material import Edition
from desktop.domain.notification_said import Attachment
from desktop.domain.notification_state import Notification
from desktop.domain.rows import FileRow
from desktop.sync.ferry import Ferry, let_go
from wire.chunks import FileCipher

if TYPE_CHECKING:
    from tests.simulation.profile import Profile

DAY = 24 * 3_600_000


def digest_of(content: bytes) -> bytes:
    """What a file's content is compared by."""
    return hashlib.sha256(content).digest()


def carry(profile: Profile, most: int) -> bool:
    """Carry so many chunks; says whether an event may go now. Raises `RequestFailed`.

    Once a day, and when the server lives another life, it is asked whether it still has what is here.
    """
    local, world = profile.workspace.local, profile.world
    released = let_go(profile.files, local)
    # What nobody foresaw is to end the schedule, not to be carried past.
    ferry, token = Ferry(profile.files, profile.door, (Exception,)), local.session()
    life, at = profile.inspected
    known = profile.journal.settings.get("incarnation") or b""
    if life != known or abs(world.time - at) > DAY:
        ferry.inspect(token)
        profile.inspected = (known, world.time)
    for _ in islice(ferry.carry(token), most):
        world.count("chunk", "carried")
    return let_go(profile.files, local) or released


def fetched(profile: Profile, edition: Edition) -> bytes:
    """Fetch the file of one version of a document; gives what is in it. Raises `RequestFailed`."""
    return _fetched(profile, edition.file, edition.chunks, profile.workspace.cooperation())


def fetched_attachment(profile: Profile, state: Notification, attachment: Attachment) -> bytes:
    """Fetch a file that is attached to a notification; gives what is in it. Raises `RequestFailed`."""
    other = state.from_unit if state.to_unit == profile.unit else state.to_unit
    content = _fetched(profile, attachment.file, attachment.chunks, profile.workspace.pair(other))
    profile.world.count("attachment", "fetched")
    return content


def _fetched(profile: Profile, file: File, chunks: tuple[bytes, ...], channel: bytes) -> bytes:
    profile.files.know(FileRow(file.id, channel, file.key, file.size, file.chunk_count, uploaded=True), chunks)
    for _ in Ferry(profile.files, profile.door).fetch(profile.workspace.local.session(), file.id):
        profile.world.count("chunk", "fetched")
    cipher = FileCipher(file.id, file.key, file.size)
    count = len(profile.files.addresses(file.id))
    return b"".join(cipher.open(index, profile.files.chunk(file.id, index) or b"") for index in range(count))
