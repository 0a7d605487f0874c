"""What somebody had acknowledged, and their unit gave up unasked since it had gone to the wrong one."""

from __future__ import annotations

from desktop.domain.notification_events import Acknowledged
from desktop.presenters import notifications, recalling, to_do
from desktop.presenters.misdirections import misdirected_banner
from desktop.presenters.notification_list import Filter, numbers
from tests.helpers.passing_on import arrived, settle

_LATER_MS = 40 * 24 * 3600 * 1000


def test_its_senders_clock_runs_until_they_know() -> None:
    """Nobody has the child: the sender finds it among what is overdue until they have noted that it went wrong."""
    company, police, willich, _, entity = arrived()
    notifications.acknowledge(willich.workspace, entity, Acknowledged("Fach A"))
    recalling.misdirected(willich.workspace, entity, "Fach A", "anderer Kreis")
    recalling.confirm(willich.workspace, entity, "Fach A", "")
    settle(company)
    company.clock.time += _LATER_MS
    state = police.shown("notification", entity)
    assert not state.clock_stopped
    assert misdirected_banner(police.workspace, state).heading == "Fehlgeleitet – Ihre Frist läuft weiter"
    assert numbers(police.workspace, Filter.OVERDUE) == [police.workspace.number("notification", entity)]
    assert (to_do.numbers(willich.workspace), numbers(willich.workspace, Filter.OVERDUE)) == ([], [])
    recalling.misdirected(police.workspace, entity, "Dienst A", "neu gemeldet")
    settle(company)
    assert police.shown("notification", entity).clock_stopped
    assert numbers(police.workspace, Filter.OVERDUE) == []


def test_while_a_colleague_has_it_no_clock_is_said_to_run() -> None:
    """What a person has confirmed and another of their unit says went wrong is not said to run out."""
    company, police, willich, _, entity = arrived()
    notifications.acknowledge(willich.workspace, entity, Acknowledged("Fach A"))
    recalling.misdirected(company.join(willich).workspace, entity, "Fach B", "anderer Kreis")
    settle(company)
    state = police.shown("notification", entity)
    assert (state.clock_stopped, misdirected_banner(police.workspace, state).heading) == (True, "Fehlgeleitet")
