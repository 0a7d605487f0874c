"""`invite`, `admit`, `revoke`, `devices`: who may let whom in and out, and what stays where the server is silent."""

from __future__ import annotations

import contextlib
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.commands import enrolling
from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.parsing import parse
from desktop.commands.table import COMMANDS
from desktop.computer import System
from desktop.keys.invites import read_invite, read_letters
from desktop.keys.profile import Locks
from desktop.presenters.agreement import unit_name
from desktop.presenters.times import id_text
from desktop.ui.qr_picture import read_code
from tests.helpers.desks import Desks, ask, desks_in, problem
from tests.helpers.programs import POLICE, WILLICH, new_id

CONTROL_ROOM = "kpb-viersen-leitstelle"
WATCH = "kpb-viersen-wachdienst"
VICTIMS = "kpb-viersen-opferschutz"
DAY_MS = 24 * 3600 * 1000


@dataclass
class Staff:
    """The police's administrator, and the lead of another of its units, who administers nothing."""

    desks: Desks
    lead: OwnDesk

    @property
    def administrator(self) -> OwnDesk:
        return self.desks.police

    def invited(self, inviter: OwnDesk, folder: Path, *more: str) -> Path:
        """An invite's file, written by somebody."""
        path = folder / f"{new_id()}.invite"
        assert ask(inviter, "invite", "--out", str(path), *more).code == Exit.DONE
        return path

    @contextlib.contextmanager
    def joined(self, invite: Path, folder: Path) -> Iterator[OwnDesk]:
        """A desk of somebody new who has redeemed an invite."""
        profile = folder / new_id()
        words = ("enrol", "--invite", str(invite), "--person", "Notburga Haselwander")
        enrolling.enrol(profile, Locks(keyring=self.desks.keyring), parse(words, COMMANDS))
        with contextlib.closing(self.desks.open(profile)) as opened:
            yield OwnDesk(opened)


@pytest.fixture(scope="module")
def staff() -> Iterator[Staff]:
    """A cooperation of its own, because who is let in and out changes it for all."""
    with tempfile.TemporaryDirectory(prefix="sb-admitting-") as folder, desks_in(Path(folder)) as desks:
        founders = desks.invite(CONTROL_ROOM)
        maker = Staff(desks, desks.police)
        with maker.joined(founders, desks.folder) as lead:
            for desk in (lead, desks.police, lead):
                assert ask(desk, "sync").code == Exit.DONE
            yield Staff(desks, lead)


def device_of(desk: OwnDesk) -> str:
    """A desk's device as one names it in a call."""
    return id_text(desk.opened.workspace.device)


def state_of(seen_by: OwnDesk, device: str) -> str:
    """How a device stands, as somebody sees it after a sync."""
    ask(seen_by, "sync")
    rows = ask(seen_by, "devices", "list").result["items"]
    return str(next(row["state"] for row in rows if row["device"] == device))


