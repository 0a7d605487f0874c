"""What a notification says: everything that was written, with the form's words and without a name of our insides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from desktop.domain.circumstances import Circumstances
from desktop.domain.content import Child, Content, Guardian, Labels, Reporter, Statement
from desktop.domain.form_values import Field
from desktop.domain.forms import FORMS, examine
from desktop.domain.jurisdiction import Place
from desktop.presenters.facts import Fact, Section, sections
from desktop.presenters.times import moment
from tests.helpers.company import START
from tests.helpers.documents import example
from tests.helpers.shipped import RULES

HEAD = {"category", "urgency"}
INSIDE = re.compile(r"^[a-z0-9]+(_[a-z0-9]+)*$|True|False|None|T\d\d:|\+0\d:00")
PLACE = Place(municipality="Willich", district="Schiefbahn", street="Beispielstraße", house_number="1")


def shown(code: str) -> tuple[Section, ...]:
    """What a screen shows of the shipped example of a form."""
    found = examine(example(code), RULES, moment(START))
    assert not found.problems
    return sections(found.content)


def all_facts(made: tuple[Section, ...]) -> list[Fact]:
    """The facts of all sections."""
    return [fact for section in made for fact in section.facts]


def one(made: tuple[Section, ...], label: str) -> str:
    """The value of the one fact of a label."""
    [value] = [fact.value for fact in all_facts(made) if fact.label == label]
    return value


def values(code: str) -> Iterator[tuple[Field, Any]]:
    """Every single value of an example with the row of the table it fills."""

    def walk(nodes: Any, said: dict[str, Any]) -> Iterator[tuple[Field, Any]]:
        for name, value in said.items():
            node = nodes[name]
            if isinstance(value, dict):
                yield from walk(node.below, value)
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                for item in value:
                    yield from walk(node.below, item)
            else:
                yield node.row, value

    document = example(code)
    return walk(FORMS[code].nodes, {name: value for name, value in document.items() if name not in HEAD})


@pytest.mark.parametrize("code", FORMS)
def test_everything_written_is_shown(code: str) -> None:
    """Every text, number and chosen word of an example stands in what is shown of it."""
    told = "\n".join(fact.value for fact in all_facts(shown(code)))
    for row, value in values(code):
        words = dict(row.choices)
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, bool) and row.kind not in ("moment", "date"):
                assert str(words.get(item, item)) in told, row.path


@pytest.mark.parametrize("code", FORMS)
def test_every_flag_and_time_has_its_label(code: str) -> None:
    """A flag is said as yes or no, a time as people write it, each beside the label of the form."""
    found = {(fact.label, fact.value) for fact in all_facts(shown(code))}
    for row, value in values(code):
        if isinstance(value, bool):
            assert (row.label, "Ja" if value else "Nein") in found, row.path
        elif row.kind in ("moment", "date"):
            year, month, day = value[:10].split("-")
            time = f" {value[11:16]}" if row.kind == "moment" else ""
            assert (row.label, f"{day}.{month}.{year}{time}") in found, row.path


@pytest.mark.parametrize("code", FORMS)
def test_no_name_of_our_insides_is_shown(code: str) -> None:
    """Titles, labels and values are words for people, never names of fields, codes or raw times."""
    for section in shown(code):
        for text in (section.title, *(word for fact in section.facts for word in (fact.label, fact.value))):
            assert not INSIDE.search(text) or text.isdecimal() or text == "durchgehend", text


@pytest.mark.parametrize("code", FORMS)
def test_what_has_no_row_has_a_label(code: str) -> None:
    """What the program fills in, and what only the other form asks for, is labelled in German too."""
    secret = Statement(text="a", entrusted=True, entrusted_ground="b", professional_secret=True, secret_ground="c")
    said = sections(Content(category=code, labels=Labels(preset=True), statements=(secret,)))
    assert len(all_facts(said)) == 6
    assert not [fact.label for fact in all_facts(said) if INSIDE.search(fact.label)]


def test_the_one_who_reported_is_hidden_unless_somebody_decided_otherwise() -> None:
    """A reporter is shown by no name, number or relation while hidden, which is what holds when nothing is said."""
    hidden = Content(category="P01", reporter=Reporter(name="Frau Beispiel", phone="030 1", relation="Nachbarin"))
    [section] = sections(hidden)
    assert section.facts == (Fact("Name", "Verborgen"),)
    open_ = Content(category="P01", reporter=Reporter(name="Frau Beispiel", hidden=False))
    assert one(sections(open_), "Name") == "Frau Beispiel"


def test_places() -> None:
    """A place is one line, whatever of it is known; what else is said of it stands beside it."""
    said = Content(category="P01", whereabouts=msgspec.structs.replace(PLACE, postcode="47877", kind="home", note="OG"))
    [section] = sections(said)
    assert section.facts[0] == Fact("Ort", "Beispielstraße 1, 47877 Willich-Schiefbahn")
    assert {fact.value for fact in section.facts[1:]} == {"Wohnung", "OG"}
    [section] = sections(Content(category="P01", whereabouts=Place(postcode="47877")))
    assert section.facts == (Fact("Ort", "47877"),)


def test_a_place_within_a_person() -> None:
    """A place of a child is one line with all that is said of it; a bare number in it is named."""
    child = Child(given_name="Kim", whereabouts=msgspec.structs.replace(PLACE, note="bei der Großmutter"))
    said = sections(Content(category="P01", children=(child,)))
    assert one(said, "Abweichender Aufenthalt") == "Beispielstraße 1, Willich-Schiefbahn, bei der Großmutter"
    said = sections(Content(category="P01", children=(Child(whereabouts=Place(ags="05166032")),)))
    assert one(said, "Abweichender Aufenthalt") == "AGS 05166032"


def test_a_protected_address_is_said_to_be_one() -> None:
    """The notification itself shows a protected address, with the word that it is."""
    guardian = Guardian(family_name="Beispiel", residence=PLACE, protected_address=True)
    said = sections(Content(category="P01", guardians=(guardian,)))
    assert one(said, "Anschrift geschützt") == "Ja"
    assert "Beispielstraße 1" in one(said, "Wohnort")


def test_several_are_counted() -> None:
    """Of several children each has a section that says which of how many it is; a single one has no number."""
    two = Content(category="P01", children=(Child(given_name="A"), Child(given_name="B")))
    assert [section.title for section in sections(two)] == ["Kinder · 1 von 2", "Kinder · 2 von 2"]
    assert [section.title for section in sections(Content(category="P01", children=two.children[:1]))] == ["Kinder"]


def test_what_nobody_said_is_left_out() -> None:
    """Empty texts, lists and parts have no line, and a content of nothing has no section."""
    assert sections(Content(category="P01")) == ()
    assert sections(Content(category="P01", urgency_reason="", indications=())) == ()
    said = sections(Content(category="P01", indications=("neglect", "physical"), children_count=2))
    assert said[0].title == "Weiteres"
    assert one(said, "Anhaltspunkte") == "Vernachlässigung, Körperliche Misshandlung"
    assert one(said, "Anzahl der Kinder") == "2"


def test_a_form_nobody_knows_is_shown_all_the_same() -> None:
    """The content of a form this program does not have is shown under the labels of those it has."""
    said = sections(Content(category="P77", urgency_reason="Eile", children=(Child(given_name="Kim"),)))
    assert one(said, "Grund der Dringlichkeit") == "Eile"
    assert one(said, "Vorname") == "Kim"


def test_what_another_form_asks_has_its_label_there() -> None:
    """Circumstances of another category are read in its words."""
    said = sections(Content(category="P03", circumstances=Circumstances(dwelling="Kein Licht.", utterance="Nein.")))
    assert one(said, "Zustand der Wohnung, wie gesehen") == "Kein Licht."
    assert one(said, "Äußerungen im Wortlaut") == "Nein."
