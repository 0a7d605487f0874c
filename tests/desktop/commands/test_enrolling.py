"""`enrol`: who comes in as what, which invites are refused and leave nothing, and how a cut-short enrolment goes on."""

from __future__ import annotations

import contextlib
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.commands import coming_in_anew, enrolling
from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.enrolling import checked_person
from desktop.commands.parsing import parse
from desktop.commands.problems import Boundary
from desktop.commands.table import COMMANDS
from desktop.composition import open_profile
from desktop.computer import System
from desktop.keys.invites import Invite, InviteTerms, new_invite, read_invite, write_invite
from desktop.keys.profile import Locks
from desktop.keys.unlock import unlock_with_keyring
from desktop.presenters import sender
from desktop.presenters.standing import enrolment_state
from desktop.sync.worker import UNKNOWN, Report
from tests.desktop.keys.memory_keyring import MemoryKeyring
from tests.helpers.desks import NOWHERE, Desks, ask, desks_in, problem
from tests.helpers.fault_server import FaultServer, Gone
from tests.helpers.invites import changed
from tests.helpers.programs import POLICE, WILLICH
from tests.helpers.relaying import losing, through

PERSON = "Adelgunde Fürchtegott"
FIRST_UNIT, SECOND_UNIT = "jugendamt-kempen-asd", "jugendamt-kempen-jgh"
UNUSED, LOST = "jugendamt-nettetal-asd", "jugendamt-viersen-asd"
RESULT = {"device", "unit", "agency", "roles", "root_fingerprint", "root_words", "state"}
HOUR_MS = 3600 * 1000


@pytest.fixture(scope="module")
def desks() -> Iterator[Desks]:
    """A cooperation of its own, because whoever comes in changes it for all."""
    with tempfile.TemporaryDirectory(prefix="sb-enrolling-") as folder, desks_in(Path(folder)) as made:
        yield made


class Newcomer:
    """Somebody who enrols, with a folder for the profile and a keyring."""

    def __init__(self, folder: Path, name: str = "newcomer") -> None:
        self.profile = folder / name
        self.keyring = MemoryKeyring()

    def enrol(self, invite: Path, person: str = PERSON, *more: str) -> Answer:
        """Enrol, as the command line would: what is raised becomes an answer."""
        boundary = Boundary()
        with boundary:
            locks = Locks(keyring=self.keyring)
            boundary.answer = enrolling.enrol(self.profile, locks, namespace(invite, person, *more))
        assert boundary.answer is not None
        return boundary.answer

    def resume(self, invite: Path) -> Answer:
        """Call it again where a profile is, as the command line would."""
        boundary = Boundary()
        with boundary, self.desk() as desk:
            boundary.answer = coming_in_anew.resume(desk.opened, namespace(invite, PERSON))
        assert boundary.answer is not None
        return boundary.answer

    @contextlib.contextmanager
    def desk(self) -> Iterator[OwnDesk]:
        """The desk over the profile."""
        key = unlock_with_keyring(self.profile, self.keyring)
        with contextlib.closing(open_profile(self.profile, key)) as opened:
            yield OwnDesk(opened)

    def has_left_nothing(self) -> bool:
        """Whether neither profile nor secret is there."""
        return not (self.profile.exists() and list(self.profile.iterdir())) and not self.keyring.kept


def namespace(invite: Path, person: str, *more: str) -> Namespace:
    """The call's words, read."""
    return parse(("enrol", "--invite", str(invite), "--person", person, *more), COMMANDS)


def altered(desks: Desks, folder: Path, **terms: Any) -> Path:
    """An unused invite of the founder's with other terms, in a file."""
    path = folder / "other.invite"
    path.write_bytes(changed(desks.invite(UNUSED), **terms))
    return path


def kept(folder: Path, invite: Invite) -> Path:
    """An invite's file."""
    path = folder / "changed.invite"
    path.write_bytes(write_invite(invite))
    return path


def test_the_first_device_of_an_agency_and_of_a_unit(desks: Desks, tmp_path: Path) -> None:
    """The first device of a unit leads it, administers its agency if nobody does yet, and says its person's name."""
    first, second = Newcomer(tmp_path, "first"), Newcomer(tmp_path, "second")
    answer = first.enrol(desks.invite(FIRST_UNIT), f"  {PERSON} ")
    other = second.enrol(desks.invite(SECOND_UNIT))
    assert (answer.code, set(answer.result)) == (Exit.DONE, RESULT)
    assert (answer.result["unit"], answer.result["agency"]) == (FIRST_UNIT, "jugendamt-kempen")
    assert (answer.result["state"], other.result["state"]) == ("active", "active")
    assert set(answer.result["roles"]) == {"member", "lead", "administrator"}
    assert set(other.result["roles"]) == {"member", "lead"}
    assert answer.result["root_fingerprint"] == desks.police.opened.workspace.root.hex()
    assert tuple(answer.result["root_words"]) == desks.police.opened.workspace.root_words
    with first.desk() as desk:
        assert desk.opened.person == PERSON
        assert not desk.opened.store.settings.get("invite")
        rows = {row["device"]: row for row in ask(desk, "devices", "list").result["items"]}
    assert rows[answer.result["device"]]["unit"] == FIRST_UNIT


