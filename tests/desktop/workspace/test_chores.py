"""What a workspace does by itself, and who does nothing."""

from __future__ import annotations

from tests.helpers.company import ASD, POLICE, founded


def test_who_is_not_in_does_no_chores() -> None:
    """A device that waits for admission, and the founder's, queue nothing by themselves."""
    company = founded((POLICE, ASD))
    police, _ = company.members
    member = company.newcomer(POLICE, company.invited_by(police))
    member.synced()
    member.pull()
    company.founder.pull()
    assert member.journal.outbox.all() == []
    assert company.founder.journal.outbox.all() == []
