"""What an erasure takes away on every device that reads it, and what it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pytest

from desktop.domain.notification_events import Remarked, Supplemented
from desktop.domain.refused import Refused
from desktop.workspace.seals import Seals
from server_stub.relay.access import Caller
from tests.helpers.company import ASD, POLICE, Company, Member, content
from tests.helpers.erasures import assert_gone, dispose, erase, on_server, told
from tests.helpers.laws import assert_folded_as_plainly, assert_same_channel
from tests.helpers.rogue import place, plain
from wire.batch import Batch
from wire.body import decode_body
from wire.erasure import Erasure, encode_erasure
from wire.header import EnvelopeKind, Header
from wire.names import ZERO_HASH

UNITS = (POLICE, ASD, ASD)


def test_an_erased_entity_is_gone_everywhere(company: Company) -> None:
    """Both units, their colleagues and the server hold no body of it any more, and all say the same of it."""
    police, office, _, entity = told(company)
    channel = police.workspace.pair(ASD)
    events = {row.event for row in police.journal.log.of_entity(entity)}
    erase(office, entity)
    company.everybody_syncs(2)
    for member in company.members:
        assert_gone(member, entity)
        assert_same_channel(office, member, channel)
    held = on_server(company, channel)
    assert [held[event] for event in events] == [b""] * len(events)


def test_a_member_past_the_rules_erases_nothing(company: Company) -> None:
    """An erasure by somebody who leads nobody, taken in by a lying server, is set aside by every device."""
    police, _, colleague, entity = told(company)
    channel = police.workspace.pair(ASD)
    names = tuple(row.event for row in police.journal.log.of_entity(entity))
    forged = encode_erasure(Erasure(entity, names, ZERO_HASH, b"stone"))
    place(colleague, channel, plain(colleague, forged, envelope=EnvelopeKind.ERASE))
    company.members.remove(colleague)
    company.everybody_syncs(1)
    for member in company.members:
        assert member.shown("notification", entity).status == "acknowledged"
        assert member.workspace.outcomes(channel)["quarantined", "lead_only"] == 1


def test_an_emptied_body_waits_until_somebody_is_known_to_have_asked(company: Company) -> None:
    """A body that the server holds back waits; it counts as erased once an erasure names it, and not before."""
    police, office, _, entity = told(company)
    erase(police, entity)
    police.synced()
    channel = police.workspace.pair(ASD)
    late = company.enrol(ASD, company.invited_by(office))
    office.synced()
    company.server.page_bytes, seen = 1, {0}
    for _ in range(60):
        late.pull()
        seen.add(late.workspace.outcomes(channel).get(("waiting", "body"), 0))
    assert max(seen) >= 3
    assert late.workspace.outcomes(channel).get(("waiting", "body"), 0) == 0
    assert late.workspace.outcomes(channel)["erased", ""] >= 3


def test_what_was_written_of_it_offline_is_not_delivered(company: Company) -> None:
    """Somebody who wrote of it without knowing finds that in the tray as erased, without the text."""
    police, office, _, entity = told(company)
    erase(office, entity)
    office.synced()
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Geheimnis")))
    police.workspace.local.outgoing()
    police.synced()
    (row,) = police.journal.outbox.all("refused")
    assert (row.reason, decode_body(row.plaintext).type) == ("erased", "notification.supplemented")
    assert b"Geheimnis" not in row.plaintext
    assert police.workspace.local.outgoing() == []
    assert_gone(police, entity)


def test_a_later_event_is_erased_too(company: Company) -> None:
    """What reached the server after the erasure is emptied there as well, as soon as a lead's device knows of it."""
    police, office, colleague, entity = told(company)
    channel = police.workspace.pair(ASD)
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Geheimnis")))
    (late,) = [row.event for row in police.journal.outbox.of_entity(entity)]
    batches = police.workspace.local.outgoing()
    erase(office, entity)
    office.synced()
    _push(police, batches)
    colleague.synced()
    assert on_server(company, channel)[late]
    company.everybody_syncs(3)
    assert on_server(company, channel)[late] == b""
    assert [(row.event, row.reason) for row in police.journal.outbox.all("refused")] == [(late, "erased")]
    for member in company.members:
        assert_gone(member, entity)
        assert member.journal.erased.with_how("later") == []
        assert_same_channel(office, member, channel)


