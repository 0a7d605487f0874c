"""How a release stands: which request counts, and whether somebody still has something to do."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.content import Content
from desktop.domain.release_state import Addressee, Asked, Release, ReleaseRequested, Standing
from tests.desktop.domain.test_event import ENTITY, number

REQUEST = ReleaseRequested(
    process_id=number(902),
    number="VIE-2026-2-000007",
    category="J06",
    urgency="urgent",
    rules_version="2026-1",
    from_unit="asd-willich",
    recipients=(Addressee("police-viersen", "Die Polizeibehörde der Vereinbarung."),),
    person="B. Watt",
    content=Content(category="J06", urgency="urgent", children_count=1),
)
FIRST, SECOND = Asked(number(1), number(102), REQUEST), Asked(number(3), number(102), REQUEST)
STATE = Release(ENTITY, (FIRST, SECOND), Standing.REQUESTED, asked_at=1)


def test_the_last_request_counts_until_one_is_released() -> None:
    """Who got a notification back asked again: the new text counts, unless the old one was released after all."""
    assert STATE.request is SECOND
    assert replace(STATE, standing=Standing.RELEASED, released=FIRST.event).request is FIRST


def test_a_request_is_found_by_its_event() -> None:
    """A decision names the request it is about; another event is none."""
    assert STATE.of(FIRST.event) is FIRST
    assert STATE.of(number(9)) is None
    assert STATE.of(b"") is None


@pytest.mark.parametrize(
    ("standing", "is_open"),
    [("release_requested", True), ("returned", True), ("released", False), ("withdrawn", False)],
)
def test_it_is_open_until_it_is_decided_and_put_right(standing: str, *, is_open: bool) -> None:
    """Requested waits for a second person, returned for the writer; nobody waits for the rest."""
    assert replace(STATE, standing=Standing(standing)).open is is_open
