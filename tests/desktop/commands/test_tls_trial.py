"""The trial of TLS: who is a stranger is refused, who is trusted is taken under the own name alone."""

from __future__ import annotations

import ssl
from pathlib import Path

from desktop.commands.tls_trial import AS_IT_SHOULD_BE, NAME, Outcome, is_taken, try_tls


def test_strangers_are_refused_and_the_trusted_are_taken(tmp_path: Path) -> None:
    """With the trust that the program has, the three calls end as they should."""
    assert try_tls(tmp_path) == AS_IT_SHOULD_BE


def test_a_client_that_checks_nothing_is_found_out(tmp_path: Path) -> None:
    """Were certificates not checked, the stranger would be taken, and the trial would say so."""
    try_tls(tmp_path)
    careless, server = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    careless.check_hostname = False
    careless.verify_mode = ssl.CERT_NONE
    server.load_cert_chain(tmp_path / "self-check.pem", tmp_path / "self-check.key")
    assert Outcome(is_taken(careless, server, NAME), trusted=True, other_name=False) != AS_IT_SHOULD_BE
