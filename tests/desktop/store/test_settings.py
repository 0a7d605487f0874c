"""Settings and keys, in memory and on disk."""

from __future__ import annotations

from desktop.domain.rows import StoredKey
from tests.desktop.store.conftest import Journal, undone


def test_a_setting_is_the_last_one_put(journal: Journal) -> None:
    """A value replaces the one before it, byte for byte, and can be dropped."""
    assert journal.settings.get("name") is None
    journal.settings.put("name", b"old")
    journal.settings.put("name", b"\x00new\xff")
    journal.settings.put("other", b"")
    assert journal.settings.get("name") == b"\x00new\xff"
    assert journal.settings.get("other") == b""
    journal.settings.drop("name")
    journal.settings.drop("name")
    assert journal.settings.get("name") is None


def test_keys_only_grow(journal: Journal) -> None:
    """A known key is never replaced, and keys come in the order they were learnt."""
    first, second = StoredKey("epoch", b"a", b"1", b"secret"), StoredKey("unit", b"a", b"1", b"another")
    journal.keys.add([first])
    journal.keys.add([StoredKey("epoch", b"a", b"1", b"forged"), second])
    journal.keys.add([first, second])
    journal.keys.add([])
    third = StoredKey("epoch", b"b", b"1", b"of another channel")
    journal.keys.add([third])
    assert journal.keys.all() == [first, second, third]


def test_what_did_not_hold_is_gone(journal: Journal) -> None:
    """A transaction that does not hold leaves neither settings nor keys."""
    journal.settings.put("name", b"old")
    undone(journal, lambda: journal.settings.put("name", b"new"))
    undone(journal, lambda: journal.keys.add([StoredKey("epoch", b"a", b"1", b"secret")]))
    assert journal.settings.get("name") == b"old"
    assert journal.keys.all() == []


def test_what_was_stated_of_keys_is_told_anew(journal: Journal) -> None:
    """What a channel's log said of its keys can be forgotten; secrets, and other channels', stay."""
    secret, stated = StoredKey("channel_key", b"a", b"1", b"secret"), StoredKey("epoch", b"a", b"1", b"stated")
    wrap, other = StoredKey("wrap", b"a", b"2", b"stated"), StoredKey("epoch", b"b", b"1", b"stated")
    journal.keys.add([secret, stated, wrap, other])
    journal.keys.drop_statements(("epoch", "wrap"), b"a")
    assert journal.keys.all() == [secret, other]
