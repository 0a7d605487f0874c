"""Reading an invite as somebody gave it to the window, and asking the server what it is for; nothing is redeemed.

`look` waits for the network, so it belongs into a thread of its own. Whatever goes wrong is `Refused`. Qt must not
appear here.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop.commands.command import Answer
from desktop.commands.enrolling import ask_server, check_terms, read_ca
from desktop.commands.problems import Boundary
from desktop.commands.visiting import Visit, visiting
from desktop.domain.refused import Refused
from desktop.domain.said import joined, say
from desktop.domain.server_url import check_server_url
from desktop.keys.invites import Invite, InviteTerms, read_invite, read_letters
from desktop.presenters.times import spoken, written
from desktop.presenters.words import role_words
from desktop.ui.enrol_ports import Given, InviteShown
from wire.directory import Invite as StatedInvite

_LETTERS: Final = "letters"


@dataclass(frozen=True, slots=True)
class Way:
    """How a server is reached where the invite does not say: a CA trusted besides (PEM), a proxy, and its address."""

    ca_file: str = ""
    proxy: str = ""
    server: str = ""


def read(given: Given, way: Way) -> None:
    """Refuse what is no whole invite; raises `Refused` naming `letters`, `server` or nothing."""
    read_ca(given.ca_file)
    if given.content:
        read_invite(given.content)
    else:
        read_letters(given.letters)
        check_server_url(given.server or way.server)


def look(given: Given, way: Way) -> InviteShown:
    """Give what an invite is for, as the server's signed directory states it; raises `Refused`."""
    with only_refusals():
        ca_file = given.ca_file or way.ca_file
        invite = _found(given, replace(way, ca_file=ca_file))
        with visiting(invite, read_ca(ca_file), way.proxy) as visit:
            return _shown(invite, visit, visit.stated(invite))


def _found(given: Given, way: Way) -> Invite:
    """Read an invite; of one in letters, only the server can say which cooperation and terms it has."""
    if given.content:
        invite = read_invite(given.content)
        check_terms(invite.terms, ask_server(invite.terms.server, way.ca_file, way.proxy))
        return invite
    typed, server = read_letters(given.letters), check_server_url(given.server or way.server)
    hello = ask_server(server, way.ca_file, way.proxy)
    if not typed.fits(hello.root):
        raise Refused("root_mismatch", "Die Buchstaben passen nicht zu diesem Server.", field=_LETTERS)
    return Invite(InviteTerms(server, hello.root, "", (), hello.time + 1), typed.secret)


def _shown(invite: Invite, visit: Visit, stated: StatedInvite) -> InviteShown:
    directory = visit.directory
    unit = directory.units[stated.unit]
    terms = replace(invite.terms, unit=stated.unit, roles=stated.roles, expires_at=stated.expires_at)
    return InviteShown(
        agency=directory.agencies[unit.agency].name,
        unit=unit.name,
        roles=joined((role_words((role,)) for role in stated.roles), ", "),
        server=terms.server,
        expires=say("{moment} Uhr", moment=spoken(written(terms.expires_at))),
        fingerprint=terms.root.hex(),
        words=visit.opened.workspace.root_words,
        invite=replace(invite, terms=terms),
    )


@contextlib.contextmanager
def only_refusals() -> Iterator[None]:
    """Turn whatever goes wrong inside into `Refused`."""
    boundary = Boundary()
    with boundary:
        yield
    if boundary.answer is not None:
        raise refusal(boundary.answer)


def refusal(answer: Answer) -> Refused:
    """Give an answer that says why something was not done as what is raised for it."""
    problem: dict[str, Any] = answer.result["error"]
    return Refused(problem["code"], problem["message"], field=problem.get("field"))
