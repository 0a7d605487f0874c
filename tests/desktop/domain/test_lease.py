"""How long content may be read without a contact."""

from __future__ import annotations

import pytest

from desktop.domain.lease import DAY_MS, days_alone, is_over

MET = 1_790_000_000_000


@pytest.mark.parametrize(("later", "days"), [(-DAY_MS, 0), (0, 0), (DAY_MS - 1, 0), (DAY_MS, 1), (14 * DAY_MS, 14)])
def test_whole_days_count(later: int, days: int) -> None:
    """Days are counted whole, and a clock before the contact counts none."""
    assert days_alone(MET, MET + later) == days


def test_the_end() -> None:
    """Content may be read until as many days are over as are allowed, and then not."""
    assert not is_over(MET, MET + 14 * DAY_MS - 1, 14)
    assert is_over(MET, MET + 14 * DAY_MS, 14)


def test_without_a_contact_nothing_ends() -> None:
    """A profile that never met its server has nothing of others to hide."""
    assert not is_over(0, MET, 1)
