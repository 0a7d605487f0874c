"""What has come to a unit."""

from __future__ import annotations

from tests.helpers.company import Member


def arrived(office: Member) -> dict[bytes, str]:
    """The notifications the youth office has, and their numbers."""
    office.synced()
    return {state.id: state.number for _, state in office.workspace.states("notification")}