def test_a_lead_invites_into_its_unit(staff: Staff, tmp_path: Path) -> None:
    """A lead's invite lies in a private file, holds for its own unit for seven days, and the directory knows it."""
    path = tmp_path / "new.invite"
    answer = ask(staff.lead, "invite", "--out", str(path))
    assert (answer.code, set(answer.result)) == (Exit.DONE, {"unit", "file", "roles", "expires", "root_words"})
    assert tuple(answer.result["root_words"]) == staff.lead.opened.workspace.root_words
    assert (answer.result["unit"], answer.result["roles"]) == (CONTROL_ROOM, ["member"])
    assert answer.result["file"] == str(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    invite = read_invite(path.read_bytes())
    assert (invite.terms.unit, invite.terms.server) == (CONTROL_ROOM, staff.desks.server.url)
    assert abs(invite.terms.expires_at - System().now() - 7 * DAY_MS) < DAY_MS
    assert invite.stated().key in staff.lead.opened.workspace.directory.invites


def test_an_invite_as_a_picture_and_as_letters(staff: Staff, tmp_path: Path) -> None:
    """The picture says what the file says and is as private, the letters lead to the same key."""
    path, picture = tmp_path / "new.invite", tmp_path / "new.png"
    answer = ask(staff.lead, "invite", "--out", str(path), "--qr", str(picture), "--letters")
    assert set(answer.result) == {"unit", "file", "roles", "expires", "root_words", "qr", "letters", "server"}
    assert read_code(picture.read_bytes()) == path.read_bytes()
    assert stat.S_IMODE(picture.stat().st_mode) == 0o600
    typed, invite = read_letters(answer.result["letters"]), read_invite(path.read_bytes())
    assert (typed.secret.reveal(), answer.result["server"]) == (invite.secret.reveal(), invite.terms.server)
    assert typed.fits(invite.terms.root)


@pytest.mark.parametrize(
    ("name", "code"), [("new.invite", "file_exists"), ("old.png", "file_exists"), ("nirgends/new.png", "file_error")]
)
def test_a_picture_takes_no_other_file_s_place(staff: Staff, tmp_path: Path, name: str, code: str) -> None:
    """Where the picture cannot be made nothing is stated and no file is left."""
    (tmp_path / "old.png").write_bytes(b"")
    known = len(staff.lead.opened.workspace.directory.invites)
    answer = ask(staff.lead, "invite", "--out", str(tmp_path / "new.invite"), "--qr", str(tmp_path / name))
    assert (answer.code, problem(answer), answer.result["error"]["field"]) == (Exit.REFUSED, code, "qr")
    assert not (tmp_path / "new.invite").exists()
    assert len(staff.lead.opened.workspace.directory.invites) == known


def test_an_administrator_invites_into_the_agency(staff: Staff, tmp_path: Path) -> None:
    """An administrator invites into any unit of the agency and with any role, and each role counts once."""
    words = ("--unit", CONTROL_ROOM, "--role", "administrator", "--role", "lead", "--role", "lead")
    answer = ask(staff.administrator, "invite", "--out", str(tmp_path / "new.invite"), *words)
    assert (answer.code, answer.result["unit"]) == (Exit.DONE, CONTROL_ROOM)
    assert answer.result["roles"] == ["administrator", "lead"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--role", "administrator"), "administrator_only"),
        (("--unit", POLICE), "lead_only"),
        (("--unit", WILLICH), "lead_only"),
        (("--unit", "nirgends"), "unit_unknown"),
    ],
)
def test_what_a_lead_may_not_invite(staff: Staff, tmp_path: Path, words: tuple[str, ...], code: str) -> None:
    """A lead gives no administrator's role and invites into no other unit, and no invite is written."""
    path = tmp_path / "new.invite"
    answer = ask(staff.lead, "invite", "--out", str(path), *words)
    assert (answer.code, problem(answer)) == (Exit.REFUSED, code)
    assert not path.exists()
    assert staff.lead.opened.workspace.local.remaining().outbox == 0


def test_only_a_lead_invites(staff: Staff, tmp_path: Path) -> None:
    """A member who leads nothing invites nobody."""
    with staff.joined(staff.invited(staff.lead, tmp_path), tmp_path) as member:
        assert state_of(staff.lead, device_of(member)) == "active"
        assert ask(member, "sync").code == Exit.DONE
        path = tmp_path / "new.invite"
        answer = ask(member, "invite", "--out", str(path))
        assert (answer.code, problem(answer)) == (Exit.REFUSED, "lead_only")
        assert not path.exists()


def test_an_existing_file_is_not_overwritten(staff: Staff, tmp_path: Path) -> None:
    """Where the file exists, or its folder does not, nothing is stated and nothing written."""
    path = tmp_path / "there.invite"
    path.write_bytes(b"somebody's")
    known = set(staff.lead.opened.workspace.directory.invites)
    assert problem(ask(staff.lead, "invite", "--out", str(path))) == "file_exists"
    assert problem(ask(staff.lead, "invite", "--out", str(tmp_path / "no" / "new.invite"))) == "file_error"
    ask(staff.lead, "sync")
    assert path.read_bytes() == b"somebody's"
    assert set(staff.lead.opened.workspace.directory.invites) == known


def test_an_invite_offline_is_not_kept(offline: OwnDesk, tmp_path: Path) -> None:
    """Where the server does not hear of an invite none is written, and none is stated later."""
    path = tmp_path / "new.invite"
    answer = ask(offline, "invite", "--out", str(path))
    assert (answer.code, problem(answer)) == (Exit.KEPT, "unreachable")
    assert not path.exists()
    assert offline.opened.workspace.local.remaining().outbox == 0


