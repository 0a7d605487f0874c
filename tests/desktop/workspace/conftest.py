"""Whom most tests of the workspace are about: the police and the youth welfare office of Willich, a device each.

A module about others names their units, one for each device, in `UNITS`; whatever they are, `police` is the first
device and `office` the last.
"""

from __future__ import annotations

import pytest

from tests.helpers.company import ASD, POLICE, Company, Member, founded


@pytest.fixture
def company(request: pytest.FixtureRequest) -> Company:
    """A founded cooperation with the devices that the module asks for."""
    return founded(getattr(request.module, "UNITS", (POLICE, ASD)))


@pytest.fixture
def police(company: Company) -> Member:
    """The police's first device."""
    return company.members[0]


@pytest.fixture
def office(company: Company) -> Member:
    """The youth welfare office's device."""
    return company.members[-1]
