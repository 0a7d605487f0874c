"""The tray in a file: it opens for the writer's unit alone, names its writer truly, and says what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow
from desktop.keys.ring import KeyRing
from desktop.keys.tray_file import FILE_BYTES, MOST_ITEMS, read_tray, write_tray
from tests.desktop.keys.cooperation import POLICE, ROOT_DEVICE, WILLICH, Cooperation
from wire.statements import Revoked

ROW = OutboxRow(b"c" * 32, b"e" * 16, b"n" * 16, "Aufgeschürftes Knie".encode(), alarm=True, created_at=1)


class Unit:
    """Two devices of Willich, the second revoked, and a stranger of the police."""

    def __init__(self) -> None:
        self.small = Cooperation()
        self.lead, self.writer = self.small.first(WILLICH), self.small.enrol(WILLICH)
        self.small.admit(self.lead, self.writer)
        self.stranger = self.small.first(POLICE)
        self.known = self.small.directory
        self.small.state(ROOT_DEVICE, Revoked(self.writer.identity.device, "lost"))

    def written(self, *rows: OutboxRow, ring: KeyRing | None = None) -> bytes:
        return write_tray(ring or self.writer, self.known, rows or (ROW,))

    def read(self, data: bytes, ring: KeyRing | None = None) -> tuple[bytes, list[OutboxRow]]:
        return read_tray(ring or self.lead, self.small.directory, data)

    def refusal(self, data: bytes, ring: KeyRing | None = None) -> str:
        with pytest.raises(Refused) as refused:
            self.read(data, ring)
        assert refused.value.field == "file"
        assert refused.value.message.endswith(".")
        return refused.value.code


@pytest.fixture
def unit() -> Unit:
    return Unit()


def test_a_colleague_reads_what_a_revoked_device_wrote(unit: Unit) -> None:
    """The unit's devices open the file and learn which device wrote it; rotation takes nothing from them."""
    data = unit.written(ROW, ROW)
    assert b"Knie" not in data
    assert unit.read(data) == (unit.writer.identity.device, [ROW, ROW])
    unit.small.rotate(unit.lead, WILLICH)
    assert unit.read(data)[1] == [ROW, ROW]


def test_nobody_else_opens_it(unit: Unit) -> None:
    """Another unit's device cannot open it, and says for whom it is."""
    assert unit.refusal(unit.written(), unit.stranger) == "tray_for_another_unit"


def test_another_cooperation_s_file_is_named(unit: Unit) -> None:
    """A file of another cooperation is refused as such."""
    assert unit.refusal(Unit().written()) == "root_mismatch"


@pytest.mark.parametrize("data", [b"", b"schutzbruecke-tray-2\n", b"%PDF-1.7"])
def test_what_is_no_such_file_is_named(unit: Unit, data: bytes) -> None:
    """Any other file is called what it is: none of ours."""
    assert unit.refusal(data) == "tray_malformed"
    assert unit.refusal(b"schutzbruecke-tray-1\n" + bytes(FILE_BYTES)) == "tray_malformed"


@pytest.mark.parametrize("place", [25, 200, 1400, -40, -1])
def test_a_file_that_was_altered_is_refused(unit: Unit, place: int) -> None:
    """Wherever a bit is turned, or the end is cut off, nothing of the file is used."""
    data = bytearray(unit.written())
    data[place] ^= 1
    assert unit.refusal(bytes(data)) in ("tray_altered", "root_mismatch", "tray_for_another_unit")
    assert unit.refusal(unit.written()[:-1]) == "tray_altered"


def test_nobody_writes_in_a_colleague_s_name(unit: Unit) -> None:
    """A file that names another device of the unit than the one that signed it is refused."""
    stolen_name = replace(unit.stranger.identity, device=unit.writer.identity.device)
    forged = KeyRing(unit.small.fingerprint, stolen_name)
    assert unit.refusal(write_tray(forged, unit.known, [ROW])) == "tray_altered"


def test_who_nobody_knows_has_written_nothing(unit: Unit) -> None:
    """A file by a device that the directory does not hold is refused."""
    data = unit.written()
    devices = {id: one for id, one in unit.small.directory.devices.items() if id != unit.writer.identity.device}
    unit.small.directory = msgspec.structs.replace(unit.small.directory, devices=devices)
    assert unit.refusal(data) == "tray_altered"


def test_too_much_is_refused_before_it_is_written(unit: Unit) -> None:
    """More entries than a file may hold are refused with the advice to hand them over one by one."""
    assert len(unit.read(unit.written(*[ROW] * MOST_ITEMS))[1]) == MOST_ITEMS
    with pytest.raises(Refused) as refused:
        unit.written(*[ROW] * (MOST_ITEMS + 1))
    assert refused.value.code == "tray_too_large"
    large = OutboxRow(bytes(32), bytes(16), bytes(16), bytes(2 * 1024 * 1024), alarm=False, created_at=0)
    with pytest.raises(Refused):
        unit.written(*[large] * 17)


def test_without_a_unit_there_is_nobody_to_seal_it_for(unit: Unit) -> None:
    """A device without a unit, or whose unit has no key yet, writes no file."""
    with pytest.raises(Refused) as refused:
        write_tray(unit.writer, Cooperation().directory, [ROW])
    assert refused.value.code == "unit_without_key"
