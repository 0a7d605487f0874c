"""`tray`: listed, handed over in a file, taken up by a lead; and clear about what is wrong with a call or a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.commands.command import Answer, Exit, WrongCall
from desktop.commands.parsing import parse
from desktop.commands.problems import Boundary
from desktop.commands.table import COMMANDS
from desktop.commands.tray import TRAY
from desktop.domain.notification_events import PhoneHandover
from desktop.presenters.times import id_text
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.revoking import revoke

UNITS = (POLICE, POLICE, ASD)
CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


def tray(member: Member, *words: str, online: bool = True) -> Answer:
    """Run `tray` as the command line would."""
    boundary = Boundary()
    with boundary:
        arguments = TRAY.gather(parse(("tray", *words), COMMANDS))
        boundary.answer = TRAY.run(MemberDesk(member, online=online), arguments)
    assert boundary.answer is not None
    return boundary.answer


def error(answer: Answer) -> str:
    return str(answer.result["error"]["code"])


def revoked(company: Company) -> tuple[Member, bytes]:
    """A colleague who wrote a notification and a call offline and has been revoked; gives its id too."""
    lead, colleague, _ = company.members
    entity = colleague.notify(ASD)
    colleague.do(ASD, "notification.phone_handover", entity, CALL)
    revoke(company, lead, colleague)
    company.members.remove(colleague)
    return colleague, entity


def test_the_tray_names_what_and_why(company: Company) -> None:
    """What the server refused is listed with its kind and the reason, and nothing of its content."""
    police = company.members[0]
    entity = police.notify(ASD)
    [row] = police.workspace.pending(entity)
    police.journal.outbox.mark([row.event], "refused", "not_permitted")
    listed = tray(police, "list")
    why = "Der Server hat es abgelehnt (not_permitted)."
    assert listed.lines == (f"21.09.2026 16:13  Meldung: Gemeldet  {why}",)
    assert listed.result["items"] == [
        {
            "id": id_text(row.event),
            "entity": id_text(entity),
            "type": "notification.notified",
            "written_at": "2026-09-21T16:13:20.000+02:00",
            "reason": "not_permitted",
        }
    ]


def test_from_a_revoked_device_to_the_recipient(company: Company, tmp_path: Path) -> None:
    """What a revoked device wrote is exported, adopted by the lead and arrives; on the device it stays."""
    colleague, entity = revoked(company)
    lead, office = company.members
    out = str(tmp_path / "colleague.tray")
    listed = tray(colleague, "list").result["items"]
    assert [(row["type"], row["reason"]) for row in listed] == [
        ("notification.notified", "device_revoked"),
        ("notification.phone_handover", "device_revoked"),
    ]
    exported = tray(colleague, "export", "--out", out)
    assert (exported.code, exported.result) == (Exit.DONE, {"file": out, "items": listed, "left_out": []})
    assert Path(out).stat().st_mode & 0o777 == 0o600
    adopted = tray(lead, "adopt", out)
    assert adopted.code == Exit.DONE
    assert adopted.result["device"] == id_text(colleague.device)
    assert [row["entity"] for row in adopted.result["adopted"]] == [id_text(entity)] * 2
    assert (adopted.result["known"], adopted.result["refused"]) == ([], [])
    company.everybody_syncs(2)
    assert office.shown("notification", entity).delivered_at
    assert tray(colleague, "list").result["items"] == listed
    again = tray(lead, "adopt", out)
    assert (again.code, len(again.result["known"])) == (Exit.DONE, 2)


def test_offline_what_is_adopted_waits(company: Company, tmp_path: Path) -> None:
    """A lead without a connection adopts all the same; it is kept and goes out later."""
    colleague, entity = revoked(company)
    lead, office = company.members
    tray(colleague, "export", "--out", str(tmp_path / "tray"))
    adopted = tray(lead, "adopt", str(tmp_path / "tray"), online=False)
    assert (adopted.code, len(adopted.result["adopted"])) == (Exit.KEPT, 2)
    company.everybody_syncs(2)
    assert office.shown("notification", entity).delivered_at


def test_single_entries_are_exported(company: Company, tmp_path: Path) -> None:
    """Named entries go into the file alone, and what builds on a missing one is refused by name."""
    colleague, _ = revoked(company)
    call = tray(colleague, "list").result["items"][1]["id"]
    out = str(tmp_path / "tray")
    assert [row["id"] for row in tray(colleague, "export", call, "--out", out).result["items"]] == [call]
    adopted = tray(company.members[0], "adopt", out)
    assert (adopted.code, error(adopted)) == (Exit.REFUSED, "not_all_adopted")
    [refused] = adopted.result["refused"]
    assert (refused["id"], refused["reason"]) == (call, "parent")
    assert refused["message"].endswith("liegt hier nicht vor.")


def test_what_cannot_be_exported(company: Company, tmp_path: Path) -> None:
    """An empty tray, an entry that is not in it and a file that exists are refused, and nothing is written."""
    lead, _, _ = company.members
    out = tmp_path / "tray"
    assert error(tray(lead, "export", "--out", str(out))) == "tray_empty"
    assert error(tray(lead, "export", id_text(bytes(16)), "--out", str(out))) == "not_found"
    assert error(tray(lead, "export", "none", "--out", str(out))) == "id_invalid"
    assert not out.exists()
    out.write_bytes(b"somebody's")
    assert error(tray(lead, "export", "--out", str(out))) == "file_exists"
    assert out.read_bytes() == b"somebody's"


def test_what_cannot_be_adopted(company: Company, tmp_path: Path) -> None:
    """A missing file, any other file, and one of another unit are refused by name."""
    colleague, _ = revoked(company)
    lead, office = company.members
    out, other = str(tmp_path / "tray"), tmp_path / "letter.pdf"
    other.write_bytes(b"%PDF")
    tray(colleague, "export", "--out", out)
    assert error(tray(lead, "adopt", str(tmp_path / "none"))) == "file_unreadable"
    assert error(tray(lead, "adopt", str(other))) == "tray_malformed"
    assert error(tray(office, "adopt", out)) == "tray_for_another_unit"


@pytest.mark.parametrize(
    "words",
    [("list", "x"), ("export",), ("export", "x"), ("adopt",), ("adopt", "a", "b"), ("adopt", "a", "--out", "b")],
)
def test_a_wrong_call(words: tuple[str, ...]) -> None:
    """A call whose words do not fit together says how it is meant."""
    with pytest.raises(WrongCall, match="tray adopt FILE"):
        TRAY.gather(parse(("tray", *words), COMMANDS))


@pytest.mark.parametrize(("what", "writes"), [("list", False), ("export", False), ("adopt", True)])
def test_who_writes(what: str, *, writes: bool) -> None:
    """Only adopting needs the profile's writer."""
    arguments: dict[str, Any] = {"what": what}
    assert TRAY.writes(arguments) is writes
