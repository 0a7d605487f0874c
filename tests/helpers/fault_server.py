"""A real HTTP server on loopback that misbehaves as told, with certificates good and bad."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from wire.codec import encode

DRIP_SECONDS = 0.02


class Gone(Exception):
    """The client has hung up, or the server is closing."""


class Exchange:
    """One request as it came, and the way back."""

    def __init__(self, line: socket.socket, closing: threading.Event, lines: list[socket.socket]) -> None:
        self._line = line
        self._closing = closing
        self._lines = lines
        self.head = b""
        self.body = b""

    def read(self) -> bool:
        """Read one request; says whether there was one."""
        waiting = b""
        while b"\r\n\r\n" not in waiting:
            block = self.receive()
            if not block:
                return False
            waiting += block
        self.head, _, self.body = waiting.partition(b"\r\n\r\n")
        while len(self.body) < int(self.header("Content-Length") or 0):
            block = self.receive()
            if not block:
                return False
            self.body += block
        return True

    def header(self, name: str) -> str:
        """Give a header of the request, or an empty text."""
        for line in self.head.decode("latin-1").split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return ""

    def send(self, content: bytes) -> None:
        """Send bytes as they are; raises `Gone`."""
        try:
            self._line.sendall(content)
        except OSError as error:
            raise Gone from error

    def drip(self, content: bytes) -> None:
        """Send byte by byte, for ever from the start again; raises `Gone` at last."""
        while True:
            for byte in content:
                self.send(bytes([byte]))
                self.pause(DRIP_SECONDS)

    def pause(self, seconds: float) -> None:
        """Keep the client waiting; raises `Gone` when the server closes."""
        if self._closing.wait(seconds):
            raise Gone

    def answer(self, status: int = 200, content: bytes = b"", **headers: str) -> None:
        """Answer as one should. In header names `_` stands for `-`."""
        lines = [f"HTTP/1.1 {status} Something", f"Content-Length: {len(content)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.send("\r\n".join([*lines, "", ""]).encode() + content)

    def message(self, message: object, status: int = 200, **headers: str) -> None:
        """Answer with a message of the protocol."""
        self.answer(status, encode(message), **headers)

    def ends_too(self, line: socket.socket) -> None:
        """Let the server's end be the end of a connection that serves this exchange."""
        _end_with(line, self._lines, self._closing)

    def tunnel(self, tls: ssl.SSLContext) -> bool:
        """Be a proxy that is itself what lies behind it: change to TLS and read the request that comes through."""
        self.answer()
        self._line = tls.wrap_socket(self._line, server_side=True)
        self.ends_too(self._line)
        return self.read()

    def receive(self) -> bytes:
        """Read what comes next; raises `Gone`."""
        try:
            return self._line.recv(65536)
        except OSError as error:
            raise Gone from error


def _end_with(line: socket.socket, lines: list[socket.socket], closing: threading.Event) -> None:
    """Let a connection end with the server, also where the server has ended since (TLS takes the old one's place)."""
    lines.append(line)
    if closing.is_set():
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


Behaviour = Callable[[Exchange], None]


@dataclass
class FaultServer:
    """Serves every connection in a thread of its own, and every request by `behaviour`."""

    behaviour: Behaviour
    tls: ssl.SSLContext | None = None
    requests: list[Exchange] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._closing = threading.Event()
        self._lines: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, name="fault server")]
        self.port = int(self._listening.getsockname()[1])

    @property
    def url(self) -> str:
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._closing.set()
        for line in [self._listening, *self._lines]:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for line in [self._listening, *self._lines]:
            line.close()

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            _end_with(line, self._lines, self._closing)
            thread = threading.Thread(target=self._serve, args=(line,), name="fault connection")
            self._threads.append(thread)
            thread.start()

    def _serve(self, line: socket.socket) -> None:
        with suppress(Gone, OSError):
            if self.tls is not None:
                line = self.tls.wrap_socket(line, server_side=True)
                _end_with(line, self._lines, self._closing)
            while True:
                exchange = Exchange(line, self._closing, self._lines)
                if not exchange.read():
                    break
                self.requests.append(exchange)
                self.behaviour(exchange)
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


def hang_up(exchange: Exchange) -> None:
    """End the connection here."""
    raise Gone


def cut(content: bytes) -> Behaviour:
    """Send so much and end the connection."""

    def behave(exchange: Exchange) -> None:
        exchange.send(content)
        raise Gone

    return behave


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Behave in one way at the first request, in another at the next."""
    turns = iter(behaviours)

    def behave(exchange: Exchange) -> None:
        next(turns)(exchange)

    return behave


def dripping(content: bytes, after: bytes = b"") -> Behaviour:
    """Send something, and then something else byte by byte for ever."""

    def behave(exchange: Exchange) -> None:
        exchange.send(after)
        exchange.drip(content)

    return behave


# Certificates.


@dataclass(frozen=True)
class Authority:
    """A certificate authority of one test."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    def write(self, path: Path) -> Path:
        """Write the authority's certificate into a file."""
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path

    def server(self, folder: Path, name: str = "127.0.0.1", *, until: int = 2100) -> ssl.SSLContext:
        """Give a server's context with a certificate for a name, good to the end of a year."""
        key = ec.generate_private_key(ec.SECP256R1())
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
        builder = _builder(name, self.certificate.subject, key, until)
        certificate = builder.add_extension(_names(name), critical=False).add_extension(usage, critical=False)
        chain = folder / "server.pem"
        chain.write_bytes(
            certificate.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain)
        return context


def authority() -> Authority:
    """Make a certificate authority that nobody knows."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder("Prüf-CA", None, key, 2100)
    constraints = x509.BasicConstraints(ca=True, path_length=0)
    return Authority(key, builder.add_extension(constraints, critical=True).sign(key, hashes.SHA256()))


def _builder(
    name: str, issuer: x509.Name | None, key: ec.EllipticCurvePrivateKey, until: int
) -> x509.CertificateBuilder:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
        .not_valid_after(datetime.datetime(until, 12, 31, tzinfo=datetime.UTC))
    )


def _names(name: str) -> x509.SubjectAlternativeName:
    try:
        return x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(name))])
    except ValueError:
        return x509.SubjectAlternativeName([x509.DNSName(name)])
