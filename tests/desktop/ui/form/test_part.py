"""Groups and lists: the document's piece goes in and comes out, entries come and go, paths lead to fields and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.form_values import Field
from desktop.ui.form.field_row import FieldRow
from desktop.ui.form.inputs import input_for
from desktop.ui.form.part import GroupPart, ListPart, Part
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING

pytestmark = SHOWING

NAME = Field("children[].name", "text", "Name", need="always")
AGE = Field("children[].age", "count", "Alter", limit=17)
CHILDREN = Field("children", "list", "Kinder", limit=2, help="Alle.")


def group(inside: QWidget | None = None) -> GroupPart:
    """The fields of one child."""

    def parts(holder: QWidget) -> dict[str, Part]:
        return {row.path.split(".")[1]: FieldRow(row, input_for(row), inside=holder) for row in (NAME, AGE)}

    return GroupPart(parts, inside=inside)


@pytest.fixture
def children(qtbot: QtBot, themed: Theme) -> ListPart:
    """An empty list of children."""
    made = ListPart(CHILDREN, group, lambda: None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_piece_of_a_document_goes_in_and_comes_out(children: ListPart) -> None:
    """Also what this form has no field for."""
    whole = [{"name": "Kim", "age": 4}, {"name": "Robin", "shoe": 38}]
    children.fill(whole)
    assert children.value() == whole
    children.fill(None)
    assert children.value() is None


def test_an_entry_is_called_as_one_of_its_list_is(qtbot: QtBot, themed: Theme) -> None:
    """With its number; where a list has no name for one, by the name of all."""
    for row, name in ((replace(CHILDREN, entry="Kind"), "Kind 1"), (CHILDREN, "Kinder 1")):
        made = ListPart(row, group, lambda: None)
        qtbot.addWidget(made)
        made.fill([{"name": "Kim"}])
        assert name in [one.text() for one in made.findChildren(QLabel)]


def test_entries_are_added_and_removed(children: ListPart) -> None:
    """A new entry has the focus; there are never more than the form allows; the others keep what they say."""
    told: list[object] = []
    children.listen(lambda: told.append(children.value()))
    children.add()
    children.add()
    add = next(one for one in children.findChildren(QPushButton) if one.accessibleName().endswith("hinzufügen"))
    assert not add.isEnabled()
    children.entries[1].part.fill({"name": "Robin"})
    remove = next(one for one in children.findChildren(QPushButton) if one.accessibleName() == "Kinder 1 entfernen")
    remove.click()
    assert children.value() == [{"name": "Robin"}]
    assert told[-1] == [{"name": "Robin"}]
    next(one for one in children.findChildren(QPushButton) if one.accessibleName() == "Kinder 1 entfernen").click()
    assert children.value() is None


def test_an_empty_entry_keeps_its_place(children: ListPart) -> None:
    """It is named by the check, not swallowed."""
    children.add()
    assert children.value() == [{}]


def test_paths_lead_to_fields_and_back(children: ListPart) -> None:
    """A field is found by its path, and its path by the field."""
    children.fill([{}, {"name": "Kim"}])
    found = children.locate((1, "name"))
    assert isinstance(found, FieldRow)
    assert children.path_of(found.put_in.first) == "[1].name"
    assert children.locate((7, "name")) is children
    assert children.path_of(children) is None
    assert children.locate((1, "nothing")) is children.entries[1].part


def test_problems_of_a_whole_are_shown_there(children: ListPart) -> None:
    """A list that is missing says so, and offers to add."""
    children.show_problem("Es fehlt: „Kinder“.")
    children.take_focus()
    assert not children._problem.isHidden()
    children.fill([{}])
    entry = children.entries[0].part
    entry.show_problem("Der Eintrag ist leer.")
    assert not entry._problem.isHidden()


def test_an_optional_group_asks_for_nothing_while_it_is_empty(qtbot: QtBot, themed: Theme) -> None:
    """Once something is written in it, its required fields are required."""
    row = FieldRow(NAME, input_for(NAME))
    other = FieldRow(AGE, input_for(AGE))
    made = GroupPart(lambda _holder: {"name": row, "age": other}, Field("x", "group", "Wahl", help="Nur wenn."))
    qtbot.addWidget(made)
    made.refresh({}, immediate=False)
    assert row.label.text() == "Name (freiwillig)"
    other.fill(3)
    made.refresh({}, immediate=False)
    assert row.label.text() == "Name"


def test_only_what_was_written_in_is_asked_again(qtbot: QtBot, themed: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each letter costs one field, however long the form is; what is filled as a whole is asked as a whole."""
    made = group()
    qtbot.addWidget(made)
    assert made.value() is None
    asked: list[str] = []
    real = FieldRow.value

    def value(row: FieldRow) -> object:
        asked.append(row.row.label)
        return real(row)

    monkeypatch.setattr(FieldRow, "value", value)
    QTest.keyClicks(made.findChildren(QLineEdit)[0], "Kim")
    assert (made.value(), asked) == ({"name": "Kim"}, ["Name"])
    made.fill({"name": "Robin", "age": 4})
    assert made.value() == {"name": "Robin", "age": 4}
    assert asked[0] == "Name"
    assert sorted(asked[1:]) == ["Alter", "Name"]