def _push(member: Member, batches: Sequence[Batch]) -> None:
    member.company.server.push(Caller(member.device), batches, member.company.clock.now())


def test_a_common_receipt_stays_for_the_others(company: Company) -> None:
    """A receipt of several notifications goes on counting for those that were not erased."""
    police, *_ = company.members
    one, other = police.notify(ASD), police.notify(ASD)
    company.everybody_syncs(2)
    erase(police, one)
    company.everybody_syncs(2)
    assert police.shown("notification", other).delivery == "delivered"
    assert police.shown("notification", one).status == "erased"
    assert_folded_as_plainly(police)


def test_who_reads_later_makes_the_same_of_a_common_receipt(company: Company) -> None:
    """A receipt that came second for what is left counts as superseded for those too who never saw what was erased."""
    police, office, colleague = company.members
    one, _ = police.notify(ASD), police.notify(ASD)
    police.synced()
    for member in (office, colleague):
        member.pull()
    company.everybody_syncs(2)
    erase(police, one)
    company.everybody_syncs(1)
    late = company.enrol(ASD, company.invited_by(office))
    company.everybody_syncs(2)
    channel = police.workspace.pair(ASD)
    assert late.workspace.outcomes(channel) == office.workspace.outcomes(channel)
    assert_folded_as_plainly(late)


def test_nothing_can_be_written_of_it_any_more(company: Company) -> None:
    """A step of an erased notification is refused, and nothing is queued."""
    _, office, _, entity = told(company)
    erase(office, entity)
    office.synced()
    with pytest.raises(Refused, match="gelöscht"):
        office.do(POLICE, "notification.closed", entity, Remarked("Fach A"))
    assert office.journal.outbox.all() == []


def test_a_unit_may_dispose_of_its_own_copy(company: Company) -> None:
    """What one unit disposed of stays with the other, and goes from the server when both have."""
    police, office, _, entity = told(company)
    channel = police.workspace.pair(ASD)
    dispose(office, entity)
    company.everybody_syncs(2)
    assert [member.shown("notification", entity).status for member in company.members] == [
        "acknowledged",
        "erased",
        "erased",
    ]
    (event, *_) = [row.event for row in police.journal.log.of_entity(entity)]
    assert on_server(company, channel)[event]
    dispose(police, entity)
    company.everybody_syncs(2)
    assert on_server(company, channel)[event] == b""
    assert police.shown("notification", entity).status == "erased"
    for member in company.members:
        assert_folded_as_plainly(member)


class CountingSeals:
    """Seals that count how often they open a body."""

    def __init__(self, seals: Seals) -> None:
        self._seals = seals
        self.opened = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._seals, name)

    def open(self, channel: bytes, header: Header, sealed: bytes, body: bytes) -> bytes | None:
        self.opened += 1
        return self._seals.open(channel, header, sealed, body)


def test_what_shares_an_event_is_read_again_once(company: Company) -> None:
    """Whoever erases one of many that a single receipt names opens each of the others once, not each for each."""
    police, office, _ = company.members
    many = [police.notify(ASD) for _ in range(30)]
    company.everybody_syncs(2)
    erase(office, many[0])
    office.synced()
    ground = police.workspace.local._ground
    counting = CountingSeals(ground.seals)
    ground.seals = cast(Seals, counting)
    police.synced()
    assert police.shown("notification", many[0]).status == "erased"
    assert len(many) <= counting.opened <= 2 * len(many)
