"""Many clients in one process: the real machine decides for each, an asyncio task carries out, nobody has a profile.

They stand in for as many programs that watch: pauses are as long as theirs, by their own share of chance.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from desktop.sync import effects, inputs, machine
from desktop.sync.answers import CUT, read, refused
from desktop.sync.effects import Effect
from desktop.sync.failures import RequestFailed
from desktop.sync.inputs import Input
from desktop.sync.machine import Phase, State
from desktop.sync.pauses import LEAST_SECONDS
from wire.codec import encode
from wire.messages import Cursor, HelloAnswer, PullAnswer, PullRequest, WaitAnswer, WaitRequest
from wire.names import heads_digest

T = TypeVar("T")
OK, BUSY = 200, 503


@dataclass
class ManyClient:
    """One of many; `tried` counts its connections, `asked` its requests by path, `turned_away` those without room."""

    port: int
    token: str
    random: Random
    state: State = field(default_factory=State)
    heads: tuple[Cursor, ...] = ()
    asked: Counter[str] = field(default_factory=Counter)
    tried: int = 0
    turned_away: int = 0
    passes: int = 0
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    @property
    def waits(self) -> bool:
        """Whether it has nothing to do but to wait for changes."""
        return self.state.phase is Phase.WATCHING

    def seq(self, channel: bytes) -> int:
        """How far it has read a channel."""
        return next((head.seq for head in self.heads if head.channel == channel), 0)

    async def run(self) -> None:
        """Sync and watch until cancelled."""
        given: Input = inputs.Begin()
        try:
            while True:
                self.state, [effect] = machine.advance(self.state, given)
                given = await self._carry_out(effect)
        finally:
            self._hang_up()

    async def _carry_out(self, effect: Effect) -> Input:
        try:
            return await self._do(effect)
        except (RequestFailed, OSError, asyncio.IncompleteReadError) as error:
            self._hang_up()
            return inputs.Failed(error.failure if isinstance(error, RequestFailed) else CUT, self.random.random())

    async def _do(self, effect: Effect) -> Input:
        match effect:
            case effects.Greet():
                await self._ask("GET", "hello", None, HelloAnswer)
                return inputs.Greeted(session=True)
            case effects.Pull():
                answer = await self._ask("POST", "pull", PullRequest(self.heads), PullAnswer)
                self.heads = answer.heads
                return inputs.Pulled(answer.more, moved=bool(answer.pages))
            case effects.Push():
                return inputs.Pushed(moved=False)
            case effects.Watch():
                self.passes += 1
                return await self._watch()
            case effects.Pause(seconds):
                await asyncio.sleep(seconds)
                return inputs.TimerFired()
            case _:
                raise AssertionError(f"nobody lost a session: {effect}")

    async def _watch(self) -> Input:
        digest = heads_digest([(head.channel, head.seq, head.head) for head in self.heads])
        while True:
            asked_at = asyncio.get_running_loop().time()
            answer = await self._ask("POST", "wait", WaitRequest(digest), WaitAnswer)
            if answer.digest not in (b"", digest):
                return inputs.Changed()
            await asyncio.sleep(LEAST_SECONDS - asyncio.get_running_loop().time() + asked_at)

    async def _ask(self, method: str, path: str, message: object, kind: type[T]) -> T:
        status, headers, content = await self._send(method, path, b"" if message is None else encode(message))
        if status != OK:
            self.turned_away += status == BUSY
            raise RequestFailed(refused(status, content, headers))
        return read(kind, content)

    async def _send(self, method: str, path: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        if self._line is None:
            self.tried += 1
            self._line = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._line
        self.asked[path] += 1
        bearer = f"Authorization: Bearer {self.token}\r\n"
        head = f"{method} /v1/{path} HTTP/1.1\r\nHost: server\r\n{bearer}Content-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").rstrip().split("\r\n")
        headers = {name.title(): value for name, _, value in (line.partition(": ") for line in lines)}
        return int(first.split(" ")[1]), headers, await reader.readexactly(int(headers["Content-Length"]))

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line[1].transport.abort()
            self._line = None
