"""What a device may hand in on a day."""

from __future__ import annotations

import pytest

from server_stub.relay.quotas import FILES_A_DAY, day_of, takes_chunk

DAY = 24 * 3600 * 1000


@pytest.mark.parametrize(
    ("most", "used", "takes"), [(10, 0, True), (10, 7, True), (10, 8, False), (0, 2**60, True), (2, 0, False)]
)
def test_what_fits_beside_the_rest_is_taken(most: int, used: int, *, takes: bool) -> None:
    """Up to the very last byte, and without a limit everything."""
    assert takes_chunk(most, used, 3) is takes


def test_a_day_ends_at_midnight() -> None:
    """Days are counted from the beginning of 1970, each as long as the others."""
    assert [day_of(moment) for moment in (0, DAY - 1, DAY, 3 * DAY)] == [0, 0, 1, 3]


def test_the_largest_files_fit_into_a_day() -> None:
    """Several files of the largest size can go out on one."""
    assert takes_chunk(FILES_A_DAY, 7 * 4 * 2**30, 4 * 2**30)
