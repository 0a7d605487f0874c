"""What an invite shows before it is redeemed, by file or letters, and which are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.app import looking
from desktop.app.looking import Way
from desktop.computer import System
from desktop.domain.refused import Refused
from desktop.keys.invites import invite_letters, new_invite, read_invite, write_invite
from desktop.ui.enrol_ports import Given
from tests.helpers.desks import NOWHERE, Desks
from tests.helpers.invites import changed
from tests.helpers.programs import POLICE

FIRST, UNUSED = "jugendamt-kempen-asd", "jugendamt-nettetal-asd"


def refused(given: Given) -> Refused:
    """Why an invite is not shown."""
    with pytest.raises(Refused) as found:
        looking.look(given, Way())
    return found.value


def test_looking_changes_nothing(desks: Desks, tmp_path: Path) -> None:
    """Who has only looked has no profile, and the invite is as unused as before."""
    given = Given(changed(desks.invite(UNUSED)))
    assert looking.look(given, Way()) == looking.look(given, Way())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"root": bytes(32)}, "root_mismatch"),
        ({"server": NOWHERE}, "unreachable"),
        ({"expires_at": System().now() - 1000}, "invite_expired"),
    ],
)
def test_an_invite_that_does_not_fit(desks: Desks, tmp_path: Path, terms: dict[str, Any], code: str) -> None:
    """Another root, a server that is not there and an expiry in the past are told apart before anything is made."""
    assert refused(Given(changed(desks.invite(UNUSED), **terms))).code == code
    assert not list(tmp_path.iterdir())


def test_used_and_unknown_invites(desks: Desks) -> None:
    """An invite that somebody redeemed and one that nobody stated are told apart before anything is made."""
    used = read_invite(desks.invite(POLICE).read_bytes())
    assert refused(Given(write_invite(used))).code == "invite_used"
    assert refused(Given(write_invite(new_invite(used.terms)))).code == "invite_unknown"


def test_letters_of_another_cooperation(desks: Desks) -> None:
    """Letters whose root is not the server's are refused by name, so that a lying server gains nothing."""
    invite = read_invite(desks.invite(UNUSED).read_bytes())
    other = replace(invite, terms=replace(invite.terms, root=bytes(32)))
    problem = refused(Given(letters=invite_letters(other), server=desks.server.url))
    assert (problem.code, problem.field) == ("root_mismatch", "letters")


def test_what_can_be_said_without_the_server(desks: Desks) -> None:
    """An altered file, a typing error and an address that is none are named at once, each by its field."""
    invite = read_invite(desks.invite(UNUSED).read_bytes())
    content, letters = write_invite(invite), invite_letters(invite)
    swapped = ("B" if letters[0] == "A" else "A") + letters[1:]
    for given, code, field in (
        (Given(content.replace(UNUSED.encode(), FIRST.encode())), "invite_altered", None),
        (Given(b"{}"), "invite_malformed", "server"),
        (Given(letters=swapped, server=desks.server.url), "invite_altered", "letters"),
        (Given(letters=letters[:-1], server=desks.server.url), "invite_malformed", "letters"),
        (Given(letters=letters, server="ftp://x"), "server_url", "server"),
    ):
        with pytest.raises(Refused) as found:
            looking.read(given, Way())
        assert (found.value.code, found.value.field) == (code, field)
    looking.read(Given(content), Way())
    looking.read(Given(letters=letters), Way(server=desks.server.url))
