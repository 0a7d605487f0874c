"""Passing a notification on: both sides of it, the sender's clock, chains, and what is refused."""

from __future__ import annotations

import pytest

from desktop.domain.content import Content
from desktop.domain.notification_events import Acknowledged, AcknowledgementWithdrawn, NotCompetent, Supplemented
from desktop.domain.templates import template
from desktop.presenters import notifications, recalling
from desktop.presenters.additions import left_behind
from desktop.presenters.evidence import is_proven
from desktop.presenters.forwarding import choices, forward, proposed
from desktop.presenters.notifying import Request, notify
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, KEMPEN, POLICE, Member, content
from tests.helpers.passing_on import (
    STATION,
    WHY,
    acknowledge,
    arrived,
    four,
    notified,
    on_its_way,
    passed_on,
    settle,
    shown,
)


def clock(member: Member, entity: bytes) -> int:
    """By when somebody is waited for, as the list of a member has it."""
    found = member.workspace.entry("notification", entity)
    assert found is not None
    return found[0].due


def test_the_third_unit_gets_the_senders_words_under_the_same_number() -> None:
    """Kempen reads what the police wrote, with the police's proof, the number, the process and the reason."""
    _, police, _, kempen, entity, other = on_its_way()
    first, second = shown(police, entity), shown(kempen, other)
    assert (second.content, second.number, second.process_id) == (first.content, first.number, first.process_id)
    assert (second.from_unit, second.to_unit, second.urgency) == (ASD, KEMPEN, first.urgency)
    assert second.origin is not None
    assert (second.origin.unit, second.origin.reason) == (POLICE, WHY)
    assert is_proven(kempen.workspace, second)


def test_the_senders_clock_runs_until_the_third_unit_has_it() -> None:
    """Neither the forward nor the first receiver's acknowledgement stops the clock; a person in Kempen does."""
    company, police, willich, kempen, entity = arrived()
    acknowledge(willich, entity, "Fach W")
    settle(company)
    assert shown(police, entity).clock_stopped
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
    assert not shown(police, entity).clock_stopped
    acknowledge(kempen, other)
    settle(company)
    for member in (police, willich):
        last = shown(member, entity).arrived
        assert last is not None
        assert (last.to_unit, last.received_by) == (KEMPEN, "Fach C")
        assert shown(member, entity).clock_stopped


def test_every_device_of_the_sender_sees_it_and_lists_agree() -> None:
    """A colleague's device has the stopped clock in its list too, and says nothing more of it."""
    company, police, willich, kempen, _ = four()
    colleague = company.join(police)
    entity = notified(police)
    settle(company)
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
    assert clock(colleague, entity)
    acknowledge(kempen, other)
    settle(company)
    channel = police.workspace.pair(ASD)
    for member in (police, colleague):
        assert not clock(member, entity)
        assert not member.workspace.unsent
    assert police.workspace.state_digest(channel) == colleague.workspace.state_digest(channel)


def test_it_works_while_each_side_is_offline() -> None:
    """Whoever writes without a connection sees it at once; the clock stops when all has come round."""
    company, police, willich, kempen, entity = arrived()
    other = passed_on(willich, entity, KEMPEN)
    assert shown(willich, entity).forwarded_to == KEMPEN
    assert not shown(police, entity).forwards
    settle(company)
    acknowledge(kempen, other)
    assert not shown(police, entity).arrived
    kempen.synced()
    police.synced()
    assert shown(police, entity).clock_stopped


def test_word_that_comes_before_the_forward_is_taken_up_with_it() -> None:
    """The police hear of Kempen's receipt first and of the forward later: then the clock stops."""
    company, police, willich, kempen, entity = arrived()
    other = passed_on(willich, entity, KEMPEN)
    held = [row.event for row in willich.workspace.unplaced() if row.channel == willich.workspace.pair(POLICE)]
    willich.journal.outbox.mark(held, "uploading")
    willich.synced()
    kempen.synced()
    acknowledge(kempen, other)
    kempen.synced()
    police.synced()
    assert not shown(police, entity).forwards
    willich.journal.outbox.mark(held, "waiting")
    settle(company)
    assert shown(police, entity).clock_stopped


def test_a_chain_stops_every_clock_at_its_end_only() -> None:
    """Willich passes it to Kempen, Kempen to the station: the police's and Willich's clocks run until it is there."""
    company, police, willich, kempen, entity, second = on_its_way()
    station = company.members[3]
    acknowledge(kempen, second)
    settle(company)
    assert shown(police, entity).clock_stopped
    third = passed_on(kempen, second, STATION)
    settle(company)
    assert not shown(police, entity).clock_stopped
    assert not shown(willich, second).clock_stopped
    assert [one.to_unit for one in shown(police, entity).forwards] == [KEMPEN, STATION]
    acknowledge(station, third, "Wache")
    settle(company)
    for member, one in ((police, entity), (willich, second), (kempen, third)):
        assert shown(member, one).clock_stopped
    last = shown(station, third)
    assert last.origin is not None
    assert [leg.from_unit for leg in last.origin.way] == [POLICE, ASD]
    assert is_proven(station.workspace, last)


