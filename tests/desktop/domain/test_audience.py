"""For whom something is: by the kind of the agency and by role."""

from __future__ import annotations

import pytest

from desktop.domain.audience import concerns


@pytest.mark.parametrize(
    ("audience", "kind", "roles", "meant"),
    [
        ((), "police", (), True),
        (("police",), "police", ("member",), True),
        (("police",), "youth_office", ("member",), False),
        (("lead",), "youth_office", ("lead", "member"), True),
        (("lead",), "youth_office", ("member",), False),
        (("police", "lead"), "police", ("lead",), True),
        (("police", "lead"), "police", ("member",), False),
        (("police", "youth_office", "lead", "release"), "youth_office", ("release",), True),
        (("press",), "police", ("member",), False),
    ],
)
def test_one_of_each_sort_that_is_named(
    audience: tuple[str, ...], kind: str, roles: tuple[str, ...], *, meant: bool
) -> None:
    """Where agencies are named it is one of them, where roles are named one of those; else everybody is meant."""
    assert concerns(audience, kind, roles) is meant
