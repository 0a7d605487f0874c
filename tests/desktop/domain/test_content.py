"""The content of a notification: reading, forward compatibility, and what search may see."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.content import Child, Content, Danger, Incident, Labels, Reporter, Sender, Statement
from desktop.domain.jurisdiction import Place


def test_an_empty_content_is_one() -> None:
    """Every field has a default, so an incomplete content can be kept and shown."""
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(Content()), type=Content) == Content()


def test_as_a_file_it_says_nothing_that_only_the_program_says() -> None:
    """Neither that an incident protects an address nor that labels were preset has a field in any form."""
    content = Content(category="P01", labels=Labels(means="open", preset=True), protected=True)
    assert content.document() == {"category": "P01", "labels": {"means": "open"}}


def test_fields_of_a_newer_program_are_skipped() -> None:
    """A content with fields nobody knows yet still reads."""
    newer = {"category": "P01", "weather": "rain", "children": [{"given_name": "Kind", "height": 1}]}
    content = msgspec.msgpack.decode(msgspec.msgpack.encode(newer), type=Content)
    assert content == Content(category="P01", children=(Child(given_name="Kind"),))


def test_values_of_the_wrong_type_are_not_read() -> None:
    """Compatibility does not go as far as accepting another type."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.msgpack.decode(msgspec.msgpack.encode({"children": "two"}), type=Content)


def test_times_keep_the_names_of_the_file() -> None:
    """The words `from` and `to` of the file stand in the encoded content."""
    incident = Content(incident=Incident(begins="2024-06-01T02:40:00+02:00", ends="2024-06-01T02:55:00+02:00"))
    assert set(msgspec.to_builtins(incident)["incident"]) == {"from", "to"}


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (Content(), 0),
        (Content(children_count=3), 3),
        (Content(children=(Child(), Child())), 2),
        (Content(children=(Child(),), children_count=4), 4),
    ],
)
def test_children_are_counted_by_list_and_number(content: Content, count: int) -> None:
    """The greater of the list and the number counts."""
    assert content.child_count == count


def test_search_finds_names_statements_places_and_file_numbers() -> None:
    """What a caseworker would type is part of the search text."""
    text = Content(
        sender=Sender(name="Dienst A", file_number="000-1"),
        whereabouts=Place("Willich", "Schiefbahn"),
        children=(Child(given_name="Kind", family_name="Eins"),),
        statements=(Statement(kind="observed", text="Regal umgestürzt"),),
        danger=Danger(description="Messer"),
    ).search_text()
    for word in ("Dienst A", "000-1", "Schiefbahn", "Kind", "Eins", "umgestürzt", "Messer"):
        assert word in text


def test_search_never_sees_a_protected_address_or_a_reporter() -> None:
    """One protected child keeps every place out, and who reported stays out always."""
    text = Content(
        whereabouts=Place("Willich", street="Beispielstraße"),
        children=(Child(family_name="Eins", protected_address=True, residence=Place("Kempen")),),
        reporter=Reporter(name="Nachbarin"),
    ).search_text()
    assert text == "Eins"
