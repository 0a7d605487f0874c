"""`tray` on a device whose access has ended: the files that it could not send are named as well."""

from __future__ import annotations

from pathlib import Path

from desktop.commands.command import Answer, Exit
from desktop.commands.parsing import parse
from desktop.commands.problems import Boundary
from desktop.commands.table import COMMANDS
from desktop.commands.tray import TRAY
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.attaching import attach
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.revoking import revoke

UNITS = (POLICE, POLICE, ASD)


def tray(member: Member, *words: str) -> Answer:
    """Run `tray` as the command line would."""
    boundary = Boundary()
    with boundary:
        boundary.answer = TRAY.run(MemberDesk(member), TRAY.gather(parse(("tray", *words), COMMANDS)))
    assert boundary.answer is not None
    return boundary.answer


def test_a_file_that_could_not_be_sent_is_named(company: Company, tmp_path: Path) -> None:
    """What waits for its file is in a revoked device's tray too, and whoever exports it hears that it stays."""
    lead, colleague, _ = company.members
    entity = colleague.notify(ASD)
    attach(colleague, ASD, entity, b"a photograph")
    revoke(company, lead, colleague)
    company.members.remove(colleague)
    listed = tray(colleague, "list").result["items"]
    assert [(row["type"], row["reason"]) for row in listed] == [
        ("notification.notified", "device_revoked"),
        ("notification.attached", "device_revoked"),
    ]
    exported = tray(colleague, "export", "--out", str(tmp_path / "tray"))
    assert exported.code == Exit.DONE
    assert exported.result["items"] == listed[:1]
    assert exported.result["left_out"] == [listed[1]["id"]]
    assert any("Angehängt" in line or "Anhang" in line for line in exported.lines)