def test_an_acknowledgement_that_is_withdrawn_lets_the_clock_run_again() -> None:
    """Kempen acknowledged by mistake: the police wait again, and no longer once somebody really has it."""
    company, police, _, kempen, entity, other = on_its_way()
    acknowledge(kempen, other)
    settle(company)
    counts = shown(kempen, other).acknowledgements[0].event
    body = AcknowledgementWithdrawn(counts, "Irrtum", "Fach C")
    notifications.act(kempen.workspace, other, "acknowledgement_withdrawn", body)
    settle(company)
    assert not shown(police, entity).clock_stopped
    acknowledge(kempen, other)
    settle(company)
    assert shown(police, entity).clock_stopped


def test_what_the_third_unit_gave_up_lets_the_clock_run_again() -> None:
    """Willich recalls what Kempen had acknowledged, and Kempen gives it up: nobody has the child, the police wait."""
    company, police, willich, kempen, entity, other = on_its_way()
    acknowledge(kempen, other)
    settle(company)
    recalling.recall(willich.workspace, other, "Fach A", "Irrtum")
    settle(company)
    assert shown(police, entity).clock_stopped
    recalling.confirm(kempen.workspace, other, "Fach C", "")
    settle(company)
    assert not shown(police, entity).clock_stopped
    assert shown(police, entity).arrived is None


def test_what_was_added_goes_along_with_its_proof() -> None:
    """Supplements that had come by then are enclosed, each proven."""
    company, police, willich, kempen, entity = arrived()
    added = Supplemented("Dienst A", content("Mia"), "vergessen", "bitte prüfen", full=True)
    police.do(ASD, "notification.supplemented", entity, added)
    settle(company)
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
    [one] = shown(kempen, other).supplements
    assert (one.content, one.person, one.explanation) == (content("Mia"), "Dienst A", "vergessen")
    assert (one.demand, one.full, one.at > 0) == ("bitte prüfen", True, True)
    assert is_proven(kempen.workspace, shown(kempen, other))


def test_what_is_added_later_follows_when_the_receiver_lets_it() -> None:
    """Police correct after the forward: Willich is told, and passes it on by the same command, once."""
    company, police, willich, kempen, entity, other = on_its_way()
    assert not left_behind(willich.workspace, shown(willich, entity))
    body = Supplemented("Dienst A", content("Mia"), "falscher Name", "bitte ändern")
    police.do(ASD, "notification.corrected", entity, body)
    settle(company)
    assert len(left_behind(willich.workspace, shown(willich, entity))) == 1
    assert not left_behind(police.workspace, shown(police, entity))
    forward(willich.workspace, entity, "Fach A", KEMPEN, WHY)
    settle(company)
    [one] = shown(kempen, other).supplements
    assert (one.content, one.corrects, one.demand) == (content("Mia"), True, "bitte ändern")
    assert not left_behind(willich.workspace, shown(willich, entity))
    with refused("forwarded_already"):
        forward(willich.workspace, entity, "Fach A", KEMPEN, WHY)


def test_what_is_raised_later_follows_too() -> None:
    """Where it was passed on it is as urgent as its sender said last, and there too somebody has to look at it."""
    company, police, willich, kempen, entity, other = on_its_way()
    acknowledge(kempen, other)
    settle(company)
    first = shown(police, entity).urgency
    other_one = "urgent" if first == "immediate" else "immediate"
    police.do(ASD, "notification.corrected", entity, Supplemented("A", Content(), "?", "!", urgency=other_one))
    settle(company)
    forward(willich.workspace, entity, "Fach A", KEMPEN, WHY)
    settle(company)
    assert (shown(kempen, other).graded, shown(kempen, other).urgency) == (other_one, first)
    assert shown(kempen, other).clock_stopped is (first == "immediate")


def test_what_was_raised_before_goes_along_with_its_proof() -> None:
    """A third unit is told of it under the first notice's urgency and its sender's later one."""
    company, police, willich, kempen, entity = arrived()
    police.do(ASD, "notification.corrected", entity, Supplemented("A", Content(), "?", "!", urgency="immediate"))
    settle(company)
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
    assert shown(kempen, other).graded == "immediate"
    assert is_proven(kempen.workspace, shown(kempen, other))


