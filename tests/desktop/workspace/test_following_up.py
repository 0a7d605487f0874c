"""Word from channel to channel: written once the log says so, once, and only where it can be."""

from __future__ import annotations

from desktop.domain.notification_events import Supplemented
from tests.helpers.company import ASD, KEMPEN, POLICE, content
from tests.helpers.passing_on import acknowledge, on_its_way, settle, shown
from wire.names import pair_channel
from wire.statements import UnitStated


def test_word_goes_out_with_the_confirmed_acknowledgement_and_not_before() -> None:
    """What is only shown here has no consequence yet; what the log holds has one, in the same sync."""
    way = on_its_way()
    kempen, other = way.kempen, way.other
    acknowledge(kempen, other)
    channel = kempen.workspace.pair(POLICE)
    assert not [row for row in kempen.workspace.unplaced() if row.channel == channel]
    kempen.synced()
    assert not kempen.workspace.unsent
    assert kempen.workspace.heads()[channel].seq


def test_nothing_is_said_twice() -> None:
    """However often everybody syncs, the channels stand still."""
    company, _, _, kempen, _, other = on_its_way()
    acknowledge(kempen, other)
    settle(company)
    before = {channel: row.seq for member in company.members for channel, row in member.workspace.heads().items()}
    settle(company)
    after = {channel: row.seq for member in company.members for channel, row in member.workspace.heads().items()}
    assert before == after


def test_a_unit_that_left_is_told_nothing_and_holds_nothing_up() -> None:
    """Police's unit was closed meanwhile: no word waits for a channel that nobody reads."""
    company, police, _, kempen, _, other = on_its_way()
    company.founder.workspace.state_in_directory([UnitStated(POLICE, "kpb-viersen", f"Stelle {POLICE}", active=False)])
    company.founder.synced()
    company.members.remove(police)
    acknowledge(kempen, other)
    settle(company)
    assert not kempen.workspace.unsent
    assert pair_channel(kempen.workspace.root, POLICE, KEMPEN) not in kempen.workspace.heads()


def test_a_refused_word_is_not_tried_again_and_again() -> None:
    """What the server will not take is left alone, and the rest goes on."""
    company, police, willich, kempen, entity, other = on_its_way()
    acknowledge(kempen, other)
    kempen.synced()
    police.pull()
    said = [row for row in police.workspace.unplaced() if row.entity == entity]
    assert said
    police.journal.outbox.mark([row.event for row in said], "refused", "role_not_permitted")
    settle(company)
    assert not police.workspace.unsent
    assert not shown(willich, entity).clock_stopped


def test_another_refused_event_keeps_no_word_from_being_taken_up() -> None:
    """The server would not take a supplement of police's: that somebody has the child is taken up all the same."""
    company, police, _, kempen, entity, other = on_its_way()
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Mia")))
    [row] = police.workspace.unplaced()
    police.journal.outbox.mark([row.event], "refused", "role_not_permitted")
    acknowledge(kempen, other)
    settle(company)
    assert shown(police, entity).clock_stopped


def test_a_refused_erasure_keeps_no_word_from_being_taken_up() -> None:
    """Nobody let the police erase the notification: that is no word of it, and what follows is said all the same."""
    company, police, _, kempen, entity, other = on_its_way()
    police.workspace.erase("notification", entity, "Leitung P", "mistake")
    [row] = police.workspace.unplaced()
    police.journal.outbox.mark([row.event], "refused", "erasure_not_permitted")
    acknowledge(kempen, other)
    settle(company)
    assert shown(police, entity).clock_stopped
