"""Taking contacts in from a file."""

from __future__ import annotations

import re

import pytest

from desktop.domain.said import Said, Verbatim
from desktop.exchange.contact_cards import Version, write_vcards
from desktop.presenters.contact_exporting import VERSIONS, contacts_file
from desktop.presenters.contact_importing import AT_ONCE, Plan, carry_out, plan, problem_rows, read_contacts
from desktop.presenters.register import contacts
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member
from tests.helpers.devices import UNITS as AGENCY_OF
from tests.helpers.known_contacts import ANNA, BERT, CLEO, added
from wire.statements import UnitStated

HEAD = "family_name;given_name;unit;phone;level\r\n"


def planned(member: Member, text: str) -> Plan:
    """What a table would do."""
    return plan(member.workspace, read_contacts(text.encode()))


def said(made: Plan) -> tuple[int, int, int, list[int]]:
    """How many are new, change and stay, and the lines that cannot be used."""
    return len(made.created), len(made.changed), made.unchanged, [one.line for one in made.problems]


def listed(member: Member) -> dict[str, dict[str, str]]:
    """The contacts by family name."""
    return {row["family_name"]: row for row in contacts(member.workspace, limit=1000, after=None)["items"]}


def test_a_file_is_taken_in_once(willich: Member) -> None:
    """The second time it changes nothing; what changed in it changes that alone."""
    text = HEAD + "Müller;Anna;;02154 000-001;Leitung\r\nÖhm;Bert;jugendamt-willich-asd;;\r\n"
    first = planned(willich, text)
    assert said(first) == (2, 0, 0, [])
    assert listed(willich) == {}
    assert carry_out(willich.workspace, first) == 2
    assert listed(willich)["Müller"]["level"] == "leadership"
    assert said(planned(willich, text)) == (0, 0, 2, [])
    changed = planned(willich, text.replace("000-001", "000-002"))
    assert said(changed) == (0, 1, 1, [])
    carry_out(willich.workspace, changed)
    assert listed(willich)["Müller"]["phone"] == "02154 000-002"


def test_an_empty_cell_says_nothing(willich: Member) -> None:
    """What stands in the register stays."""
    added(willich, ANNA)
    assert said(planned(willich, HEAD + "MUELLER;anna;;;\r\n")) == (0, 1, 0, [])
    assert said(planned(willich, HEAD + "Müller;Anna;;;\r\n")) == (0, 0, 1, [])


def test_rows_that_cannot_be_used_keep_no_other_away(willich: Member) -> None:
    """Each is named by its line with why."""
    rows = (
        "A;a;;1;",
        ";ohne;;1;",
        "B;b;kpb-viersen-kinderschutz;1;",
        "C;c;nirgends;1;",
        "D;d;;keine;",
        "A;a;;2;",
        "A;a;;1;",
    )
    made = planned(willich, HEAD + "\r\n".join(rows))
    assert said(made) == (1, 0, 1, [3, 4, 5, 6, 7])
    messages = [str(row["message"]) for row in problem_rows(made.problems)]
    assert messages[0] == "Nachname: Der Name fehlt."
    assert messages[1] == "Das kann nur die eigene Behörde ändern."
    assert messages[2] == "Die Stelle „nirgends“ gehört nicht zur Kooperation."
    assert messages[3].startswith("Telefon: Das ist keine Rufnummer")
    assert messages[4] == "Diese Person steht mit anderen Angaben schon in Zeile 2."


@pytest.mark.parametrize("name", ["Mül\u200bler", "\u202eMüller", "Müller\ufeff", "Mu\u0308ller"])
def test_signs_nobody_sees_make_nobody_else(willich: Member, name: str) -> None:
    """A name with marks of direction or without a width is the name it looks like."""
    added(willich, {"family_name": "Müller", "given_name": "Anna"})
    assert said(planned(willich, HEAD + f"{name};Anna;;;\r\n")) == (0, 0, 1, [])


