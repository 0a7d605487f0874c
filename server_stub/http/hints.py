"""Hints: after a commit, look at the channels that grew and wake those who wait for them.

On PostgreSQL other processes are told by NOTIFY, after the commit and many channels at a time, and heard by LISTEN;
when that connection was lost, everything is looked at once.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncGenerator, Collection, Iterable
from contextlib import aclosing, suppress
from typing import Final, Protocol

from psycopg import Error as PsycopgError
from sqlalchemy.exc import SQLAlchemyError

from server_stub.http.requests import Refusal
from server_stub.http.waiting import WaitingRoom
from server_stub.http.workers import Workers
from server_stub.log.log import Board

_log = logging.getLogger("schutzbruecke.server")
_CHANNELS_A_NOTE: Final = 100


class Source(Protocol):
    """What is looked at: the log."""

    def board(self, ids: Collection[bytes] | None = None) -> Board:
        """Give where channels stand (None: all of them)."""
        ...

    def announce(self, payload: str) -> None:
        """Tell the other processes."""
        ...

    def listening(self) -> AsyncGenerator[str, None] | None:
        """Hear what other processes announce; None where there can be none."""
        ...


class Hints:
    """Collects which channels grew, here and elsewhere."""

    beat_seconds = 6.0
    """Between two announcements of nothing: three of them fit into what a connection may be silent for."""

    def __init__(self, log: Source, workers: Workers, room: WaitingRoom, again_seconds: float = 1.0) -> None:
        self._log = log
        self._workers = workers
        self._room = room
        self._again_seconds = again_seconds
        self._name = secrets.token_hex(8)
        self._own: set[bytes] = set()
        self._others: set[bytes] = set()
        self._everything = True
        self._news = asyncio.Event()
        self._news.set()

    def grown(self, channels: Iterable[bytes]) -> None:
        """Hear that channels grew by a commit of this process."""
        self._own.update(channels)
        if self._own:
            self._news.set()

    def heard(self, note: str) -> None:
        """Hear a note of another process; an empty one means that anything may have happened."""
        author, _, listed = note.partition(":")
        if author == self._name:
            return
        try:
            self._others.update([bytes.fromhex(channel) for channel in listed.split(",") if channel])
        except ValueError:
            # Whoever said that is none of ours; it may have meant anything.
            note = ""
        self._everything |= not note
        self._news.set()

    async def look(self) -> None:
        """Go on looking at what grew, for as long as the server runs."""
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                await self._look_once()
            except (SQLAlchemyError, Refusal) as error:
                _log.warning("could not look at the channels: %s", type(error).__name__)
                await asyncio.sleep(self._again_seconds)
                self._everything = True
                self._news.set()

    async def _look_once(self) -> None:
        own, others, everything = self._own, self._others, self._everything
        self._own, self._others, self._everything = set(), set(), False
        untold, asked = sorted(own), self._room.learnt
        try:
            self._room.learn(await self._workers.run(self._log.board, None if everything else own | others), asked)
            while untold:
                note = ",".join(channel.hex() for channel in untold[:_CHANNELS_A_NOTE])
                await self._workers.run(self._log.announce, f"{self._name}:{note}")
                del untold[:_CHANNELS_A_NOTE]
        finally:
            # What this process stored nobody else tells the others of.
            self._own.update(untold)

    async def listen(self) -> None:
        """Go on hearing the other processes, where there can be any."""
        while (notes := self._log.listening()) is not None:
            beats = asyncio.create_task(self._beat())
            try:
                async with aclosing(notes):
                    async for note in notes:
                        self.heard(note)
            except PsycopgError as error:
                _log.warning("lost the connection that listens: %s", type(error).__name__)
            finally:
                beats.cancel()
            await asyncio.sleep(self._again_seconds)

    async def _beat(self) -> None:
        """Announce nothing in particular now and then: where not even that is heard, nobody else is either."""
        while True:
            with suppress(SQLAlchemyError, Refusal):
                await self._workers.run(self._log.announce, f"{self._name}:")
            await asyncio.sleep(self.beat_seconds)
