"""Connections of the journal: one transaction that writes, any number of readers beside it.

Readers take no lock, so that a screen never waits for the writer; a writer takes the write lock when it begins. What is
written outside a transaction is a transaction of its own. Errors leave here under their own names.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from desktop.store.database import WRITES_WITH, named_errors


class Connections:
    """The ways to a connection; a thread inside a transaction gets the transaction's."""

    def __init__(self, engine: Engine) -> None:
        """Take an open engine."""
        self._engine = engine
        self._mine = threading.local()
        self._writer = threading.Lock()
        self._on_rollback: list[Callable[[], None]] = []

    def after_rollback(self, forget: Callable[[], None]) -> None:
        """Have something called whenever a transaction did not hold: what was learnt in it may be untrue."""
        self._on_rollback.append(forget)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write: all or nothing, on the disk when the block ends. Joins the thread's open transaction.

        Raises `DiskFull` and `DamagedDatabase`; then nothing of the block is kept.
        """
        current: Connection | None = getattr(self._mine, "connection", None)
        if current is not None:
            with named_errors(writing=True):
                yield current
            return
        with self._writer, named_errors(writing=True):
            try:
                with self._engine.begin() as connection:
                    connection.exec_driver_sql(WRITES_WITH)
                    connection.exec_driver_sql("BEGIN IMMEDIATE")
                    self._mine.connection = connection
                    yield connection
            except BaseException:
                for forget in self._on_rollback:
                    forget()
                raise
            finally:
                self._mine.connection = None

    def scrub(self) -> bool:
        """Write the log of the database back and cut it to nothing, so that no page outlives what replaced it.

        Gives False where a reader was in the way; then it has to be tried again. Not inside a transaction.
        """
        with self._writer, named_errors(writing=True), self._engine.connect() as connection:
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        return not busy

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read what is committed, or inside the thread's own transaction what it has written so far."""
        current: Connection | None = getattr(self._mine, "connection", None)
        with named_errors():
            if current is not None:
                yield current
                return
            with self._engine.connect() as connection:
                yield connection
