"""Planning, changing, offering, taking, exchanging and filling: what is done with a rota, and what is refused."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from desktop.domain.duty import Shift
from desktop.domain.local_time import day_begins, milliseconds_of
from desktop.domain.rota_pattern import OnDuty, Pattern
from desktop.domain.spans import Span
from desktop.presenters import conflicts, register, rota_deeds
from desktop.presenters.rota_deeds import Wish
from desktop.presenters.rota_gaps import gaps_between
from desktop.presenters.shifts import shifts_between
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, Company, Member

MARCH = date(2027, 3, 1)
NIGHT = Span(*(milliseconds_of(datetime.fromisoformat(one)) for one in ("2027-03-05T16:00", "2027-03-06T08:00")))
A, B = OnDuty("Dienst A", "030 23125 002"), OnDuty("Dienst B", "030 23125 003")


def planned(member: Member, name: str = "Dienst A", span: Span = NIGHT) -> bytes:
    """Plan a night."""
    return rota_deeds.plan(member.workspace, ASD, Wish(span, name, f"Nummer von {name}"))


def shift(member: Member, entity: bytes) -> Shift:
    """A shift as it is shown."""
    found: Shift = member.shown("duty", entity)
    return found


def test_a_shift_is_planned_and_changed(willich: Member, police: Member) -> None:
    """What was planned and changed reaches the others; what is the same already is no event."""
    entity = planned(willich)
    rota_deeds.change(willich.workspace, entity, Wish(NIGHT, "Dienst B", "2").values())
    before = willich.workspace.local.remaining().outbox
    rota_deeds.change(willich.workspace, entity, Wish(NIGHT, "Dienst B", "2").values())
    assert willich.workspace.local.remaining().outbox == before == 2
    willich.synced()
    police.synced()
    assert (shift(police, entity).name, shift(police, entity).phone) == ("Dienst B", "2")


def test_only_ones_own_agency_plans(willich: Member, police: Member) -> None:
    """For another agency nobody plans, changes, cancels, offers or takes."""
    entity = planned(willich)
    willich.synced()
    police.synced()
    workspace = police.workspace
    for act in (
        lambda: rota_deeds.plan(workspace, ASD, Wish(NIGHT, "A", "1")),
        lambda: rota_deeds.change(workspace, entity, {"name": "B"}),
        lambda: rota_deeds.cancel(workspace, entity),
        lambda: rota_deeds.offer(workspace, entity),
    ):
        with refused("own_agency_only"):
            act()
    with refused("unit_unknown", "unit"):
        rota_deeds.plan(workspace, "jugendamt-venlo", Wish(NIGHT, "A", "1"))


@pytest.mark.parametrize(("name", "phone", "field"), [("", "1", "name"), ("A", " ", "phone"), ("A", "1" * 61, "phone")])
def test_who_is_on_call_has_a_name_and_a_number(name: str, phone: str, field: str) -> None:
    """A missing name or number is refused by its field."""
    with refused("duty_invalid", field):
        rota_deeds.wish(NIGHT, {"name": name, "phone": phone})


def test_what_was_cancelled_is_over(willich: Member) -> None:
    """A cancelled shift cannot be changed, nor one that nobody knows."""
    entity = planned(willich)
    rota_deeds.cancel(willich.workspace, entity)
    for gone in (entity, bytes(16)):
        with refused("not_found", "id"):
            rota_deeds.change(willich.workspace, gone, {"name": "B"})


def test_a_shift_is_offered_and_taken(company: Company, willich: Member) -> None:
    """A colleague takes what is offered under their own name, and after that nobody else can."""
    colleague = company.join(willich)
    entity = planned(willich)
    rota_deeds.offer(willich.workspace, entity, "Am Samstag verhindert")
    company.everybody_syncs()
    assert shift(colleague, entity).offer is not None
    rota_deeds.take(colleague.workspace, entity, {"name": "Dienst B", "phone": "2"})
    company.everybody_syncs()
    assert (shift(willich, entity).name, shift(willich, entity).offer) == ("Dienst B", None)
    with refused("offer_over"):
        rota_deeds.take(willich.workspace, entity, {"name": "Dienst A", "phone": "1"})
    rota_deeds.offer(willich.workspace, entity)
    rota_deeds.withdraw_offer(willich.workspace, entity)
    assert shift(willich, entity).offer is None


def test_two_exchange_their_shifts(willich: Member) -> None:
    """Both have the other's afterwards, name and number; where one is gone, neither changes."""
    saturday = Span(NIGHT.ends, NIGHT.ends + 3_600_000)
    one, other = planned(willich), planned(willich, "Dienst B", saturday)
    rota_deeds.exchange(willich.workspace, one, other)
    assert [shift(willich, entity).name for entity in (one, other)] == ["Dienst B", "Dienst A"]
    assert shift(willich, one).phone == "Nummer von Dienst B"
    rota_deeds.cancel(willich.workspace, other)
    with refused("not_found", "id"):
        rota_deeds.exchange(willich.workspace, one, other)
    assert shift(willich, one).name == "Dienst B"


