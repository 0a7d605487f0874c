"""Reading the directory as an invite that stays unused."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.commands.visiting import visiting
from desktop.domain.refused import Refused
from desktop.keys.invites import new_invite, read_invite
from desktop.sync.failures import RequestFailed
from tests.helpers.desks import NOWHERE, Desks

UNUSED = "jugendamt-nettetal-asd"


def test_what_an_invite_is_for_and_why_not(desks: Desks) -> None:
    """The signed directory says it, nothing is left behind, and who cannot be reached or knows it not says so."""
    invite = read_invite(desks.invite(UNUSED).read_bytes())
    for _ in range(2):
        with visiting(invite, b"") as visit:
            assert visit.stated(invite).unit == UNUSED
            place = visit.opened.folder
        assert not place.exists()
    strange = new_invite(invite.terms)
    with visiting(strange, b"") as visit, pytest.raises(Refused, match="kennt diese Einladung nicht"):
        visit.stated(strange)
    away = replace(invite, terms=replace(invite.terms, server=NOWHERE))
    with visiting(away, b"") as visit, pytest.raises(RequestFailed):
        visit.stated(away)
    assert not list(Path(tempfile.gettempdir()).glob("invite-*/visit"))
