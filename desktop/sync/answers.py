"""What went wrong with a request, from what came back or did not: one named `Failure`, with a sentence for people.

What a server says is shown only after everything unprintable has been taken out of it.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from http.client import HTTPException, IncompleteRead
from typing import Final, TypeVar

from urllib3.exceptions import InvalidHeader, ProxyError, ReadTimeoutError

from desktop.domain.said import printable
from desktop.sync.certificates import Distrusted, distrusted_words
from desktop.sync.failures import Cause, Failure, RequestFailed
from wire import limits
from wire.codec import Malformed, decode
from wire.messages import Problem

T = TypeVar("T")

_REDIRECT, _REFUSED, _SERVER_ERROR = 300, 400, 500
_UNAUTHORIZED: Final = 401
_NO_STORAGE: Final = 507
_SIGN_IN_REFUSED: Final = re.compile(r"Tunnel connection failed: 40[17]\b")
"""How the standard library says it; the answer itself is not to be had. Some proxies say 401 to a wrong password."""
_SIGN_IN_FIRST: Final = 511
_ENDED: Final = (ConnectionResetError, BrokenPipeError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
# Said to a session's opener who may have to speak as somebody else: as the device enrolled, or still as its invite.
_ANOTHER_SPEAKER: Final = ("invite_used", "device_unknown")
_LATER: Final = (408, 425, 429)
_CODE: Final = re.compile(r"[a-z0-9_]{1,64}")

QUOTA: Final = Failure(
    Cause.SERVER,
    "quota",
    "Der Server nimmt von diesem Gerät heute keine weiteren Dateien an. Sie bleiben hier und gehen morgen von selbst "
    "hinaus; Meldungen sind davon nicht betroffen.",
)
NO_ROOM: Final = Failure(
    Cause.SERVER,
    "no_room",
    "Beim Server ist kein Platz für weitere Dateien. Sie bleiben hier und gehen hinaus, sobald dort Platz ist; "
    "Meldungen sind davon nicht betroffen.",
)
_NOT_TAKEN: Final = {failure.code: failure for failure in (QUOTA, NO_ROOM)}
MALFORMED: Final = Failure(
    Cause.PROTOCOL,
    "malformed_answer",
    "Der Server antwortet unverständlich. Es geht nichts verloren; bitte die IT verständigen.",
)
TOO_LARGE: Final = Failure(
    Cause.PROTOCOL, "answer_too_large", "Der Server schickt zu viel auf einmal. Es geht nichts verloren."
)
_REDIRECTED: Final = Failure(
    Cause.PROTOCOL, "redirect", "Der Server leitet um; das ist nicht erlaubt. Es wurde nichts gesendet."
)
_UNREACHABLE: Final = Failure(
    Cause.UNREACHABLE, "unreachable", "Der Server ist nicht erreichbar. Alles bleibt erhalten und wird später gesendet."
)
CUT: Final = Failure(Cause.UNREACHABLE, _UNREACHABLE.code, _UNREACHABLE.message)
"""The same to whoever reads it: the connection was there, and ended by the other side or on the way."""
PORTAL: Final = Failure(
    Cause.UNREACHABLE,
    "captive_portal",
    "Statt des Servers antwortet eine Webseite, meist die Anmeldeseite eines WLANs. Bitte dort im Browser anmelden. "
    "Alles bleibt erhalten und wird danach gesendet.",
)
PROXY: Final = Failure(
    Cause.UNREACHABLE,
    "proxy",
    "Der Proxy dieses Geräts stellt keine Verbindung zum Server her. Alles bleibt erhalten und wird später gesendet; "
    "bitte die IT verständigen.",
)
PROXY_SIGN_IN: Final = Failure(
    Cause.UNREACHABLE,
    "proxy_sign_in",
    "Der Proxy verlangt Zugangsdaten, oder weist die hinterlegten zurück. Alles bleibt erhalten und wird später "
    "gesendet; hinterlegt werden sie mit „proxy sign-in“.",
)
PROXY_DISTRUSTED: Final = Failure(
    Cause.UNREACHABLE,
    "proxy_certificate",
    "Das Zertifikat des Proxys ist nicht vertrauenswürdig. Auch an den Proxy wurde nichts gesendet. Alles bleibt "
    "erhalten und wird später gesendet; bitte die IT verständigen.",
)
OF_A_PROXY: Final = (PROXY, PROXY_SIGN_IN, PROXY_DISTRUSTED)
"""What goes no further than to the proxy: another way may do."""
TOO_SLOW: Final = Failure(
    Cause.UNREACHABLE, "too_slow", "Der Server antwortet zu langsam. Alles bleibt erhalten und wird später gesendet."
)
_SERVER: Final = "Der Server meldet einen Fehler. Alles bleibt erhalten und wird später gesendet."
_WORDS: Final = {
    "not_founded": "Dieser Server ist leer: Er ist neu oder hat alles verloren. Alles bleibt hier erhalten und geht an "
    "ihn, sobald das Gründungsprofil die Kooperation dort wieder gegründet hat; bitte die IT verständigen.",
}
"""What a refusal without words means, where more can be said of it than that something went wrong."""


def broken(error: BaseException, *, expired: bool) -> Failure:
    """Name what kept a request from being answered."""
    if expired:
        return TOO_SLOW
    behind = list(_behind(error))
    if any(isinstance(one, ReadTimeoutError) for one in behind):
        return TOO_SLOW
    distrusted = next((one for one in behind if isinstance(one, Distrusted)), None)
    if distrusted is not None:
        return Failure(Cause.CERTIFICATE, "certificate", distrusted_words(distrusted))
    if any(isinstance(one, ProxyError) for one in behind):
        return _of_the_proxy(behind)
    if any(isinstance(one, _ENDED) for one in behind):
        return CUT
    incomplete = any(isinstance(one, IncompleteRead) for one in behind)
    if not incomplete and any(isinstance(one, HTTPException | InvalidHeader) for one in behind):
        return MALFORMED
    return _UNREACHABLE


def _of_the_proxy(behind: list[BaseException]) -> Failure:
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in behind):
        return PROXY_DISTRUSTED
    return PROXY_SIGN_IN if any(_SIGN_IN_REFUSED.search(str(one)) for one in behind) else PROXY


def read(kind: type[T], content: bytes) -> T:
    """Read a message; raises `RequestFailed` where something else came."""
    try:
        return decode(kind, content, limit=limits.ANSWER_BYTES)
    except Malformed as error:
        raise RequestFailed(_unread(content)) from error


def _unread(content: bytes) -> Failure:
    """Name what came where a message was expected: a page for people, or something that nobody understands."""
    return PORTAL if content.lstrip()[:1] == b"<" else MALFORMED


def _behind(error: BaseException) -> Iterator[BaseException]:
    """Give an error and all that it was made of."""
    waiting: list[object] = [error]
    seen: list[BaseException] = []
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and not any(one is known for known in seen):
            seen.append(one)
            yield one
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]


def refused(status: int, content: bytes, headers: Mapping[str, str]) -> Failure:
    """Name why a server did not do what was asked."""
    if status < _REDIRECT:
        return MALFORMED
    if status == _SIGN_IN_FIRST:
        return PORTAL
    if status < _REFUSED:
        return _REDIRECTED
    try:
        problem = decode(Problem, content, limit=limits.SMALL_REQUEST_BYTES)
    except Malformed:
        problem = Problem("", "")
    code = problem.code if _CODE.fullmatch(problem.code) else f"http_{status}"
    message = printable(problem.message) or _WORDS.get(code, _SERVER)
    pause = max(retry_after(headers), problem.retry_after)
    if status == _NO_STORAGE and code in _NOT_TAKEN:
        return _NOT_TAKEN[code]
    if status == _UNAUTHORIZED or code in _ANOTHER_SPEAKER:
        return Failure(Cause.SESSION, code, message, pause)
    if status >= _SERVER_ERROR or status in _LATER:
        return Failure(Cause.SERVER, code, _SERVER, pause)
    return Failure(Cause.REFUSED, code, message, pause)


def retry_after(headers: Mapping[str, str]) -> float:
    """Give the pause a server asks for in seconds, 0 if it asks for none; a date counts from the server's own."""
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        pause = parsedate_to_datetime(text) - parsedate_to_datetime(headers.get("Date", ""))
    except (TypeError, ValueError):
        return 0.0
    return max(0.0, pause.total_seconds())
