"""`found` on the founder's own profile: the cooperation comes to a server that holds nothing.

The server before it is gone, or lost everything. Root's device takes the directory it holds there as it was, states the
new server's key, and the devices of the units bring the rest. Whatever cuts this short, the same call goes on with it.
"""

from __future__ import annotations

import argparse
from typing import Final

from desktop.commands import founding
from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.enrolling import PATIENCE
from desktop.composition import Opened
from desktop.domain.refused import Refused
from desktop.domain.server_url import check_server_url
from desktop.presenters.standing import enrolment_state
from desktop.sync.failures import RequestFailed
from wire.messages import Accepted, HelloAnswer
from wire.statements import ServerKeyStated

_SETTING: Final = "founding_again"


def resume(opened: Opened, namespace: argparse.Namespace) -> Answer:
    """Go on with a founding that was cut short, or found the cooperation again elsewhere; raises `Refused`."""
    if opened.store.settings.get(founding.SETTING) is not None or enrolment_state(opened.workspace) != "founder":
        return founding.resume(opened, namespace)
    return _again(opened, founding.read_code(namespace), check_server_url(namespace.server))


def _again(opened: Opened, code: str, server: str) -> Answer:
    workspace, before = opened.workspace, opened.store.settings.get("server") or b""
    opened.store.settings.put("server", server.encode())
    try:
        hello = _take_there(opened, code)
    except (Refused, RequestFailed):
        opened.store.settings.put("server", before)
        raise
    if hello.server_key not in workspace.directory.server_keys and not _is_stated(opened):
        [event] = workspace.state_in_directory([ServerKeyStated(hello.server_key)])
        opened.store.settings.put(_SETTING, event)
    report = OwnDesk(opened).sync(PATIENCE)
    if hello.server_key not in workspace.directory.server_keys:
        if report.halt is not None:
            raise Refused(report.halt.reason, report.halt.message)
        raise Refused(
            "not_stated", "Der neue Server hat noch nicht alles; bitte denselben Befehl noch einmal ausführen."
        )
    result = {
        "root_fingerprint": workspace.root.hex(),
        "root_words": list(workspace.root_words),
        "founded_again": True,
        "invites": [],
    }
    lines = (
        "Der Server gehört jetzt zur Kooperation.",
        "Die Geräte bringen beim nächsten Kontakt alles Übrige dorthin.",
    )
    return Answer(result, Exit.DONE, lines)


def _take_there(opened: Opened, code: str) -> HelloAnswer:
    """Take root's first batch to the server, unless it is there already; raises `Refused`."""
    transport = opened.transport(PATIENCE)
    try:
        hello = transport.hello()
        if hello.root not in (b"", opened.workspace.root):
            raise Refused("founded_already", "Dieser Server gehört schon zu einer anderen Kooperation.")
        if hello.root and hello.server_key in opened.workspace.directory.server_keys:
            raise Refused("profile_exists", "In diesem Ordner gibt es schon ein Profil.", field="profile")
        if not hello.root:
            placed = opened.workspace.local.first_batch()
            [result] = transport.found(code, placed.batch, placed.stamp).results
            if not isinstance(result, Accepted):
                raise Refused(getattr(result, "code", "not_founded"), "Der Server hat die Gründung abgelehnt.")
    finally:
        transport.close()
    return hello


def _is_stated(opened: Opened) -> bool:
    """Say whether the statement of the key waits already."""
    event = opened.store.settings.get(_SETTING)
    return any(row.event == event for row in opened.store.outbox.all())
