"""The clocks of the law in a notification."""

from __future__ import annotations

from desktop.domain.content import Content, Measure, Transparency
from desktop.domain.notification_events import Acknowledged, Supplemented
from desktop.presenters.facts import Fact
from desktop.presenters.notification_detail import detail
from tests.helpers.company import ASD, POLICE, Company, Member, notified
from tests.helpers.shipped import RULES

CONTENT = Content(
    category="P01",
    measures=(Measure(kind="expulsion", begins="2026-09-20T10:00"), Measure(kind="care_done", begins="2026-09-21")),
    transparency=Transparency(family_informed=False),
)


def clocks(member: Member, entity: bytes) -> tuple[Fact, ...]:
    """The clocks that a notification shows."""
    shown = detail(member.workspace, entity).sections
    return next((section.facts for section in shown if section.title == "Fristen"), ())


def test_every_clock_stands_there_with_its_source(company: Company) -> None:
    """Each clock says when it ends and where that is written, the acknowledgement's first and while it runs."""
    police, office = company.members
    entity = police.workspace.new_id()
    police.do(ASD, "notification.notified", entity, notified(POLICE, ASD, content=CONTENT))
    company.everybody_syncs()
    facts = clocks(office, entity)
    assert [(fact.label, fact.value) for fact in facts] == [
        (f"Eingang bestätigen (Regeln, Fassung {RULES.version})", "bis 22.09.2026 um 23:59 Uhr"),
        (
            "Wohnungsverweisung endet (§ 34a PolG NRW)",
            "am 30.09.2026 um 23:59 Uhr; bei Antrag auf gerichtlichen Schutz längstens am 10.10.2026 um 23:59 Uhr",
        ),
        ("Freiheitsentziehung endet ohne Gericht (§ 42 Abs. 5 SGB VIII)", "am 22.09.2026 um 23:59 Uhr"),
        (
            "Aufgeschobene Information nachholen (§ 82 Abs. 4 SGB X)",
            "spätestens 2 Wochen, nachdem der Hinderungsgrund entfallen ist",
        ),
    ]
    office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    assert clocks(office, entity) == facts[1:]


def test_a_clock_of_the_whole_report_stands_there(company: Company) -> None:
    """What only the report after an immediate notice speaks of has its clock with the receiver."""
    police, office = company.members
    entity = police.notify(ASD)
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", CONTENT, full=True))
    company.everybody_syncs()
    assert "Wohnungsverweisung endet (§ 34a PolG NRW)" in [fact.label for fact in clocks(office, entity)]


def test_where_no_clock_runs_there_is_no_section(company: Company) -> None:
    """What waits here and speaks of no measure shows no clock."""
    police, _ = company.members
    entity = police.notify(ASD)
    assert clocks(police, entity) == ()
    police.synced()
    assert len(clocks(police, entity)) == 1