def test_a_second_device_waits_for_its_inviter(desks: Desks, tmp_path: Path) -> None:
    """A further device waits for admission, is in once its inviter and itself have synced, and keeps its number."""
    path = tmp_path / "colleague.invite"
    assert ask(desks.willich, "invite", "--out", str(path)).code == Exit.DONE
    colleague = Newcomer(tmp_path)
    refused = colleague.enrol(path, PERSON, "--phone", "anrufen")
    assert (refused.code, problem(refused), colleague.profile.exists()) == (Exit.REFUSED, "phone_invalid", False)
    answer = colleague.enrol(path, PERSON, "--phone", " 030 23125 001 ")
    assert (answer.code, answer.result["state"], answer.result["unit"]) == (Exit.DONE, "waiting_for_admission", WILLICH)
    with colleague.desk() as desk:
        early = ask(desk, "sync")
        assert (early.code, problem(early)) == (Exit.REFUSED, "waiting_for_admission")
        assert ask(desks.willich, "sync").code == Exit.DONE
        assert ask(desk, "sync").code == Exit.DONE
        assert enrolment_state(desk.opened.workspace) == "active"
        assert sender.phone(desk.opened.workspace) == "030 23125 001"
        assert list(desk.opened.workspace.directory.roles(desk.opened.workspace.device)) == ["member"]


def test_a_used_invite(desks: Desks, tmp_path: Path) -> None:
    """An invite that somebody has redeemed lets nobody else in, and leaves no profile."""
    newcomer = Newcomer(tmp_path)
    answer = newcomer.enrol(desks.invite(POLICE))
    assert (answer.code, problem(answer), answer.result["error"]["field"]) == (Exit.REFUSED, "invite_used", "invite")
    assert newcomer.has_left_nothing()


def test_an_expired_invite(desks: Desks, tmp_path: Path) -> None:
    """An invite whose time is over by the server's clock lets nobody in, and leaves no profile."""
    newcomer = Newcomer(tmp_path)
    answer = newcomer.enrol(altered(desks, tmp_path, expires_at=System().now() - 1000))
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "invite_expired")
    assert newcomer.has_left_nothing()


def test_an_expired_invite_made_to_look_fresh(desks: Desks, tmp_path: Path) -> None:
    """What counts is the expiry the directory states, not the one in the file."""
    workspace = desks.police.opened.workspace
    terms = InviteTerms(desks.server.url, workspace.root, POLICE, ("member",), System().now() - HOUR_MS)
    invite = new_invite(terms)
    workspace.state_in_directory([invite.stated()])
    assert ask(desks.police, "sync").code == Exit.DONE
    newcomer = Newcomer(tmp_path)
    fresh = replace(invite, terms=replace(invite.terms, expires_at=terms.expires_at + 2 * HOUR_MS))
    answer = newcomer.enrol(kept(tmp_path, fresh))
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "invite_expired")
    assert newcomer.has_left_nothing()


def test_an_invite_nobody_stated(desks: Desks, tmp_path: Path) -> None:
    """An invite that the directory does not hold lets nobody in, and leaves no profile."""
    terms = read_invite(desks.invite(UNUSED).read_bytes()).terms
    newcomer = Newcomer(tmp_path)
    answer = newcomer.enrol(kept(tmp_path, new_invite(terms)))
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "invite_unknown")
    assert newcomer.has_left_nothing()


def test_an_altered_invite(desks: Desks, tmp_path: Path) -> None:
    """A file of which somebody changed a letter is refused before the server is asked, and leaves no profile."""
    path = tmp_path / "altered.invite"
    path.write_bytes(desks.invite(UNUSED).read_bytes().replace(UNUSED.encode(), SECOND_UNIT.encode()))
    newcomer = Newcomer(tmp_path)
    answer = newcomer.enrol(path)
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "invite_altered")
    assert newcomer.has_left_nothing()


def test_an_invite_of_another_cooperation(desks: Desks, tmp_path: Path) -> None:
    """A server of another root than the invite's is told nothing, and no profile is left."""
    newcomer = Newcomer(tmp_path)
    answer = newcomer.enrol(altered(desks, tmp_path, root=bytes(32)))
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "root_mismatch")
    assert newcomer.has_left_nothing()


