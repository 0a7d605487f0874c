"""Whose answer holds a whole notification has read it: that is noted where the command is carried out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from desktop.commands.carrying import carry_out
from desktop.commands.command import Answer, Arguments, Command, Desk, Exit, Read
from desktop.commands.table import execute
from desktop.presenters.times import id_text, read_id
from desktop.store.database import Busy, DamagedDatabase, DiskFull
from tests.conftest import ExpectedLogs
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import KEMPEN, Company, CrashingJournal, Member
from tests.helpers.followed import FEEDBACK, STATEMENT, WRONG, acknowledged, arrived
from tests.helpers.releases import office

READ = Read("notification", bytes(15) + b"7", "VIE-2026-1-7")
AT = "2026-09-21T14:00Z"


def noted(member: Member) -> list[tuple[str, bytes, str, int]]:
    return [(row.kind, row.entity, row.number, row.times) for row in member.workspace.readings.kept()]


def showing(read: Read | None) -> Command:
    """A command whose answer says that something was read."""

    def run(_desk: Desk, _arguments: Arguments) -> Answer:
        return Answer({"state": "done"}, read=read)

    return Command("test", "", run)


def test_what_an_answer_holds_is_noted(company: Company) -> None:
    """It is noted once, as what the answer says; an answer that holds nothing to read leaves no trace."""
    desk = MemberDesk(company.members[0])
    carry_out(desk, showing(None), {})
    assert noted(desk.member) == []
    assert carry_out(desk, showing(READ), {}).result == {"state": "done"}
    assert noted(desk.member) == [(READ.kind, READ.entity, READ.number, 1)]


class FailingJournal(CrashingJournal):
    """A journal that takes nothing, for a reason."""

    reason: type[Exception] | None = None

    @contextmanager
    def transaction(self, *, more_follows: bool = False) -> Iterator[None]:
        with super().transaction(more_follows=more_follows):
            yield
            if self.reason is not None:
                raise self.reason


@pytest.mark.parametrize("reason", [DiskFull, Busy, DamagedDatabase])
def test_the_answer_comes_whatever_becomes_of_the_note(
    company: Company, expected_logs: ExpectedLogs, reason: type[Exception]
) -> None:
    """What was done is told though the disk takes no note of it, and the program's log says so."""
    expected_logs.expect(f"an opening was not noted: {reason.__name__}")
    member = company.members[0]
    journal = FailingJournal()
    journal._tables.restore(member.journal._tables.copied())
    member.journal = journal
    member.open()
    journal.reason = reason
    assert carry_out(MemberDesk(member), showing(READ), {}).code is Exit.DONE
    assert noted(member) == []


def carried(member: Member, name: str, entity: bytes, *, online: bool = True, **arguments: Any) -> dict[str, Any]:
    """Carry a command out as one that was handed over; gives what it answers."""
    call = {"command": name, "arguments": {"id": id_text(entity), **arguments}}
    reply = execute(MemberDesk(member, online=online), call)
    assert reply["code"] in (Exit.DONE, Exit.KEPT), reply
    return dict(reply["result"])


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("acknowledge", {"file_number": "51-7"}),
        ("not-competent", {"reason": "wohnt in Kempen"}),
        ("forward", {"to": KEMPEN, "reason": "wohnt in Kempen", "file": []}),
        ("take-over", {"file_number": "51-7"}),
        ("feedback", {"document": FEEDBACK}),
        ("ask", {"field": "urgency_reason", "text": "Warum?"}),
    ],
)
def test_a_step_of_the_receiver(company: Company, name: str, arguments: dict[str, Any]) -> None:
    """Whatever a receiver does from the command line, its answer is the notification, and that is noted."""
    police, willich = company.members
    entity = acknowledged(company, police, willich)
    result = carried(willich, name, entity, **arguments)
    assert result["content"]
    assert noted(willich) == [("notification", entity, result["number"], 1)]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("supplement", {"document": {"statements": [STATEMENT]}}),
        ("correct", {"document": WRONG}),
        ("phone-handover", {"to": "B", "at": AT}),
        ("recall", {"reason": "Irrtum"}),
        ("erase", {"reason": "mistake"}),
    ],
)
def test_a_step_of_the_sender(company: Company, name: str, arguments: dict[str, Any]) -> None:
    """So it is for the sender; what is to be erased is still there while there is no connection."""
    police, _ = company.members
    entity = arrived(company, police)
    result = carried(police, name, entity, online=name != "erase", **arguments)
    assert result["content"]
    assert noted(police) == [("notification", entity, result["number"], 1)]


def test_what_is_erased_cannot_be_read(company: Company) -> None:
    """Who erases sees nothing of it any more, and nothing is noted."""
    police, willich = company.members
    entity = arrived(company, police)
    assert carried(willich, "erase", entity, reason="retention_ended")["content"] == {}
    assert noted(willich) == []


@pytest.mark.parametrize(("name", "kind"), [("release", "notification"), ("return", "release")])
def test_a_decision_on_a_release(name: str, kind: str) -> None:
    """Whoever releases something or gives it back has read it."""
    people = office()
    notification = people.asked()
    result = carried(people.lead, name, notification, reason="Bitte kürzer")
    assert result["content"]
    assert noted(people.lead) == [(kind, read_id(result["id"]), result["number"], 1)]
