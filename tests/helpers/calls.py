"""The calls of the protocol as a test makes them: over loopback, or straight into the application."""

from __future__ import annotations

import asyncio
import http.client
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.types import ASGIApp, Message, Scope

from tests.helpers.devices import Cooperation, Device, unit_key
from wire import limits, messages
from wire.batch import Batch
from wire.codec import decode, encode
from wire.session import SessionProof, prove_session
from wire.signing import public_bytes

T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """An answer as it came."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def read(self, kind: type[T]) -> T:
        """Read the message in it, which must be a success."""
        assert self.status == 200, self.problem
        return decode(kind, self.body, limit=limits.ANSWER_BYTES)

    @property
    def problem(self) -> messages.Problem:
        """The problem in it."""
        return decode(messages.Problem, self.body, limit=limits.ANSWER_BYTES)


class Transport:
    """Something that carries a request to a server."""

    def request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        raise NotImplementedError


@dataclass
class Loopback(Transport):
    """Over a connection of its own each time."""

    url: str

    def request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            return Answer(answer.status, tuple(answer.getheaders()), answer.read())
        finally:
            connection.close()


@dataclass
class InProcess(Transport):
    """Straight into the application, without what runs beside it; `chunks` is the size of the parts a body comes in."""

    app: ASGIApp
    chunks: int = 65536

    def request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        answers: list[Answer] = []

        async def asked() -> None:
            # Given back, the answer would be put into words twice: a loop that ends looks for a handler of signals by
            # the words for its task, and those have its result in them. A page of a pull is megabytes of it.
            answers.append(await self.ask(method, path, body, headers))

        asyncio.run(asked())
        return answers[0]

    async def ask(
        self, method: str, path: str, body: bytes, headers: dict[str, str], held: asyncio.Event | None = None
    ) -> Answer:
        """Make a request in the loop that runs; its body is `held` back until that is set."""
        parts = [body[start : start + self.chunks] for start in range(0, len(body), self.chunks)] or [b""]
        sent: list[Message] = []

        async def receive() -> Message:
            if held is not None:
                await held.wait()
            part = parts.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(parts)}

        async def send(message: Message) -> None:
            sent.append(message)

        given = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
        scope: Scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": given,
            "http_version": "1.1",
            "scheme": "http",
            "server": ("127.0.0.1", 80),
            "client": ("127.0.0.1", 1),
        }
        try:
            await self.app(scope, receive, send)
        except Exception:  # after its answer, which is what counts here, a fault goes on to the server that runs it
            if not sent:
                raise
        answered = tuple((name.decode(), value.decode()) for name, value in sent[0]["headers"])
        return Answer(sent[0]["status"], answered, b"".join(part["body"] for part in sent[1:]))


@dataclass
class Calls:
    """The calls of the protocol; `token` is the session's."""

    transport: Transport
    token: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def post(self, path: str, message: object) -> Answer:
        return self.raw("POST", path, encode(message))

    def get(self, path: str) -> Answer:
        return self.raw("GET", path)

    def raw(self, method: str, path: str, body: bytes = b"") -> Answer:
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        return self.transport.request(method, path, body, headers | self.headers)

    def hello(self) -> messages.HelloAnswer:
        return self.get("/v1/hello").read(messages.HelloAnswer)

    def found(self, code: str, batch: Batch) -> Answer:
        return self.post("/v1/found", messages.FoundRequest(code, batch))

    def challenge(self) -> bytes:
        return self.post("/v1/session", messages.ChallengeRequest()).read(messages.ChallengeAnswer).challenge

    def prove(self, private: Ed25519PrivateKey, root: bytes, *, device: bytes = b"", invite: bytes = b"") -> Answer:
        """Ask for a challenge and answer it."""
        return self.post("/v1/session", self.proof(private, root, device=device, invite=invite))

    def proof(
        self, private: Ed25519PrivateKey, root: bytes, *, device: bytes = b"", invite: bytes = b""
    ) -> messages.ProofRequest:
        """Ask for a challenge and sign it."""
        challenge = self.challenge()
        proof = SessionProof(root, self.hello().incarnation, device or invite, challenge)
        return messages.ProofRequest(device, invite, challenge, prove_session(private, proof))

    def as_device(self, device: Device) -> Calls:
        """The calls of a device's session."""
        answer = self.prove(device.private, device.root, device=device.id)
        return Calls(self.transport, answer.read(messages.SessionAnswer).token)

    def as_invite(self, cooperation: Cooperation, invite: Ed25519PrivateKey) -> Calls:
        """The calls of the session of an invite's holder."""
        answer = self.prove(invite, cooperation.root, invite=public_bytes(invite))
        return Calls(self.transport, answer.read(messages.SessionAnswer).token)

    def enrol(self, cooperation: Cooperation, unit: str) -> tuple[Device, Calls]:
        """Make the first device of a unit and its key."""
        device, invite = cooperation.device(), cooperation.invites[unit]
        calls = self.as_invite(cooperation, invite)
        assert isinstance(calls.pushed(cooperation.enrolment(device, invite))[0], messages.Accepted)
        calls = self.as_device(device)
        assert isinstance(calls.pushed(device.state(unit_key(unit, [device])))[0], messages.Accepted)
        return device, calls

    def push(self, *batches: Batch) -> Answer:
        return self.post("/v1/push", messages.PushRequest(batches))

    def pushed(self, *batches: Batch) -> tuple[messages.PushResult, ...]:
        return self.push(*batches).read(messages.PushAnswer).results

    def pull(self, cursors: Sequence[messages.Cursor] = ()) -> Answer:
        return self.post("/v1/pull", messages.PullRequest(tuple(cursors)))

    def wait(self, digest: bytes) -> Answer:
        return self.post("/v1/wait", messages.WaitRequest(digest))
