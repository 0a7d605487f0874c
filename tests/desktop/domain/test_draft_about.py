"""What a draft is about is read of its bytes, whatever else stands in them."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.draft_about import completed_by
from desktop.presenters.drafts import Draft

ENTITY = b"n" * 16


def test_what_a_draft_completes_is_read_as_it_is_kept() -> None:
    """A draft of a later event names its notification, and one of its own names none."""
    later = Draft(b"d" * 16, "P01", "urgent", {}, completes=ENTITY, event="supplemented")
    assert completed_by(msgspec.json.encode(later)) == ENTITY
    assert completed_by(msgspec.json.encode(Draft(b"d" * 16, "P01", "urgent", {}))) == b""


def test_a_draft_that_no_screen_can_read_names_it_too() -> None:
    """Nothing but the name of the notification has to be understood."""
    kept = msgspec.json.encode({"completes": ENTITY, "document": "of a newer program", "files": 7})
    assert completed_by(kept) == ENTITY


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'{"completes": 5}', b'{"completes": "\xff"}', b"[" * 9999])
def test_what_cannot_be_read_completes_nothing(content: bytes) -> None:
    """Whatever the bytes are, nothing fails."""
    assert completed_by(content) == b""
