"""Setting up a profile from the window: what an invite shows, which are refused and leave nothing, and how it ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app import profiles
from desktop.app.enrolment import Enrolment
from desktop.commands.command import Exit
from desktop.domain.refused import Refused
from desktop.keys.invites import Invite, invite_letters, read_invite, write_invite
from desktop.ui.enrol_ports import Given, InviteShown, Request
from tests.desktop.keys.memory_keyring import MemoryKeyring
from tests.helpers.desks import NOWHERE, Desks, ask
from tests.helpers.fault_server import FaultServer
from tests.helpers.governed import governed
from tests.helpers.invites import changed
from tests.helpers.programs import PASSPHRASE
from tests.helpers.relaying import losing

PERSON, PHONE = "Adelgunde Fürchtegott", "030 23125 001"
FIRST, UNUSED, LOST = "jugendamt-kempen-asd", "jugendamt-nettetal-asd", "jugendamt-viersen-asd"


def request(shown: InviteShown) -> Request:
    """What the screen asks for once somebody has compared and chosen."""
    return Request(shown.invite, f" {PERSON} ", PASSPHRASE, "Kempen, ASD", PHONE)


def test_a_file_is_shown_as_the_directory_states_it_and_redeemed(desks: Desks, tmp_path: Path) -> None:
    """A file shows agency, unit, roles, server, expiry and fingerprint by name, and makes a profile with a label."""
    service, steps = Enrolment(tmp_path / "profile"), list[str]()
    shown = service.look(Given(write_invite(read_invite(desks.invite(FIRST).read_bytes()))))
    assert (shown.server, shown.fingerprint) == (desks.server.url, desks.police.opened.workspace.root.hex())
    assert shown.words == desks.police.opened.workspace.root_words
    assert "Kempen" in shown.agency
    assert (shown.unit != FIRST, shown.roles, shown.expires[-3:]) == (True, "Mitglied", "Uhr")
    enrolled = service.enrol(request(shown), steps.append)
    assert (enrolled.state, enrolled.key) == ("active", str(tmp_path / "profile"))
    assert steps == ["asking", "making", "syncing"]
    assert [one.label for one in profiles.listed(tmp_path / "profile")] == ["Kempen, ASD"]
    with pytest.raises(Refused, match="schon ein Profil"):
        service.enrol(request(shown), steps.append)


def test_letters_lead_to_the_same_and_a_colleague_waits(desks: Desks, tmp_path: Path) -> None:
    """Letters show the same as the file; a second device waits for admission, and the keyring given opens it."""
    path = tmp_path / "colleague.invite"
    assert ask(desks.willich, "invite", "--out", str(path)).code == Exit.DONE
    invite = read_invite(path.read_bytes())
    keyring = MemoryKeyring()
    service = Enrolment(tmp_path / "profile", keyring=keyring)
    given = Given(letters=invite_letters(invite).lower(), server=f"{desks.server.url}/")
    assert service.look(given) == service.look(Given(path.read_bytes()))
    with governed(unlock="keyring"):
        assert service.enrol(request(service.look(given)), lambda step: None).state == "waiting_for_admission"
    assert keyring.kept


def test_a_lost_answer_leaves_a_profile_that_goes_on(desks: Desks, tmp_path: Path) -> None:
    """Where the server may know of the device the profile stays and is said to be not enrolled yet."""
    service, invite = Enrolment(tmp_path / "profile"), read_invite(desks.invite(LOST).read_bytes())
    with FaultServer(losing(desks.server.url, "/v1/push")) as line:
        shown = service.look(Given(write_invite(replace(invite, terms=replace(invite.terms, server=line.url)))))
        assert service.enrol(request(shown), lambda step: None).state == "not_enrolled"
    assert len(profiles.listed(tmp_path / "profile")) == 1


def test_a_server_that_goes_away_leaves_nothing(desks: Desks, tmp_path: Path) -> None:
    """Where the server is gone before anything was handed in the enrolment is refused and no profile is left."""
    service = Enrolment(tmp_path / "profile")
    shown = service.look(Given(changed(desks.invite(UNUSED))))
    assert isinstance(shown.invite, Invite)
    away = replace(shown.invite, terms=replace(shown.invite.terms, server=NOWHERE))
    with pytest.raises(Refused) as found:
        service.enrol(request(replace(shown, invite=away)), lambda step: None)
    assert found.value.code == "unreachable"
    assert not list(tmp_path.iterdir())


def test_who_comes_in_is_checked_at_once(tmp_path: Path) -> None:
    """A name of one line and a passphrase that is long enough pass, others are refused without the server."""
    service = Enrolment(tmp_path)
    service.check_person(PERSON)
    service.check_passphrase(PASSPHRASE)
    with pytest.raises(Refused, match="Zeichen"):
        service.check_person(" ")
    with pytest.raises(Refused, match="Zeichen"):
        service.check_passphrase("kurz")
