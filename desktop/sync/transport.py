"""Speaks the protocol over HTTP with `requests`. Knows messages and failures, nothing of the profile.

Plain http goes to loopback alone, and never through a proxy; redirects are refused, cookies ignored; answers are read
up to a limit and never decompressed, so that no server can make the client hold more than it promised. The pages of a
long pull are read one ahead, over a second connection.

A slow line is not a dead one: a request is given up when nothing moves, not because it is long. A connection that has
rested is not trusted: what lies between may have forgotten it, and the next request would wait for nobody. One that
turns out to be cut is replaced, and the request sent again: the protocol answers the same bytes twice alike.
"""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Final, TypeVar

import requests
import urllib3

from desktop.domain.proxy import SYSTEM
from desktop.domain.server_url import check_server_url
from desktop.sync.answers import CUT, PROXY_SIGN_IN, TOO_LARGE, TOO_SLOW, broken, read, refused
from desktop.sync.bell import Bell
from desktop.sync.connecting import Adapter, Deadline, Moments, trust
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.lines import SEND_BUFFER, Moving
from desktop.sync.pace import Pace
from desktop.sync.proxies import doubt, ways_to
from desktop.sync.read_ahead import ReadAhead
from wire import limits
from wire.batch import Batch
from wire.chunks import address
from wire.codec import encode
from wire.messages import (
    ChallengeAnswer,
    ChallengeRequest,
    ChunkAnswer,
    Cursor,
    FoundRequest,
    HelloAnswer,
    MissingAnswer,
    MissingRequest,
    ProofRequest,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushRequest,
    RestoreAnswer,
    RestoreRequest,
    SessionAnswer,
    WaitAnswer,
    WaitRequest,
)
from wire.stamp import SignedStamp

T = TypeVar("T")
SignIn = Callable[[str], str]
"""Gives what to say to a proxy that wants to know who asks; empty where nobody has told."""
_Answer = tuple[int, bytes, Mapping[str, str]]

# What urllib3 warns of (headers that were cut off) becomes a failure of ours; its warning would show people an address.
logging.getLogger("urllib3.connection").setLevel(logging.ERROR)

