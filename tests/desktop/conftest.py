"""Whom most tests of the desktop are about: the police and the youth welfare office of Willich, a device each.

A module about others names their units, one for each device, in `UNITS`; whatever they are, `police` is the first
device.
"""

from __future__ import annotations

import pytest

from tests.helpers.company import ASD, POLICE, Company, Member, founded


@pytest.fixture
def company(request: pytest.FixtureRequest) -> Company:
    """A founded cooperation with the devices that the module asks for, all of them up to date."""
    return founded(getattr(request.module, "UNITS", (POLICE, ASD)))


@pytest.fixture
def police(company: Company) -> Member:
    """The police's first device."""
    return company.members[0]


@pytest.fixture
def willich(company: Company) -> Member:
    """Willich's first device."""
    return next(member for member in company.members if member.unit == ASD)
