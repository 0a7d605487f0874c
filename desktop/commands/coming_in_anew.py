"""`enrol` where there is a profile: an enrolment that was cut short goes on, and who is unknown by now comes in anew.

A server that was restored, or set up again, may lack a device, and nobody can give it back where another one has
redeemed its invite meanwhile. Then the device redeems another invite under its own id and with its own keys: what it
wrote stays, and counts once it has been let in. The invite is looked at before anything is written, so that a bad one
changes nothing; it may name another address of the same cooperation's server, which is kept from then on.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Final

from desktop.commands.command import Answer, Desk
from desktop.commands.desk import OwnDesk
from desktop.commands.enrolling import (
    PATIENCE,
    Tell,
    ask_server,
    check_terms,
    enrolled,
    go_on,
    invite_of,
    tell_nobody,
)
from desktop.commands.visiting import visiting
from desktop.composition import Opened
from desktop.domain.refused import Refused
from desktop.domain.server_url import check_server_url
from desktop.keys.invites import Invite, InviteTerms
from desktop.presenters.standing import enrolment_state
from desktop.sync.failures import Failure, RequestFailed
from desktop.sync.worker import UNKNOWN
from desktop.workspace.workspace import Workspace

_NEVER: Final = ("founder", "revoked", "succeeded")
_BAD_BEFORE: Final = ("invite_used", "invite_expired", "invite_unknown", "signature")
"""What a server says to an invite that was tried before this one, in vain."""


def resume(opened: Opened, namespace: argparse.Namespace) -> Answer:
    """Go on with an enrolment that was cut short, with the same invite, or come in anew with another.

    Raises `Refused`, `RequestFailed`.
    """
    invite, desk = invite_of(namespace), OwnDesk(opened)
    same = opened.store.settings.get("invite") == invite.signing.private_bytes_raw()
    if same and (enrolment_state(opened.workspace) == "not_enrolled" or opened.workspace.comes_in):
        return go_on(desk, invite)
    return come_in_anew(desk, invite)


def come_in_anew(desk: Desk, invite: Invite, tell: Tell = tell_nobody) -> Answer:
    """Redeem another invite with the device of a profile that the server does not know any more.

    Where the server knows it after all, or at the address that the invite names, the invite stays unused. Raises
    `Refused`, `RequestFailed`.
    """
    opened, server = desk.opened, check_server_url(invite.terms.server)
    if enrolment_state(opened.workspace) in _NEVER or not opened.workspace.was_known:
        raise _there_already()
    moved = server != opened.server
    tell("asking")
    if not moved and not _is_unknown(desk):
        raise _there_already()
    try:
        _check(opened, invite)
    except RequestFailed:
        # Where nobody answers at the invite's address, the server may still be where it was.
        if moved and not _is_unknown(desk):
            raise _there_already() from None
        raise
    if moved:
        opened.keep_server(server)
        if not _is_unknown(desk):
            return enrolled(opened)
    tell("syncing")
    with opened.store.transaction():
        opened.store.settings.put("invite", invite.signing.private_bytes_raw())
        opened.workspace.come_in_anew(opened.seals.redeem(invite.signing))
    return go_on(desk, invite)


def _there_already() -> Refused:
    return Refused("profile_exists", "In diesem Ordner gibt es schon ein Profil.", field="profile")


def check_fits(root: bytes, unit: str, terms: InviteTerms) -> None:
    """Refuse an invite of another cooperation, or for another unit, than the profile's."""
    if terms.root != root:
        message = "Die Einladung gehört zu einer anderen Kooperation als dieses Profil."
        raise Refused("root_mismatch", message, field="invite")
    if terms.unit != unit:
        raise Refused("another_unit", "Die Einladung ist für eine andere Stelle als dieses Profil.", field="invite")


def _check(opened: Opened, invite: Invite) -> None:
    """Refuse an invite that lets this device in nowhere, or somewhere else than where it was."""
    root, unit = opened.workspace.root, opened.workspace.enrolled_unit
    check_fits(root, unit, invite.terms)
    ca_file = str(opened.ca_file or "")
    check_terms(invite.terms, ask_server(invite.terms.server, ca_file, opened.proxy))
    ca = opened.ca_file.read_bytes() if opened.ca_file else b""
    with visiting(invite, ca, opened.proxy) as visit:
        check_fits(root, unit, replace(invite.terms, unit=visit.stated(invite).unit))


def _is_unknown(desk: Desk) -> bool:
    """Say whether the server, once it has been offered all there is, says that it does not know this device."""
    failure = desk.sync(PATIENCE).failure
    if failure is None or says_unknown(desk.opened.workspace, failure):
        return failure is not None
    raise RequestFailed(failure)


def says_unknown(workspace: Workspace, failure: Failure) -> bool:
    """Say whether a failure means that the server does not know this device, which has been enrolled before.

    Where an invite is being redeemed, it may be that one which the server turns away.
    """
    codes = (UNKNOWN.code, *(_BAD_BEFORE if workspace.comes_in else ()))
    return workspace.was_known and failure.code in codes
