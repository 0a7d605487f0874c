"""A server that wants a newer program: nothing of content is exchanged, and reading, drafting and writing go on."""

from __future__ import annotations

import pytest

from desktop.commands.command import Exit
from desktop.commands.reading import READING
from desktop.commands.syncing import SYNC
from desktop.domain.notification_events import Acknowledged
from desktop.sync import machine
from desktop.sync.worker import Worker
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from tests.helpers.line import Line, Remote

BY_NAME = {command.name: command for command in READING}


@pytest.fixture
def company() -> Company:
    """A cooperation whose server has been upgraded; one notification arrived before, one waits there."""
    company = founded((POLICE, ASD))
    police, office = company.members
    police.notify(ASD)
    for member in (police, office):
        member.synced()
    police.notify(ASD)
    police.synced()
    company.server.least_client = "99.0.0"
    return company


class Counted(Remote):
    """The way to the server, with a list of what was asked of it."""

    def __init__(self, member: Member) -> None:
        super().__init__(member.company.server, Line(), member.company.clock.now)
        self.asked: list[str] = []

    def __getattribute__(self, name: str) -> object:
        if name in ("hello", "challenge", "open_session", "push", "pull", "wait"):
            self.asked.append(name)
        return super().__getattribute__(name)


def test_only_the_greeting_is_exchanged(company: Company) -> None:
    """A program that is too old asks who the server is, and nothing else: no session, no pull, no push."""
    _, office = company.members
    remote = Counted(office)
    worker = Worker(office.workspace.local, remote, lambda: 0.5)
    report = worker.run()
    assert remote.asked == ["hello"]
    assert (report.pulled, report.pushed) == (0, 0)
    assert report.halt is not None
    assert report.halt.reason == "least_version"
    assert worker.state.phase is machine.Phase.STOPPED


def test_sync_says_so_in_one_sentence(company: Company) -> None:
    """The command is refused with the reason, and everything that is here is counted."""
    desk = MemberDesk(company.members[1])
    desk.member.do(POLICE, "notification.acknowledged", _one(desk), Acknowledged("Fach A"))
    answer = SYNC.run(desk, {"push": True, "pull": True})
    assert answer.code is Exit.REFUSED
    assert answer.result["error"]["code"] == "least_version"
    assert "Lesen und Entwerfen geht weiter" in answer.result["error"]["message"]
    assert not answer.result["up_to_date"]
    assert answer.result["outbox"] > 0


def test_reading_drafting_and_writing_go_on(company: Company) -> None:
    """What was here is read, drafts are kept, what is written waits; after the upgrade it goes out."""
    police, office = company.members
    desk = MemberDesk(office)
    entity = _one(desk)
    office.workspace.own.save_draft(office.workspace.new_id(), b"a draft")
    office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    assert desk.sync(1).halt is not None
    assert [row.status for row in office.workspace.pending(entity)] == ["waiting"]
    assert office.shown("notification", entity).delivery == "acknowledged"
    company.server.least_client = "0.1.0"
    company.everybody_syncs(2)
    assert police.shown("notification", entity).delivery == "acknowledged"
    assert len(BY_NAME["inbox"].run(desk, {}).result["items"]) == 2


def _one(desk: MemberDesk) -> bytes:
    [item] = BY_NAME["inbox"].run(desk, {}).result["items"]
    return bytes.fromhex(item["id"].replace("-", ""))