def test_a_unit_is_known_by_its_names(willich: Member) -> None:
    """By its id, its name, or that with its agency's."""
    name = willich.workspace.directory.units[ASD].name
    rows = (f"A;a;{ASD};;", f"B;b;{name};;", f"C;c;Jugendamt Willich, {name};;")
    assert said(planned(willich, HEAD + "\r\n".join(rows))) == (3, 0, 0, [])


@pytest.mark.parametrize("form", ["vcf", "csv"])
def test_what_was_given_out_changes_nothing(company: Company, police: Member, willich: Member, form: str) -> None:
    """Whether as cards or as a table; those of others are theirs to change."""
    added(willich, ANNA | {"valid_to": "2027-12-31", "level": "casework", "hours": "Mo\nDi"}, BERT, CLEO)
    added(police, {"family_name": "Wache"})
    company.everybody_syncs()
    content, count = contacts_file(willich.workspace, "csv" if form == "csv" else "vcf")
    made = plan(willich.workspace, read_contacts(content))
    assert count == 4
    assert (len(made.created), len(made.changed), made.unchanged, len(made.problems)) == (0, 0, 3, 1)


def called_the_same(company: Company) -> None:
    """Let the units of both youth offices be called the same, as they are in a real cooperation."""
    company.founder.workspace.state_in_directory(
        [UnitStated(unit, AGENCY_OF[unit], "Sozialer Dienst", active=True) for unit in (ASD, KEMPEN)]
    )
    company.founder.synced()
    company.everybody_syncs()


@pytest.mark.parametrize("version", VERSIONS)
def test_cards_of_units_that_are_called_the_same_change_nothing(
    company: Company, willich: Member, version: Version
) -> None:
    """Their agency tells whose they are: what was given out comes back as it was."""
    called_the_same(company)
    added(willich, ANNA, BERT)
    content, _ = contacts_file(willich.workspace, "vcf", version)
    assert said(plan(willich.workspace, read_contacts(content))) == (0, 0, 2, [])


def test_a_name_that_several_agencies_have_is_the_own_unit(company: Company, willich: Member) -> None:
    """Unless the file names another agency beside it; one that nobody knows is not taken for the own."""
    called_the_same(company)
    names = ("Sozialer Dienst", "Jugendamt Willich, Sozialer Dienst", "Jugendamt Kempen, Sozialer Dienst")
    rows = "".join(f'{place};x;"{name}";;\r\n' for place, name in zip("ABC", names, strict=True))
    assert said(planned(willich, HEAD.replace(";", ",") + rows.replace(";", ","))) == (2, 0, 0, [4])
    cards = [
        {"id": "x", "family_name": "A", "agency": agency, "unit_name": "Sozialer Dienst", "confirmed_at": ""}
        for agency in ("Jugendamt Willich", "Jugendamt Kempen", "Stadt Kempen")
    ]
    made = plan(willich.workspace, read_contacts(write_vcards(cards)))
    assert (len(made.created), [str(one.message) for one in made.problems]) == (
        1,
        [
            "Das kann nur die eigene Behörde ändern.",
            "Die Stelle „Stadt Kempen, Sozialer Dienst“ gehört nicht zur Kooperation.",
        ],
    )


def test_what_another_agency_entered_is_not_changed_by_its_id(
    company: Company, police: Member, willich: Member
) -> None:
    """A card of theirs that names no unit any more keeps none of the others away."""
    added(police, {"family_name": "Wache"})
    added(willich, ANNA)
    company.everybody_syncs()
    content, _ = contacts_file(willich.workspace, "vcf")
    bare = re.sub(rb"ORG:.*\r\n", b"ROLE:Neu\r\n", content)
    made = plan(willich.workspace, read_contacts(bare))
    assert (len(made.changed), [str(one.message) for one in made.problems]) == (
        1,
        ["Das kann nur die eigene Behörde ändern."],
    )
    assert carry_out(willich.workspace, made) == 1


