"""A forward that is taken back, or that ended elsewhere: whoever has it again counts, and nobody waits for ever."""

from __future__ import annotations

from desktop.domain.notification_events import NotCompetent, Supplemented
from desktop.domain.notification_state import Mark
from desktop.presenters import notifications, recalling
from desktop.presenters.additions import pass_on_additions
from desktop.presenters.forwarding import choices, forward, may_go_on, may_take_back, take_back
from desktop.presenters.notification_detail import banner
from desktop.presenters.steps.table import allowed
from tests.desktop.presenters.refusing import refused
from tests.helpers.attaching import attach, carry
from tests.helpers.company import ASD, KEMPEN, Member, content
from tests.helpers.passing_on import STATION, WHY, acknowledge, arrived, on_its_way, passed_on, settle, shown, there


def steps(member: Member, entity: bytes) -> tuple[str, ...]:
    """What a member is offered."""
    return allowed(member.workspace, shown(member, entity))


def heading(member: Member, entity: bytes) -> str:
    """What stands above a notification."""
    found = member.workspace.entry("notification", entity)
    assert found is not None
    made = banner(member.workspace, *found)
    return str(made.heading) if made is not None else ""


def test_what_was_passed_on_is_taken_back() -> None:
    """Kempen is asked to give it up, the police read why; Willich confirms, and the police's clock stops at that."""
    company, police, willich, kempen, entity, other = on_its_way()
    assert "forward_taken_back" in steps(willich, entity)
    take_back(willich.workspace, entity, "Fach W", "Doch bei uns")
    settle(company)
    assert Mark.RECALL_REQUESTED in shown(kempen, other).marks
    assert "forward_taken_back" not in steps(willich, entity)
    assert "acknowledged" in steps(willich, entity)
    assert not shown(police, entity).clock_stopped
    assert Mark.FORWARDED not in shown(police, entity).marks
    told = next(one for one in shown(police, entity).timeline if one.type == "forward_taken_back")
    assert (told.text, told.about) == ("Doch bei uns", KEMPEN)
    acknowledge(willich, entity, "Fach W")
    settle(company)
    assert shown(police, entity).clock_stopped
    assert heading(police, entity).startswith("Eingang bestätigt von Fach W")


def test_unsent_it_is_not_sent() -> None:
    """What still waits here goes nowhere; it may go on to the same unit then, as another."""
    company, police, willich, kempen, entity = arrived()
    first = passed_on(willich, entity, KEMPEN)
    assert KEMPEN not in choices(willich.workspace, shown(willich, entity))
    take_back(willich.workspace, entity, "Fach W", "Tippfehler im Grund")
    settle(company)
    assert kempen.workspace.state("notification", first) is None
    assert not shown(police, entity).open_forwards
    second = passed_on(willich, entity, KEMPEN)
    assert second != first
    settle(company)
    acknowledge(kempen, second)
    settle(company)
    assert shown(police, entity).clock_stopped


def test_no_addition_that_waits_here_follows_what_is_taken_back() -> None:
    """A file on its way to the server, one that is there, and what the police added: Kempen gets none of them."""
    company, police, willich, kempen, entity, other = on_its_way()
    police.do(ASD, "notification.corrected", entity, Supplemented("Dienst A", content("Mia"), "falsch", "ändern"))
    settle(company)
    pass_on_additions(willich.workspace, entity, "Fach W")
    attach(willich, KEMPEN, other, b"a photo")
    assert carry(willich)
    attach(willich, KEMPEN, other, b"a film")
    assert {row.status for row in willich.workspace.pending(other)} == {"waiting", "uploading"}
    take_back(willich.workspace, entity, "Fach W", "Falsche Stelle")
    assert (shown(willich, other).attachments, shown(willich, other).supplements) == ((), ())
    carry(willich)
    settle(company)
    assert (shown(kempen, other).attachments, shown(kempen, other).supplements) == ((), ())
    assert Mark.RECALL_REQUESTED in shown(kempen, other).marks


def test_withdrawn_where_it_was_to_go_it_is_taken_back_too() -> None:
    """Whoever withdraws the unsent notification to Kempen has not left the police waiting for Kempen."""
    company, police, willich, _, entity = arrived()
    other = passed_on(willich, entity, KEMPEN)
    notifications.withdraw(willich.workspace, other, "Fach W", "Irrtum")
    settle(company)
    assert not shown(police, entity).open_forwards
    assert may_go_on(willich.workspace, shown(willich, entity))


def test_who_has_it_is_not_taken_from() -> None:
    """Once a person in Kempen has it nobody is awaited; without a reason, or never passed on, nothing happens."""
    company, _, willich, kempen, entity, other = on_its_way()
    with refused("reason_required", "reason"):
        take_back(willich.workspace, entity, "Fach W", "")
    acknowledge(kempen, other)
    settle(company)
    assert not may_take_back(willich.workspace, shown(willich, entity))
    for member in (willich, kempen):
        with refused("nobody_awaited"):
            take_back(member.workspace, entity if member is willich else other, "Fach W", "Irrtum")


