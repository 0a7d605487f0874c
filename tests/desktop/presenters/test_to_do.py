"""What somebody of this unit has to act on."""

from __future__ import annotations

from desktop.domain.notification_events import Acknowledged, Asked, Remarked, Supplemented
from desktop.presenters import handling, later, notification_chips, notification_list, to_do
from desktop.presenters.notification_detail import detail
from desktop.presenters.notification_list import Filter
from desktop.presenters.times import id_text
from tests.helpers.carded import card, words
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, content

UNITS = (POLICE, ASD, KEMPEN)
MINUTE = 60_000
ACKNOWLEDGED = Acknowledged("Fach A")


def shown(member: Member, *, limit: int = -1) -> list[bytes]:
    """The notifications that are to be acted on, in order."""
    found = to_do.numbers(member.workspace, limit=limit)
    return [row.entity for row, _ in member.workspace.numbered(found)]


def test_what_is_due_first_stands_first(company: Company) -> None:
    """What waits for an acknowledgement here stands there by its deadline, not by when it came."""
    police, office, other = company.members
    routine, urgent, immediate = (police.notify(ASD, grade) for grade in ("routine", "urgent", "immediate"))
    police.notify(KEMPEN)
    company.everybody_syncs()
    assert shown(office) == [immediate, urgent, routine]
    assert shown(office, limit=2) == [immediate, urgent]
    assert (shown(police), len(shown(other)), shown(company.founder)) == ([], 1, [])
    office.do(POLICE, "notification.acknowledged", urgent, ACKNOWLEDGED)
    assert shown(office) == [immediate, routine]


def test_what_still_waits_at_the_sender_is_nothing_to_do(company: Company) -> None:
    """Nobody has to act on what they have written, whether it has gone out or not."""
    police, _, _ = company.members
    police.notify(ASD, "immediate")
    assert shown(police) == []


def test_a_recall_is_to_be_confirmed(company: Company) -> None:
    """A recall of what was acknowledged long ago is to be confirmed: it stands there, says so, and goes."""
    police, office, _ = company.members
    entity, other = police.notify(ASD, "urgent"), police.notify(ASD, "immediate")
    company.everybody_syncs()
    for one in (entity, other):
        office.do(POLICE, "notification.acknowledged", one, ACKNOWLEDGED)
    company.everybody_syncs()
    police.do(ASD, "notification.recall_requested", entity, Remarked("Dienst A", "Irrtum"))
    company.everybody_syncs()
    assert (shown(office), shown(police)) == ([entity], [])
    waiting = police.notify(ASD, "urgent")
    company.everybody_syncs()
    assert shown(office) == [waiting, entity]
    assert shown(office, limit=1) == [waiting]
    found = office.workspace.entry("notification", entity)
    assert found is not None
    assert [task.title for task in to_do.waiting_tasks(office.workspace, found[0])] == ["Rückruf bestätigen"]
    assert list(to_do.waiting_tasks(police.workspace, found[0])) == []
    chips = notification_chips.chips_of(office.workspace, *found)
    assert "Rückruf bestätigen" in [chip.text for chip in chips]
    office.do(POLICE, "notification.recalled", entity, Remarked("Fach A"))
    assert shown(office) == [waiting]


def test_a_misdirection_is_for_its_sender_once_the_content_was_given_up(company: Company) -> None:
    """The receiver gives the content up and has nothing to do with it any more; the sender has until they say so."""
    police, office, _ = company.members
    entity = police.notify(ASD, "urgent")
    company.everybody_syncs()
    handling.assign(office.workspace, entity, "Fach A", id_text(office.device))
    office.do(POLICE, "notification.misdirected", entity, Remarked("Fach A", "andere Familie"))
    company.everybody_syncs()
    assert (shown(office), shown(police)) == ([entity], [entity])
    assert titles(office, entity) == ["Weiterleiten oder aufgeben"]
    office.do(POLICE, "notification.recalled", entity, Remarked("Fach A"))
    company.everybody_syncs()
    assert (shown(office), shown(police)) == ([], [entity])
    assert titles(police, entity) == ["Fehlleitung festhalten"]
    assert (card(office, entity).unread, card(police, entity).unread) == (False, True)
    chips = [chip.text for chip in detail(office.workspace, entity).chips]
    assert "Inhalt aufgegeben" in chips
    assert not [text for text in chips if text in ("Zurückgerufen",) or text.startswith("Bestätigung offen")]
    assert "Inhalt aufgegeben" in [one.what for one in detail(police.workspace, entity).timeline]
    police.do(ASD, "notification.misdirected", entity, Remarked("Dienst A", "neu gemeldet"))
    company.everybody_syncs()
    assert (shown(office), shown(police)) == ([], [])


