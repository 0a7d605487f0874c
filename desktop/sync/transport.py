"""Speaks the protocol over HTTP with `requests`. Knows messages and failures, nothing of the profile.

Certificate checks cannot be switched off, only a CA added; plain http goes to loopback alone; redirects are refused; answers
are read up to a limit and never decompressed, so that no server can make the client hold more than it promised.
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import requests
import truststore
import urllib3
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies

from desktop.domain.server_url import check_server_url
from desktop.sync.failures import Cause, Failure, RequestFailed
from wire import limits
from wire.batch import Batch
from wire.codec import Malformed, decode, encode
from wire.messages import (
    ChallengeAnswer,
    ChallengeRequest,
    Cursor,
    FoundRequest,
    HelloAnswer,
    Problem,
    ProofRequest,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushRequest,
    SessionAnswer,
    WaitAnswer,
    WaitRequest,
)

T = TypeVar("T")

_CONNECT_SECONDS: Final = 5.0
_READ_SECONDS: Final = 30.0
_HEADERS: Final = {"Accept-Encoding": "identity", "Accept": "*/*", "User-Agent": "schutzbruecke"}


class _Adapter(HTTPAdapter):
    """An adapter whose TLS uses the operating system's trust store and, where given, one more CA."""

    def __init__(self, ca_file: Path | None) -> None:
        self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if ca_file is not None:
            self._context.load_verify_locations(cafile=str(ca_file))
        super().__init__(pool_connections=1, pool_maxsize=2, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:  # noqa: FBT001, FBT002
        """Hand the context to the pool (the signature is that of requests)."""
        super().init_poolmanager(connections, maxsize, block=block, ssl_context=self._context, **options)


class HttpTransport:
    """The server behind one address. Counts the bytes of bodies and headers in both directions."""

    def __init__(self, server: str, *, ca_file: Path | None = None, patience: float | None = None) -> None:
        """Take the server's address; raises `Refused` for plain http to anywhere but loopback.

        `patience` bounds the wait for a connection and for an answer, in seconds; without it a `wait` has its full time.
        """
        self._server = check_server_url(server).rstrip("/")
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        self._session.mount("https://", _Adapter(ca_file))
        connect = _CONNECT_SECONDS if patience is None else min(patience, _CONNECT_SECONDS)
        self._timeout = (connect, _READ_SECONDS + limits.WAIT_SECONDS if patience is None else patience)
        self._proxies = get_environ_proxies(self._server)
        self.bytes_up = 0
        self.bytes_down = 0

    def hello(self) -> HelloAnswer:
        """Ask who the server is."""
        return self._call("GET", "hello", None, HelloAnswer)

    def found(self, code: str, batch: Batch) -> PushAnswer:
        """Found the cooperation on a new server."""
        return self._call("POST", "found", FoundRequest(code, batch), PushAnswer)

    def challenge(self) -> ChallengeAnswer:
        """Ask for bytes to sign."""
        return self._call("POST", "session", ChallengeRequest(), ChallengeAnswer)

    def open_session(self, proof: ProofRequest) -> SessionAnswer:
        """Open a session."""
        return self._call("POST", "session", proof, SessionAnswer)

    def push(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        """Hand in batches."""
        return self._call("POST", "push", PushRequest(tuple(batches)), PushAnswer, token)

    def pull(self, token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        """Fetch what lies after the cursors."""
        return self._call("POST", "pull", PullRequest(tuple(cursors)), PullAnswer, token)

    def wait(self, token: str, digest: bytes) -> WaitAnswer:
        """Wait until something differs, at most as long as the server allows."""
        return self._call("POST", "wait", WaitRequest(digest), WaitAnswer, token)

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def _call(self, method: str, path: str, message: object, kind: type[T], token: str = "") -> T:
        body = b"" if message is None else encode(message)
        headers = dict(_HEADERS)
        if token:
            headers["Authorization"] = f"Bearer {token}"
        status, data, retry_after = self._send(method, f"{self._server}/v1/{path}", body, headers)
        if status != requests.codes.ok:
            raise RequestFailed(_problem(status, data, retry_after))
        try:
            return decode(kind, data, limit=limits.ANSWER_BYTES)
        except Malformed as error:
            raise RequestFailed(Failure(Cause.PROTOCOL, "malformed_answer", _SENTENCES["malformed"])) from error

    def _send(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes, float]:
        try:
            with self._session.request(
                method,
                url,
                data=body or None,
                headers=headers,
                timeout=self._timeout,
                allow_redirects=False,
                stream=True,
                proxies=self._proxies,
            ) as response:
                data = response.raw.read(limits.ANSWER_BYTES + 1, decode_content=False)
                self._count(response, len(body), len(data))
                return response.status_code, data, _retry_after(response)
        except requests.exceptions.SSLError as error:
            raise RequestFailed(Failure(Cause.CERTIFICATE, "certificate", _SENTENCES["certificate"])) from error
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise RequestFailed(Failure(Cause.UNREACHABLE, "unreachable", _SENTENCES["unreachable"])) from error

    def _count(self, response: requests.Response, up: int, down: int) -> None:
        request = response.request
        self.bytes_up += up + _header_bytes(request.headers) + len(str(request.url))
        self.bytes_down += down + _header_bytes(response.headers) + len("HTTP/1.1 200 OK\r\n\r\n")


_SENTENCES: Final = {
    "malformed": "Der Server antwortet unverständlich. Es geht nichts verloren; bitte die IT verständigen.",
    "certificate": "Das Zertifikat des Servers ist nicht vertrauenswürdig. Es wurde nichts gesendet.",
    "unreachable": "Der Server ist nicht erreichbar. Alles bleibt erhalten und wird später gesendet.",
    "redirect": "Der Server leitet um; das ist nicht erlaubt. Es wurde nichts gesendet.",
    "server": "Der Server meldet einen Fehler. Alles bleibt erhalten und wird später gesendet.",
}


def _header_bytes(headers: Mapping[str, str | bytes]) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.items())


def _retry_after(response: requests.Response) -> float:
    text = response.headers.get("Retry-After", "")
    return min(float(text), 86400.0) if text.isascii() and text.isdigit() else 0.0


def _problem(status: int, data: bytes, retry_after: float) -> Failure:
    if 300 <= status < 400:
        return Failure(Cause.PROTOCOL, "redirect", _SENTENCES["redirect"])
    try:
        problem = decode(Problem, data, limit=limits.SMALL_REQUEST_BYTES)
    except Malformed:
        problem = Problem(f"http_{status}", _SENTENCES["server"])
    pause = max(retry_after, problem.retry_after)
    if status == requests.codes.unauthorized:
        return Failure(Cause.SESSION, problem.code, problem.message, pause)
    if status >= 500 or status == requests.codes.too_many_requests:
        return Failure(Cause.SERVER, problem.code, _SENTENCES["server"], pause)
    return Failure(Cause.REFUSED, problem.code, problem.message, pause)
