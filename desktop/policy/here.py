"""What the administration of this very computer sets. Read anew at every unlock, for it may change."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from desktop.domain.precedence import Held, Layer, hold
from desktop.domain.setting import Level
from desktop.policy.certificates import check_certificates
from desktop.policy.files import DEFAULTS, POLICY, read_file
from desktop.policy.registry import PLACES, Registry, read_place
from desktop.policy.windows_registry import registry_here

Source = Callable[[], Layer]


def sources_of(platform: str, registry: Callable[[], Registry] = registry_here) -> tuple[Source, ...]:
    """Give what is read on a platform, in the words of `sys.platform`."""
    if platform == "win32":
        opened = registry()
        return tuple(partial(read_place, opened, place) for place in PLACES)
    return (
        partial(read_file, POLICY, Level.MACHINE_POLICY),
        partial(read_file, DEFAULTS, Level.MACHINE_DEFAULT),
    )


class Computer:
    """Where this process reads what the administration sets."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Take what is read."""
        self._sources = tuple(sources)

    def held(self, *more: Layer) -> Held:
        """Read everything and give what holds, with layers from elsewhere."""
        return hold([*(source() for source in self._sources), *more], {"ca_file": check_certificates})

    @contextlib.contextmanager
    def reading(self, *sources: Source) -> Iterator[None]:
        """Read from elsewhere for a while, as on another computer."""
        before, self._sources = self._sources, sources
        try:
            yield
        finally:
            self._sources = before


COMPUTER: Final = Computer(sources_of(sys.platform))
