"""The register at the desk."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.presenters.register import edit_contact
from desktop.ui.desk import Desk
from tests.helpers.company import ASD, Member
from tests.helpers.known_contacts import ANNA, BERT, added
from tests.helpers.window import Backstage, Waiting


def test_nothing_is_read_before_somebody_looks(willich: Member) -> None:
    """A desk that shows no contacts reads none, whatever changes."""
    desk = Desk(Backstage(willich))
    added(willich, ANNA)
    desk.contacts.hear(frozenset(added(willich, BERT)))
    assert not desk.contacts.ready
    assert not desk.contacts.numbers()


def test_it_is_kept_fresh_by_what_changes(qtbot: QtBot, willich: Member) -> None:
    """Who was added or edited is found a moment later, and it is told who."""
    (anna,) = added(willich, ANNA)
    desk = Desk(Backstage(willich))
    desk.contacts.begin()
    assert [desk.contacts.entity(one) for one in desk.contacts.numbers("müller")] == [anna]
    with qtbot.waitSignal(desk.contacts.changed, check_params_cb=lambda ids: anna in ids):
        edit_contact(willich.workspace, anna, {"family_name": "Neumann"})
    assert not desk.contacts.numbers("müller")
    assert desk.contacts.count(ASD) == 1
    number = desk.contacts.number(anna)
    assert number is not None
    assert list(desk.contacts.numbers("neumann")) == [number]


def test_it_says_when_it_has_been_read(qtbot: QtBot, willich: Member) -> None:
    """Until then it is not ready; it is read once, however often somebody begins."""
    added(willich, ANNA)
    backstage = Waiting(willich)
    desk = Desk(backstage)
    desk.contacts.begin()
    desk.contacts.begin()
    assert not desk.contacts.ready
    with qtbot.waitSignal(desk.contacts.changed, check_params_cb=lambda ids: ids is None):
        backstage.go_on()
    assert desk.contacts.ready
    assert backstage.read_for == 1
