"""`doctor --self-check`: whether every part of the program is there and works, without profile, secret or network.

A part that is missing from a packaged program shows here and not in the night it is needed. What belongs to the
machine and not to the program (a keyring) is a detail.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module, resources
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

import zstandard

from desktop.commands.problems import Boundary
from desktop.commands.tls_trial import AS_IT_SHOULD_BE, try_tls
from desktop.domain.cooperation import read_cooperation
from desktop.domain.rows import StateRow
from desktop.domain.rules import read_rules
from desktop.exchange.contact_cards import read_vcards, write_vcards
from desktop.exchange.phone_numbers import formatted
from desktop.keys.envelopes import ChannelKey, Marks, open_sealed, seal
from desktop.keys.hybrid import HybridKey
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.passphrase import FLOOR, SHIPPED, stretch
from desktop.keys.problems import NoKeyring
from desktop.keys.slots import KEY_BYTES
from desktop.keys.wraps import open_key, seal_key
from desktop.presenters.times import written
from desktop.store.store import open_store
from desktop.sync.pac import DIRECT, evaluate, ways_in
from desktop.sync.transport import HttpTransport

if TYPE_CHECKING:
    from desktop.exchange.pdf.document import PdfDocument

_PLAIN_HEADER: Final = b"SQLite format 3\0"
_LOOPBACK: Final = "http://127.0.0.1:9"
_PAC: Final = b"function FindProxyForURL(url, host) { return 'PROXY proxy.example:8080; DIRECT'; }"
_EMPTY_PAGE: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 36]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
_WINDOW_SECONDS: Final = 120.0
_TEXT: Final = b"Selbsttest " * 200


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked."""

    name: str
    ok: bool
    detail: str


def self_check() -> list[Check]:
    """Check every part; a part that raises has failed."""
    return [_tried(name, part) for name, part in _PARTS.items()]


def _tried(name: str, part: Callable[[], str]) -> Check:
    boundary, detail = Boundary(), ""
    with boundary:
        detail = part()
    failed = boundary.answer
    return Check(name, ok=failed is None, detail=detail if failed is None else str(failed.result["error"]["message"]))


def keyring_detail() -> str:
    """Say whether this machine has a keyring that the program would use."""
    try:
        OsKeyring().fetch(str(UUID(int=0)))
    except NoKeyring as absent:
        return "vorhanden" if absent.reason == "empty" else str(absent)
    return "vorhanden"


def _keyring() -> str:
    """Keep a secret in this machine's keyring, read it and remove it; that there is none is told and no failure."""
    keyring, entry, secret = OsKeyring(), str(UUID(int=0)), os.urandom(KEY_BYTES)
    try:
        keyring.keep(entry, secret)
        kept = keyring.fetch(entry)
        keyring.forget(entry)
    except NoKeyring as absent:
        return str(absent)
    _expect_same(kept, secret)
    return "vorhanden, schreibt und liest"


class _Broken(Exception):
    """A part gives something else than it should."""


def _expect_same(found: object, expected: object) -> None:
    if found != expected:
        raise _Broken


def _database() -> str:
    """Write into an encrypted database, search it, and see that the file is not a plain one."""
    with tempfile.TemporaryDirectory(prefix="schutzbruecke-") as folder:
        path = Path(folder) / "check.db"
        store = open_store(path, os.urandom(32), create=True)
        try:
            state = StateRow("check", bytes(16), bytes(32), 1, b"1", b"1", text="Prüfstein")
            store.states.put([state])
            found = len(store.states.search('"prufst"*', 2))
            pragmas = store.pragmas()
        finally:
            store.close()
        _expect_same((found, path.read_bytes().startswith(_PLAIN_HEADER)), (1, False))
    return f"SQLCipher {pragmas['cipher_version']}, Volltextsuche"


def _wraps() -> str:
    """Seal a secret to a new key pair and open it again."""
    pair, secret, purpose = HybridKey.generate(), os.urandom(32), b"self-check"
    _expect_same(open_key(seal_key(secret, pair.public, purpose), pair, purpose), secret)
    return "HPKE mit ML-KEM-768 und X25519"


