"""Whom to call: who is on call, until when, when nobody is, and never a blank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.on_call import (
    FALLBACK,
    Number,
    call_chain,
    each_once,
    next_in_chain,
    now_on_call,
    number_of,
    numbers_now,
    phone_advice,
    unnamed,
)
from desktop.presenters.register import plan_shifts
from desktop.presenters.shifts import shifts, shifts_if_changed
from desktop.presenters.times import written
from tests.helpers.company import ASD, KEMPEN, POLICE, START, Member

HOUR = 3_600_000
PHONE = "030 23125 002"
OTHER = "030 23125 003"


def plan(member: Member, start: int, end: int, name: str = "Rufdienst", phone: str = PHONE) -> None:
    """Plan a shift so many hours from the start of all tests."""
    at = [written(START + hours * HOUR) for hours in (start, end)]
    entry = {"unit": "", "from": at[0], "until": at[1], "name": name, "phone": phone}
    plan_shifts(member.workspace, [entry])


def test_the_person_on_call(police: Member, willich: Member) -> None:
    """The other side sees who is on call, how to reach them and until when; without a name where somebody looks on."""
    plan(willich, -1, 2)
    willich.synced()
    police.synced()
    answer = now_on_call(police.workspace, ASD, START)
    [row] = answer["items"]
    assert (row["unit"], row["name"], row["phone"]) == (ASD, "Rufdienst", "030 23125 002")
    assert (row["from"], row["until"]) == ("2026-09-21T15:13:20.000+02:00", "2026-09-21T18:13:20.000+02:00")
    assert "fallback" not in answer
    first = number_of(police.workspace, ASD, START)
    assert (unnamed(first).name, unnamed(first).phone, unnamed(first).note) == ("", first.phone, first.note)
    assert answer["gaps"][0] == {"from": row["until"], "until": "2026-09-22T08:00:00.000+02:00"}
    assert answer["gaps"][-1]["until"] == "2026-10-19T16:13:20.000+02:00"
    assert answer["unit_name"].startswith("Behörde jugendamt-willich")


def test_the_end_of_a_shift_is_no_part_of_it(willich: Member) -> None:
    """A shift holds from its first moment to just before its last."""
    plan(willich, 0, 1)
    assert now_on_call(willich.workspace, ASD, START)["items"]
    assert now_on_call(willich.workspace, ASD, START + HOUR - 1)["items"]
    for at in (START - 1, START + HOUR):
        answer = now_on_call(willich.workspace, ASD, at)
        assert (answer["items"], answer["fallback"]) == ([], FALLBACK)


def test_the_next_in_the_chain(willich: Member) -> None:
    """Of two telephones the second is the next, of one that one; with nobody on call it is said what to do."""
    assert next_in_chain(willich.workspace, ASD, START).note == FALLBACK
    plan(willich, 0, 2, "Einzige")
    assert next_in_chain(willich.workspace, ASD, START).name == "Einzige"
    plan(willich, 0, 2, "Letzte", OTHER)
    first, following = number_of(willich.workspace, ASD, START), next_in_chain(willich.workspace, ASD, START)
    assert {first.name, following.name} == {"Einzige", "Letzte"}


def test_a_chain_rings_each_telephone_once(willich: Member) -> None:
    """Two who share a number, however it is written, are one entry with both names; behind it is another number."""
    plan(willich, 0, 2, "Erste")
    plan(willich, 0, 2, "Andere", OTHER)
    plan(willich, 0, 3, "Zweite", "+49 30 23125-002")
    plan(willich, 0, 3, "Zweite", "03023125002")
    chain = call_chain(willich.workspace, ASD, START)
    assert {frozenset(one.name.split(", ")) for one in chain} == {
        frozenset(("Erste", "Zweite")),
        frozenset(("Andere",)),
    }
    assert (len(chain), [unnamed(one).name for one in chain]) == (2, ["", ""])
    first, following = number_of(willich.workspace, ASD, START), next_in_chain(willich.workspace, ASD, START)
    assert (first.name, following) == (chain[0].name, chain[1])
    answer = now_on_call(willich.workspace, ASD, START)
    assert len(answer["items"]) == 4
    assert {row["until"][11:16]: set(row["names"]) for row in answer["numbers"]} == {
        "19:13": {"Erste", "Zweite"},
        "18:13": {"Andere"},
    }


def test_a_sheet_has_each_telephone_of_an_agency_once() -> None:
    """Units of one agency that share it are one entry, under the first; another agency has an entry of its own."""
    first = Number("a", "Amt", ("Eins",), PHONE, "bis 18:00 Uhr", 1)
    second = Number("b", "Amt", ("Zwei",), PHONE, "x", 2)
    elsewhere, nobody, none = (Number(unit, agency, (), phone, "") for unit, agency, phone in _OTHERS)
    found = each_once((first, elsewhere, second, nobody, none, first))
    assert found == [replace(first, names=("Eins", "Zwei"), note="x", ends=2), elsewhere, nobody, none]


def test_who_shares_two_telephones_of_an_agency_is_named_once_on_each() -> None:
    """Entries that are put together already name nobody twice, and a comma in a name parts nobody."""
    both, second = Number("a", "Amt", ("Eins", "Zwei, M."), PHONE, ""), Number("b", "Amt", ("Zwei, M.",), PHONE, "")
    [found] = each_once((both, second))
    assert (found.names, found.name) == (("Eins", "Zwei, M."), "Eins, Zwei, M.")


_OTHERS = (("c", "Polizei", PHONE), ("d", "Amt", ""), ("e", "Amt", ""))


def test_of_two_the_one_planned_last_stands_first(willich: Member) -> None:
    """Two on call at once are both named."""
    plan(willich, 0, 2, "Erste")
    plan(willich, 1, 2, "Zweite")
    rows = now_on_call(willich.workspace, ASD, START + HOUR)["items"]
    assert [row["name"] for row in rows] == ["Zweite", "Erste"]
    assert len(shifts(willich.workspace)) == 2


@pytest.mark.parametrize("urgency", ["immediate", "routine"])
def test_the_advice_is_never_blank(police: Member, urgency: str) -> None:
    """Every unit that has not got a notification is named, with somebody or something to call."""
    immediate = urgency == "immediate"
    advice = phone_advice(police.workspace, [ASD, KEMPEN, "nobody-knows"], police.workspace.now(), immediate=immediate)
    assert ("rufen Sie jetzt an" in advice["text"]) == immediate
    assert "Noch nicht angekommen" in advice["text"]
    assert [call["unit"] for call in advice["call"]] == [ASD, KEMPEN, "nobody-knows"]
    assert all(call["unit_name"] and call["fallback"] == FALLBACK for call in advice["call"])
    assert "110" in FALLBACK


def test_the_number_to_call(police: Member, willich: Member) -> None:
    """The other side reads number, person, agency and until when; the next day with its date."""
    plan(willich, -1, 2)
    willich.synced()
    police.synced()
    number = number_of(police.workspace, ASD, START)
    assert (number.phone, number.name, number.agency) == ("030 23125 002", "Rufdienst", "Jugendamt Willich")
    assert number.note == "bis 18:13 Uhr"
    plan(willich, 2, 24)
    assert number_of(willich.workspace, ASD, START + 3 * HOUR).note == "bis 22.09. 16:13 Uhr"


def test_no_number_is_no_blank(police: Member) -> None:
    """Where nobody is on call the agency is named and it is said whom to call instead."""
    number = number_of(police.workspace, ASD, START)
    assert (number.agency, number.phone, number.note) == ("Jugendamt Willich", "", FALLBACK)


def test_all_numbers_now(police: Member, willich: Member) -> None:
    """Every unit with a plan is named, one's own agency last, and one whose plan has a gap with what to do then."""
    plan(willich, 1, 2)
    plan(police, -1, 2)
    for member in (police, willich, police):
        member.synced()
    assert [(one.unit, bool(one.phone)) for one in numbers_now(police.workspace, START)] == [
        (ASD, False),
        (POLICE, True),
    ]
    assert [one.unit for one in numbers_now(willich.workspace, START)] == [POLICE, ASD]
    assert numbers_now(police.workspace, START)[0].note == FALLBACK


def test_a_shift_of_another_unit_is_not_mine(willich: Member) -> None:
    """Who is on call for one unit is not on call for another."""
    plan(willich, 0, 1)
    assert not now_on_call(willich.workspace, POLICE, START)["items"]


def test_shifts_are_read_again_only_where_one_changed(police: Member, willich: Member) -> None:
    """Who has read the shifts already reads them again when one of them is among what changed, a new one too."""
    entity = police.notify(ASD)
    plan(willich, -1, 2)
    willich.synced()
    police.synced()
    [planned] = shifts(police.workspace)
    assert shifts_if_changed(police.workspace, {entity}) is None
    assert shifts_if_changed(police.workspace, {entity, planned.id}) == [planned]
    assert numbers_now(police.workspace, START, [planned]) == numbers_now(police.workspace, START)
    assert numbers_now(police.workspace, START, []) == []
