"""What waits on a device goes nowhere once a colleague has taken back what it is for, on another device."""

from __future__ import annotations

import pytest

from desktop.domain.notification_events import Supplemented
from desktop.domain.notification_state import Mark
from desktop.domain.refused import Refused
from desktop.presenters import recalling, tray
from desktop.presenters.additions import pass_on_additions
from desktop.presenters.forwarding import forward, take_back
from desktop.workspace.going_nowhere import TAKEN_BACK
from tests.helpers.attaching import attach, carry
from tests.helpers.company import ASD, KEMPEN, Company, Member, content
from tests.helpers.passing_on import acknowledge, four, notified, passed_on, settle, shown, there
from tests.helpers.revoking import revoke


def two_at_willich() -> tuple[Company, Member, Member, Member, Member, bytes]:
    """A company in which Willich has two devices and a notification of the police."""
    company, police, willich, kempen, _ = four()
    colleague = company.join(willich)
    entity = notified(police)
    settle(company)
    return company, police, willich, colleague, kempen, entity


def in_tray(member: Member, entity: bytes) -> list[str]:
    """What was written of a notification and went nowhere, by its types."""
    found = [one for one in tray.undelivered(member.workspace) if one.row.entity == entity]
    assert {one.reason for one in found} <= {TAKEN_BACK}
    return [tray.deed(one.row) for one in found]


def test_what_waits_for_the_wrong_unit_goes_nowhere() -> None:
    """Files on their way to the server and there already, and words passed on: nothing of them leaves any more."""
    company, police, willich, colleague, kempen, entity = two_at_willich()
    other = passed_on(willich, entity, KEMPEN)
    police.do(ASD, "notification.corrected", entity, Supplemented("Dienst A", content("Mia"), "falsch", "ändern"))
    settle(company)
    pass_on_additions(willich.workspace, entity, "Fach A")
    attach(willich, KEMPEN, other, b"a photo")
    assert carry(willich)
    attach(willich, KEMPEN, other, b"a film")
    take_back(colleague.workspace, entity, "Fach B", "Falsche Stelle")
    colleague.synced()
    willich.pull()
    assert in_tray(willich, other) == ["notification.corrected", "notification.attached", "notification.attached"]
    assert (shown(willich, other).attachments, shown(willich, other).supplements) == ((), ())
    carry(willich)
    settle(company)
    assert (shown(kempen, other).attachments, shown(kempen, other).supplements) == ((), ())
    assert Mark.RECALL_REQUESTED in shown(kempen, other).marks


def test_what_both_had_passed_on_and_one_took_back_is_withdrawn() -> None:
    """Neither had sent it: Kempen is told nothing, whoever syncs when; here too it says withdrawn, by whom and why."""
    company, police, willich, colleague, kempen, entity = two_at_willich()
    other = passed_on(willich, entity, KEMPEN)
    assert passed_on(colleague, entity, KEMPEN) == other
    take_back(colleague.workspace, entity, "Fach B", "Falsche Stelle")
    colleague.synced()
    willich.pull()
    assert Mark.WITHDRAWN in shown(willich, other).marks
    last = shown(willich, other).timeline[-1]
    assert (last.person, last.text) == ("Fach B", "Falsche Stelle")
    settle(company)
    assert kempen.workspace.state("notification", other) is None
    assert not shown(police, entity).open_forwards
    forward(willich.workspace, entity, "Fach A", KEMPEN, "doch dort")
    settle(company)
    assert there(willich, entity) != other
    assert shown(kempen, there(willich, entity)).accepted_at


def test_what_may_have_left_is_left_alone() -> None:
    """A batch that was sealed for the server goes on its way; who took it back has asked for it to be given up."""
    company, _, willich, colleague, kempen, entity = two_at_willich()
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
    attach(willich, KEMPEN, other, b"a photo")
    assert carry(willich)
    assert willich.workspace.local.outgoing()
    take_back(colleague.workspace, entity, "Fach B", "Falsche Stelle")
    colleague.synced()
    willich.pull()
    assert [row.status for row in willich.workspace.pending(other)] == ["sealed"]
    settle(company)
    assert shown(kempen, other).attachments
    assert Mark.RECALL_REQUESTED in shown(kempen, other).marks


