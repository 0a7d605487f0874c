"""`recover`: a new profile becomes root's, from the sheet on paper; `recovery-sheet` writes that sheet again.

Who root's device is stands in the directory alone, and its first batch is signed by root's key: whoever holds that key
asks for it, checks it, and reads the rest as that device. Nothing but the sheet and a server with the directory is
needed. Root's key has no successor, so the number of the next batch follows from the log.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.commands.command import Answer, Arguments, Command, Desk, new_path, read_text
from desktop.commands.desk import OwnDesk
from desktop.commands.enrolling import PATIENCE, add_way, first_way, read_ca, read_proxy
from desktop.composition import Opened, Origin, new_profile
from desktop.domain.refused import Refused
from desktop.domain.server_url import check_server_url
from desktop.keys.hybrid import HybridKey
from desktop.keys.identity import DeviceIdentity, from_bytes
from desktop.keys.private_files import write_private
from desktop.keys.profile import Locks
from desktop.keys.recovery import read_sheet, server_on, write_sheet
from desktop.presenters.standing import enrolment_state
from desktop.presenters.times import id_text
from desktop.sync.failures import Cause, RequestFailed
from desktop.sync.transport import HttpTransport
from wire.batch import open_batch, signed_by
from wire.codec import Malformed
from wire.messages import HelloAnswer, ProofRequest, PullAnswer
from wire.names import directory_channel, root_fingerprint
from wire.session import SessionProof, prove_session
from wire.signing import public_bytes

_SHEET_BYTES: Final = 64 * 1024
_NOT_FOUNDED: Final = "Auf diesem Server ist keine Kooperation gegründet; er kennt das Verzeichnis nicht."
_ANOTHER: Final = "Dieser Server gehört zu einer anderen Kooperation als das Blatt."
_OLD_SERVER: Final = "Dieser Server lässt das Blatt noch nicht zu; bitte zuerst den Server aktualisieren."
_NOT_ROOTS: Final = "Das Verzeichnis dieses Servers beginnt nicht mit dem Wort der Wurzel; ihm ist nicht zu trauen."
_NO_SERVER: Final = "Auf dem Blatt steht kein Server; bitte mit --server angeben."


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of `recover`."""
    parser.add_argument("--sheet", required=True, metavar="FILE", help="das Blatt, oder seine vier Zeilen")
    parser.add_argument("--server", default="", metavar="URL", help="wenn der Server ein anderer ist als auf dem Blatt")
    add_way(parser)


def recover(folder: Path, locks: Locks, namespace: argparse.Namespace) -> Answer:
    """Make root's profile anew from the sheet; raises `Refused`, `RequestFailed`, and leaves no profile then."""
    root, server = _read(namespace)
    ca, proxy = read_ca(namespace.ca_file), read_proxy(namespace.proxy)
    device = _root_device(first_way(server, namespace.ca_file, proxy), root)
    identity = DeviceIdentity(device, root, HybridKey.generate())
    origin = Origin(identity, root_fingerprint(public_bytes(root)), server, "", ca, proxy=proxy)
    opened = new_profile(folder, locks, origin, lambda _new: None)
    try:
        return _go_on(opened)
    finally:
        opened.close()


def resume(opened: Opened, namespace: argparse.Namespace) -> Answer:
    """Go on with a recovery that was cut short, with the same sheet; raises `Refused`."""
    root, _ = _read(namespace)
    if _signing(opened).private_bytes_raw() != root.private_bytes_raw():
        raise Refused("profile_exists", "In diesem Ordner gibt es schon ein Profil.", field="profile")
    return _go_on(opened)


def _read(namespace: argparse.Namespace) -> tuple[Ed25519PrivateKey, str]:
    text = read_text(namespace.sheet, "--sheet", _SHEET_BYTES)
    root, server = read_sheet(text), namespace.server or server_on(text)
    if not server:
        raise Refused("server_missing", _NO_SERVER, field="server")
    return root, check_server_url(server)


def _root_device(transport: HttpTransport, root: Ed25519PrivateKey) -> bytes:
    """Ask the server which device root's is; only root's own signature is believed. Raises `Refused`."""
    try:
        hello = transport.hello()
        _check_server(hello, root)
        return first_author(_directory(transport, hello, root), root)
    finally:
        transport.close()


