"""By when what, beside the acknowledgement: the clocks of the law as a section of a notification, with their source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop.domain.as_it_stands import as_it_stands
from desktop.domain.legal_clocks import LegalClock, Name, legal_clocks
from desktop.domain.local_time import moment
from desktop.domain.notification_state import Notification
from desktop.domain.said import say
from desktop.presenters.facts import Fact, Section
from desktop.workspace.workspace import Workspace

_LABELS: Final[dict[Name, str]] = {
    "expulsion": "Wohnungsverweisung endet (§ 34a PolG NRW)",
    "liberty": "Freiheitsentziehung endet ohne Gericht (§ 42 Abs. 5 SGB VIII)",
    "information": "Aufgeschobene Information nachholen (§ 82 Abs. 4 SGB X)",
}


def clock_section(workspace: Workspace, state: Notification, due: int) -> Iterator[Section]:
    """Yield the section of all clocks, none where none runs; `due` is by when it is to be acknowledged, 0 for never."""
    rules = workspace.terms.rules.of(state.rules_version)
    if rules is None or state.erased:
        return
    clocks = legal_clocks(as_it_stands(state), rules.spans)
    facts = [Fact(_LABELS[clock.name], _ends(clock)) for clock in clocks]
    if due:
        seen = say("Geänderte Dringlichkeit ansehen (Regeln, Fassung {version})", version=rules.version)
        had = say("Eingang bestätigen (Regeln, Fassung {version})", version=rules.version)
        on = say("Nachtrag weitergeben (Regeln, Fassung {version})", version=rules.version)
        source = seen if state.raised else on if state.arrived else had
        facts.insert(0, Fact(source, say("bis {when}", when=_when(due))))
    if facts:
        yield Section("Fristen", tuple(facts))


def _ends(clock: LegalClock) -> str:
    if clock.weeks:
        return say("spätestens {weeks} Wochen, nachdem der Hinderungsgrund entfallen ist", weeks=clock.weeks)
    if clock.latest:
        return say(
            "am {when}; bei Antrag auf gerichtlichen Schutz längstens am {latest}",
            when=_when(clock.ends),
            latest=_when(clock.latest),
        )
    return say("am {when}", when=_when(clock.ends))


def _when(milliseconds: int) -> str:
    there = moment(milliseconds)
    return say("{day} um {time} Uhr", day=there.strftime("%d.%m.%Y"), time=there.strftime("%H:%M"))