def titles(member: Member, entity: bytes) -> list[str]:
    """What a notification waits for at a member's unit, besides an acknowledgement."""
    found = member.workspace.entry("notification", entity)
    assert found is not None
    return [task.title for task in to_do.waiting_tasks(member.workspace, found[0])]


def test_a_question_is_to_be_answered(company: Company) -> None:
    """What the receiver has asked stands there for the sender until it is answered."""
    police, office, _ = company.members
    entity = police.notify(ASD)
    company.everybody_syncs()
    office.do(POLICE, "notification.asked", entity, Asked("Fach A", "children[0].condition", "Verletzt?"))
    company.everybody_syncs()
    assert (shown(police), shown(office)) == ([entity], [entity])
    [question] = police.shown("notification", entity).open_questions
    answer = Supplemented("Dienst A", content("Kim"), question=question.event)
    police.do(ASD, "notification.supplemented", entity, answer)
    assert shown(police) == []


def test_what_was_added_is_to_be_looked_at(company: Company) -> None:
    """What came after the acknowledgement stands there for the receiver until somebody has seen it."""
    police, office, _ = company.members
    entity = police.notify(ASD)
    company.everybody_syncs()
    office.do(POLICE, "notification.acknowledged", entity, ACKNOWLEDGED)
    company.everybody_syncs()
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Toni")))
    company.everybody_syncs()
    assert (shown(police), shown(office)) == ([], [entity])
    later.note(office.workspace, entity, "Fach A")
    assert shown(office) == []


def test_what_one_has_in_hand_is_to_be_done(company: Company) -> None:
    """What somebody was given stands there for them, for nobody else, until it is closed; its card says so."""
    police, office, _ = company.members
    colleague = company.enrol(ASD, company.spare[ASD])
    company.everybody_syncs(2)
    entity, other = police.notify(ASD), police.notify(ASD)
    company.everybody_syncs()
    for one in (entity, other):
        office.do(POLICE, "notification.acknowledged", one, ACKNOWLEDGED)
    handling.assign(office.workspace, entity, "Fach A", id_text(colleague.device))
    handling.assign(office.workspace, other, "Fach A", id_text(office.device))
    company.everybody_syncs()
    assert (shown(colleague), shown(office), shown(police)) == ([entity], [other], [])
    assert "Mir zugewiesen" in words(card(colleague, entity))
    assert "Mir zugewiesen" not in words(card(office, entity))
    handling.assign(colleague.workspace, entity, "Fach B", "")
    office.do(POLICE, "notification.closed", other, Remarked("Fach A"))
    company.everybody_syncs()
    assert (shown(colleague), shown(office)) == ([], [])


def test_both_at_once_stand_there_once(company: Company) -> None:
    """What is to be acknowledged and confirmed stands there once."""
    police, office, _ = company.members
    entity = police.notify(ASD)
    company.everybody_syncs()
    police.do(ASD, "notification.recall_requested", entity, Remarked("Dienst A", "Irrtum"))
    company.everybody_syncs()
    assert shown(office) == [entity]


def test_it_is_a_filter_of_the_list(company: Company) -> None:
    """The first filter is what is to be done, with its count and its search."""
    police, office, _ = company.members
    entity = police.notify(ASD)
    company.everybody_syncs()
    workspace = office.workspace
    assert next(iter(Filter)) is Filter.TO_DO
    assert notification_list.count(workspace, Filter.TO_DO) == 1
    number = workspace.number("notification", entity)
    assert notification_list.numbers(workspace, Filter.TO_DO, "kim") == [number]
    assert notification_list.numbers(workspace, Filter.TO_DO, "niemand") == []
    first = notification_list.first(workspace, Filter.TO_DO, keep=number)
    assert (list(first.numbers), first.whole) == ([number], True)
    assert list(notification_list.first(workspace, Filter.TO_DO, "kim").numbers) == [number]


def test_a_long_list_begins_with_its_first(company: Company) -> None:
    """Of a long list the first hundred stand there at once, and all of it where the one chosen stands further down."""
    police, office, _ = company.members
    entities = []
    for _ in range(101):
        entities.append(police.notify(ASD))
        company.clock.time += 1
    company.everybody_syncs()
    first = notification_list.first(office.workspace, Filter.TO_DO)
    assert (len(first.numbers), first.whole) == (100, False)
    last = office.workspace.numbers(to_do.unanswered(office.workspace))[-1]
    there = notification_list.first(office.workspace, Filter.TO_DO, keep=last)
    assert (len(there.numbers), there.whole) == (101, True)
    assert len(notification_list.first(office.workspace, Filter.TO_DO, keep=10**6).numbers) == 100