def _envelopes() -> str:
    """Seal an event long enough to be compressed and open it again."""
    key = ChannelKey(os.urandom(KEY_BYTES))
    header, body = seal(key, Marks(os.urandom(16)), _TEXT, os.urandom)
    _expect_same(open_sealed(key, header, body).plaintext, _TEXT)
    return f"AES-256-GCM-SIV, zstd {zstandard.backend}"


def _passphrases() -> str:
    _expect_same((SHIPPED.reach(FLOOR), len(stretch("self-check", bytes(16), SHIPPED))), (True, KEY_BYTES))
    return f"Argon2id, {SHIPPED.memory_kib // 1024} MiB, {SHIPPED.iterations} Durchgänge"


def _agreement() -> str:
    shipped = resources.files("desktop") / "agreements"
    cooperation = read_cooperation((shipped / "kreis-viersen.toml").read_text("utf-8"))
    rules = read_rules((shipped / "kreis-viersen-rules.toml").read_text("utf-8"))
    return f"{cooperation.name} {cooperation.version}, Regeln {rules.version}"


def _network() -> str:
    """Make what speaks to a server, without speaking; see whom it would believe by the trust store of this machine."""
    HttpTransport(_LOOPBACK).close()
    with tempfile.TemporaryDirectory(prefix="schutzbruecke-") as folder:
        _expect_same(try_tls(Path(folder)), AS_IT_SHOULD_BE)
    return "TLS mit den Zertifikaten des Systems, fremde werden abgelehnt"


def _pac() -> str:
    """Ask a PAC file, in the process that does."""
    _expect_same(ways_in(evaluate(_PAC, "server.example")), ("http://proxy.example:8080", DIRECT))
    return "in einem eigenen Prozess"


def _formats() -> str:
    """Write a card and read it again, and see that the plan of this country's numbers is there."""
    row = {"id": str(UUID(int=0)), "family_name": "Prüfstein", "agency": "", "unit_name": "", "confirmed_at": ""}
    [found] = read_vcards(write_vcards([row])).rows
    _expect_same((found.values["family_name"], formatted("02154000001")), ("Prüfstein", "02154 000001"))
    return "vCard, Rufnummern"


def _times() -> str:
    return f"Zeitzone {(written(1) or '')[-6:]}"


def _documents() -> str:
    """Open a document of one empty page and draw it, in the process that reads one."""
    # Loaded where there is a document, as the program does.
    opening: type[PdfDocument] = import_module("desktop.exchange.pdf.document").PdfDocument
    document = opening(_EMPTY_PAGE)
    try:
        drawn = document.open().picture(0, 1.0)
    finally:
        document.close()
    _expect_same((drawn.width, drawn.height, set(drawn.pixels)), (72, 36, {255}))
    return "PDF-Dokumente mit PDFium"


def window_program() -> list[str]:
    """Give the words that start the window: the program beside this one where both are packaged."""
    if getattr(sys, "frozen", False):
        here = Path(sys.executable)
        return [str(here.with_name(f"schutzbruecke-window{here.suffix}"))]
    return [sys.executable, "-m", "desktop.app.main"]


def _window() -> str:
    """Let the window's own program open it, off the screen."""
    with tempfile.TemporaryDirectory(prefix="schutzbruecke-") as folder:
        told = Path(folder) / "window.txt"
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        nothing = subprocess.DEVNULL
        words = [*window_program(), "--self-check", str(told)]
        subprocess.run(words, check=True, timeout=_WINDOW_SECONDS, env=surroundings, stdout=nothing, stderr=nothing)
        return told.read_text(encoding="utf-8")


_PARTS: Final[dict[str, Callable[[], str]]] = {
    "database": _database,
    "wraps": _wraps,
    "envelopes": _envelopes,
    "passphrase": _passphrases,
    "agreement": _agreement,
    "network": _network,
    "pac": _pac,
    "formats": _formats,
    "times": _times,
    "documents": _documents,
    "window": _window,
    "keyring": _keyring,
}