@pytest.mark.parametrize(
    ("category", "own", "there"), [("P02", "immediate", "immediate"), ("P01", "routine", "immediate")]
)
def test_what_the_receiver_took_for_more_urgent_is_passed_on_so(category: str, own: str, there: str) -> None:
    """A third unit is told with the higher urgency that the second saw in it, and never with a lower one."""
    company, police, willich, kempen, _ = four()
    entity = notified(police, category)
    settle(company)
    assert shown(police, entity).urgency != own
    notifications.acknowledge(willich.workspace, entity, Acknowledged("Fach A", urgency=own, reason="Zweiter Vorfall"))
    settle(company)
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
    assert (shown(kempen, other).graded, is_proven(kempen.workspace, shown(kempen, other))) == (there, True)


def test_two_devices_that_pass_it_on_at_once_notify_once() -> None:
    """Both wrote without knowing of each other; Kempen has one notification, and nothing is set aside."""
    company, police, willich, kempen, _ = four()
    colleague = company.join(willich)
    entity = notified(police)
    settle(company)
    other = passed_on(willich, entity, KEMPEN)
    assert passed_on(colleague, entity, KEMPEN) == other
    settle(company)
    assert len(shown(police, entity).forwards) == 1
    assert [row.entity for row, _ in kempen.workspace.states("notification")] == [other]
    assert not kempen.workspace.local.remaining().quarantined


def test_within_one_agency_and_across() -> None:
    """The station is of the police's own agency; it gets the notification as any other unit does."""
    company, police, willich, _, entity = arrived()
    station = company.members[3]
    other = passed_on(willich, entity, STATION)
    settle(company)
    acknowledge(station, other)
    settle(company)
    assert shown(police, entity).clock_stopped


REFUSALS = {
    "back to the sender": (POLICE, "forwarded_back"),
    "to oneself": (ASD, "own_unit"),
    "to nobody": ("jugendamt-nirgends", "unit_unknown"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_it_goes_on_and_never_back(case: str) -> None:
    """Each unit it cannot go to is refused with its reason, and nothing is written."""
    _, _, willich, _, entity = arrived()
    unit, code = REFUSALS[case]
    with refused(code, "to"):
        forward(willich.workspace, entity, "Fach A", unit, WHY)
    assert not willich.workspace.unsent


def test_it_does_not_go_back_along_a_chain() -> None:
    """Kempen cannot send it back to Willich or on to the police, who have it."""
    way = on_its_way()
    kempen, other = way.kempen, way.other
    for unit in (ASD, POLICE):
        with refused("forwarded_back", "to"):
            forward(kempen.workspace, other, "Fach C", unit, WHY)
    assert choices(kempen.workspace, shown(kempen, other)) == (STATION,)


def test_it_is_passed_on_once_unless_the_third_is_not_competent_either() -> None:
    """A second forward is refused while the first stands, and goes to another once Kempen said no."""
    company, police, willich, kempen, entity, other = on_its_way()
    station = company.members[3]
    with refused("forwarded_already"):
        forward(willich.workspace, entity, "Fach A", STATION, WHY)
    notifications.not_competent(kempen.workspace, other, NotCompetent("Fach C", "nein", STATION))
    settle(company)
    third = passed_on(willich, entity, STATION)
    settle(company)
    acknowledge(station, third)
    settle(company)
    assert shown(police, entity).clock_stopped


def test_the_sender_passes_nothing_on_and_a_reason_is_needed() -> None:
    """Only the receiver passes on, and says why."""
    _, police, willich, _, entity = arrived()
    with refused("receiver_only"):
        forward(police.workspace, entity, "Dienst A", KEMPEN, WHY)
    with refused("reason_required", "reason"):
        forward(willich.workspace, entity, "Fach A", KEMPEN, "")


def test_the_competent_unit_is_proposed_with_its_rule() -> None:
    """A child in Kempen that was notified to Willich by choice is proposed to Kempen, and the rule says why."""
    company, police, willich, _, _ = four()
    document = template("P01") | {"whereabouts": {"municipality": "Kempen"}, "residence": {"municipality": "Kempen"}}
    notification = police.workspace.new_id()
    elsewhere = document | {"override_unit": ASD, "override_reason": "verwählt"}
    notify(police.workspace, Request(notification, elsewhere, "VIE-2026-1-000001", "Dienst A"))
    entity = notifications.find(police.workspace, notification).id
    settle(company)
    state = shown(willich, entity)
    found = proposed(willich.workspace, state)
    assert found is not None
    assert found.unit == KEMPEN
    assert "Kempen" in found.rule
    assert choices(willich.workspace, state) == (KEMPEN, STATION)


def test_where_only_those_who_had_it_are_competent_nobody_is_proposed() -> None:
    """A child in Willich is Willich's; the choice is then a person's."""
    _, _, willich, _, entity = arrived()
    assert proposed(willich.workspace, shown(willich, entity)) is None
