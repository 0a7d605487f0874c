"""Recording: what is recorded is shown at once and lasts, and what a rule refuses leaves no trace."""

from __future__ import annotations

import re

import pytest

from desktop.domain.contact import ContactAdded, ContactConfirmed, ContactEdited
from desktop.domain.fields import Edit
from desktop.domain.notification_events import (
    Acknowledged,
    PhoneHandover,
)
from desktop.domain.refused import Refused
from desktop.presenters import synchronisation
from desktop.workspace.recording import Deed
from tests.helpers.company import ASD, POLICE, Member, notified
from tests.helpers.governed import held
from tests.helpers.line import Crash

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")
SENTENCE = re.compile(r"[A-ZÄÖÜ].*\.")


def contact(member: Member, name: str = "Abel") -> bytes:
    """Add a contact to a member's unit; gives its id."""
    agency = member.workspace.directory.units[member.unit].agency
    entity = member.workspace.new_id()
    member.do("", "contact.added", entity, ContactAdded(member.unit, agency, {"family_name": name}))
    return entity


def test_what_is_recorded_is_shown_and_lasts(police: Member) -> None:
    """An event that was recorded is shown at once and is still there after the program was started anew."""
    entity = police.notify(ASD)
    shown = police.shown("notification", entity)
    assert (shown.from_unit, shown.to_unit) == (POLICE, ASD)
    police.open()
    assert police.shown("notification", entity) == shown
    assert [row.entity for row in police.workspace.pending(entity)] == [entity]


def test_one_refusal_refuses_all(police: Member) -> None:
    """Of deeds recorded together none is kept where a rule refuses one of them."""
    workspace, good, bad = police.workspace, police.workspace.new_id(), police.workspace.new_id()
    deeds = [
        Deed("notification.notified", good, notified(POLICE, ASD)),
        Deed("notification.notified", bad, notified(ASD, POLICE)),
    ]
    before = police.journal.outbox.all()
    with pytest.raises(Refused):
        workspace.record(workspace.pair(ASD), deeds)
    assert police.journal.outbox.all() == before
    assert (workspace.state("notification", good), workspace.state("notification", bad)) == (None, None)
    workspace.record(workspace.pair(ASD), deeds[:1])
    assert workspace.state("notification", good) is not None


def test_deeds_together_see_each_other(police: Member) -> None:
    """A deed recorded together with the one it needs is allowed, and refused without it."""
    workspace, entity = police.workspace, police.workspace.new_id()
    called = Deed("notification.phone_handover", entity, CALL)
    with pytest.raises(Refused) as refused:
        workspace.record(workspace.pair(ASD), [called])
    assert refused.value.code == "parent"
    workspace.record(workspace.pair(ASD), [Deed("notification.notified", entity, notified(POLICE, ASD)), called])
    assert len(workspace.pending(entity)) == 2


def test_many_deeds_together_are_as_one_after_the_other(police: Member, office: Member) -> None:
    """Whichever entities they are of and in whatever order: what is shown, waits and arrives elsewhere is the same."""
    for together in (True, False):
        agency = police.workspace.directory.units[police.unit].agency
        ids = [police.workspace.new_id() for _ in range(40)]
        bodies = [ContactAdded(police.unit, agency, {"family_name": f"Abel {number}"}) for number in range(40)]
        deeds = [Deed("contact.added", one, body) for one, body in zip(ids, bodies, strict=True)]
        deeds += [Deed("contact.confirmed", one, ContactConfirmed()) for one in reversed(ids[::2])]
        channel = police.workspace.cooperation()
        for part in [deeds] if together else [[deed] for deed in deeds]:
            police.workspace.record(channel, part)
        assert [row.entity for row in police.journal.outbox.all()][-60:] == [deed.entity for deed in deeds]
        assert [len(police.workspace.pending(one)) for one in ids] == [2, 1] * 20
        police.synced()
        office.synced()
        for one, body in zip(ids, bodies, strict=True):
            mine, theirs = police.shown("contact", one), office.shown("contact", one)
            assert (mine, mine.value("family_name")) == (theirs, body.fields["family_name"])


def test_a_refusal_says_why(police: Member, office: Member) -> None:
    """A refusal has a code for programs and a German sentence for people."""
    entity = police.notify(ASD)
    foreign = contact(office)
    office.synced()
    police.synced()
    wishes = {
        "receiver_only": (ASD, "notification.acknowledged", entity, Acknowledged("Fach A")),
        "own_agency_only": ("", "contact.edited", foreign, ContactEdited({"phone": Edit(b"v" * 16, "1")})),
        "parent": (ASD, "notification.phone_handover", b"?" * 16, CALL),
    }
    for code, (unit, name, about, body) in wishes.items():
        with pytest.raises(Refused) as refused:
            police.do(unit, name, about, body)
        assert refused.value.code == code
        assert SENTENCE.fullmatch(refused.value.message)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_crash_while_recording(police: Member, moment: str) -> None:
    """Power that fails before the commit leaves nothing, and after it everything; nobody was told either way."""
    told: list[tuple[bytes, ...]] = []
    police.workspace.watch(told.append)
    entity = police.workspace.new_id()
    police.journal.crash = lambda: police.journal._inside == (moment == "before")
    with pytest.raises(Crash):
        police.notify(ASD, entity=entity)
    police.journal.crash = lambda: False
    police.open()
    assert (police.workspace.state("notification", entity) is not None) == (moment == "after")
    assert (police.workspace.pending(entity) != []) == (moment == "after")
    assert told == []


def test_what_is_immediate_is_urgent_here_whatever_the_administration_says(police: Member) -> None:
    """Without the mark for the server an immediate notification is as urgent on the device that has to send it."""
    police.workspace.own.hold(held(alarm_bit=False))
    police.notify(ASD, "immediate")
    police.notify(ASD)
    assert [row.alarm for row in police.journal.outbox.all()] == [True, False]
    assert [one.urgent for one in synchronisation.waiting(police.workspace)] == [True, False]
