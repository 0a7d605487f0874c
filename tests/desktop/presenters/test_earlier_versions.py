"""What stood in a field before can be had back for 90 days."""

from __future__ import annotations

from desktop.presenters import conflicts, rota_deeds
from desktop.presenters.earlier_versions import KEPT_MS, earlier_versions
from tests.desktop.presenters.test_rota_deeds import planned, shift
from tests.helpers.company import Company, Member


def values(member: Member, entity: bytes) -> list[tuple[str, str]]:
    """The earlier values of a shift."""
    return [(one.field, one.value) for one in earlier_versions(member.workspace, "duty", entity)]


def at_odds(company: Company, willich: Member) -> tuple[bytes, Member]:
    """A shift whose name two colleagues changed at once."""
    colleague = company.join(willich)
    entity = planned(willich)
    company.everybody_syncs()
    for member, name in ((willich, "Dienst B"), (colleague, "Dienst C")):
        rota_deeds.change(member.workspace, entity, {"name": name})
    company.everybody_syncs()
    return entity, colleague


def test_the_losing_version_is_kept_on_every_device(company: Company, willich: Member) -> None:
    """While there is a conflict both values stand; once it is settled the other one is an earlier version, for all."""
    entity, colleague = at_odds(company, willich)
    assert values(willich, entity) == [("name", "Dienst A")]
    clash = conflicts.open_conflicts(willich.workspace)[0].clashes[0]
    chosen = next(one for one in clash.versions if one.value == "Dienst B")
    conflicts.settle(willich.workspace, entity, {"name": chosen.version})
    company.everybody_syncs()
    for member in (willich, colleague):
        found = earlier_versions(member.workspace, "duty", entity)
        assert {one.value for one in found} == {"Dienst A", "Dienst C"}
        lost = next(one for one in found if one.value == "Dienst C")
        assert lost.by.startswith("Person 3, ")
    assert shift(colleague, entity).name == "Dienst B"


def test_an_earlier_version_is_had_back(company: Company, willich: Member) -> None:
    """Whoever brings it back writes it over what is shown, and what was shown is an earlier version then."""
    entity = planned(willich)
    rota_deeds.change(willich.workspace, entity, {"name": "Dienst B"})
    company.everybody_syncs()
    [old] = earlier_versions(willich.workspace, "duty", entity)
    rota_deeds.change(willich.workspace, entity, {old.field: old.value})
    assert shift(willich, entity).name == "Dienst A"
    assert values(willich, entity) == [("name", "Dienst B")]


def test_after_ninety_days_it_is_history(company: Company, willich: Member) -> None:
    """A value older than that is offered no more, though it stays in the log."""
    entity = planned(willich)
    rota_deeds.change(willich.workspace, entity, {"name": "Dienst B"})
    company.clock.time += KEPT_MS - 3_600_000
    assert values(willich, entity) == [("name", "Dienst A")]
    company.clock.time += 2 * 3_600_000
    assert values(willich, entity) == []


def test_of_nothing_there_is_nothing(willich: Member) -> None:
    """What nobody knows has no earlier versions."""
    assert values(willich, bytes(16)) == []
