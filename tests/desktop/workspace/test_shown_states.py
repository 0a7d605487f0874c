"""What is shown of what is there: lists, groups, what is found by its words, and the digest of what is confirmed."""

from __future__ import annotations

from desktop.domain.content import Child, Content
from desktop.domain.jurisdiction import Place
from desktop.domain.rows import Party
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, notified


def test_both_sides_have_one_digest(company: Company, police: Member, office: Member) -> None:
    """The digests of both sides are equal when both have read as far, and differ while one has not."""
    channel = police.workspace.pair(ASD)
    assert channel == office.workspace.pair(POLICE)
    police.notify(ASD)
    police.synced()
    assert police.workspace.state_digest(channel) != office.workspace.state_digest(channel)
    company.everybody_syncs()
    assert police.workspace.heads()[channel] != police.workspace.heads()[police.workspace.own_unit()]
    assert police.digests()[channel] == office.digests()[channel]


def test_a_digest_is_of_what_is_confirmed(police: Member) -> None:
    """What only this device has written is no part of the digest."""
    channel = police.workspace.pair(ASD)
    before = police.workspace.state_digest(channel)
    police.notify(ASD)
    assert police.workspace.state_digest(channel) == before
    police.synced()
    assert police.workspace.state_digest(channel) != before


def test_search_finds_words(police: Member, office: Member) -> None:
    """A search finds by whole words and beginnings, without regard to case, on both sides, and no more than asked."""
    entity, other = police.workspace.new_id(), police.workspace.new_id()
    for one, name in ((entity, "Jürgen"), (other, "Jule")):
        written = Content(category="P01", whereabouts=Place("Willich"), children=(Child(given_name=name),))
        police.do(ASD, "notification.notified", one, notified(POLICE, ASD, content=written))
    police.synced()
    office.synced()
    for member in (police, office):
        assert [row.entity for row, _ in member.workspace.search("jürgen", 10)] == [entity]
        assert {row.entity for row, _ in member.workspace.search("Jü* VIE*", 10)} >= {entity}
        assert {row.entity for row, _ in member.workspace.search("ju*", 10)} == {entity, other}
        assert len(member.workspace.search("ju*", 1)) == 1
        assert member.workspace.search("niemand", 10) == []


def test_states_are_listed_with_their_rows(police: Member) -> None:
    """States of a kind come newest first with their rows, by status, by party, after one of them and no more."""
    entities = []
    for _ in range(3):
        police.company.clock.time += 1000
        entities.append(police.notify(ASD))
    newest = entities[::-1]
    listed = police.workspace.states("notification")
    assert [row.entity for row, _ in listed] == [state.id for _, state in listed] == newest
    assert [row.entity for row, _ in police.workspace.states("notification", after=newest[0], limit=1)] == [newest[1]]
    for side, unit, count in (("origin", POLICE, 3), ("target", ASD, 3), ("target", POLICE, 0)):
        party = Party("origin", unit) if side == "origin" else Party("target", unit)
        assert len(police.workspace.states("notification", party=party)) == count
    status = listed[0][0].status
    assert len(police.workspace.states("notification", status=status)) == 3
    assert police.workspace.states("notification", status="nowhere") == []


def test_a_group_is_what_belongs_together(police: Member) -> None:
    """Notifications of one event to several units stand together, and others beside them do not."""
    together, alone = police.workspace.new_id(), police.workspace.new_id()
    for unit in (ASD, KEMPEN):
        body = notified(POLICE, unit, notification_id=together)
        police.do(unit, "notification.notified", police.workspace.new_id(), body)
    police.do(ASD, "notification.notified", police.workspace.new_id(), notified(POLICE, ASD, notification_id=alone))
    assert {state.to_unit for _, state in police.workspace.group(together)} == {ASD, KEMPEN}
    assert len(police.workspace.group(alone)) == 1
    assert police.workspace.group(b"?" * 16) == []


def test_what_nobody_wrote_is_not_there(police: Member) -> None:
    """An entity of which nothing is known has no state, also under the id of an entity of another kind."""
    entity = police.notify(ASD)
    assert police.workspace.state("notification", b"?" * 16) is None
    assert police.workspace.state("contact", entity) is None
