"""A computer on which an administration has set something, for a test."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from desktop.domain.precedence import Given, Held, Layer, hold
from desktop.domain.setting import Level
from desktop.policy.here import COMPUTER

WHERE = "/etc/schutzbruecke/policy.toml, Zeile 1"


def layer(level: Level = Level.MACHINE_POLICY, /, **values: object) -> Layer:
    """A level that sets something, all at one place."""
    return Layer(level, {name: Given(value, WHERE) for name, value in values.items()})


def held(**values: object) -> Held:
    """What holds where the machine's policy sets something."""
    return hold([layer(**values)])


class Policy:
    """The machine's policy; a test changes it while a program runs."""

    def __init__(self, **values: object) -> None:
        self.values = values

    def read(self) -> Layer:
        """Read it, as the program does."""
        return layer(**self.values)


@contextlib.contextmanager
def governed(**values: object) -> Iterator[Policy]:
    """This computer under a machine's policy, until the end of the test."""
    policy = Policy(**values)
    with COMPUTER.reading(policy.read):
        yield policy
