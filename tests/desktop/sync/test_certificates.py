"""What is said of a certificate that was refused: why, and which one it was, and nothing that could deceive."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from desktop.sync.certificates import Distrusted, distrusted_words, grouped, shown_words
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.transport import HttpTransport
from tests.helpers.fault_server import FaultServer, authority, hang_up


def refused(server: FaultServer, ca_file: Path | None) -> Failure:
    """What a client says of a server that it does not believe; nothing was sent there."""
    transport = HttpTransport(server.url, ca_file=ca_file, patience=20)
    with pytest.raises(RequestFailed) as caught:
        transport.hello()
    transport.close()
    assert server.requests == []
    return caught.value.failure


@pytest.mark.parametrize(
    ("name", "until", "by", "why"),
    [
        ("127.0.0.1", 2100, "a foreign CA", "nicht vertrauenswürdig"),
        ("127.0.0.1", 2021, "our CA", "abgelaufen"),
        ("example.org", 2100, "our CA", "für einen anderen Namen"),
        ("127.0.0.2", 2100, "our CA", "für einen anderen Namen"),
    ],
)
def test_a_refused_certificate_is_named(name: str, until: int, by: str, why: str, tmp_path: Path) -> None:
    """It is said why, for whom, by whom and until when it was issued, with the fingerprint that others see of it."""
    ca = authority()
    with FaultServer(hang_up, ca.server(tmp_path, name, until=until)) as server:
        failure = refused(server, ca.write(tmp_path / "ca.pem") if by == "our CA" else None)
    own = x509.load_pem_x509_certificate((tmp_path / "server.pem").read_bytes())
    assert failure.cause is Cause.CERTIFICATE
    assert why in failure.message
    assert "Es wurde nichts gesendet." in failure.message
    assert f"CN={name}, für {name}, ausgestellt von CN=Prüf-CA" in failure.message
    assert f"gültig vom 01.01.2020 bis 31.12.{until}" in failure.message
    assert failure.message.endswith(f" {grouped(own.fingerprint(SHA256()))}.")


def test_only_its_reason_where_it_cannot_be_read() -> None:
    """Where the certificate does not come a second time, the reason stands alone."""
    for shown in (b"", b"no certificate"):
        words = distrusted_words(Distrusted(ssl.SSLCertVerificationError(1, "bad"), shown))
        assert words == "Das Zertifikat des Servers ist nicht vertrauenswürdig. Es wurde nichts gesendet."


def test_a_certificate_cannot_steer_the_screen(tmp_path: Path) -> None:
    """What a stranger wrote into its certificate is cut short and holds nothing that cannot be printed."""
    authority().server(tmp_path, "x\x1b[2J" + "y" * 50)
    shown = x509.load_pem_x509_certificate((tmp_path / "server.pem").read_bytes()).public_bytes(Encoding.DER)
    assert "CN=x[2Jyyy" in shown_words(shown)
    assert shown_words(shown).isprintable()


def test_a_digest_can_be_broken_and_compared() -> None:
    """A fingerprint stands in groups of four, in capitals as other programs show it."""
    assert grouped(bytes.fromhex("abcdef012345")) == "ABCD EF01 2345"