def _check_server(hello: HelloAnswer, root: Ed25519PrivateKey) -> None:
    if not hello.root:
        raise Refused("not_founded", _NOT_FOUNDED, field="server")
    if hello.root != root_fingerprint(public_bytes(root)):
        raise Refused("root_mismatch", _ANOTHER, field="sheet")


def _directory(transport: HttpTransport, hello: HelloAnswer, root: Ed25519PrivateKey) -> PullAnswer:
    """Read the beginning of the directory as the holder of root's key, who names no device."""
    public, challenge = public_bytes(root), transport.challenge().challenge
    signature = prove_session(root, SessionProof(hello.root, hello.incarnation, public, challenge))
    try:
        token = transport.open_session(ProofRequest(b"", public, challenge, signature)).token
    except RequestFailed as failed:
        if failed.failure.cause is Cause.REFUSED:
            raise Refused("invite_unknown", _OLD_SERVER, field="server") from failed
        raise
    return transport.pull_now(token, [])


def first_author(answer: PullAnswer, root: Ed25519PrivateKey) -> bytes:
    """Give the device that wrote the directory's first batch, which root has signed; raises `Refused`."""
    public = public_bytes(root)
    fingerprint = root_fingerprint(public)
    channel = directory_channel(fingerprint)
    placed = next((page.batches[0] for page in answer.pages if page.channel == channel and page.batches), None)
    try:
        core = None if placed is None else open_batch(placed.batch).core
    except Malformed:
        core = None
    if placed is None or core is None or not signed_by(placed.batch, public):
        raise Refused("not_roots", _NOT_ROOTS, field="server")
    if (core.root, core.channel, core.n) != (fingerprint, channel, 1):
        raise Refused("not_roots", _NOT_ROOTS, field="server")
    return core.device


def _go_on(opened: Opened) -> Answer:
    """Read the directory to its end; where that is cut short the next `sync` goes on."""
    report = OwnDesk(opened).sync(PATIENCE)
    if report.halt is not None:
        raise Refused(report.halt.reason, report.halt.message)
    if report.failure is not None:
        raise RequestFailed(report.failure)
    if enrolment_state(opened.workspace) != "founder":
        raise Refused("not_roots", _NOT_ROOTS, field="server")
    workspace = opened.workspace
    result = {
        "device": id_text(workspace.device),
        "cooperation": workspace.directory.name,
        "root_fingerprint": workspace.root.hex(),
        "root_words": list(workspace.root_words),
        "state": "founder",
    }
    lines = (
        f"Dieses Profil ist jetzt das Gründungsprofil von {workspace.directory.name}.",
        f"Wörter der Kooperation: {' '.join(workspace.root_words)}",
        "Ging das frühere Gerät in falsche Hände, kann auch dort jemand im Namen der Wurzel handeln.",
    )
    return Answer(result, lines=lines)


def _signing(opened: Opened) -> Ed25519PrivateKey:
    return from_bytes(opened.store.settings.get("identity") or b"").signing


def _configure_sheet(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, metavar="FILE")


def _gather_sheet(namespace: argparse.Namespace) -> Arguments:
    return {"out": new_path(namespace.out, "out")}


def _sheet(desk: Desk, arguments: Arguments) -> Answer:
    opened = desk.opened
    if enrolment_state(opened.workspace) != "founder":
        raise Refused("not_founder", "Das Wiederherstellungsblatt gibt es nur auf dem Gründungsprofil.")
    out = Path(str(arguments["out"]))
    sheet = write_sheet(_signing(opened), opened.workspace.directory.name, opened.server)
    write_private(out, sheet.encode())
    result = {"recovery_sheet": str(out), "root_fingerprint": opened.workspace.root.hex()}
    return Answer(
        result, lines=(f"Wiederherstellungsblatt drucken, die Datei löschen und das Blatt wegschließen: {out}",)
    )


RECOVERY_SHEET: Final = Command(
    "recovery-sheet", "das Wiederherstellungsblatt der Wurzel schreiben", _sheet, _configure_sheet, _gather_sheet
)
