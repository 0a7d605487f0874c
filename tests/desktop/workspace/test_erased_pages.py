"""What was erased stands in no page of the database, wherever it stood before: shown by deciphering every one of them.

The same search finds the words where any one of the means is taken away, so none of them is there for show.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import event

from desktop.domain.assessment import AssessmentRecorded, Involved
from desktop.domain.assignment import Assigned
from desktop.domain.content import Child, Content, Statement
from desktop.domain.link import Linked
from desktop.domain.notification_events import PhoneHandover
from desktop.domain.release_state import Addressee, ReleaseRequested
from desktop.keys.identity import generate
from desktop.keys.invites import redeem
from desktop.presenters import releasing
from desktop.store import states
from desktop.store.store import Store, open_store
from desktop.workspace.recording import Deed
from tests.helpers.company import ASD, POLICE, Company, CrashingJournal, Member, founded, notified
from tests.helpers.erasures import erase
from tests.helpers.pages import found_in_pages
from wire import limits
from wire.batch import Batch
from wire.codec import decode
from wire.header import EnvelopeKind, decode_header

MONTH_MS = 30 * 24 * 3600 * 1000
NAME, TEXT, OFFLINE, DRAFT = "Xaverjolantha", "Quittenzwirbel", "Yggdrasilius", "Umbrafalter"
WORDS = (NAME, TEXT, OFFLINE, DRAFT)
ASSIGNED, ASSESSED, LINKED, ASKED = "Wendelborste", "Zirkelbaum", "Knisterhain", "Ofenfalke"


@dataclass
class Disk:
    """A device whose journal is a real database, open all the time."""

    company: Company
    lead: Member
    path: Path
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def __post_init__(self) -> None:
        self.store = open_store(self.path, self.key, create=True)
        invite = self.company.invited_by(self.lead)
        identity = generate(self.company.clock.new_id())
        self.member = Member(self.company, self.lead.unit, identity, invite, cast(CrashingJournal, self.store))
        self.company.members.append(self.member)
        self.member.workspace.state_in_directory([redeem(invite, self.company.root, identity)])
        for member in (self.member, self.lead, self.member):
            member.synced()

    def found(self, sealed: list[bytes]) -> list[str]:
        """What of the words, and of what was sealed, stands in any page."""
        return found_in_pages(self.path, self.key, WORDS, sealed)


@dataclass
class Stage:
    """A notification that a device online and one that is away both have; the one away writes of it, and of a draft."""

    folder: Path
    company: Company = field(default_factory=lambda: founded((POLICE, ASD)))

    def __post_init__(self) -> None:
        self.police, self.office = self.company.members
        self.online = Disk(self.company, self.office, self.folder / "online.db")
        self.away = Disk(self.company, self.police, self.folder / "away.db")
        self.entity, draft = self.company.clock.new_id(), self.company.clock.new_id()
        said = Content(children=(Child(given_name=NAME),), statements=(Statement(text=f"{TEXT} " * 200),))
        self.police.do(
            ASD, "notification.notified", self.entity, notified(POLICE, ASD, content=said, notification_id=draft)
        )
        self.company.everybody_syncs(3)
        self.away.member.do(ASD, "notification.phone_handover", self.entity, PhoneHandover("A", OFFLINE, "heute"))
        self.away.member.workspace.own.save_draft(draft, DRAFT.encode() * 400)
        rows = self.online.store.log.of_entity(self.entity)
        self.sealed = [row.body for row in rows if decode_header(row.header).header.kind == EnvelopeKind.EVENT]

    def erase(self) -> None:
        """The office's lead has it erased; the device away is so for a month."""
        self.company.clock.time += MONTH_MS
        erase(self.office, self.entity)
        self.office.synced()
        self.online.member.synced()

    def close(self) -> None:
        for disk in (self.online, self.away):
            disk.store.close()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    yield stage
    stage.close()


def words(found: list[str]) -> set[str]:
    return {line.partition(" ")[0].rstrip(":") for line in found}


