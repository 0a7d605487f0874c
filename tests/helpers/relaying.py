"""The way between a program and the real server: every request is passed on, heard before and seen after."""

from __future__ import annotations

import http.client
from collections.abc import Callable
from urllib.parse import urlsplit

from tests.helpers.fault_server import Behaviour, Exchange, Gone

SECONDS = 60.0

Interfere = Callable[[Exchange, bytes], None]


def through(url: str, before: Callable[[str], None] | None = None, after: Interfere | None = None) -> Behaviour:
    """Pass every request on to the real server; `before` hears its path, `after` sees the answer before the client."""
    parts = urlsplit(url)

    def behave(exchange: Exchange) -> None:
        method, path, _ = exchange.head.decode("latin-1").split("\r\n", 1)[0].split(" ")
        if before is not None:
            before(path)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=SECONDS)
        names = ("Authorization", "Content-Type")
        headers = {name: exchange.header(name) for name in names if exchange.header(name)}
        try:
            connection.connect()
            exchange.ends_too(connection.sock)
            connection.request(method, path, exchange.body or None, headers)
            answer = connection.getresponse()
            content = answer.read()
        except http.client.HTTPException as error:
            raise Gone from error
        finally:
            connection.close()
        if after is not None:
            after(exchange, content)
        exchange.answer(answer.status, content)

    return behave


def path_of(exchange: Exchange) -> str:
    """The path a request asks for."""
    return exchange.head.decode("latin-1").split(" ", 2)[1]


def losing(url: str, path: str) -> Behaviour:
    """Pass every request on, and lose the first answer on a path; a line that is cut is replaced once, so twice."""
    left = [path] * 2

    def lose(exchange: Exchange, _content: bytes) -> None:
        if path_of(exchange) in left:
            left.pop()
            raise Gone

    return through(url, after=lose)
