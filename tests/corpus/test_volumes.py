"""What past releases wrote is read for ever, and everything that can be said stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.kinds import KINDS
from tests.corpus.volumes import Library, digests, fold_versions, holds, missing, opened
from tests.helpers.versions import older, without_type

HERE = Library()
PINNED = 10
"""How many volumes there were when this test was last touched; raised with the volumes, never lowered."""
RUN = "add it to tests/corpus/life.py and run .venv/bin/python -m tests.corpus.volumes"


def test_nothing_was_changed_or_taken_out() -> None:
    """Every volume is what it was when it was added, and none is missing."""
    assert list(HERE.complaints()) == []
    assert len(HERE.names) >= PINNED


def test_everything_that_can_be_said_is_kept() -> None:
    """Every event, every statement and every kind of envelope stands in some volume."""
    assert sorted(missing(HERE)) == [], RUN


@pytest.mark.parametrize("name", HERE.names)
def test_a_volume_is_read_as_it_always_was(name: str) -> None:
    """With the same versions of the folds a volume gives the states and outcomes that were pinned for each reader."""
    for unit, digest in digests(HERE.read(name)):
        assert HERE.pins(name, unit) == {digest}, "raise the kind's fold version if this is meant, and pin it anew"


@pytest.mark.parametrize("name", HERE.names)
def test_every_event_has_one_outcome(name: str) -> None:
    """The outcomes of each channel of a volume add up to its seq."""
    volume = HERE.read(name)
    for reader in volume.readers:
        _, workspace = opened(volume, reader)
        for channel, row in workspace.heads().items():
            assert sum(workspace.outcomes(channel).values()) == row.seq


def test_a_fold_that_makes_something_else_is_noticed() -> None:
    """A program that knows less of a volume does not give what was pinned."""
    volume = HERE.read(HERE.names[0])
    with older(without_type("notification.supplemented")):
        found = list(digests(volume))
    assert [unit for unit, digest in found if digest in HERE.pins(HERE.names[0], unit)] == []


def test_a_pin_holds_for_its_folds_alone() -> None:
    """A pin holds while the folds it was made with have not changed, whatever kinds have come since."""
    assert holds(fold_versions())
    name, kind = next(iter(KINDS.items()))
    assert holds(f"{name}={kind.fold_version}")
    assert not holds(f"{name}={kind.fold_version + 1}")
    assert not holds("a_kind_that_is_gone=1")


def test_tampering_is_found(tmp_path: Path) -> None:
    """A changed volume, a missing one and an edited list are each named."""
    library = Library(tmp_path)
    names = [library.add(HERE.read(HERE.names[0])) for _ in range(2)]
    assert list(library.complaints()) == []
    first = tmp_path / f"{names[0]}.volume"
    first.write_bytes(first.read_bytes() + b"x")
    assert list(library.complaints()) == [f"{names[0]} is missing or has changed"]
    listing = tmp_path / "MANIFEST"
    listing.write_text(listing.read_text().splitlines(keepends=True)[1])
    assert any("MANIFEST was edited" in complaint for complaint in library.complaints())