def test_two_plans_at_odds(company: Company, willich: Member, police: Member) -> None:
    """Two who change one shift's times at once are shown with both, by person and time, and one of them is kept."""
    colleague = company.join(willich)
    entity = planned(willich)
    company.everybody_syncs()
    for member, hours in ((willich, 1), (colleague, 2)):
        moved = Span(NIGHT.starts + hours * 3_600_000, NIGHT.ends)
        rota_deeds.change(member.workspace, entity, Wish(moved, "Dienst A", "Nummer von Dienst A").values())
    company.everybody_syncs()
    [row] = register.conflicts(willich.workspace, limit=9, after=None)["items"]
    assert (row["kind"], row["field"]) == ("duty", "times")
    assert {one["shown"][:16] for one in row["values"]} == {"Fr 05.03., 17:00", "Fr 05.03., 18:00"}
    [found] = conflicts.open_conflicts(willich.workspace)
    assert found.title.startswith("Rufbereitschaft · Fr 05.03., 1")
    [clash] = found.clashes
    chosen = next(one for one in clash.versions if one.value.startswith("Fr 05.03., 17:00"))
    assert conflicts.open_conflicts(police.workspace)[0].owner == "Jugendamt Willich"
    conflicts.settle(willich.workspace, entity, {"times": chosen.version})
    company.everybody_syncs()
    for member in (willich, colleague, police):
        assert conflicts.open_conflicts(member.workspace) == ()
        assert shift(member, entity).starts == NIGHT.starts + 3_600_000


def test_a_month_is_filled_by_a_pattern(willich: Member) -> None:
    """After it nobody is missing in the month, what was planned stays, and a second time there is nothing to do."""
    kept = planned(willich, "Dienst C")
    pattern = Pattern("weekly", (A, B), clock=time(8))
    made = rota_deeds.fill(willich.workspace, ASD, MARCH, pattern)
    assert len(made) > 20
    whole = Span(day_begins(MARCH), day_begins(date(2027, 4, 1)))
    found = shifts_between(willich.workspace, *whole)
    assert gaps_between(willich.workspace, ASD, whole, found) == []
    assert shift(willich, kept).name == "Dienst C"
    assert {one.name for one in found} == {"Dienst A", "Dienst B", "Dienst C"}
    assert max(one.ends for one in found) == milliseconds_of(datetime.fromisoformat("2027-04-01T08:00"))
    assert rota_deeds.fill(willich.workspace, ASD, MARCH, pattern) == []


def test_for_another_agency_no_month_is_filled(police: Member) -> None:
    """A pattern that may not be planned plans nothing at all."""
    with refused("own_agency_only"):
        rota_deeds.fill(police.workspace, ASD, MARCH, Pattern("weekly", (A,)))
    assert shifts_between(police.workspace, day_begins(MARCH), day_begins(date(2027, 4, 1))) == []
