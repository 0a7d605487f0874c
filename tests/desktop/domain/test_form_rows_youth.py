"""The rows the offices share: people by what finds them, statements with their ground."""

from __future__ import annotations

from desktop.domain.form_rows_youth import CHILDREN, STATEMENTS


def test_a_child_is_described_by_what_finds_it() -> None:
    """No school, no doctor, nothing of its state."""
    names = {row.path.removeprefix("children[].").split(".")[0] for row in CHILDREN}
    assert not {"school", "doctor", "condition", "injuries", "own_words", "informed"} & names


def test_a_ground_is_asked_for_exactly_where_something_was_entrusted() -> None:
    """The two flags of a statement each bring their ground, and whether it is required the rules say, not the form."""
    asked = {row.path: row.when for row in STATEMENTS if row.when and row.path.endswith("_ground")}
    assert {row.need for row in STATEMENTS if row.path.endswith("_ground")} == {"gate"}
    assert asked == {
        "statements[].entrusted_ground": ("entrusted", (True,)),
        "statements[].secret_ground": ("professional_secret", (True,)),
    }
