"""Tries whether TLS is what it should be on this machine: a stranger's certificate is refused, a trusted one is taken.

Both ends are this process, over a pair of sockets; the certificates are made for it and live no longer. Nothing is
changed in the trust store of the system.
"""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from desktop.sync.connecting import trust

NAME: Final = "self-check.invalid"
OTHER_NAME: Final = "other.invalid"
_FROM: Final = datetime(2000, 1, 1, tzinfo=UTC)
_UNTIL: Final = datetime(2099, 1, 1, tzinfo=UTC)
_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of three calls: to a stranger, to one who is trusted, to that one under another's name."""

    stranger: bool
    trusted: bool
    other_name: bool


AS_IT_SHOULD_BE: Final = Outcome(stranger=False, trusted=True, other_name=False)


def try_tls(folder: Path) -> Outcome:
    """Call a server of our own three times; in the folder lie its certificate and key."""
    certificate = _make_certificate(folder)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, certificate.with_suffix(".key"))
    return Outcome(
        is_taken(trust(None), server, NAME),
        is_taken(trust(certificate), server, NAME),
        is_taken(trust(certificate), server, OTHER_NAME),
    )


def is_taken(client: ssl.SSLContext, server: ssl.SSLContext, name: str) -> bool:
    """Say whether a client believes that a server is the one of this name."""
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.settimeout(_SECONDS)
    answering = threading.Thread(target=_answer, args=(server, theirs), name="self-check of TLS")
    answering.start()
    try:
        with closing(ours), client.wrap_socket(ours, server_hostname=name) as line:
            return line.version() is not None
    except ssl.SSLCertVerificationError:
        return False
    finally:
        answering.join()


def _answer(context: ssl.SSLContext, end: socket.socket) -> None:
    with closing(end):
        try:
            context.wrap_socket(end, server_side=True).close()
        except OSError:
            return  # the client has refused, which is its right


def _make_certificate(folder: Path) -> Path:
    """Write a certificate that signs itself, and its key beside it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), _FROM, _UNTIL)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "self-check.pem"
    file.write_bytes(made.public_bytes(Encoding.PEM))
    whole = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.with_suffix(".key").write_bytes(whole)
    return file