def test_a_card_is_known_by_its_id(willich: Member) -> None:
    """Whoever is called otherwise now is nobody new."""
    added(willich, ANNA)
    content, _ = contacts_file(willich.workspace, "vcf")
    made = plan(willich.workspace, read_contacts(content.replace("Müller".encode(), b"Neumann")))
    carry_out(willich.workspace, made)
    assert list(listed(willich)) == ["Neumann"]


def test_what_is_unusual_is_remarked_where_it_changes_something(willich: Member) -> None:
    """A number as it stands in the register already needs no second look."""
    table = b"family_name;phone;mobile\r\nA;02154 000-001;+31201234567\r\nB;4711;\r\n"
    found = plan(willich.workspace, read_contacts(table))
    assert [(one.line, one.message.partition(":")[0]) for one in found.remarks] == [(2, "Mobiltelefon"), (3, "Telefon")]
    carry_out(willich.workspace, found)
    assert plan(willich.workspace, read_contacts(table)).remarks == ()


def test_it_can_be_broken_off(willich: Member) -> None:
    """While it is looked at nothing has been done; while it is written whole parts have, and the rest follows later."""
    text = HEAD + "".join(f"Zahl {one};;;;\r\n" for one in range(3 * AT_ONCE))
    with refused("broken_off"):
        plan(willich.workspace, read_contacts(text.encode()), lambda done: done < AT_ONCE)
    made = planned(willich, text)
    heard: list[int] = []

    def goes_on(done: int) -> bool:
        heard.append(done)
        return done < 2 * AT_ONCE

    assert carry_out(willich.workspace, made, goes_on) == 2 * AT_ONCE
    assert heard == [0, AT_ONCE, 2 * AT_ONCE]
    assert said(planned(willich, text)) == (AT_ONCE, 0, 2 * AT_ONCE, [])


def test_a_card_of_another_agency_is_not_ones_own(willich: Member, police: Member) -> None:
    """It is named as what cannot be used."""
    unit = willich.workspace.directory.units[POLICE].name
    row = {
        "id": "x",
        "family_name": "Wache",
        "agency": "Polizei",
        "unit_name": unit,
        "confirmed_at": "20260101T000000Z",
    }
    made = plan(willich.workspace, read_contacts(write_vcards([row])))
    assert said(made) == (0, 0, 0, [1])


def foreign(*places: tuple[str, str]) -> bytes:
    """Cards as an address book gives them, each of somebody called A, B and so on at an agency's unit."""
    return write_vcards(
        {"id": name, "family_name": name, "agency": agency, "unit_name": unit, "confirmed_at": ""}
        for name, (agency, unit) in zip("ABCDE", places, strict=False)
    )


def with_two_units(company: Company) -> None:
    """Let the own agency have a second unit."""
    company.founder.workspace.state_in_directory(
        [UnitStated("jugendamt-willich-pkd", AGENCY_OF[ASD], "Pflegekinderdienst", active=True)]
    )
    company.founder.synced()
    company.everybody_syncs()


@pytest.mark.parametrize("agency", ["Jugendamt Willich", "Behörde jugendamt-willich", "JUGENDAMT-WILLICH"])
def test_a_card_of_the_own_agency_without_a_unit_waits_for_one(company: Company, willich: Member, agency: str) -> None:
    """It says so by its line; then it comes to the unit that was named, and the next time is known by its id."""
    with_two_units(company)
    found = read_contacts(foreign(("", agency), ("", "Jugendamt Kempen")))
    unasked = plan(willich.workspace, found)
    assert ([one.line for one in unasked.problems], unasked.strangers) == ([1, 9], 1)
    assert [str(one.message) for one in unasked.problems] == [
        f"„{agency}“ ist die eigene Behörde, aber keine Stelle ist genannt. Wählen Sie eine dafür.",
        "Das kann nur die eigene Behörde ändern.",
    ]
    asked = plan(willich.workspace, found, strangers_to="jugendamt-willich-pkd")
    assert (said(asked), asked.strangers) == ((1, 0, 0, [9]), 1)
    [remark] = asked.remarks
    assert str(remark.message).startswith(f"Bei „{agency}“ ist keine Stelle genannt; der Eintrag kommt zu: ")
    assert str(remark.message).endswith(", Pflegekinderdienst.")
    carry_out(willich.workspace, asked)
    assert listed(willich)["A"]["unit"] == "jugendamt-willich-pkd"
    assert said(plan(willich.workspace, found, strangers_to="jugendamt-willich-pkd")) == (0, 0, 1, [9])
    known = read_contacts(foreign(("", agency)).replace(b"urn:uuid:A", listed(willich)["A"]["id"].encode()))
    assert (said(plan(willich.workspace, known)), plan(willich.workspace, known).strangers) == ((0, 0, 1, []), 0)


