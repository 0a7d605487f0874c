"""The two sides the worker stands between, as it needs them: the profile and the server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from desktop.domain.progress import Absorbed, Remaining, Returning, Settled
from wire.batch import Batch
from wire.messages import (
    ChallengeAnswer,
    Cursor,
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


class LocalSide(Protocol):
    """The unlocked profile: takes in what the server placed, gives out what is to be placed."""

    def greeted(self, hello: HelloAnswer) -> None:
        """Compare the server with the one known; raises `Halt` if it is another's."""

    def prove(self, challenge: ChallengeAnswer) -> ProofRequest:
        """Sign a challenge."""

    def session(self) -> str:
        """Give the session token kept, or an empty text."""

    def keep_session(self, token: str) -> None:
        """Keep a session token."""

    def cursors(self) -> list[Cursor]:
        """Give how far every channel has been read."""

    def absorb(self, answer: PullAnswer) -> Absorbed:
        """Verify, keep and fold one page, in one transaction; raises `Halt` where the server contradicts itself."""

    def read_ahead(self, following: Callable[[], PullAnswer | None]) -> None:
        """Ask this, after each answer, for the one that will be taken in next, if it is there: it is opened in time."""

    def outgoing(self) -> list[Batch]:
        """Seal what may go now; gives the batches under way, byte for byte the same until they are answered.

        A channel's batches come in the order of their numbers.
        """

    def ringing(self) -> frozenset[bytes]:
        """Give the channels in which something rings of what `outgoing` gave last, or waits behind it."""

    def settle(self, batches: Sequence[Batch], results: Sequence[PushResult]) -> Settled:
        """Take in the answers to a push."""

    def lost(self, *, signed_in: bool) -> RestoreRequest | None:
        """Give the next part of what the server has lost and this profile holds; None when all has been offered.

        To a server that does not know this device any more only the directory can be given back.
        """

    def restored(self, request: RestoreRequest, answer: RestoreAnswer) -> bool:
        """Take in what the server did with a part; says whether it took anything."""

    def returning(self) -> Returning:
        """Give how far giving back what the server has lost has come."""

    def digest(self) -> bytes:
        """Give the digest over all heads read."""

    def remaining(self) -> Remaining:
        """Give what is left."""


class RemoteSide(Protocol):
    """The server, over whatever carries requests. Every method raises `RequestFailed`."""

    @property
    def bytes_up(self) -> int:
        """Give the bytes sent so far."""

    @property
    def bytes_down(self) -> int:
        """Give the bytes received so far."""

    def hello(self) -> HelloAnswer:
        """Ask who the server is."""

    def challenge(self) -> ChallengeAnswer:
        """Ask for bytes to sign."""

    def open_session(self, proof: ProofRequest) -> SessionAnswer:
        """Open a session."""

    def push(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        """Hand in batches."""

    def restore(self, token: str, request: RestoreRequest) -> RestoreAnswer:
        """Give back what the server has lost; without a token only the directory."""

    def pull(self, token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        """Fetch what lies after the cursors."""

    def following(self) -> PullAnswer | None:
        """Give the answer that the next pull is going to give, if it has come already."""

    def wait(self, token: str, digest: bytes) -> WaitAnswer:
        """Wait until something differs from the digest, at most as long as the server allows."""
