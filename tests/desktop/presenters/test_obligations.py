"""Obligations: how each agency stands, in words, by meetings that took place."""

from __future__ import annotations

from datetime import date

from desktop.domain.meeting_events import Attendee
from desktop.domain.obligation import period_of
from desktop.presenters import meetings, obligations
from tests.desktop.presenters.meeting_company import furnished
from tests.helpers.company import ASD, Member


def test_each_agency_stands_by_its_own_people() -> None:
    """One training was held with both; one more is planned; the leadership and casework are still due."""
    here = furnished()
    lines = obligations.lines(here.willich.workspace)
    mine = [(one.title, one.progress, one.chip.text) for one in lines if one.mine]
    assert mine == [
        ("Zwei gemeinsame Fortbildungen im Jahr", "1 von 2 im Jahr 2026", "Geplant"),
        ("Ein Treffen der Leitungen im Halbjahr", "0 von 1 im 2. Halbjahr 2026", "Geplant"),
        ("Ein Fachtreffen im Quartal", "0 von 1 im 3. Quartal 2026", "Fällig bis 30.09.2026"),
    ]
    police = [one.progress for one in lines if one.agency == "Polizei Viersen"]
    assert police[0] == "1 von 2 im Jahr 2026"
    kempen = [one for one in lines if one.agency == "Jugendamt Kempen"]
    assert [one.progress for one in kempen][:1] in ([], ["0 von 2 im Jahr 2026"])


def test_a_second_training_meets_it() -> None:
    """Once somebody is on its list; until then the list is what is missing."""
    here = furnished()
    here.company.clock.time += 30 * 24 * 3_600_000
    workspace = here.willich.workspace
    assert obligations.lines(workspace)[0].chip.text == "Anwesenheit fehlt noch"
    meetings.check_off(workspace, here.made["full"], "", [Attendee(here.willich.device, "", "")])
    assert (obligations.lines(workspace)[0].is_met, obligations.lines(workspace)[0].chip.text) == (True, "Erfüllt")
    summary = obligations.summary(workspace)
    assert summary is not None
    assert summary.text == "Pflichttermine: 1 von 3 erfüllt"


def test_whose_agency_somebody_is_of(police: Member) -> None:
    """By device, by unit, by agency; somebody of elsewhere is of none."""
    workspace = police.workspace
    found = [
        obligations.agency_of(workspace, somebody)
        for somebody in (
            Attendee(police.device, "", ""),
            Attendee(b"", "A", ASD),
            Attendee(b"", "A", "kpb-viersen"),
            Attendee(b"", "A", "Grundschule"),
            Attendee(bytes(16), "", ""),
        )
    ]
    assert found == ["kpb-viersen", "jugendamt-willich", "kpb-viersen", "", ""]


def test_kinds_that_are_owed(police: Member) -> None:
    """Those that the rules in force name."""
    assert obligations.kinds_owed(police.workspace) == {"joint_training", "leadership", "casework"}


def test_spans_have_words() -> None:
    """A year, a half, a quarter."""
    day = date(2026, 11, 5)
    assert [obligations.period_words(period_of(per, day)) for per in ("year", "half_year", "quarter")] == [
        "im Jahr 2026",
        "im 2. Halbjahr 2026",
        "im 4. Quartal 2026",
    ]