def test_nothing_stands_in_any_page(stage: Stage) -> None:
    """Words and sealed bodies stand in the pages before, and in none of them after, online or away for a month."""
    assert words(stage.online.found(stage.sealed)) == {NAME, TEXT, "sealed"}
    assert words(stage.away.found(stage.sealed)) == {*WORDS, "sealed"}
    stage.erase()
    assert stage.online.found(stage.sealed) == []
    assert words(stage.away.found(stage.sealed)) == {*WORDS, "sealed"}
    stage.away.member.synced()
    assert stage.away.found(stage.sealed) == []
    assert [row.reason for row in stage.away.store.outbox.all("refused")] == ["erased"]
    stage.close()
    assert stage.online.found(stage.sealed) + stage.away.found(stage.sealed) == []
    again = open_store(stage.away.path, stage.away.key)
    assert again.check_pages() == []
    again.close()


def keep_inside(stage: Stage, complaint: bytes) -> None:
    """The office keeps of it what stays inside, and somebody asked for the release of a complaint."""
    member, own = stage.online.member, stage.online.member.workspace.own_unit()
    done = Involved(done=True)
    record = AssessmentRecorded("A", "B", done, done, done, ASSESSED)
    content = Content(category="J06", statements=(Statement(text=ASKED),))
    to = (Addressee(POLICE, "Die Polizei"),)
    asked = ReleaseRequested(complaint, "VIE-2026-5-1", "J06", "routine", "2026-2", ASD, to, "A", content)
    deeds = [
        Deed("assignment.assigned", stage.entity, Assigned("A", member.device, ASSIGNED)),
        Deed("assessment.recorded", stage.entity, record),
        Deed("link.linked", complaint, Linked(stage.entity, complaint, "household", LINKED, "A")),
        Deed("release.requested", complaint, asked),
    ]
    member.workspace.record(own, deeds)
    stage.company.everybody_syncs(2)
    releasing.release(stage.office.workspace, complaint, "L")
    stage.company.everybody_syncs(2)


def test_what_a_unit_kept_inside_stands_in_no_page(stage: Stage) -> None:
    """Where the other side erases, what the unit kept to itself goes with it, and so does a request for a release."""
    complaint = stage.company.clock.new_id()
    keep_inside(stage, complaint)
    inside = (ASSIGNED, ASSESSED, LINKED, ASKED)
    online = stage.online
    assert words(found_in_pages(online.path, online.key, inside, [])) == {*inside}
    for _, state in stage.police.workspace.group(complaint):
        erase(stage.police, state.id)
    erase(stage.police, stage.entity)
    stage.company.everybody_syncs(3)
    assert found_in_pages(online.path, online.key, (*inside, *WORDS), stage.sealed) == []


def test_what_was_sealed_already_goes_with_its_answer(stage: Stage) -> None:
    """What the device away had sealed is sent again as it is; once the log brings it back nothing is left of it."""
    away = stage.away.member
    assert away.workspace.local.outgoing()
    under_way = [decode(Batch, row.batch, limit=limits.BATCH_BYTES) for row in stage.away.store.outbox.sealed()]
    sealed = [body for batch in under_way for body in batch.bodies]
    stage.erase()
    away.pull()
    assert words(stage.away.found(sealed)) >= {OFFLINE, "sealed"}
    away.synced()
    assert stage.away.found([*sealed, *stage.sealed]) == []
    assert [row.reason for row in stage.away.store.outbox.all("refused")] == ["erased"]
    stage.company.everybody_syncs(2)
    assert stage.police.journal.erased.with_how("later") == []


def overwrite_nothing(stage: Stage, _patch: pytest.MonkeyPatch) -> None:
    """Connections that leave what is deleted where it was."""

    def off(connection: Any, _entry: object) -> None:
        connection.execute("PRAGMA secure_delete=OFF")

    engine = stage.online.store._engine
    engine.dispose()
    event.listen(engine, "connect", off)


def leave_the_index(_stage: Stage, patch: pytest.MonkeyPatch) -> None:
    """A search index whose old words are not taken out."""
    patch.setattr(states, "_unindex", lambda *_: None)


def leave_the_log(_stage: Stage, patch: pytest.MonkeyPatch) -> None:
    """A write-ahead log that is not cut."""
    patch.setattr(Store, "scrub", lambda _: True)


@pytest.mark.parametrize("fault", [overwrite_nothing, leave_the_index, leave_the_log])
def test_each_of_the_means_is_needed(stage: Stage, monkeypatch: pytest.MonkeyPatch, fault: Any) -> None:
    """Without any one of them the same search finds something afterwards."""
    fault(stage, monkeypatch)
    stage.erase()
    assert stage.online.member.shown("notification", stage.entity).status == "erased"
    assert stage.online.found(stage.sealed) != []
