"""Two backups into one file at a time: whatever stands there in the end is a whole one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from server_stub.log import backup
from server_stub.log.backup import back_up
from server_stub.log.chunk_book import Handed
from tests.helpers.devices import ASD, POLICE, event
from tests.helpers.founded import Founded


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_second_backup_into_the_same_file_spoils_neither(founded: Founded, tmp_path: Path) -> None:
    """Whoever begins a backup while another one writes to the same file is refused, and the other is there whole."""
    police, _ = founded.enrol(POLICE), founded.enrol(ASD)
    founded.accepted(police, police.batch(founded.pair, [event(founded.key(police, founded.pair))]))
    founded.log.chunks.keep(Handed(police.id, founded.pair, b"a" * 32, b"chunk"), "name", founded.now)
    path = tmp_path / "copy.backup"

    def another_meanwhile(_name: str) -> bytes:
        with suppress(OSError):
            back_up(founded.log._database, path, lambda _: b"chunk")
        return b"chunk"

    counted = back_up(founded.log._database, path, another_meanwhile)
    with backup.opened(path) as source:
        assert backup.count(source) == counted