def test_a_lead_admits_who_was_invited_from_above(staff: Staff, tmp_path: Path) -> None:
    """Whom the administrator invited waits until the unit's lead admits, and to admit twice is to admit once."""
    with staff.joined(staff.invited(staff.administrator, tmp_path, "--unit", CONTROL_ROOM), tmp_path) as newcomer:
        device = device_of(newcomer)
        assert state_of(staff.administrator, device) == "waiting_for_admission"
        assert state_of(staff.lead, device) == "waiting_for_admission"
        refused = ask(staff.administrator, "admit", device)
        assert (refused.code, problem(refused)) == (Exit.REFUSED, "lead_only")
        answer, again = (ask(staff.lead, "admit", device) for _ in range(2))
        assert (answer.code, answer.result) == (
            Exit.DONE,
            {"device": device, "unit": CONTROL_ROOM, "state": "active"},
        )
        assert (again.code, again.result) == (Exit.DONE, answer.result)
        assert ask(newcomer, "sync").code == Exit.DONE


def test_admitting_whom_the_lead_has_not_heard_of(staff: Staff, tmp_path: Path) -> None:
    """A device that enrolled a moment ago is looked for on the server before it counts as unknown."""
    with staff.joined(staff.invited(staff.administrator, tmp_path, "--unit", CONTROL_ROOM), tmp_path) as newcomer:
        device = newcomer.opened.workspace.device
        assert device not in staff.lead.opened.workspace.directory.devices
        assert ask(staff.lead, "admit", id_text(device)).result["state"] == "active"


@pytest.mark.parametrize("words", [("admit",), ("revoke", "--reason", "lost")])
def test_an_unknown_device(staff: Staff, words: tuple[str, ...]) -> None:
    """A device that nobody enrolled, or what is no id, can neither be admitted nor revoked."""
    unknown, none = (ask(staff.administrator, *words, device) for device in (new_id(), "none"))
    assert (unknown.code, problem(unknown)) == (Exit.REFUSED, "unknown_device")
    assert (none.code, problem(none)) == (Exit.REFUSED, "id_invalid")
    assert unknown.result["error"]["field"] == "device"


def test_a_device_is_revoked(staff: Staff, tmp_path: Path) -> None:
    """Only an administrator takes a device's access, once and for all, and the device is told with exit code 1."""
    with staff.joined(staff.invited(staff.lead, tmp_path), tmp_path) as member:
        device = device_of(member)
        assert state_of(staff.lead, device) == "active"
        assert ask(member, "sync").code == Exit.DONE
        refused = ask(staff.lead, "revoke", device, "--reason", "lost")
        assert (refused.code, problem(refused)) == (Exit.REFUSED, "administrator_only")
        for words in ("Laptop im Zug", "", "Lost", "x" * 33):
            assert problem(ask(staff.administrator, "revoke", device, "--reason", words)) == "reason_invalid"
        assert state_of(staff.administrator, device) == "active"

        first, second = (ask(staff.administrator, "revoke", device, "--reason", "lost") for _ in range(2))
        assert (first.code, first.result["state"]) == (Exit.DONE, "revoked")
        assert (second.code, second.result) == (Exit.DONE, first.result)
        told = ask(member, "sync")
        assert (told.code, problem(told)) == (Exit.REFUSED, "device_revoked")
        assert told.result["error"]["message"].startswith("Diesem Gerät wurde der Zugang entzogen.")
        assert ask(member, "status").result["state"] == "revoked"
        assert state_of(staff.lead, device) == "revoked"
        [row] = [row for row in ask(staff.lead, "devices", "list").result["items"] if row["device"] == device]
        assert (row["revoked"]["reason"], row["revoked"]["by"]) == ("lost", device_of(staff.administrator))
        assert row["revoked"]["at"]
        late = ask(staff.lead, "admit", device)
        assert (late.code, late.result["state"]) == (Exit.DONE, "revoked")


def test_a_revocation_offline_is_kept(offline: OwnDesk) -> None:
    """Where the server is silent a revocation waits to be sent, for whoever lost a device must not forget it."""
    own = device_of(offline)
    answer = ask(offline, "revoke", own, "--reason", "left")
    assert (answer.code, problem(answer)) == (Exit.KEPT, "unreachable")
    assert offline.opened.workspace.local.remaining().outbox == 1


