"""In the workspace's tests the last device is the office, whatever unit it is of."""

from __future__ import annotations

import pytest

from tests.helpers.company import Company, Member


@pytest.fixture
def office(company: Company) -> Member:
    """The youth welfare office's device."""
    return company.members[-1]
