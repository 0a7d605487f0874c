"""The yardsticks: what this machine does at best, with nothing of ours in between. Measured in the same run.

A yardstick slower than need be is a bug: raw sockets, prepared statements, one transaction where the program makes one.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Final

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from benchmarks.abreast import Ready, seconds_abreast
from benchmarks.figure import percentile
from benchmarks.lines import Line, read_message, request

ROUNDS: Final = 200
_SMALL: Final = 300
_PRAGMAS: Final = ("journal_mode=WAL", "synchronous=FULL", "cache_size=-32768", "secure_delete=ON", "temp_store=MEMORY")

Row = tuple[int, int, bytes, bytes, bytes]
"""An envelope as the server keeps it: channel, seq, event, header, body."""


def aes_rate(bodies: Sequence[bytes]) -> float:
    """Encrypt bodies of these sizes as the program does (AES-256-GCM-SIV); gives bodies a second."""
    cipher, nonce = AESGCMSIV(os.urandom(32)), os.urandom(12)
    started = time.perf_counter()
    for body in bodies:
        cipher.encrypt(nonce, body, None)
    return len(bodies) / (time.perf_counter() - started)


@contextmanager
def bare_server() -> Iterator[str]:
    """Run a process that reads requests and answers each with a few bytes; gives its URL."""
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.bare"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def round_trip_ms(rounds: int = ROUNDS) -> float:
    """Time one small request and its answer over a connection that is open; gives the median in ms."""
    data, times = request("/", bytes(_SMALL)), []
    with bare_server() as url:
        line = Line(url)
        for _ in range(rounds):
            started = time.perf_counter()
            line.post(data)
            times.append((time.perf_counter() - started) * 1000)
        line.close()
    return percentile(times, 0.5)


def http_seconds(sizes: Sequence[int]) -> float:
    """Send bodies of these sizes one after the other; gives the seconds it took."""
    prepared = [request("/", bytes(size)) for size in sizes]
    with bare_server() as url:
        line = Line(url)
        line.post(prepared[0])
        started = time.perf_counter()
        for data in prepared:
            line.post(data)
        seconds = time.perf_counter() - started
        line.close()
    return seconds


def sqlite_rate(rows: Sequence[Row], per_transaction: int, folder: Path) -> float:
    """Insert envelopes as the server does, but nothing else; gives rows a second."""
    with closing(_database(folder / "bare-envelopes.db")) as connection:
        started = time.perf_counter()
        for start in range(0, len(rows), per_transaction):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_INSERT, rows[start : start + per_transaction])
            connection.execute("COMMIT")
        return len(rows) / (time.perf_counter() - started)


def _database(path: Path) -> sqlite3.Connection:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(_TABLE.format(bytes="BLOB"))
    return connection


def commit_ms(folder: Path) -> float:
    """Commit one small row to the disk; gives the median in ms."""
    with closing(_database(folder / "bare-commits.db")) as connection:
        times = []
        for number in range(ROUNDS):
            started = time.perf_counter()
            connection.execute(_INSERT, (1, number, number.to_bytes(16, "big"), b"", bytes(_SMALL)))
            times.append((time.perf_counter() - started) * 1000)
    return percentile(times, 0.5)


def postgresql_rate(rows: Sequence[Row], per_transaction: int, url: str, connections: int) -> float:
    """Copy envelopes into PostgreSQL over so many connections, with the server's durability; gives rows a second."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_TABLE.format(bytes="BYTEA"))
    pages = [rows[start : start + per_transaction] for start in range(0, len(rows), per_transaction)]
    tasks = [partial(_copy, url, pages[first::connections]) for first in range(connections)]
    return len(rows) / seconds_abreast(tasks)


def _copy(url: str, pages: Sequence[Sequence[Row]], ready: Ready) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET synchronous_commit TO on")
        ready()
        for page in pages:
            with connection.transaction(), connection.cursor() as cursor, cursor.copy(_COPY) as copy:
                copy.set_types(["int4", "int8", "bytea", "bytea", "bytea"])
                for row in page:
                    copy.write_row(row)


_TABLE: Final = (
    "CREATE TABLE bare (channel INTEGER, seq BIGINT, event {bytes}, header {bytes}, body {bytes}, "
    "PRIMARY KEY (channel, seq), UNIQUE (channel, event))"
)
_INSERT: Final = "INSERT INTO bare VALUES (?, ?, ?, ?, ?)"
_COPY: Final = "COPY bare FROM STDIN (FORMAT BINARY)"


def main() -> None:
    """Answer every request with a few bytes, one connection at a time, until ended."""
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    answer = f"HTTP/1.1 200 OK\r\nContent-Length: {_SMALL}\r\n\r\n".encode() + bytes(_SMALL)
    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with connection:
            while read_message(connection)[0]:
                connection.sendall(answer)


if __name__ == "__main__":
    main()
