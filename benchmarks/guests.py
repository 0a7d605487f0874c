"""Devices that come in by an invite, as the server sees them: real keys, statements, signatures and requests.

What a device does for itself alone is left out: its profile and its database, and verifying what it reads. In life each
does that on a machine of its own; here a thousand of them would share this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from benchmarks.lines import OK, Answer, Line, request
from desktop.computer import System
from desktop.keys.identity import generate
from desktop.keys.invites import Invite, read_invite, redeem
from tests.helpers.devices import Device
from wire import limits
from wire.batch import Batch
from wire.codec import decode, encode
from wire.messages import (
    Accepted,
    ChallengeAnswer,
    ChallengeRequest,
    Cursor,
    Page,
    ProofRequest,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushRequest,
    SessionAnswer,
)
from wire.names import directory_channel
from wire.session import SessionProof, prove_session
from wire.signing import public_bytes
from wire.stamp import read_stamp
from wire.statements import Admitted, decode_statement

T = TypeVar("T")


@dataclass(slots=True)
class Guest:
    """One device with its invite; `admitted` once it has read that it was let in."""

    invite: Invite
    device: Device
    enrolment: Batch
    cursors: dict[bytes, Cursor] = field(default_factory=dict, init=False)
    admitted: bool = field(default=False, init=False)

    def redeem(self, url: str, incarnation: bytes) -> None:
        """Come in: read the directory as the invite, hand in the enrolment, go on as the device."""
        line = Line(url)
        key = self.invite.signing
        token = self._sign_in(line, incarnation, b"", public_bytes(key))
        self._read(line, token)
        answer = line.post(request("/v1/push", encode(PushRequest((self.enrolment,))), token))
        [result] = _message(PushAnswer, answer).results
        assert isinstance(result, Accepted), result
        line.close()

    def look(self, url: str, incarnation: bytes) -> None:
        """Read what is new, as a device that waits to be admitted."""
        line = Line(url)
        self._read(line, self._sign_in(line, incarnation, self.device.id, b""))
        line.close()

    def _sign_in(self, line: Line, incarnation: bytes, device: bytes, invite: bytes) -> str:
        answer = line.post(request("/v1/session", encode(ChallengeRequest())))
        challenge = _message(ChallengeAnswer, answer).challenge
        private = self.device.private if device else self.invite.signing
        proof = SessionProof(self.device.root, incarnation, device or invite, challenge)
        signed = ProofRequest(device, invite, challenge, prove_session(private, proof))
        answer = line.post(request("/v1/session", encode(signed)))
        return _message(SessionAnswer, answer).token

    def _read(self, line: Line, token: str) -> None:
        """Read the directory to its end."""
        more = True
        while more:
            answer = line.post(request("/v1/pull", encode(PullRequest(tuple(self.cursors.values()))), token))
            pulled = _message(PullAnswer, answer)
            more = pulled.more
            for page in pulled.pages:
                self._take(page)

    def _take(self, page: Page) -> None:
        stamp, head = read_stamp(page.batches[-1].stamp)
        self.cursors[page.channel] = Cursor(page.channel, stamp.last_seq, head)
        if page.channel == directory_channel(self.device.root):
            bodies = (body for placed in page.batches for body in placed.batch.bodies)
            self.admitted = any(_admits(body, self.device.id) for body in bodies) or self.admitted


def _message(kind: type[T], answer: Answer) -> T:
    assert answer.status == OK, answer.status
    return decode(kind, answer.body, limit=limits.ANSWER_BYTES)


def _admits(body: bytes, device: bytes) -> bool:
    return device in body and isinstance(decode_statement(body), Admitted)


def guests(root: bytes, invites: Iterable[Path]) -> Iterator[Guest]:
    """Make a device for each file of an invite; nothing is asked of anybody."""
    clock = System()
    for path in invites:
        invite = read_invite(path.read_bytes())
        identity = generate(clock.new_id())
        device = Device(root, identity.device, identity.signing)
        yield Guest(invite, device, device.state(redeem(invite.signing, root, identity)))