def test_the_devices(staff: Staff) -> None:
    """The devices are listed in the order of their enrolment, page by page, each with person, unit, roles, state."""
    whole = ask(staff.administrator, "devices", "list")
    rows = whole.result["items"]
    assert [(row["unit"], row["state"]) for row in rows[:2]] == [(POLICE, "active"), (WILLICH, "active")]
    assert set(rows[0]) == {"id", "device", "ordinal", "unit", "person", "roles", "state", "revoked"}
    assert rows[0]["revoked"] is None
    person, unit = rows[0]["person"], unit_name(staff.administrator.opened.workspace, POLICE)
    roles = "Verwaltung, Leitung, Mitglied"
    assert whole.lines[0] == f"{device_of(staff.administrator)}  {person}  {unit}  {roles}  Zugelassen"
    first = ask(staff.administrator, "devices", "list", "--limit", "1").result
    second = ask(staff.administrator, "devices", "list", "--limit", "1", "--after", first["next"]).result
    assert [*first["items"], *second["items"]] == rows[:2]


def test_a_unit_that_loses_its_last_lead_is_named(staff: Staff, tmp_path: Path) -> None:
    """Whoever shuts out a unit's last lead is told what to do, and who does it makes a lead again."""
    with staff.joined(staff.desks.invite(WATCH), tmp_path) as lead:
        ask(lead, "sync")
        with staff.joined(staff.invited(lead, tmp_path), tmp_path) as member:
            for desk in (lead, member, staff.administrator):
                ask(desk, "sync")
            left = ask(staff.administrator, "revoke", device_of(member), "--reason", "left")
            assert not any("leitet" in line or "kein Gerät" in line for line in left.lines)
        lost = ask(staff.administrator, "revoke", device_of(lead), "--reason", "lost")
        assert (lost.code, set(lost.result)) == (Exit.DONE, {"device", "unit", "state"})
        name = unit_name(staff.administrator.opened.workspace, WATCH)
        assert f"{name} hat kein Gerät mehr: " in lost.lines[-2]
        assert f"Niemand leitet {name} mehr: " in lost.lines[-1]
        assert f"mit invite --unit {WATCH}: " in lost.lines[-1]
    with staff.joined(staff.invited(staff.administrator, tmp_path, "--unit", WATCH), tmp_path) as successor:
        assert "lead" in ask(successor, "status").result["roles"]


def test_root_is_told_whose_invite_makes_no_lead(staff: Staff, tmp_path: Path) -> None:
    """Where an agency has an administrator, root's invite into a unit that nobody leads only lets somebody wait."""
    founder = OwnDesk(staff.desks.open(staff.desks.folder / "founder"))
    with contextlib.closing(founder.opened), staff.joined(staff.desks.invite(VICTIMS), tmp_path) as lead:
        ask(lead, "sync")
        path, later = str(tmp_path / "a.invite"), str(tmp_path / "b.invite")
        assert not any("wartet" in line for line in ask(founder, "invite", "--unit", VICTIMS, "--out", path).lines)
        with staff.joined(staff.invited(lead, tmp_path), tmp_path) as member:
            for desk in (lead, member, staff.administrator):
                ask(desk, "sync")
        ask(staff.administrator, "revoke", device_of(lead), "--reason", "lost")
        ask(founder, "sync")
        told, name = (
            ask(founder, "invite", "--unit", VICTIMS, "--out", later),
            unit_name(founder.opened.workspace, VICTIMS),
        )
        assert f"Niemand leitet {name}: wer mit dieser Einladung kommt, wartet auf seine Zulassung" in told.lines[-1]


def test_root_s_device_is_none_of_those_that_are_revoked(staff: Staff) -> None:
    """It never enrolled and belongs to no unit: nothing is stated of it, and no unit is said to lose its lead."""
    founder = OwnDesk(staff.desks.open(staff.desks.folder / "founder"))
    with contextlib.closing(founder.opened):
        answer = ask(founder, "revoke", device_of(founder), "--reason", "lost")
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "unknown_device")
    assert not any("Niemand leitet" in line for line in answer.lines)