def test_a_server_that_is_not_there(desks: Desks, tmp_path: Path) -> None:
    """Where nobody answers nothing was handed in, and no profile is left."""
    newcomer = Newcomer(tmp_path)
    answer = newcomer.enrol(altered(desks, tmp_path, server=NOWHERE))
    assert (answer.code, problem(answer)) == (Exit.KEPT, "unreachable")
    assert newcomer.has_left_nothing()


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff", b"x" * 65537])
def test_what_is_no_invite(tmp_path: Path, content: bytes | None) -> None:
    """A file that is missing, too large or no invite is refused, and leaves no profile."""
    path = tmp_path / "some.file"
    if content is not None:
        path.write_bytes(content)
    newcomer = Newcomer(tmp_path)
    answer = newcomer.enrol(path)
    assert answer.code == Exit.REFUSED
    assert problem(answer) in ("invite_malformed", "file_unreadable", "file_too_large")
    assert newcomer.has_left_nothing()


def test_a_name_holds_nothing_that_nobody_sees() -> None:
    """Nobody is another person who looks the same."""
    assert checked_person(" Adel\u200bgunde\u202e ") == "Adelgunde"


@pytest.mark.parametrize("person", ["", "   ", "\u200b", "x" * 201, "Adel\x1bgunde", "Zeile\nzwei"])
def test_a_person_has_a_name_of_one_line(desks: Desks, tmp_path: Path, person: str) -> None:
    """A name that is empty, too long or holds control characters is refused, and leaves no profile."""
    newcomer = Newcomer(tmp_path)
    answer = newcomer.enrol(desks.invite(UNUSED), person)
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "person_invalid")
    assert newcomer.has_left_nothing()


def test_the_longest_name(desks: Desks, tmp_path: Path) -> None:
    """A name of 200 characters passes, so that what is refused next is the invite."""
    answer = Newcomer(tmp_path).enrol(desks.invite(POLICE), "ä" * 200)
    assert problem(answer) == "invite_used"


def test_what_is_no_certificate(desks: Desks, tmp_path: Path) -> None:
    """A CA that is none is refused, and leaves no profile."""
    path = tmp_path / "ca.pem"
    path.write_bytes(b"no certificate")
    newcomer = Newcomer(tmp_path)
    answer = newcomer.enrol(desks.invite(UNUSED), PERSON, "--ca-file", str(path))
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "ca_file")
    assert newcomer.has_left_nothing()


def test_a_lost_answer_goes_on(desks: Desks, tmp_path: Path) -> None:
    """Where the server may know of the device the profile stays, and goes on with the same invite only."""
    newcomer = Newcomer(tmp_path)
    with FaultServer(losing(desks.server.url, "/v1/push")) as line:
        path = tmp_path / "lost.invite"
        path.write_bytes(changed(desks.invite(LOST), server=line.url))
        cut_short = newcomer.enrol(path)
        assert cut_short.code == Exit.KEPT
        assert not newcomer.has_left_nothing()
        assert problem(newcomer.enrol(path)) == "profile_exists"
        assert problem(newcomer.resume(desks.invite(UNUSED))) == "profile_exists"
        answer = newcomer.resume(path)
        assert (answer.code, answer.result["state"], answer.result["unit"]) == (Exit.DONE, "active", LOST)
        assert problem(newcomer.resume(path)) == "profile_exists"


def cut_short(desks: Desks, newcomer: Newcomer, folder: Path) -> None:
    """Enrol over a line that is cut as the enrolment is handed in: the server has never heard of it."""

    def cut(path: str) -> None:
        if path == "/v1/push":
            raise Gone

    with FaultServer(through(desks.server.url, cut)) as line:
        answer = newcomer.enrol(altered(desks, folder, server=line.url))
    assert (answer.code, problem(answer)) == (Exit.KEPT, "unreachable")
    with newcomer.desk() as desk:
        desk.opened.keep_server(desks.server.url)
        # A day later the session is over.
        desk.opened.workspace.local.keep_session("")


def test_an_enrolment_that_never_arrived_goes_on(desks: Desks, tmp_path: Path) -> None:
    """The server does not know the device, which speaks first; so the invite speaks, and nobody says it was used."""
    newcomer = Newcomer(tmp_path)
    cut_short(desks, newcomer, tmp_path)
    answer = newcomer.resume(desks.invite(UNUSED))
    assert (answer.code, answer.result.get("state")) == (Exit.DONE, "active")


@pytest.mark.parametrize("said", ["device_unknown", "invite_used"])
def test_an_invite_is_called_used_where_the_server_said_so(desks: Desks, tmp_path: Path, said: str) -> None:
    """Whom the server does not know, without a word of the invite, is told just that."""
    boundary = Boundary()
    with desks.offline("police", tmp_path / "profile") as desk, boundary:
        enrolling.raise_why_not(desk.opened, Report(failure=UNKNOWN, turned_away=[said, UNKNOWN.code]))
    assert boundary.answer is not None
    assert (boundary.answer.code, problem(boundary.answer)) == (Exit.REFUSED, said)
