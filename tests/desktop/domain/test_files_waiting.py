"""What waiting files are for is read of the row they are kept in, and the rest of that stays as it is."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.files_waiting import WaitsFor, waited_for, without
from desktop.presenters.attaching import DraftFile, Waiting

ONE, OTHER, EVENT = b"1" * 16, b"2" * 16, b"e" * 16
FILE = DraftFile(b"f" * 16, "Foto.jpg", 9, "image/jpeg", bytes(32))
ENTRIES = (Waiting(ONE, "A", FILE, only=(OTHER,)), Waiting(OTHER, "A", FILE, "offen", source=(ONE, EVENT)))
KEPT = msgspec.json.encode(ENTRIES)


def test_what_files_wait_for_is_read_as_it_is_kept() -> None:
    """The notification, some of its recipients, and where a copy comes from."""
    assert waited_for(KEPT) == [WaitsFor(ONE, (OTHER,)), WaitsFor(OTHER, (), (ONE, EVENT))]


def test_what_is_left_is_left_as_it_was() -> None:
    """One goes, and the other's bytes stay; without any, nothing is kept."""
    assert without(KEPT, lambda one: one.notification == ONE) == msgspec.json.encode(ENTRIES[1:])
    assert without(KEPT, lambda _one: False) == KEPT
    assert without(KEPT, lambda _one: True) == b""


def test_what_cannot_be_read_stays() -> None:
    """An entry that names no notification waits on, whatever else goes."""
    kept = b'[7,{"file":1},' + KEPT[1:]
    assert waited_for(kept) == waited_for(KEPT)
    assert without(kept, lambda _one: True) == b'[7,{"file":1}]'


@pytest.mark.parametrize("kept", [b"", b"\xff", b"{}", b"[" * 9999])
def test_a_row_that_cannot_be_read_waits_for_nothing(kept: bytes) -> None:
    """Whatever the bytes are, nothing fails."""
    assert waited_for(kept) == []
    assert without(kept, lambda _one: True) == kept
