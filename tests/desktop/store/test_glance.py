"""A glance at a few texts cuts words and matches as the great index does; the lists' tests compare the two."""

from __future__ import annotations

from desktop.store import glance


def test_only_what_matches() -> None:
    """Words and their beginnings are found whatever their accents and size, and no text is no match."""
    texts = [(7, "Größe Mül"), (3, "grosse Muller"), (5, "")]
    assert glance.matching('"mul"*', texts) == {3, 7}
    assert glance.matching('"mul"', texts) == {7}
    assert glance.matching('"gro"* "grosse"', texts) == {3}
    assert glance.matching('"mul"*', []) == set()