_CONNECT_SECONDS: Final = 5.0
_STILL_SECONDS: Final = 30.0
_WHOLE_SECONDS: Final = 900.0
_RESTED_SECONDS: Final = 45.0
"""Firewalls and proxies forget a connection after a minute without a byte, most of them without a word."""
_BLOCK: Final = 16 * limits.KIB
"""Less than that has not moved a request."""
_AT_ONCE: Final = 256 * limits.KIB
"""Whatever has come is taken at once: each time it is asked for, whoever works beside gives Python's lock away."""
_HEADERS: Final = {"Accept-Encoding": "identity", "Accept": "*/*", "User-Agent": "schutzbruecke"}


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to the server, and the seconds there are for going it, and for its connection to open."""

    proxy: str
    whole: float
    opening: float


class HttpTransport:
    """The server behind one address. Counts the bytes of bodies and headers in both directions."""

    def __init__(
        self,
        server: str,
        *,
        ca_file: Path | None = None,
        patience: float | None = None,
        still: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the server's address; raises `Refused` for plain http to anywhere but loopback.

        `patience` bounds each request as a whole, `still` how long nothing may move on it, both in seconds: without the
        first a slow line may take minutes over a large one. `clock` never goes back.
        """
        self._server = check_server_url(server)
        self._ca_file = ca_file
        self.patience = _WHOLE_SECONDS if patience is None else patience
        self._still = _STILL_SECONDS if still is None else still
        self._clock = clock
        self._used_at = clock()
        self._deadline = Deadline()
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        adapter = Adapter(trust(ca_file), self._deadline)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)
        self._adapter = adapter
        self._proxy = SYSTEM
        self._sign_in: SignIn = _nobody
        self._good: str | None = None
        self.while_pushed: Callable[[], None] | None = None
        """What is done between a push and its answer, in the same thread."""
        self._bell: Bell | None = None
        self._up = 0
        self._down = 0
        self._spare: HttpTransport | None = None
        self.pace = Pace()
        self._pages = ReadAhead(self.pull_now, self._open_spare)

    @property
    def bytes_up(self) -> int:
        """Give the bytes sent so far."""
        return self._up + (self._spare.bytes_up if self._spare else 0)

    @property
    def bytes_down(self) -> int:
        """Give the bytes received so far."""
        return self._down + (self._spare.bytes_down if self._spare else 0)

    @property
    def moments(self) -> Moments:
        """Give when the latest request began, and when its connection opened and was secured."""
        return self._deadline.moments

    def hello(self) -> HelloAnswer:
        """Ask who the server is; a page that an earlier pass asked for is too old by now."""
        self._pages.end()
        return self._call("GET", "hello", None, HelloAnswer)

    def found(self, code: str, batch: Batch, stamp: SignedStamp | None = None) -> PushAnswer:
        """Found the cooperation on a new server; with the stamp of the server before it, found it again."""
        return self._call("POST", "found", FoundRequest(code, batch, stamp), PushAnswer)

    def challenge(self) -> ChallengeAnswer:
        """Ask for bytes to sign."""
        return self._call("POST", "session", ChallengeRequest(), ChallengeAnswer)

    def open_session(self, proof: ProofRequest) -> SessionAnswer:
        """Open a session."""
        return self._call("POST", "session", proof, SessionAnswer)

    def push(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        """Hand in batches."""
        self._pages.hand_in()
        bell, work = self._bell, self.while_pushed
        self._deadline.on_sent = work if bell is None or work is None else partial(bell.hand, work)
        return self._call("POST", "push", PushRequest(tuple(batches)), PushAnswer, token)

    def restore(self, token: str, request: RestoreRequest) -> RestoreAnswer:
        """Give back what the server has lost."""
        self._pages.end()
        return self._call("POST", "restore", request, RestoreAnswer, token)

    def pull(self, token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        """Fetch what lies after the cursors, and begin to fetch what lies after that."""
        if not self._pages.under_way:
            self.pace.begin()
        return self._pages.pull(token, cursors, self.patience)

    def following(self) -> PullAnswer | None:
        """Give the answer that the next pull is going to give, if it has come already."""
        return self._pages.following()

    def pull_now(self, token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        """Fetch what lies after the cursors, and nothing more."""
        began, most = self._clock(), self.pace.most
        answer = self._call("POST", "pull", PullRequest(tuple(cursors), most), PullAnswer, token)
        self.pace.took(most, self._clock() - began)
        return answer

    def wait(self, token: str, digest: bytes) -> WaitAnswer:
        """Wait until something differs, at most as long as the server allows."""
        return self._call("POST", "wait", WaitRequest(digest), WaitAnswer, token)

    def missing(self, token: str, channel: bytes, chunks: Sequence[bytes]) -> MissingAnswer:
        """Ask which chunks of a channel the server lacks."""
        return self._call("POST", f"files/{channel.hex()}", MissingRequest(tuple(chunks)), MissingAnswer, token)

    def put_chunk(self, token: str, channel: bytes, data: bytes) -> ChunkAnswer:
        """Hand in a sealed chunk."""
        content = self._ask("PUT", f"files/{channel.hex()}/{address(data).hex()}", data, token)
        return read(ChunkAnswer, content)

    def get_chunk(self, token: str, channel: bytes, chunk: bytes) -> bytes:
        """Fetch a sealed chunk, whatever bytes that turns out to be."""
        return self._ask("GET", f"files/{channel.hex()}/{chunk.hex()}", b"", token)

    def close(self) -> None:
        """Close the connections."""
        self._pages.end()
        self._session.close()
        self._deadline.close()

    def use_server(self, server: str) -> None:
        """Speak to the server at this address from the next request on; raises `Refused` as at the beginning."""
        self._server = check_server_url(server)
        if self._spare is not None:
            self._spare.use_server(server)

    def use_proxy(self, proxy: str, sign_in: SignIn | None = None) -> None:
        """Speak through this proxy from the next request on, through none, or as a PAC file or the system says.

        `sign_in` is asked for what to say to a proxy that wants to know who asks.
        """
        self._proxy = proxy
        self._sign_in = sign_in or self._sign_in
        if self._spare is not None:
            self._spare.use_proxy(proxy, sign_in)

    def hasten(self, seconds: float) -> None:
        """Let the request under way end once it has had so many seconds; from any thread."""
        self._deadline.hasten(seconds)
        self._pages.hasten(seconds)

    def listen_for(self, bell: Bell) -> None:
        """Hear this bell while a request is under way, in the thread that asks; the request has one of its own then."""
        self._bell = self._pages.bell = bell

    def end(self) -> None:
        """Let the request under way and every later one fail at once; from any thread."""
        self._deadline.end()

    def _open_spare(self) -> HttpTransport:
        """Open the line that is read ahead on; the one before it has ended, and its bytes stay counted."""
        self._up, self._down = self.bytes_up, self.bytes_down
        self._spare = HttpTransport(
            self._server, ca_file=self._ca_file, patience=self.patience, still=self._still, clock=self._clock
        )
        self._spare.pace = self.pace
        self._spare.use_proxy(self._proxy, self._sign_in)
        return self._spare

    def _call(self, method: str, path: str, message: object, kind: type[T], token: str = "") -> T:
        return read(kind, self._ask(method, path, b"" if message is None else encode(message), token))

    def _ask(self, method: str, path: str, body: bytes, token: str) -> bytes:
        headers = dict(_HEADERS)
        if token:
            headers["Authorization"] = f"Bearer {token}"
        held = limits.WAIT_SECONDS if path == "wait" else 0
        request = requests.Request(
            method, f"{self._server}/v1/{path}", headers, data=Moving(body, self._deadline.moved) if body else None
        )
        status, content, received = self._send(self._session.prepare_request(request), held + self._still)
        if status != requests.codes.ok:
            raise RequestFailed(refused(status, content, received))
        return content

    def _send(self, request: requests.PreparedRequest, still: float) -> _Answer:
        """Send a request and read the answer; once more over a new line, if the one at hand turns out to be cut."""
        if self._clock() - self._used_at > _RESTED_SECONDS:
            self._session.close()
        lines = self._deadline.lines
        try:
            return self._exchange(request, still)
        except RequestFailed as failed:
            if failed.failure is not CUT or self._deadline.lines > lines:
                raise
            _rewind(request)
            return self._exchange(request, still)
        finally:
            self._used_at = self._clock()

    def _exchange(self, request: requests.PreparedRequest, still: float) -> _Answer:
        """Go the ways there are until one leads to the server, the one that did the last time first.

        They share the time: a proxy that is dead without a word leaves some to the next.
        """
        ways = sorted(ways_to(self._server, self._proxy).proxies, key=lambda way: way != self._good)
        ends = self._clock() + self.patience
        while True:
            proxy, *ways = ways
            whole = max(ends - self._clock(), 0.0)
            way = _Way(proxy, whole, min(whole / (1 + len(ways)), _CONNECT_SECONDS))
            try:
                return self._signed_in(request, still, way)
            except RequestFailed as failed:
                if not ways or not self._leads_nowhere(failed.failure):
                    self._take_note(failed.failure)
                    raise
                _rewind(request)

    def _leads_nowhere(self, failure: Failure) -> bool:
        """Tell whether another way may do: this one did not lead to the server, and there is time left."""
        at = self._deadline.moments
        return failure.cause is not Cause.CERTIFICATE and not (self._deadline.expired or at.secured or at.sent)

    def _take_note(self, failure: Failure) -> None:
        if failure.cause is Cause.UNREACHABLE:
            doubt(self._server, self._proxy)

    def _signed_in(self, request: requests.PreparedRequest, still: float, way: _Way) -> _Answer:
        """Go a way, and once more where the proxy wants to know who asks and somebody has told what to say."""
        try:
            return self._attended(request, still, way)
        except RequestFailed as failed:
            words = self._sign_in(way.proxy) if failed.failure is PROXY_SIGN_IN else ""
            if words in ("", self._adapter.told(way.proxy)):
                raise
        self._adapter.sign_in(way.proxy, words)
        _rewind(request)
        return self._attended(request, still, way)

    def _attended(self, request: requests.PreparedRequest, still: float, way: _Way) -> _Answer:
        """Send a request and read the answer; who has a bell hears it meanwhile."""
        exchange = partial(self._over, request, still, way)
        return exchange() if self._bell is None else self._bell.attend(exchange)

    def _over(self, request: requests.PreparedRequest, still: float, way: _Way) -> _Answer:
        """Send a request and read the answer. The body goes in blocks, each with the time of a connect.

        The last of them may still lie before the line when the waiting begins.
        """
        still += min(SEND_BUFFER, int(request.headers.get("Content-Length", 0))) / limits.SLOWEST
        timeout = (way.opening, min(way.whole, still))
        try:
            with (
                self._deadline.within(way.whole, still),
                self._session.send(
                    request,
                    timeout=timeout,
                    allow_redirects=False,
                    stream=True,
                    proxies={"https": way.proxy} if way.proxy else {},
                ) as response,
            ):
                self._count(request, response)
                content = self._read(response)
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise RequestFailed(broken(error, expired=self._deadline.expired)) from error
        if self._deadline.expired:
            raise RequestFailed(TOO_SLOW)
        self._good = way.proxy
        return response.status_code, content, response.headers

    def _read(self, response: requests.Response) -> bytes:
        content, moved = bytearray(), 0
        while come := response.raw.read1(_AT_ONCE, decode_content=False):
            content += come
            self._down += len(come)
            if len(content) > limits.ANSWER_BYTES:
                raise RequestFailed(TOO_LARGE)
            if len(content) - moved >= _BLOCK:
                moved = len(content)
                self._deadline.moved()
        return bytes(content)

    def _count(self, request: requests.PreparedRequest, response: requests.Response) -> None:
        first = f"{request.method} {request.path_url} HTTP/1.1\r\nHost: {self._server.partition('//')[2]}\r\n\r\n"
        self._up += len(first) + _header_bytes(request.headers) + int(request.headers.get("Content-Length", 0))
        self._down += len(f"HTTP/1.1 {response.status_code} {response.reason}\r\n\r\n")
        self._down += _header_bytes(response.headers)


def _rewind(request: requests.PreparedRequest) -> None:
    """Let a request be sent once more, from its beginning."""
    if isinstance(request.body, io.BytesIO):
        request.body.seek(0)


def _nobody(_proxy: str) -> str:
    return ""


def _header_bytes(headers: Mapping[str, str | bytes]) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.items())
