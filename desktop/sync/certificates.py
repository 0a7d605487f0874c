"""A certificate that was refused, in words: why, and which one it was, so that the IT knows it from what it expects.

It comes from whoever answered, so nothing of it is believed: what it says is cut short, and what cannot be printed is
left out. It must not decide whether one is trusted; OpenSSL and the operating system have.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256

from desktop.domain.said import joined, printable, say

_WHY: Final = {
    9: "Das Zertifikat des Servers gilt noch nicht; bitte auch die Uhr dieses Geräts prüfen.",
    10: "Das Zertifikat des Servers ist abgelaufen.",
    62: "Das Zertifikat des Servers ist für einen anderen Namen ausgestellt.",
    64: "Das Zertifikat des Servers ist für einen anderen Namen ausgestellt.",
}
"""By OpenSSL's codes (X509_V_ERR_…). Other systems have others, and say no more than that they do not trust it."""
_UNTRUSTED: Final = "Das Zertifikat des Servers ist nicht vertrauenswürdig."
_NOTHING_SENT: Final = "Es wurde nichts gesendet."
SHOWN: Final = (
    "Vorgelegt wurde: {subject}, für {names}, ausgestellt von {issuer}, gültig vom {since} bis {until}, Fingerabdruck "
    "(SHA-256) {fingerprint}."
)
"""How a certificate is named."""
_DAY: Final = "%d.%m.%Y"
_LONGEST: Final = 120
_MOST_NAMES: Final = 4
_GROUP: Final = 4


class Distrusted(ssl.SSLCertVerificationError):
    """Raised for a certificate that is not trusted; `shown` is what it said, as DER, or empty."""

    def __init__(self, problem: ssl.SSLCertVerificationError, shown: bytes) -> None:
        """Keep what was wrong and what was shown."""
        super().__init__(*problem.args)
        self.code: int = getattr(problem, "verify_code", 0)
        self.shown = shown


def distrusted_words(problem: Distrusted) -> str:
    """Say why a certificate was refused, and which one it was."""
    return joined((_WHY.get(problem.code, _UNTRUSTED), _NOTHING_SENT, shown_words(problem.shown)), " ")


def shown_words(shown: bytes) -> str:
    """Name a certificate (DER) by its subject, names, issuer, validity and fingerprint; empty where it is none."""
    try:
        certificate = x509.load_der_x509_certificate(shown)
        return say(
            SHOWN,
            subject=_plain(certificate.subject.rfc4514_string()),
            names=_plain(", ".join(_names(certificate))),
            issuer=_plain(certificate.issuer.rfc4514_string()),
            since=certificate.not_valid_before_utc.strftime(_DAY),
            until=certificate.not_valid_after_utc.strftime(_DAY),
            fingerprint=grouped(certificate.fingerprint(SHA256())),
        )
    except ValueError:
        return ""


def grouped(digest: bytes) -> str:
    """Write a digest so that people can compare it, and a narrow window can break it."""
    text = digest.hex().upper()
    return " ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def _names(certificate: x509.Certificate) -> Iterable[str]:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    texts = [str(one.value) for one in names]
    return texts[:_MOST_NAMES] + (["…"] if len(texts) > _MOST_NAMES else [])


def _plain(text: str) -> str:
    return printable(text, _LONGEST) or "–"
