"""The way to a server in this process, on which a seeded scheduler loses, doubles, delays, cuts and repeats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from desktop.sync.failures import Cause, Failure, RequestFailed
from server_stub.relay.access import ENDED, Caller, Standing, opening_refusal, session_key, standing
from tests.helpers.memory_server import MemoryServer
from wire import limits
from wire.batch import Batch
from wire.codec import decode, encode
from wire.messages import (
    ChallengeAnswer,
    ChunkAnswer,
    Cursor,
    HelloAnswer,
    MissingAnswer,
    ProofRequest,
    PullAnswer,
    PushAnswer,
    RestoreAnswer,
    RestoreRequest,
    SessionAnswer,
    WaitAnswer,
)
from wire.session import SessionProof, proves_session

T = TypeVar("T")
CHALLENGE = b"say who you are"
FAULTS = ("lost", "late", "cut", "doubled", "first of two", "old answer", "crash before", "crash after")


class Crash(BaseException):
    """The process ends here: nobody catches it."""


def not_found() -> RequestFailed:
    return RequestFailed(Failure(Cause.REFUSED, "not_found", "Das gibt es nicht."))


def unreachable() -> RequestFailed:
    return RequestFailed(Failure(Cause.UNREACHABLE, "unreachable", "Der Server ist nicht erreichbar."))


@dataclass
class Line:
    """What happens to requests; `faults` is how often something does. Without a random source all goes well."""

    random: Random | None = None
    faults: float = 0.0
    late: list[Callable[[], object]] = field(default_factory=list)
    last_pull: PullAnswer | None = None

    def carry(self, call: Callable[[], T]) -> T:
        """Carry a request there and its answer back, or not."""
        if self.random is None or self.random.random() >= self.faults:
            return call()
        if self.late and self.random.random() < 0.5:
            with suppress(RequestFailed):
                self.late.pop(0)()
        return self._faulty(self.random.choice(FAULTS), call)

    def _faulty(self, fault: str, call: Callable[[], T]) -> T:
        match fault:
            case "lost":
                raise unreachable()
            case "late":
                self.late.append(call)
                raise unreachable()
            case "cut":
                call()
                raise unreachable()
            case "doubled":
                call()
                return call()
            case "first of two":
                answer = call()
                call()
                return answer
            case "crash before":
                raise Crash
            case "crash after":
                call()
                raise Crash
            case _:
                return call()

    def carry_pull(self, call: Callable[[], PullAnswer]) -> PullAnswer:
        """Carry a pull; sometimes the answer to the one before comes once more."""
        if self.last_pull and self.random and self.random.random() < self.faults / 4:
            return self.last_pull
        self.last_pull = self.carry(call)
        return self.last_pull


class Remote:
    """States RemoteSide over a server in memory, with the checks that the server's door makes."""

    def __init__(self, server: MemoryServer, line: Line, clock: Callable[[], int]) -> None:
        self._server = server
        self._line = line
        self._clock = clock
        self.bytes_up = 0
        self.bytes_down = 0

    def hello(self) -> HelloAnswer:
        server = self._server
        return self._line.carry(
            lambda: HelloAnswer(
                (limits.PROTOCOL,),
                server.least_client,
                server.incarnation,
                server.public_key,
                server.root,
                limits.PUSH_BYTES,
                25,
                self._clock(),
                server.newest_client,
            )
        )

    def challenge(self) -> ChallengeAnswer:
        return self._line.carry(lambda: ChallengeAnswer(CHALLENGE))

    def open_session(self, proof: ProofRequest) -> SessionAnswer:
        return self._line.carry(lambda: self._open(proof))

    def _open(self, proof: ProofRequest) -> SessionAnswer:
        caller, directory = Caller(proof.device, proof.invite), self._server.directory
        speaker = caller.device or caller.invite
        signed = SessionProof(self._server.root, self._server.incarnation, speaker, proof.challenge)
        key = session_key(directory, caller)
        refusal = opening_refusal(directory, caller, self._clock())
        if key and not proves_session(key, proof.signature, signed):
            raise RequestFailed(Failure(Cause.SESSION, "signature", "Die Anmeldung stimmt nicht."))
        if refusal is not None:
            raise RequestFailed(Failure(Cause.REFUSED, refusal, "Kein Zugang."))
        active = standing(directory, caller) in {Standing.ACTIVE, Standing.FOUNDER}
        return SessionAnswer(f"{proof.device.hex()}/{proof.invite.hex()}", active)

    def _caller(self, token: str) -> Caller:
        device, _, invite = token.partition("/")
        caller = Caller(bytes.fromhex(device), bytes.fromhex(invite))
        found = standing(self._server.directory, caller)
        if not token or found in ENDED:
            raise RequestFailed(Failure(Cause.SESSION, found.value, "Die Sitzung ist zu Ende."))
        return caller

    def push(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        sent = tuple(batches)
        return self._line.carry(lambda: PushAnswer(self._server.push(self._caller(token), sent, self._clock())))

    def restore(self, token: str, request: RestoreRequest) -> RestoreAnswer:
        return self._line.carry(
            lambda: self._server.restore(self._caller(token) if token else None, request, self._clock())
        )

    def pull(self, token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        return self._line.carry_pull(lambda: self._pulled(token, cursors))

    def _pulled(self, token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        answer = self._server.pull(self._caller(token), cursors)
        return decode(PullAnswer, encode(answer), limit=limits.ANSWER_BYTES)

    def missing(self, token: str, channel: bytes, chunks: Sequence[bytes]) -> MissingAnswer:
        return self._line.carry(lambda: self._missing(token, channel, chunks))

    def _missing(self, token: str, channel: bytes, chunks: Sequence[bytes]) -> MissingAnswer:
        lacking = self._server.missing(self._caller(token), channel, chunks, self._clock())
        if lacking is None:
            raise not_found()
        return MissingAnswer(lacking)

    def put_chunk(self, token: str, channel: bytes, data: bytes) -> ChunkAnswer:
        return self._line.carry(lambda: self._put_chunk(token, channel, data))

    def _put_chunk(self, token: str, channel: bytes, data: bytes) -> ChunkAnswer:
        known = self._server.put_chunk(self._caller(token), channel, data, self._clock())
        if known is None:
            raise not_found()
        return ChunkAnswer(known)

    def get_chunk(self, token: str, channel: bytes, chunk: bytes) -> bytes:
        return self._line.carry(lambda: self._get_chunk(token, channel, chunk))

    def _get_chunk(self, token: str, channel: bytes, chunk: bytes) -> bytes:
        data = self._server.get_chunk(self._caller(token), channel, chunk)
        if data is None:
            raise not_found()
        return data

    def following(self) -> None:
        """Nothing is asked for ahead."""

    def wait(self, token: str, digest: bytes) -> WaitAnswer:
        return self._line.carry(lambda: self._server.wait(self._caller(token), digest))
