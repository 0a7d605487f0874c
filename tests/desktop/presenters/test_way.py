"""The way of a notification in words, and what its banner says to each side."""

from __future__ import annotations

from desktop.domain.said import joined
from desktop.presenters.notification_chips import chips_of
from desktop.presenters.notification_detail import Detail, detail
from desktop.presenters.recalling import confirm, recall
from tests.helpers.company import Member
from tests.helpers.passing_on import STATION, acknowledge, arrived, on_its_way, passed_on, settle

HOUR = 3_600_000


def way_of(member: Member, entity: bytes) -> list[tuple[str, str]]:
    """What the section of the way says."""
    sections = detail(member.workspace, entity).sections
    return [(fact.label, fact.value) for one in sections if one.title == "Weg der Meldung" for fact in one.facts]


def banner_of(member: Member, entity: bytes) -> str:
    """What the banner says."""
    banner = detail(member.workspace, entity).banner
    assert banner is not None
    return joined((banner.heading, banner.text), " ")


def test_the_sender_reads_where_it_went_and_that_the_deadline_runs() -> None:
    """Police see the forward and their deadline, then who has it; the timeline names the units."""
    company, police, willich, kempen, entity, other = on_its_way()
    assert "Ihre Frist läuft weiter." in banner_of(police, entity)
    assert "Die Frist der meldenden Stelle läuft weiter." in banner_of(willich, entity)
    found = police.workspace.entry("notification", entity)
    assert found is not None
    assert chips_of(police.workspace, *found)[-1].text == "Weitergeleitet"
    assert "Zugestellt" in [chip.text for chip in detail(police.workspace, entity).chips]
    [(label, value)] = way_of(police, entity)
    assert label == "Weitergeleitet an"
    assert "noch nicht bestätigt" in value
    company.clock.time += 3 * HOUR
    late = detail(police.workspace, entity).banner
    assert late is not None
    assert (late.tone, late.heading[:14]) == ("danger", "Weitergeleitet")
    acknowledge(kempen, other)
    settle(company)
    assert banner_of(police, entity).startswith("Eingang bestätigt von Fach C, Jugendamt Kempen")
    told = [entry for entry in detail(police.workspace, entity).timeline if entry.what.startswith("Nach Weiterleitung")]
    assert [entry.who for entry in told] == ["Fach C, Jugendamt Kempen"]


def test_the_third_unit_reads_who_wrote_it_and_that_it_is_proven() -> None:
    """Kempen sees police as the first sender, with the proof checked, and Willich with its reason."""
    way = on_its_way()
    kempen, willich, other = way.kempen, way.willich, way.other
    facts = dict(way_of(kempen, other))
    assert facts["Ursprünglich gemeldet von"].endswith("Nachweis geprüft")
    assert facts["Grund der Weiterleitung"] == "Das Kind wohnt in Kempen."
    assert "Ursprünglich gemeldet von" not in dict(way_of(willich, other))


def test_a_chain_is_told_leg_by_leg() -> None:
    """Police read both forwards, the first as passed on from there; the station reads both that had it before."""
    company, police, _, kempen, entity, second = on_its_way()
    station = company.members[3]
    third = passed_on(kempen, second, STATION)
    settle(company)
    first, last = way_of(police, entity)
    assert first[1].endswith("von dort weitergeleitet")
    assert last[1].endswith("Eingang noch nicht bestätigt")
    assert [label for label, _ in way_of(station, third)].count("Weitergeleitet von") == 2


def test_a_recall_waits_for_its_answer_on_both_sides() -> None:
    """Each side reads what is theirs to do."""
    company, police, willich, _, entity = arrived()
    recall(police.workspace, entity, "Dienst A", "falsches Kind")
    settle(company)
    assert banner_of(police, entity).startswith("Rückruf erbeten")
    assert "falsches Kind" in banner_of(willich, entity)
    confirm(willich.workspace, entity, "Fach A", "")
    settle(company)
    assert "Nachweis" in banner_of(willich, entity)


def content_titles(whole: Detail) -> set[str]:
    """The sections that tell of the child."""
    return {one.title for one in whole.sections} - {"Meldung", "Fristen", "Weg der Meldung"}
