"""The calls of the protocol, one method each (docs/protocol.md)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, cast

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from server_stub.files import Shelf
from server_stub.http import requests
from server_stub.http.challenges import Challenges
from server_stub.http.clients import Clients
from server_stub.http.files import Chunks, FileDoor
from server_stub.http.hints import Hints
from server_stub.http.requests import Bodies, Refusal, answer, bearer
from server_stub.http.waiting import WaitingRoom
from server_stub.http.workers import Workers
from server_stub.log.log import Log, NoSession, NotFounded
from server_stub.relay.access import Caller, Standing, opening_refusal, session_key, standing
from wire import limits, messages
from wire.session import SessionProof, proves_session
from wire.stamp import PlacedBatch

Clock = Callable[[], int]

_SESSION_REQUEST: Final = cast("type[messages.SessionRequest]", messages.SessionRequest)
_STATUS_OF_FOUNDING: Final = {"founding_code": 403, "founded_already": 409, "not_founded": 409}


def _new_life() -> bytes:
    return secrets.token_bytes(16)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the door is made of: log, shelf, threads, the waiting room, the clock (ms since 1970 UTC), new tokens.

    `new_life` gives 16 random bytes, for an incarnation that a caller may prove to be due.
    """

    log: Log
    shelf: Shelf
    workers: Workers
    room: WaitingRoom
    clock: Clock
    new_token: Callable[[], str]
    new_life: Callable[[], bytes] = _new_life
    clients: Clients = field(default_factory=Clients)


class Door:
    """The endpoints."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._bodies = Bodies()
        # Of their own: whoever has no session could else hold up everybody's notifications by sending slowly.
        self._of_strangers = Bodies(at_once=4)
        self._challenges = Challenges(parts.log.meta.challenge_key)
        self.files = FileDoor(Chunks(parts.log, parts.shelf), parts.workers, parts.clock, self._caller)
        self.hints = Hints(parts.log, parts.workers, parts.room)

    async def hello(self, _request: Request) -> Response:
        """Say who the server is."""
        parts = self._parts
        meta = await parts.workers.run(parts.log.known)
        return answer(
            messages.HelloAnswer(
                (limits.PROTOCOL,),
                parts.clients.least,
                meta.incarnation,
                meta.public_key,
                meta.root or b"",
                limits.PUSH_BYTES,
                int(parts.room.seconds),
                parts.clock(),
                parts.clients.newest,
            )
        )

    async def found(self, request: Request) -> Response:
        """Take root's first batch."""
        message = await self._of_strangers.read(request, messages.FoundRequest, requests.FOUND)
        parts = self._parts
        try:
            if message.stamp is None:
                pushed = await parts.workers.run(parts.log.found, message.code, message.batch, parts.clock())
            else:
                placed = PlacedBatch(message.batch, message.stamp)
                pushed = await parts.workers.run(parts.log.found_again, message.code, placed, parts.clock())
        except NotFounded as refusal:
            raise _not_founded(refusal) from refusal
        self.hints.grown(pushed.grown)
        return answer(messages.PushAnswer(pushed.results))

    async def session(self, request: Request) -> Response:
        """Give a challenge, or a token for a proof."""
        message = await self._bodies.read(request, _SESSION_REQUEST, requests.SMALL)
        if isinstance(message, messages.ChallengeRequest):
            return answer(messages.ChallengeAnswer(self._challenges.give(self._parts.clock())))
        return answer(await self._open(message))

    async def _open(self, proof: messages.ProofRequest) -> messages.SessionAnswer:
        parts, now = self._parts, self._parts.clock()
        if not self._challenges.is_good(proof.challenge, now):
            raise Refusal(401, "challenge")
        caller = _claimed(proof)
        directory = await parts.workers.run(parts.log.directory)
        meta = await parts.workers.run(parts.log.known)
        if meta.root is None:
            raise Refusal(409, "not_founded")
        signed = SessionProof(meta.root, meta.incarnation, caller.device or caller.invite, proof.challenge)
        refusal = opening_refusal(directory, caller, now)
        key = session_key(directory, caller)
        if key and not proves_session(key, proof.signature, signed):
            raise Refusal(401, "signature")
        if refusal is not None:
            raise Refusal(403, refusal)
        if not self._challenges.spend(proof.challenge, now):
            raise Refusal(401, "challenge")
        token = parts.new_token()
        await parts.workers.run(parts.log.open_session, token, caller, now)
        active = standing(directory, caller) in {Standing.ACTIVE, Standing.FOUNDER}
        return messages.SessionAnswer(token, active)

    async def _caller(self, request: Request) -> Caller:
        try:
            return await self._parts.workers.run(self._parts.log.caller, bearer(request), self._parts.clock())
        except NoSession as error:
            raise Refusal(401, str(error)) from error

    async def push(self, request: Request) -> Response:
        """Decide about batches and store what is accepted."""
        caller = await self._caller(request)
        message = await self._bodies.read(request, messages.PushRequest, requests.PUSH, caller)
        parts = self._parts
        pushed = await parts.workers.run(parts.log.push, caller, message.batches, parts.clock())
        self.hints.grown(pushed.grown)
        await self.files.remove(pushed.dropped)
        return answer(messages.PushAnswer(pushed.results))

    async def restore(self, request: Request) -> Response:
        """Take back what this server has lost; the directory also from somebody without a session."""
        caller = await self._caller(request) if "authorization" in request.headers else None
        bodies = self._of_strangers if caller is None else self._bodies
        message = await bodies.read(request, messages.RestoreRequest, requests.RESTORE, caller)
        parts = self._parts
        try:
            restored = await parts.workers.run(parts.log.restore, caller, message, parts.new_life(), parts.clock())
        except NotFounded as refusal:
            raise _not_founded(refusal) from refusal
        self.hints.grown(restored.grown)
        await self.files.remove(restored.dropped)
        await self.files.find_again(restored.needed)
        return answer(restored.answer)

    async def pull(self, request: Request) -> Response:
        """Give the next page."""
        caller = await self._caller(request)
        message = await self._bodies.read(request, messages.PullRequest, requests.PULL, caller)
        return answer(await self._parts.workers.run(self._parts.log.pull, caller, message.cursors, message.most))

    async def wait(self, request: Request) -> Response:
        """Hold the caller until something it may read has grown."""
        parts, token = self._parts, bearer(request)
        message = await self._bodies.read(request, messages.WaitRequest, requests.SMALL)
        try:
            asked = parts.room.learnt
            caller, board = await parts.workers.run(parts.log.look, token, parts.clock())
            parts.room.learn(board, asked)
            return answer(await parts.room.wait(caller, message.digest))
        except NoSession as error:
            raise Refusal(401, str(error)) from error

    async def healthz(self, _request: Request) -> Response:
        """Say that the process answers."""
        return PlainTextResponse("ok")

    async def readyz(self, _request: Request) -> Response:
        """Say that the database answers, and how safely it commits."""
        return JSONResponse(await self._parts.workers.run(self._parts.log.durability))


def _not_founded(refusal: NotFounded) -> Refusal:
    return Refusal(_STATUS_OF_FOUNDING.get(str(refusal), 409), str(refusal))


def _claimed(proof: messages.ProofRequest) -> Caller:
    """Read who a proof claims to be: a device or an invite, never both."""
    if (len(proof.device), len(proof.invite)) not in {(16, 0), (0, 32)}:
        raise Refusal(400, "malformed")
    return Caller(proof.device, proof.invite)
