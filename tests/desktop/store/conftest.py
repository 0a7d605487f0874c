"""Journals for the contract suite: the one in memory and the real one on a disk."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.store.store import Store, open_store
from tests.helpers.memory_journal import MemoryJournal

KEY = secrets.token_bytes(32)
Journal = MemoryJournal | Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store."""
    store = open_store(tmp_path / "journal.db", KEY, create=True)
    yield store
    store.close()


@pytest.fixture(params=["memory", "sqlcipher"])
def journal(request: pytest.FixtureRequest) -> Journal:
    """A new journal: what one of them promises, the other promises too."""
    if request.param == "memory":
        return MemoryJournal()
    found: Store = request.getfixturevalue("store")
    return found


class Undone(Exception):
    """Raised in a transaction to undo it."""


def undone(journal: Journal, change: Callable[[], object]) -> None:
    """Make a change in a transaction that does not hold."""
    with suppress(Undone), journal.transaction():
        change()
        raise Undone


def plans(store: Store, ask: Callable[[], object]) -> list[str]:
    """How SQLite goes about what is asked, step by step."""
    asked: list[str] = []
    with store.transaction(), store._connections.writing() as connection:
        connection._driver.set_trace_callback(asked.append)
        ask()
        connection._driver.set_trace_callback(None)
        return [
            str(step[3])
            for statement in asked
            if statement.lstrip().split()[0] in {"SELECT", "UPDATE", "DELETE", "INSERT"}
            for step in connection.run(f"EXPLAIN QUERY PLAN {statement}")
        ]
