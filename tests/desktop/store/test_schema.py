"""The schema: numbered migrations and places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from desktop.domain import rows
from desktop.store import schema
from desktop.store.schema import MIGRATIONS, place


def test_the_migrations_make_the_tables() -> None:
    """All migrations in order make a database whose tables are those the design names."""
    connection = dbapi2.connect(":memory:")
    for statements in MIGRATIONS:
        for statement in statements:
            connection.execute(statement)
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {name for name in names if not name.startswith(("search", "sqlite_"))} == {
        "settings",
        "keys",
        "channels",
        "authors",
        "batches",
        "log",
        "entities",
        "outbox",
        "whereabouts",
        "sealed",
        "receipts",
        "aside",
        "erased",
        "drafts",
        "readings",
        "states",
        "folds",
    }
    connection.close()


def test_the_index_of_what_goes_unread_is_of_what_the_domain_says() -> None:
    """A migration stays as it was made: what goes unread from some day on needs an index of its own."""
    assert f"envelope IN ({', '.join(str(int(kind)) for kind in sorted(rows.GOES_UNREAD))})" == schema.GOES_UNREAD


@given(st.integers(1, 2**22), st.integers(0, 2**40 - 1), st.integers(1, 2**22), st.integers(0, 2**40 - 1))
def test_places_are_in_order(channel: int, seq: int, other: int, later: int) -> None:
    """Places are ordered by channel, then by seq, are never shared, and fit SQLite's integers."""
    assert (place(channel, seq) < place(other, later)) == ((channel, seq) < (other, later))
    assert place(channel, seq) < 2**63
