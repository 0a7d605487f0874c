"""Connections of the journal: one transaction that writes, any number of readers beside it.

Readers take no lock, so that a screen never waits for the writer; a writer takes the write lock when it begins. What is
written outside a transaction is a transaction of its own. Errors leave here under their own names. What nobody else has
is said twice (`also`): the second copy follows when the transaction holds, and before it ends for whoever wrote. Only
the pages of a long pull let it wait for the last of them (`more_follows`): what they teach the server can tell again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.pool import QueuePool

from desktop.store.database import READS_WITH, WRITES_WITH, named_errors
from desktop.store.line import Line
from desktop.store.second import SecondCopy, Step, next_number


class Connections:
    """The ways to a connection; a thread inside a transaction gets the transaction's."""

    def __init__(self, engine: Engine, second: SecondCopy | None = None, writes_with: str = WRITES_WITH) -> None:
        """Take an open engine, and the second copy that follows it, if one does."""
        self._writes_with = writes_with
        self._engine = engine
        self._second = second
        self._mine = threading.local()
        self._writer = threading.Lock()
        self._on_rollback: list[Callable[[], None]] = []
        self._owed: list[Step] = []
        self._owed_since = 0
        self._owed_to = 0
        self._behind = False
        self._wide: set[Line] = set()
        event.listen(engine, "close", _forgets(self._wide))

    def after_rollback(self, forget: Callable[[], None]) -> None:
        """Have something called whenever a transaction did not hold: what was learnt in it may be untrue."""
        self._on_rollback.append(forget)

    @contextmanager
    def writing(self, *, more_follows: bool = False) -> Iterator[Line]:
        """Write: all or nothing, on the disk when the block ends. Joins the thread's open transaction.

        Where `more_follows`, the second copy follows with the next block of which that is not said, or at the end.
        Raises `DiskFull`, `Busy` and `DamagedDatabase`; then nothing of the block is kept.
        """
        current: Line | None = getattr(self._mine, "line", None)
        if current is not None:
            with named_errors(writing=True):
                yield current
            return
        with self._writer:
            steps: list[Step] = []
            number = 0
            with named_errors(writing=True), self._held(), self._begun() as line:
                self._mine.line, self._mine.steps = line, steps
                yield line
                number = next_number(line) if steps and self._second else 0
            if number:
                self._owe(number, steps)
            if not more_follows:
                self._pay()

    def _owe(self, number: int, steps: list[Step]) -> None:
        """Have a step of the database for the second copy to follow."""
        self._owed_since = self._owed_since if self._owed else number
        self._owed_to = number
        self._owed += steps

    def _pay(self) -> None:
        """Let the second copy do what it has not done yet."""
        if self._owed and self._second:
            owed, self._owed = self._owed, []
            self._behind = not self._second.follow(self._engine, (self._owed_since, self._owed_to), owed)

    def catch_up(self) -> None:
        """Let the second copy follow to where the database is. Not inside a transaction."""
        with self._writer:
            self._pay()
            if self._behind and self._second:
                self._behind = not self._second.catch_up(self._engine, self._owed_to)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Have forgotten what was learnt in a transaction that does not hold."""
        try:
            yield
        except BaseException:
            for forget in self._on_rollback:
                forget()
            raise
        finally:
            self._mine.line = None

    def also(self, statement: str, values: Sequence[Any]) -> None:
        """Let the second copy do this as well, if the transaction under way holds."""
        self._mine.steps.append((statement, values))

    def rest(self) -> None:
        """Let go of what only more writing would have asked for; of a connection in use, the next time.

        Which connections wrote is the pool's affair: those that rest are taken one by one until all are found, and come
        back in their order. Not inside a transaction.
        """
        pool = self._engine.pool
        with self._writer, named_errors(), ExitStack() as taken:
            resting = pool.checkedin() if isinstance(pool, QueuePool) else 0
            while self._wide and resting:
                line = taken.enter_context(self._opened())
                if line in self._wide:
                    line.run(READS_WITH)
                    self._wide.discard(line)
                resting -= 1

    def scrub(self) -> bool:
        """Write the log of the database back and cut it to nothing, so that no page outlives what replaced it.

        Gives False where a reader was in the way; then it has to be tried again. Not inside a transaction.
        """
        with self._writer, named_errors(writing=True), self._engine.connect() as connection:
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        return not busy

    @contextmanager
    def reading(self) -> Iterator[Line]:
        """Read what is committed, or inside the thread's own transaction what it has written so far."""
        current: Line | None = getattr(self._mine, "line", None)
        with named_errors():
            if current is not None:
                yield current
                return
            with self._opened() as line:
                yield line

    @contextmanager
    def _opened(self) -> Iterator[Line]:
        """Take a connection that rests, or a new one."""
        connection = self._engine.raw_connection()
        try:
            yield Line(connection.driver_connection)
        finally:
            connection.close()

    @contextmanager
    def _begun(self) -> Iterator[Line]:
        """Begin to write; it holds when the block ends, or not at all."""
        with self._opened() as line:
            line.run(self._writes_with)
            self._wide.add(line)
            line.run("BEGIN IMMEDIATE")
            try:
                yield line
                line.commit()
            except BaseException:
                line.roll_back()
                raise


def _forgets(lines: set[Line]) -> Callable[[Any, object], None]:
    """Give what forgets a connection that the pool has closed: it comes back to nobody who looks for it.

    It knows nothing of the engine, which holds the key and is let go of at the lock with the last who knows of it.
    """
    return lambda driver, _: lines.discard(Line(driver))
