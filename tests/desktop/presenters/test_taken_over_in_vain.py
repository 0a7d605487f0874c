"""What was done with a notification whose acknowledgement is taken back: nobody has it, and everybody reads that."""

from __future__ import annotations

from desktop.domain.notification_events import Acknowledged, TakenOver
from desktop.presenters import notifications, to_do
from desktop.presenters.notification_list import Filter, count
from tests.helpers.passing_on import arrived, settle

_LATER_MS = 40 * 24 * 3600 * 1000


def test_it_waits_for_somebody_again() -> None:
    """Taken over and then given back, it stands among what is to be done here and among what is overdue there."""
    company, police, willich, _, entity = arrived()
    notifications.acknowledge(willich.workspace, entity, Acknowledged("Fach A"))
    notifications.take_over(willich.workspace, entity, TakenOver("Fach A", "AZ 1"))
    notifications.withdraw(willich.workspace, entity, "Fach A", "Falsche Meldung")
    settle(company)
    assert not police.shown("notification", entity).clock_stopped
    assert police.shown("notification", entity).status == "delivered"
    assert to_do.numbers(willich.workspace) == [willich.workspace.number("notification", entity)]
    company.clock.time += _LATER_MS
    assert [count(one.workspace, Filter.OVERDUE) for one in (police, willich)] == [1, 1]
    notifications.acknowledge(willich.workspace, entity, Acknowledged("Fach B"))
    settle(company)
    assert police.shown("notification", entity).status == "acknowledged"
