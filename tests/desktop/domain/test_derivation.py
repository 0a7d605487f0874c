"""Ids that follow from another: the same every time, and never another than they were."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.derivation import derived_id
from tests.helpers.company import ASD

ID = uuid.UUID("01a0c450-6c00-75b1-a522-4a58b791f1d8").bytes


@given(st.binary(min_size=16, max_size=16), st.text(), st.text())
def test_derived_ids(parent: bytes, name: str, other: str) -> None:
    """A derived id is always the same UUIDv7, of its parent's time, and another for another name."""
    found = derived_id(parent, name)
    assert found == derived_id(parent, name)
    assert found[:6] == parent[:6]
    assert uuid.UUID(bytes=found).version == 7
    assert uuid.UUID(bytes=found).variant == uuid.RFC_4122
    assert (derived_id(parent, other) == found) == (other == name)


def test_derived_ids_stay_what_they_were() -> None:
    """The ids below a notification never change between versions of the program."""
    assert derived_id(ID, ASD).hex() == "01a0c4506c007b0380f047e64b2397bb"
    assert derived_id(ID, "process").hex() == "01a0c4506c0071f7a6ea14c4fa3b9298"
