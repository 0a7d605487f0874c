"""Who is reachable now, until when, who comes next, and whom to call if nobody answers."""

from __future__ import annotations

from desktop.presenters.on_call import FALLBACK
from desktop.presenters.reachable import Reachable, reachable
from tests.desktop.presenters.test_on_call import HOUR, OTHER, PHONE, plan
from tests.helpers.company import ASD, KEMPEN, POLICE, START, Company, Member
from tests.helpers.devices import UNITS

CONTROL_ROOM = "kpb-viersen-leitstelle"


def of(member: Member, unit: str = ASD, at: int = START) -> Reachable:
    """What is said of a unit at a moment; all tests begin on a Monday at 16:13."""
    return next(one for one in reachable(member.workspace, at) if one.unit == unit)


def test_until_when_and_who_then(willich: Member, police: Member) -> None:
    """The other side reads who is on call, until when, and who comes after that."""
    plan(willich, -1, 2)
    plan(willich, 2, 16, "Dienst B")
    willich.synced()
    police.synced()
    found = of(police)
    assert (found.chip.text, found.number.phone, found.until, found.then) == (
        "Rufbereitschaft",
        "030 23125 002",
        "bis 18:13 Uhr",
        "danach: Dienst B",
    )
    assert found.places == "Zuständig für: Willich"
    assert found.spoken.startswith("Jugendamt Willich – ")


def test_when_nobody_is_on_call(willich: Member) -> None:
    """In a gap it is said what to do, and who is the next."""
    plan(willich, 2, 16, "Dienst B")
    found = of(willich)
    assert (found.chip.text, found.number.phone, found.number.note) == ("Lücke", "", FALLBACK)
    assert (found.until, found.then) == ("", "danach ab 18:13 Uhr: Dienst B")
    assert found.gaps[0].span == (START, START + 2 * HOUR)


def test_while_a_unit_is_at_work(willich: Member) -> None:
    """In the office hours nobody has to be on call, and that is no gap."""
    found = of(willich, at=START - 2 * HOUR)
    assert (found.chip.text, found.then) == ("Dienstzeit", "")


def test_who_comes_on_another_day(willich: Member) -> None:
    """A later day is named with its weekday, and where nobody comes that is said."""
    plan(willich, -1, 30)
    assert of(willich).until == "bis Di 22.09. 22:13 Uhr"
    assert of(willich).then == "danach ist noch niemand eingetragen"
    plan(willich, 40, 50, "Dienst B")
    assert of(willich).then == "danach ab Mi 23.09. 08:13 Uhr: Dienst B"


def test_whom_to_call_if_nobody_answers(willich: Member, police: Member) -> None:
    """Behind the first stands the second on call, and how long to wait for an answer is the rules' to say."""
    plan(willich, -1, 2, "Erste")
    plan(willich, -1, 2, "Zweite", OTHER)
    for member in (willich, police):
        member.synced()
    found = of(police)
    assert {found.number.name, *(one.name for one in found.chain)} == {"Erste", "Zweite"}
    assert (len(found.chain), found.answer_minutes) == (1, 3)


def test_one_telephone_stands_once(willich: Member, police: Member) -> None:
    """Two who share a number are named beside it, as long as one of them is on call, and are in no chain again."""
    plan(willich, -1, 2, "Erste")
    plan(willich, -1, 3, "Zweite")
    plan(police, -1, 4, "Leitstelle", OTHER)
    for member in (willich, police, willich):
        member.synced()
    found = of(willich)
    assert set(found.number.name.split(", ")) == {"Erste", "Zweite"}
    assert (found.until, found.then) == ("bis 19:13 Uhr", "danach ist noch niemand eingetragen")
    assert found.chain == ()


def test_who_else_is_called_where_nobody_is_on_call() -> None:
    """In a gap the chain begins with the first whom the rules name, and leaves nobody out."""
    company = Company(units=UNITS | {CONTROL_ROOM: "kpb-viersen"})
    company.begin((CONTROL_ROOM, ASD))
    control_room, willich = company.members
    plan(control_room, -1, 2, "Leitstelle")
    company.everybody_syncs()
    found = of(willich)
    assert found.number.phone == ""
    assert [(one.name, one.phone) for one in found.chain] == [("Leitstelle", PHONE)]
    plan(willich, -1, 2, "Dienst A")
    plan(willich, -1, 2, "Dienst B", OTHER)
    shared = of(willich)
    every = (shared.number, *shared.chain)
    assert {one.name for one in every} == {"Dienst B", "Dienst A, Leitstelle"}
    [both] = [one for one in every if one.phone == PHONE]
    assert both.agency.startswith("Jugendamt Willich, ")


def test_two_agencies_with_one_extension_alike_are_two_steps() -> None:
    """4711 there is another telephone than 4711 here: whoever is not reached here is followed by the other."""
    company = Company(units=UNITS | {CONTROL_ROOM: "kpb-viersen"})
    company.begin((CONTROL_ROOM, ASD))
    control_room, willich = company.members
    plan(control_room, -1, 2, "Leitstelle", "4711")
    plan(willich, -1, 2, "Dienst A", "-4711")
    company.everybody_syncs()
    found = of(willich)
    assert (found.number.name, found.number.phone) == ("Dienst A", "-4711")
    assert [(one.name, one.phone) for one in found.chain] == [("Leitstelle", "4711")]


def test_the_order(willich: Member, police: Member) -> None:
    """The unit one notified last stands first, one's own agency's last, and a unit without a plan says so."""
    plan(police, -1, 2)
    for member in (police, willich, police):
        member.synced()
    police.notify(KEMPEN)
    units = [one.unit for one in reachable(police.workspace, START)]
    assert units[0] == KEMPEN
    assert units[-1] == POLICE
    assert of(police, POLICE, START + 3 * HOUR).chip.text == "Kein Dienstplan"
