"""The rows of the journal."""

from __future__ import annotations

import pytest
from msgspec.structs import fields, replace

from desktop.domain.rows import ChannelRow, LogRow, OutboxRow, StateRow, StoredKey


def test_a_key_does_not_show_its_secret() -> None:
    """What a key prints as names its kind and nothing that opens anything."""
    shown = repr(StoredKey("unit", b"scope-word", b"key-word", b"secret-word"))
    assert shown == "StoredKey(unit)"
    assert f"{StoredKey('unit', b'', b'', b'secret-word')}" == shown


def test_a_channel_begins_before_its_first_event() -> None:
    """A channel nobody has read stands at seq 0 with an empty head, and this device has no batch in it."""
    fresh = ChannelRow(b"c" * 32)
    assert (fresh.seq, fresh.head, fresh.own_n, fresh.own_hash) == (0, bytes(32), 0, bytes(32))


def test_what_is_written_waits() -> None:
    """An event in the outbox waits until somebody says otherwise."""
    row = OutboxRow(b"c" * 32, b"e" * 16, b"n" * 16, b"plain", alarm=False, created_at=1)
    assert (row.status, row.not_before, row.reason) == ("waiting", 0, "")


def test_a_state_begins_without_marks() -> None:
    """A state that was only just made is in no conflict and may be changed."""
    row = StateRow("contact", b"e" * 16, b"c" * 32, 1, None, None)
    assert not row.conflict
    assert not row.read_only


def test_rows_are_compared_by_what_they_hold() -> None:
    """Two rows of the same values are the same row."""
    row = LogRow(1, b"e" * 16, b"header", b"body", "applied")
    assert replace(row) == row
    assert replace(row, outcome="waiting", reason="key") != row


@pytest.mark.parametrize("name", [field.name for field in fields(LogRow)])
def test_no_row_changes_under_its_reader(name: str) -> None:
    """Nothing can be assigned to a row that was read."""
    row = LogRow(1, b"e" * 16, b"header", b"body", "applied")
    with pytest.raises(AttributeError):
        setattr(row, name, getattr(row, name))
