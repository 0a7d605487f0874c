"""Who of one's own unit has a notification in hand and who stands in, as its page shows it; the other side reads none.

Who assigned it at the same time as another stands there too, for nobody's word is lost. It must not assign anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.assignment import Assignment, Given
from desktop.domain.notification_state import Notification
from desktop.domain.said import Said, Verbatim, say
from desktop.presenters.facts import Fact, Section
from desktop.presenters.times import day_and_clock
from desktop.workspace.workspace import Workspace


def section(workspace: Workspace, state: Notification) -> Iterator[Section]:
    """Yield who has it, who stands in and who said so; nothing while nobody has it."""
    found = workspace.state("assignment", state.id) if workspace.unit == state.to_unit else None
    if not isinstance(found, Assignment) or found.current is None:
        return
    counts = found.current
    later = found.given[found.given.index(counts) + 1 :]
    facts = (
        Fact("Zuständig", Verbatim(counts.body.to_name)),
        Fact("Vertretung", Verbatim(counts.body.deputy_name)),
        Fact("Zugewiesen", _by(workspace, counts)),
        *(Fact("Gleichzeitig zugewiesen", _at_once(workspace, one)) for one in later),
    )
    yield Section("In Ihrer Stelle", tuple(fact for fact in facts if fact.value))


def _by(workspace: Workspace, one: Given) -> Said:
    when = day_and_clock(one.at, workspace.now())
    return say("{when}, {person}", when=when, person=Verbatim(one.body.person))


def _at_once(workspace: Workspace, one: Given) -> Said:
    to = Verbatim(one.body.to_name) if one.body.to else "niemand"
    return say("{to} ({by})", to=to, by=_by(workspace, one))
