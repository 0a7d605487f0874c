"""Files that follow what is passed on: those somebody chose, each once, and only while it stands."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.refused import Refused
from desktop.presenters import attaching, attachments, recalling, taking_along
from desktop.presenters.attachment_list import listed
from desktop.presenters.attachments import Prepared, Taken
from desktop.presenters.forwarding import take_back
from desktop.presenters.way import passed_on_banner
from tests.desktop.presenters.test_attachment_list import Known
from tests.helpers.attaching import attach, carry, take_in
from tests.helpers.company import ASD, KEMPEN, Company, Member
from tests.helpers.passing_on import four, notified, passed_on, settle, shown


def with_file() -> tuple[Company, Member, bytes]:
    """Willich with a notification that has a file."""
    company, police, willich, _, _ = four()
    entity = notified(police)
    attach(police, ASD, entity, b"a photo")
    assert carry(police)
    settle(company)
    return company, willich, entity


def test_nothing_is_left_before_it_went_on() -> None:
    """Without a forward there is nowhere to go."""
    _, willich, entity = with_file()
    state = shown(willich, entity)
    assert taking_along.left(willich.workspace, state) == ()
    assert not taking_along.is_left(willich.workspace, state)
    with pytest.raises(Refused, match="nicht weitergeleitet"):
        taking_along.let_go(willich.workspace, entity, "Fach A", state.attachments)


def test_what_was_chosen_waits_once_and_is_listed() -> None:
    """The copy is for the other unit, has an id of its own, and stands below the files it was chosen from."""
    _, willich, entity = with_file()
    there = passed_on(willich, entity, KEMPEN)
    (photo,) = shown(willich, entity).attachments
    for _ in range(2):
        taking_along.let_go(willich.workspace, entity, "Fach A", [photo])
    (one,) = attaching.waiting(willich.workspace)
    assert (one.notification, one.source, one.file.digest) == (there, (entity, photo.event), photo.digest)
    assert one.file.id != photo.file.id
    shown_there = [row.state for row in listed(willich.workspace, shown(willich, entity), Known())]
    assert shown_there == ["Noch nicht auf diesem Gerät", "Wird für die Weiterleitung vorbereitet"]
    attaching.give_up(willich.workspace, one.file.id)
    assert taking_along.left(willich.workspace, shown(willich, entity)) == (photo,)


def test_what_something_keeps_from_going_is_left_until_it_is_chosen_again() -> None:
    """It is offered with the others; chosen once more it waits without a reason, and only once."""
    _, willich, entity = with_file()
    passed_on(willich, entity, KEMPEN)
    (photo,) = shown(willich, entity).attachments
    taking_along.let_go(willich.workspace, entity, "Fach A", [photo])
    assert not taking_along.is_left(willich.workspace, shown(willich, entity))
    (one,) = attaching.waiting(willich.workspace)
    attaching.hold(willich.workspace, one.file.id, "Das geht nicht.")
    assert taking_along.left(willich.workspace, shown(willich, entity)) == (photo,)
    assert "Nicht alle Anhänge" in passed_on_banner(willich.workspace, shown(willich, entity)).text
    taking_along.let_go(willich.workspace, entity, "Fach A", [photo])
    assert attaching.waiting(willich.workspace) == (one,)


def test_only_what_was_not_chosen_stays_behind() -> None:
    """An empty choice lets nothing go."""
    _, willich, entity = with_file()
    passed_on(willich, entity, KEMPEN)
    taking_along.let_go(willich.workspace, entity, "Fach A", [])
    assert attaching.waiting(willich.workspace) == ()
    assert taking_along.is_left(willich.workspace, shown(willich, entity))
    (question,) = taking_along.questions(shown(willich, entity).attachments)
    assert taking_along.ticked(shown(willich, entity), {question.name: "yes"}) == shown(willich, entity).attachments
    assert taking_along.ticked(shown(willich, entity), {question.name: ""}) == ()


def test_no_file_follows_what_is_taken_back() -> None:
    """Whatever still waits to be sealed for the other unit is given up, sent or not; nor does any follow later."""
    for sent in (False, True):
        company, willich, entity = with_file()
        passed_on(willich, entity, KEMPEN)
        if sent:
            settle(company)
        taking_along.let_go(willich.workspace, entity, "Fach A", shown(willich, entity).attachments)
        take_back(willich.workspace, entity, "Fach A", "doch hier")
        assert attaching.waiting(willich.workspace) == ()
        assert not taking_along.is_left(willich.workspace, shown(willich, entity))


def test_what_has_gone_along_waits_no_longer() -> None:
    """Whoever attached it meanwhile, it is not attached once more; what has not gone waits on."""
    _, willich, entity = with_file()
    other = passed_on(willich, entity, KEMPEN)
    taking_along.let_go(willich.workspace, entity, "Fach A", shown(willich, entity).attachments)
    taking_along.went(willich.workspace, shown(willich, entity), other)
    (one,) = attaching.waiting(willich.workspace)
    file, chunks = take_in(willich, b"a photo", willich.workspace.pair(KEMPEN))
    prepared = Prepared(KEMPEN, replace(file, name=one.file.name), one.file.digest, chunks)
    attachments.attach(willich.workspace, other, "Fach A", Taken((KEMPEN,), (prepared,)))
    taking_along.went(willich.workspace, shown(willich, entity), other)
    assert attaching.waiting(willich.workspace) == ()


def test_who_gave_it_up_passes_no_file_on() -> None:
    """Where one's own unit has confirmed a recall nothing of it is offered any more."""
    company, willich, entity = with_file()
    passed_on(willich, entity, KEMPEN)
    settle(company)
    assert taking_along.is_left(willich.workspace, shown(willich, entity))
    recalling.misdirected(willich.workspace, entity, "Fach A", "falsche Stelle")
    recalling.confirm(willich.workspace, entity, "Fach A", "")
    assert not taking_along.is_left(willich.workspace, shown(willich, entity))
