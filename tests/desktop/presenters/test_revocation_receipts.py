"""What a device whose access has ended says that it did not send."""

from __future__ import annotations

from desktop.presenters import revocation
from tests.helpers.company import ASD, POLICE, Company
from tests.helpers.revoking import revoke

UNITS = (POLICE, POLICE, ASD)


def test_a_receipt_is_nothing_to_telephone_about(company: Company) -> None:
    """What the program writes by itself, as that something arrived, is not counted as an entry that was not sent."""
    lead, officer, office = company.members
    office.notify(POLICE)
    office.synced()
    officer.pull()
    assert officer.workspace.unsent == 1
    revoke(company, lead, officer)
    said = revocation.banner(officer.workspace)
    assert said is not None
    assert "nicht übermittelt" not in said.text