def test_an_agency_of_one_unit_needs_no_choice(willich: Member) -> None:
    """There is nothing to ask; the line says where its person comes to."""
    made = planned(willich, HEAD + "Neu;Anna;Jugendamt Willich;;\r\n")
    assert (said(made), made.strangers, len(made.remarks)) == ((1, 0, 0, []), 0, 1)
    carry_out(willich.workspace, made)
    assert listed(willich)["Neu"]["unit"] == ASD


def test_what_is_of_an_unknown_unit_waits_for_somebody_to_say_whose_it_is(willich: Member) -> None:
    """Unasked it is not taken in; then it comes to the unit that was named, is remarked, and the next time is known."""
    found = read_contacts(foreign(("Stadt Willich", "Amt 51"), ("", "Klinikum"), ("Jugendamt Willich", "Empfang")))
    unasked = plan(willich.workspace, found)
    assert (said(unasked), unasked.strangers) == ((0, 0, 0, [1, 9, 17]), 3)
    asked = plan(willich.workspace, found, strangers_to=ASD)
    assert (said(asked), asked.strangers) == ((3, 0, 0, []), 3)
    assert [str(one.message) for one in asked.remarks] == [
        f"Die Stelle „{name}“ gehört nicht zur Kooperation; der Eintrag kommt zu der gewählten."
        for name in ("Stadt Willich, Amt 51", "Klinikum", "Jugendamt Willich, Empfang")
    ]
    carry_out(willich.workspace, asked)
    assert {row["unit"] for row in listed(willich).values()} == {ASD}
    again = plan(willich.workspace, found, strangers_to=ASD)
    assert (said(again), again.remarks) == ((0, 0, 3, []), ())


def test_a_unit_called_like_a_word_of_the_program_is_named_as_it_is_written(willich: Member) -> None:
    """In another language too: nobody looks in a file for what stands in none."""
    for unit in ("", ASD):
        made = plan(willich.workspace, read_contacts(foreign(("", "Kontakte"))), strangers_to=unit)
        (told,) = (*made.problems, *made.remarks)
        assert isinstance(told.message, Said)
        assert isinstance(told.message.values["name"], Verbatim)


def test_what_is_another_agencys_becomes_nobody_elses(company: Company, willich: Member) -> None:
    """Whatever somebody chose for the unknown: not a unit of theirs, nor one that only their agency could know."""
    called_the_same(company)
    theirs = (("Jugendamt Kempen", "Neue Stelle"), ("", "Jugendamt Kempen"), ("Jugendamt Kempen", "Sozialer Dienst"))
    made = plan(willich.workspace, read_contacts(foreign(*theirs)), strangers_to=ASD)
    assert said(made)[:3] == (0, 0, 0)
    assert {str(one.message) for one in made.problems} == {"Das kann nur die eigene Behörde ändern."}
    for unit in (KEMPEN, POLICE, "nirgends"):
        with refused("own_agency_only", "unknown_unit"):
            plan(willich.workspace, read_contacts(foreign(("", "Klinikum"))), strangers_to=unit)
