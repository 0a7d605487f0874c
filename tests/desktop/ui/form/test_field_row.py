"""One field: its label is its name, it says whether it is needed, and what is wrong with it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.domain.form_values import Field
from desktop.ui.form.field_row import FieldRow
from desktop.ui.form.inputs import input_for
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING

pytestmark = SHOWING

REASON = Field(
    "reason",
    "text",
    "Grund",
    help="Warum nicht.",
    basis="§ 1",
    need="full",
    when=("informed", (False,)),
    unless=("other",),
)


def made(qtbot: QtBot, row: Field = REASON) -> FieldRow:
    """A row on the screen."""
    found = FieldRow(row, input_for(row))
    qtbot.addWidget(found)
    return found


def test_the_label_belongs_to_the_field(qtbot: QtBot, themed: Theme) -> None:
    """It is the field's buddy and name; help and legal basis are heard with it."""
    row = made(qtbot)
    assert row.label.buddy() is row.put_in.first
    assert row.put_in.first.accessibleName() == "Grund"
    assert row.put_in.first.accessibleDescription() == "Warum nicht. Rechtsgrundlage: § 1"


def test_a_field_that_is_not_asked_for_is_hidden_unless_it_is_filled(qtbot: QtBot, themed: Theme) -> None:
    """It comes and goes with the field it depends on, but never with what somebody wrote."""
    row = made(qtbot)
    row.refresh({"informed": True}, immediate=False)
    assert row.isHidden()
    row.refresh({"informed": False}, immediate=False)
    assert not row.isHidden()
    row.fill("x")
    row.refresh({"informed": True}, immediate=False)
    assert not row.isHidden()


def test_it_says_whether_it_may_be_left_out(qtbot: QtBot, themed: Theme) -> None:
    """Required in full, free where it is immediate or another field stands in."""
    row = made(qtbot)
    row.refresh({"informed": False}, immediate=False)
    assert row.label.text() == "Grund"
    row.refresh({"informed": False}, immediate=True)
    assert row.label.text() == "Grund (freiwillig)"
    row.refresh({"informed": False, "other": "x"}, immediate=False)
    assert row.label.text() == "Grund (freiwillig)"


def test_a_problem_stands_at_the_field_and_in_its_name(qtbot: QtBot, themed: Theme) -> None:
    """It is seen below the field, heard with its name, and gone when nothing is wrong."""
    row = made(qtbot)
    row.show_problem("Es fehlt etwas.")
    assert row.problem.text() == "Es fehlt etwas."
    assert row.put_in.first.accessibleName() == "Grund. Es fehlt etwas."
    row.show_problem("")
    assert row.problem.isHidden()
    assert row.put_in.first.accessibleName() == "Grund"


def test_every_path_ends_at_the_field(qtbot: QtBot, themed: Theme) -> None:
    """It answers for itself and for what is inside it."""
    row = made(qtbot)
    assert row.locate(("x", 1)) is row
    assert row.path_of(row.put_in.first) == ""
    assert row.path_of(made(qtbot).put_in.first) is None