def test_a_word_that_crosses_is_heard() -> None:
    """Kempen has it before it hears that it was taken back: the child is with Kempen until Kempen gives it up."""
    company, police, willich, kempen, entity, other = on_its_way()
    acknowledge(kempen, other)
    take_back(willich.workspace, entity, "Fach W", "Doch bei uns")
    settle(company)
    assert shown(police, entity).clock_stopped
    assert heading(police, entity).startswith("Eingang bestätigt von Fach C")
    recalling.confirm(kempen.workspace, other, "Fach C", "")
    settle(company)
    assert not shown(police, entity).clock_stopped


def test_what_ended_elsewhere_is_had_again_by_acknowledging() -> None:
    """Kempen is not competent either: Willich confirms after all, and the police wait no longer."""
    company, police, willich, kempen, entity, other = on_its_way()
    notifications.not_competent(kempen.workspace, other, NotCompetent("Fach C", "auch nicht hier"))
    settle(company)
    acknowledge(willich, entity, "Fach W")
    settle(company)
    assert (shown(police, entity).clock_stopped, shown(police, entity).open_forwards) == (True, ())


def test_who_had_confirmed_before_takes_it_back_without_confirming_again() -> None:
    """Acknowledged, passed on, given up there: taken back, the first acknowledgement counts again."""
    company, police, willich, kempen, entity = arrived()
    acknowledge(willich, entity, "Fach W")
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
    recalling.recall(willich.workspace, other, "Fach W", "Irrtum")
    settle(company)
    recalling.confirm(kempen.workspace, other, "Fach C", "")
    settle(company)
    assert not shown(police, entity).clock_stopped
    assert "forward_taken_back" in steps(willich, entity)
    take_back(willich.workspace, entity, "Fach W", "Wir bleiben dran")
    settle(company)
    assert shown(police, entity).clock_stopped


def test_along_a_chain_everybody_hears_of_it() -> None:
    """Kempen takes back what it passed on to the station, and has it: the police and Willich wait no longer."""
    company, police, willich, kempen, entity, second = on_its_way()
    passed_on(kempen, second, STATION)
    settle(company)
    assert [one.to_unit for one in shown(police, entity).open_forwards] == [KEMPEN, STATION]
    take_back(kempen.workspace, second, "Fach C", "Doch bei uns")
    settle(company)
    assert [one.to_unit for one in shown(police, entity).open_forwards] == [KEMPEN]
    acknowledge(kempen, second)
    settle(company)
    for member, one in ((police, entity), (willich, second)):
        assert shown(member, one).clock_stopped
    last = company.members[3].workspace.state("notification", there(kempen, second))
    assert Mark.RECALL_REQUESTED in last.marks


def test_it_may_go_on_to_another_unit() -> None:
    """Taken back from Kempen it goes on to the station, and not to Kempen again, which still has to answer."""
    company, police, willich, _, entity, _ = on_its_way()
    take_back(willich.workspace, entity, "Fach W", "Falsche Stelle")
    settle(company)
    assert KEMPEN not in choices(willich.workspace, shown(willich, entity))
    forward(willich.workspace, entity, "Fach W", STATION, WHY)
    settle(company)
    assert shown(police, entity).forwarded_to == STATION


def test_not_competent_and_passed_on_from_there_it_has_not_ended() -> None:
    """Kempen is not competent and lets it go on: Willich waits, may take it back, and not once the station has it."""
    company, _, willich, kempen, entity, second = on_its_way()
    notifications.not_competent(kempen.workspace, second, NotCompetent("Fach C", "nicht hier"))
    third = passed_on(kempen, second, STATION)
    settle(company)
    assert {"acknowledged", "forwarded"}.isdisjoint(steps(willich, entity))
    assert "forward_taken_back" in steps(willich, entity)
    acknowledge(company.members[3], third)
    settle(company)
    assert "forward_taken_back" not in steps(willich, entity)
    with refused("nobody_awaited"):
        take_back(willich.workspace, entity, "Fach W", "Irrtum")


def test_who_was_not_competent_and_has_it_again_confirms_again() -> None:
    """Confirmed, not competent after all, passed on and taken back: the first word counts no more, a second does."""
    company, police, willich, _, entity = arrived()
    acknowledge(willich, entity, "Fach W")
    notifications.not_competent(willich.workspace, entity, NotCompetent("Fach W", "nicht hier"))
    passed_on(willich, entity, KEMPEN)
    settle(company)
    take_back(willich.workspace, entity, "Fach W", "Doch bei uns")
    settle(company)
    assert not shown(police, entity).clock_stopped
    assert "acknowledged" in steps(willich, entity)
    acknowledge(willich, entity, "Fach W")
    settle(company)
    assert shown(police, entity).clock_stopped
