"""Tests of the way to the server, each in a thread of its own beside the session's work.

Whoever asked for one is called back whatever happens. At the lock those under way let go of the profile at once, for
nobody knows how long a line keeps them. Qt must not appear here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from desktop.commands.probing import Probing
from desktop.commands.problems import Boundary
from desktop.composition import Opened
from desktop.domain.progress import Probe
from desktop.sync.connection_test import ADDRESS, LET_GO

Then = Callable[[tuple[Probe, ...]], None]
CLOSED: Final[tuple[Probe, ...]] = (Probe(ADDRESS, ok=False, text=LET_GO.message),)
"""What is found where the profile is locked."""


class Probes:
    """The tests of one session."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lock = threading.Lock()
        self._over = False
        self._under_way: set[Probing] = set()

    def begin(self, opened: Opened, then: Then) -> None:
        """Test the way to a profile's server; `then` gets what was found, in the test's thread."""
        probing = Probing(opened)
        with self._lock:
            if self._over:
                probing.let_go()
            self._under_way.add(probing)
        threading.Thread(target=self._run, args=(probing, then), name="probe", daemon=True).start()

    def close(self) -> None:
        """Let those under way, and any that still begins, let go of the profile."""
        with self._lock:
            self._over = True
            for probing in self._under_way:
                probing.let_go()

    def _run(self, probing: Probing, then: Then) -> None:
        boundary, found = Boundary(), CLOSED
        with boundary:
            found = probing.run()
        if boundary.answer is not None:
            found = (Probe(ADDRESS, ok=False, text=boundary.answer.result["error"]["message"]),)
        with self._lock:
            self._under_way.discard(probing)
        then(found)
