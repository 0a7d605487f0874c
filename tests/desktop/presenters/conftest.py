"""A police and a Willich device that can sync in this process: what every presenter is tested on."""

from __future__ import annotations

import pytest

from tests.helpers.company import Company, Member, founded


@pytest.fixture
def company() -> Company:
    """A founded cooperation with a device of the police and one of Willich."""
    return founded()


@pytest.fixture
def police(company: Company) -> Member:
    """The device that notifies."""
    return company.members[0]


@pytest.fixture
def willich(company: Company) -> Member:
    """The device that receives."""
    return company.members[1]