def test_nothing_more_is_written_for_who_shall_not_have_it() -> None:
    """Nobody loses words by writing them in vain: they are refused at once, also where a colleague took it back."""
    company, _, willich, colleague, _, entity = two_at_willich()
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
    take_back(colleague.workspace, entity, "Fach B", "Falsche Stelle")
    settle(company)
    added = Supplemented("Fach A", content("Mia"))
    for member in (willich, colleague):
        with pytest.raises(Refused):
            member.do(KEMPEN, "notification.supplemented", other, added)
        with pytest.raises(Refused):
            attach(member, KEMPEN, other, b"a photo")
        assert member.workspace.pending(other) == []


def test_where_somebody_has_it_all_the_same_words_go() -> None:
    """Kempen confirmed before it heard: the child is with Kempen, which hears what the police put right."""
    company, police, willich, colleague, kempen, entity = two_at_willich()
    other = passed_on(willich, entity, KEMPEN)
    police.do(ASD, "notification.corrected", entity, Supplemented("Dienst A", content("Mia"), "falsch", "ändern"))
    settle(company)
    pass_on_additions(willich.workspace, entity, "Fach A")
    acknowledge(kempen, other)
    kempen.synced()
    take_back(colleague.workspace, entity, "Fach B", "Falsche Stelle")
    colleague.synced()
    willich.pull()
    assert [row.status for row in willich.workspace.pending(other)] == ["waiting"]
    settle(company)
    assert len(shown(kempen, other).supplements) == 1


def test_no_file_follows_a_recall_by_a_colleague_but_words_do() -> None:
    """Nobody but its author has what was added in words, and the receiver may refuse the recall."""
    company, police, willich, _, _, entity = two_at_willich()
    colleague = company.join(police)
    settle(company)
    attach(police, ASD, entity, b"a photo")
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Mia")))
    recalling.recall(colleague.workspace, entity, "Dienst B", "falsches Kind")
    colleague.synced()
    police.pull()
    assert [row.status for row in police.workspace.pending(entity)] == ["refused", "waiting"]
    assert in_tray(police, entity) == ["notification.attached"]
    carry(police)
    settle(company)
    assert not shown(willich, entity).attachments
    assert len(shown(willich, entity).supplements) == 1


def test_a_file_that_a_recall_kept_is_in_the_tray_also_once_that_is_refused() -> None:
    """The receiver needs what it has and refuses: who attached the file reads that it did not go, and still has it."""
    company, police, willich, _, _, entity = two_at_willich()
    colleague = company.join(police)
    settle(company)
    acknowledge(willich, entity)
    settle(company)
    attach(police, ASD, entity, b"a photo")
    recalling.recall(colleague.workspace, entity, "Dienst B", "falsches Kind")
    colleague.synced()
    police.pull()
    willich.pull()
    recalling.refuse(willich.workspace, entity, "Fach A", "brauchen wir")
    settle(company)
    carry(police)
    settle(company)
    assert (in_tray(police, entity), shown(willich, entity).attachments) == (["notification.attached"], ())


def test_words_that_only_their_author_has_are_in_the_tray_where_a_colleague_takes_a_forward_back() -> None:
    """They stand nowhere else: they go nowhere, and are not lost."""
    company, _, willich, colleague, kempen, entity = two_at_willich()
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
    own = Supplemented("Fach A", content("Mia"), "Nur Willich weiß es")
    willich.do(KEMPEN, "notification.supplemented", other, own)
    take_back(colleague.workspace, entity, "Fach B", "Falsche Stelle")
    colleague.synced()
    willich.pull()
    settle(company)
    [kept] = tray.undelivered(willich.workspace)
    assert (kept.row.entity, kept.reason, kept.can_be_exported) == (other, TAKEN_BACK, True)
    assert not shown(kempen, other).supplements


def test_what_a_colleague_left_for_a_forward_that_is_taken_back_is_not_taken_up() -> None:
    """Their lead has taken the forward back meanwhile: what was to follow it waits for nobody, and says why."""
    company, police, willich, colleague, kempen, entity = two_at_willich()
    other = passed_on(colleague, entity, KEMPEN)
    police.do(ASD, "notification.corrected", entity, Supplemented("Dienst A", content("Mia"), "falsch", "ändern"))
    settle(company)
    pass_on_additions(colleague.workspace, entity, "Fach B")
    left = [row for row in colleague.journal.outbox.all("waiting") if row.entity == other]
    revoke(company, willich, colleague)
    company.members.remove(colleague)
    take_back(willich.workspace, entity, "Fach A", "Falsche Stelle")
    settle(company)
    assert [one.result for one in willich.workspace.adopt(colleague.device, left)] == [TAKEN_BACK]
    assert willich.workspace.unsent == 0
    settle(company)
    assert shown(kempen, other).supplements == ()
