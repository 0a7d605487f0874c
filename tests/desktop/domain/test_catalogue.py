"""The vocabulary of notifications."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.catalogue import CODES, CategoryCode, direction_of, routed_to


def test_the_catalogue_is_whole() -> None:
    """There are P01 to P21, P90, P99, J01 to J12 and X01, each once."""
    assert len(CODES) == len(set(CODES)) == 23 + 12 + 1
    assert {"P01", "P21", "P90", "P99", "J01", "J12", "X01"} <= set(CODES)


@pytest.mark.parametrize("code", ["P1", "p01", "A01", "P01\n", "xP01"])
def test_what_has_not_the_shape_of_a_code_is_none(code: str) -> None:
    """Every code has the shape that is asked for, and what is shorter, longer or begins otherwise has not."""
    assert msgspec.convert(CODES, tuple[CategoryCode, ...]) == CODES
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(code, CategoryCode)


@pytest.mark.parametrize(
    ("code", "direction"), [("P10", "police_to_youth"), ("J01", "youth_to_police"), ("X01", "youth_to_youth")]
)
def test_the_letter_says_the_direction(code: str, direction: str) -> None:
    """P goes from the police, J to the police, X between youth offices."""
    assert direction_of(code) == direction


def test_a_code_that_is_none_has_no_direction() -> None:
    """An unknown code is an error of the program, not a guess."""
    with pytest.raises(KeyError):
        direction_of("P22")


def test_what_follows_a_notification_is_not_routed() -> None:
    """Supplements and answers travel where the notification went, so no unit is named for them."""
    assert not {"P99", "J09", "J10", "J12"} & {*routed_to("police"), *routed_to("youth_office")}
    assert len(routed_to("youth_office")) == 22 + 1
    assert len(routed_to("police")) == 9
