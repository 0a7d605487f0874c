"""The virtual network: the way of one profile to the server, on which the schedule loses, doubles, delays and cuts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from desktop.sync.failures import Cause, Failure, RequestFailed
from server_stub.relay.access import Caller
from tests.helpers.line import Crash, Line, Remote, unreachable
from wire.batch import Batch
from wire.messages import ProofRequest, PullAnswer, PushAnswer, RestoreAnswer, RestoreRequest, SessionAnswer

if TYPE_CHECKING:
    from tests.simulation.profile import Profile
    from tests.simulation.world import World

T = TypeVar("T")
Heads = dict[bytes, tuple[int, bytes]]

FAULTS = (
    "dropped",
    "cut",
    "mangled",
    "doubled",
    "first of two",
    "delayed",
    "overtaken",
    "busy",
    "signed out",
    "crash before",
    "crash after",
)
"""What may happen to any request; a pull may besides bring an old answer again."""

DOUBTED = 2
"""So many answers in a row have to tell of a loss before it is believed."""
BUSY = Failure(Cause.SERVER, "busy", "Der Server ist überlastet.", 60.0)
SIGNED_OUT = Failure(Cause.SESSION, "session_expired", "Die Anmeldung ist abgelaufen.")
MANGLED = Failure(Cause.PROTOCOL, "malformed", "Die Antwort ist unverständlich.")


class Way(Line):
    """The way of one profile to the server.

    `seen` is where the server stood when it gave the last answer to a pull; `forgotten` that it knows no session;
    `repeated` how many old answers came in a row, `needless` how often it was given back what it has never lost.
    """

    def __init__(self, world: World, profile: Profile) -> None:
        super().__init__()
        self.world = world
        self.profile = profile
        self.seen: Heads = {}
        self.forgotten = False
        self.repeated = 0
        self.needless = 0
        self._before: tuple[PullAnswer, Heads] | None = None

    def carry(self, call: Callable[[], T]) -> T:
        """Carry a request there and its answer back, or not."""
        world = self.world
        if not self.profile.online:
            world.count("fault", "offline")
            raise unreachable()
        world.deliver_late()
        if world.random.random() >= world.faults:
            return call()
        fault = world.random.choice(FAULTS)
        world.count("fault", fault)
        return self._faulty(fault, call)

    def _faulty(self, fault: str, call: Callable[[], T]) -> T:
        match fault:
            case "dropped":
                raise unreachable()
            case "delayed":
                self.world.late.append(call)
                raise unreachable()
            case "busy":
                raise RequestFailed(BUSY)
            case "signed out":
                raise RequestFailed(SIGNED_OUT)
            case "crash before":
                raise Crash
            case _:
                return self._after(fault, call)

    def _after(self, fault: str, call: Callable[[], T]) -> T:
        """What happens once the server has been reached."""
        answer = call()
        match fault:
            case "cut":
                raise unreachable()
            case "mangled":
                raise RequestFailed(MANGLED)
            case "doubled":
                return call()
            case "first of two":
                call()
            case "overtaken":
                self.world.meanwhile(self.profile)
            case _:
                raise Crash
        return answer

    def hang_up(self) -> None:
        """Begin with a new connection, over which no answer of an earlier one can come."""
        self._before = None
        self.repeated = 0

    def carry_pull(self, call: Callable[[], PullAnswer]) -> PullAnswer:
        """Carry a pull; sometimes the answer to the one before comes once more, unless it spoke of one's cursors."""
        world = self.world
        if (
            self._before
            and not self._before[0].behind
            and self.profile.online
            and world.random.random() < world.faults / 8
        ):
            world.count("fault", "old answer")
            self.repeated += 1
            answer, self.seen = self._before
            return answer
        answer, self.seen = self._before = self.carry(lambda: (call(), world.heads()))
        self.repeated = 0
        return answer


class Door(Remote):
    """The server's door, where somebody notes what is pushed and how it is answered."""

    def __init__(self, world: World, profile: Profile) -> None:
        super().__init__(world.server, profile.way, lambda: world.time)
        self._world = world
        self._way = profile.way

    def _caller(self, token: str) -> Caller:
        if self._way.forgotten:
            raise RequestFailed(SIGNED_OUT)
        return super()._caller(token)

    def _open(self, proof: ProofRequest) -> SessionAnswer:
        answer = super()._open(proof)
        self._way.forgotten = False
        return answer

    def push(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        """Hand batches in."""
        sent = tuple(batches)
        self._world.truth.hand_in(sent)
        return self._way.carry(lambda: self._pushed(token, sent))

    def restore(self, token: str, request: RestoreRequest) -> RestoreAnswer:
        """Give back what the server has lost. Who is not known to it says so by what it holds of the directory."""
        lost = self._world.lives > 1
        self._world.count("offer", "after a loss" if lost else "without a loss")
        if token and not lost and self._way.repeated < DOUBTED:
            self._way.needless += 1
        return super().restore(token, request)

    def _pushed(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        results = self._world.server.push(self._caller(token), batches, self._world.time)
        self._world.truth.pushed(batches, results)
        for result in results:
            self._world.count("answer", type(result).__name__)
        return PushAnswer(results)


def deliver(late: list[Callable[[], object]], position: int) -> None:
    """Let a request arrive of which the sender believes that it was lost; its answer goes nowhere."""
    with suppress(RequestFailed):
        late.pop(position)()
