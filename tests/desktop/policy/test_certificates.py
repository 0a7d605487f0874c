"""Whether what the administration names as a CA is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.refused import Refused
from desktop.policy.certificates import check_certificates
from tests.helpers.fault_server import authority


def test_a_certificate(tmp_path: Path) -> None:
    """A file with a certificate will do."""
    check_certificates(str(authority().write(tmp_path / "ca.pem")))


@pytest.mark.parametrize("content", [b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", b"\xff"])
def test_what_is_none(tmp_path: Path, content: bytes) -> None:
    """An empty file, half a certificate and a file of something else are refused."""
    (tmp_path / "ca.pem").write_bytes(content)
    with pytest.raises(Refused, match="kein Zertifikat"):
        check_certificates(str(tmp_path / "ca.pem"))


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is refused as well."""
    with pytest.raises(Refused, match="lässt sich nicht lesen"):
        check_certificates(str(tmp_path / "none.pem"))
