"""What is closed where it was passed on from, while nobody has it yet where it went."""

from __future__ import annotations

from desktop.domain.notification_events import Acknowledged, TakenOver
from desktop.presenters import notifications
from desktop.presenters.notification_list import Filter, numbers
from tests.helpers.company import KEMPEN
from tests.helpers.passing_on import acknowledge, arrived, passed_on, settle

_LATER_MS = 40 * 24 * 3600 * 1000


def test_it_is_overdue_until_somebody_has_it() -> None:
    """Its first sender finds it among what is overdue, closed or not, until a person of the third unit has it."""
    company, police, willich, kempen, entity = arrived()
    notifications.acknowledge(willich.workspace, entity, Acknowledged("Fach A"))
    other = passed_on(willich, entity, KEMPEN)
    notifications.take_over(willich.workspace, entity, TakenOver("Fach A", "AZ 1"))
    settle(company)
    company.clock.time += _LATER_MS
    number = police.workspace.number("notification", entity)
    assert notifications.whole(police.workspace, entity)["overdue"]
    assert numbers(police.workspace, Filter.OVERDUE) == [number]
    acknowledge(kempen, other)
    settle(company)
    assert numbers(police.workspace, Filter.OVERDUE) == []
    assert police.shown("notification", entity).status == "taken_over"
