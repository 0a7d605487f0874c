"""What a succession means for the keys of a unit."""

from __future__ import annotations

from tests.helpers.company import ASD, POLICE, Company

UNITS = (POLICE, POLICE, ASD)


def test_the_copy_that_stopped_opens_nothing_later(company: Company) -> None:
    """Once a copy goes on as another device its unit has another key, which the copy that stopped does not hold."""
    lead, officer, _ = company.members
    twin = officer.cloned()
    officer.notify(ASD)
    twin.notify(ASD)
    for member in (officer, twin, officer, twin, lead, officer, twin, lead):
        member.sync()
    [stopped] = [one for one in (officer, twin) if not one.workspace.active]
    newest = lead.workspace.directory.units[POLICE].newest_key
    assert newest is not None
    assert newest.version > 1
    assert lead.seals.holds_unit_key(newest.key)
    assert not stopped.seals.holds_unit_key(newest.key)
