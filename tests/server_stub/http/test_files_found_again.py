"""Files of a server that was put back: what lies on its disk and came since is found with the events that need it."""

from __future__ import annotations

from pathlib import Path

from server_stub.log import backup
from server_stub.log.backup import Renewed, back_up
from tests.helpers.devices import ASD, POLICE, Item
from tests.helpers.doors import OpenDoor
from tests.helpers.founded import Founded
from tests.helpers.put_back import batches_of
from tests.server_stub.http.test_files import CHUNK, get, put
from wire import messages
from wire.chunks import address
from wire.header import EnvelopeKind
from wire.messages import Accepted


def test_a_file_is_there_as_soon_as_its_event_is_back(door: OpenDoor, here: Founded, tmp_path: Path) -> None:
    """Who gives back an event and has nothing of its file need not wait for who has: it lies on the server's disk."""
    police, willich = here.enrol(POLICE), here.enrol(ASD)
    key, database = here.key(police, here.pair), here.log._database
    back_up(database, tmp_path / "copy", door.shelf.get)
    put(door.calls.as_device(police), here.pair)
    named = Item(EnvelopeKind.EVENT, b"x" * 300, key, chunks=(address(CHUNK),))
    here.accepted(police, police.batch(here.pair, [named]))
    placed = batches_of(here.pull(willich), here.pair)[-1:]
    with backup.opened(tmp_path / "copy") as source, database.writing() as target:
        backup.restore(source, target, Renewed(b"n" * 16, b"c" * 32), door.shelf.put)
    holder = door.calls.as_device(willich)
    assert get(holder, here.pair).status == 404
    given = holder.post("/v1/restore", messages.RestoreRequest(tuple(placed)))
    assert given.read(messages.RestoreAnswer).results == (Accepted(placed[0].stamp),)
    assert get(holder, here.pair).body == CHUNK
    assert len(door.shelf.lying) == 1
