"""A program that writes transactions and says each one that is kept; the tests run it to kill it or to starve it.

Each transaction writes its number into several tables, so that a half of one could be seen. The order of the arguments:
the file, its key, and optionally the greatest size a file may have.
"""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

from desktop.store.database import DiskFull
from desktop.store.store import Store, open_store
from tests.desktop.store.rows import A, appended, entry, id_of, state, waiting

MOST = 100_000


def write(store: Store, number: int) -> None:
    """One transaction over all tables."""
    with store.transaction():
        store.log.append(*appended(A, [entry(number, entities=(number,))]))
        store.states.put([state(number, f"wort{number} " * 50)])
        store.outbox.add([waiting(number)])
        store.settings.put("last", str(number).encode())


def whole(store: Store) -> int:
    """How many transactions a store holds; raises if it holds a part of one."""
    last = int(store.settings.get("last") or b"0")
    numbers = [id_of(number) for number in range(1, last + 1)]
    assert [row.event for row in store.log.page(A, 0, MOST)] == numbers
    assert [row.event for row in store.outbox.all()] == numbers
    assert sorted(row.entity for row in store.states.listed("k")) == numbers
    assert all(store.states.search(f"wort{number}", 9) for number in range(1, last + 1))
    assert store.check_pages() == []
    return last


def main() -> None:
    """Write until killed, or until the disk is full; then go on with room again."""
    path, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
    store = open_store(path, key)
    if len(sys.argv) > 3:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
    last = int(store.settings.get("last") or b"0")
    try:
        for number in range(last + 1, MOST):
            write(store, number)
            last = number
            sys.stdout.write(f"{last}\n")
            sys.stdout.flush()
    except DiskFull:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert whole(store) == last
        write(store, last + 1)
        assert whole(store) == last + 1
        sys.stdout.write(f"full {last + 1}\n")
    store.close()


if __name__ == "__main__":
    main()
