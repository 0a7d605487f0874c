"""A worker of the sync on the bench: between two sides that do as a script says, with a clock the test moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop.domain.progress import Absorbed, Remaining, Returning, Settled
from desktop.sync import inputs
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.sides import LocalSide, RemoteSide
from desktop.sync.worker import Worker
from wire.batch import Batch, BatchCore
from wire.codec import encode
from wire.header import Seen
from wire.messages import (
    ChallengeAnswer,
    Cursor,
    EpochRetired,
    HelloAnswer,
    ProofRequest,
    PullAnswer,
    PushAnswer,
    PushResult,
    RestoreAnswer,
    RestoreRequest,
    SessionAnswer,
    WaitAnswer,
)

NOW = 1_800_000_000_000


def batch_of(channel: bytes = bytes(32), n: int = 1, size: int = 0) -> Batch:
    """A batch that nobody looks into but for its channel, its number and its size."""
    seen = Seen(bytes(16), 0, bytes(32), 0)
    core = BatchCore(1, bytes(32), channel, bytes(16), n, bytes(32), seen, bytes(32))
    return Batch(encode(core), bytes(64), (b"h",), (bytes(size),))


BATCH = batch_of()
ANSWERED = PushAnswer((EpochRetired(bytes(32)),))
OFFLINE = Failure(Cause.UNREACHABLE, "unreachable", "Nicht erreichbar.")
NO_SESSION = Failure(Cause.SESSION, "session_expired", "Abgelaufen.")
BUSY = Failure(Cause.SERVER, "busy", "Beschäftigt.", 60.0)


class Script(list[object]):
    """What happens at each call in turn; the last line is repeated. An error is raised, anything else given."""

    def next(self) -> object:
        line = self.pop(0) if len(self) > 1 else self[0]
        if isinstance(line, BaseException):
            raise line
        if isinstance(line, Failure):
            raise RequestFailed(line)
        return line


@dataclass
class FakeLocal:
    """A profile that does as the script says."""

    token: str = "token"
    greetings: Script = field(default_factory=lambda: Script([None]))
    absorbing: Script = field(default_factory=lambda: Script([Absorbed()]))
    batches: Script = field(default_factory=lambda: Script([[]]))
    settling: Script = field(default_factory=lambda: Script([Settled()]))
    losses: Script = field(default_factory=lambda: Script([None]))
    regaining: Script = field(default_factory=lambda: Script([True]))
    returned: int = 0
    alarmed: frozenset[bytes] = frozenset()

    def greeted(self, hello: HelloAnswer) -> None:
        self.greetings.next()

    def prove(self, challenge: ChallengeAnswer) -> ProofRequest:
        return ProofRequest(bytes(16), b"", challenge.challenge, bytes(64))

    def session(self) -> str:
        return self.token

    def keep_session(self, token: str) -> None:
        self.token = token

    def cursors(self) -> list[Cursor]:
        return [Cursor(bytes(32), 7, bytes(32))]

    def absorb(self, answer: PullAnswer) -> Absorbed:
        absorbed = self.absorbing.next()
        assert isinstance(absorbed, Absorbed)
        return absorbed

    def read_ahead(self, following: Callable[[], PullAnswer | None]) -> None:
        assert following() is None

    def outgoing(self) -> list[Batch]:
        batches = self.batches.next()
        assert isinstance(batches, list)
        return batches

    def ringing(self) -> frozenset[bytes]:
        return self.alarmed

    def settle(self, batches: Sequence[Batch], results: Sequence[PushResult]) -> Settled:
        settled = self.settling.next()
        assert isinstance(settled, Settled)
        return settled

    def lost(self, *, signed_in: bool) -> RestoreRequest | None:
        request = self.losses.next()
        assert request is None or isinstance(request, RestoreRequest)
        return request

    def restored(self, request: RestoreRequest, answer: RestoreAnswer) -> bool:
        return bool(self.regaining.next())

    def returning(self) -> Returning:
        self.returned += 1
        return Returning(self.returned, 9)

    def digest(self) -> bytes:
        return bytes(32)

    def remaining(self) -> Remaining:
        return Remaining()


@dataclass
class FakeRemote:
    """A server that does as the script says, and remembers what it was asked."""

    script: dict[str, Script] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    handed_in: list[tuple[Batch, ...]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    bytes_up: int = 0
    bytes_down: int = 0

    def _ask(self, what: str, token: str = "") -> None:
        self.asked.append(what)
        if token:
            self.tokens.append(token)
        if what in self.script:
            self.script[what].next()

    def hello(self) -> HelloAnswer:
        self._ask("hello")
        return HelloAnswer((1,), "0.1.0", bytes(16), bytes(32), bytes(32), 1, 25, 0)

    def challenge(self) -> ChallengeAnswer:
        self._ask("challenge")
        return ChallengeAnswer(b"sign this")

    def open_session(self, proof: ProofRequest) -> SessionAnswer:
        self._ask("session")
        assert proof.challenge == b"sign this"
        return SessionAnswer(f"token {self.asked.count('session')}", active=True)

    def push(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        self.handed_in.append(tuple(batches))
        self._ask("push", token)
        return PushAnswer(ANSWERED.results * len(batches)) if "push" not in self.script else ANSWERED

    def restore(self, token: str, request: RestoreRequest) -> RestoreAnswer:
        self._ask("restore", token)
        return RestoreAnswer((), bytes(16))

    def pull(self, token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        self._ask("pull", token)
        return PullAnswer((), (), more=False)

    def following(self) -> PullAnswer | None:
        return None

    def wait(self, token: str, digest: bytes) -> WaitAnswer:
        raise NotImplementedError


class Bench:
    """A worker between its fakes, with a clock the test moves."""

    def __init__(self, local: FakeLocal | None = None, **script: object) -> None:
        self.local = local or FakeLocal()
        self.remote = FakeRemote({what: Script([line, None]) for what, line in script.items()})
        self.now = 100.0
        local_side: LocalSide = self.local
        remote_side: RemoteSide = self.remote
        self.worker = Worker(local_side, remote_side, lambda: 1.0, clock=lambda: self.now)

    def give(self, given: inputs.Input) -> None:
        """Give an input and let the worker do all that follows."""
        self.worker.give(given)
        while self.worker.step():
            pass
