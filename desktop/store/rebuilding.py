"""A database made anew from what was salvaged, and put in the place of the damaged one.

The new file is finished before anything old is touched, and what it replaces stays beside it until everything is known
to have come back (`drop_damaged`). Ended anywhere in between, the old files are as good or bad as they were, and
repairing begins again.
"""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path
from typing import Final

from desktop.domain.rows import ChannelRow
from desktop.lasting import flush_folder
from desktop.store.database import DiskFull, open_database
from desktop.store.salvage import Salvaged
from desktop.store.second import NUMBER
from desktop.store.store import Store

_REBUILT: Final = ".rebuilt"
_DAMAGED: Final = ".damaged"
_LOGS: Final = ("-wal", "-shm")


def rebuilt_store(path: Path, key: bytes, salvaged: Salvaged) -> Store:
    """Make a new database beside the one at `path`, with what was salvaged; the log and the states are still empty."""
    fresh = _beside(path, _REBUILT)
    drop_unfinished(path)
    store = Store(open_database(fresh, key, create=True))
    try:
        with store.transaction():
            _fill(store, salvaged)
    except BaseException:
        store.close()
        raise
    return store


def _fill(store: Store, salvaged: Salvaged) -> None:
    for name, value in salvaged.settings.items():
        store.settings.put(name, value)
    # Above whatever the copy has counted: it takes everything from the new database at the next step.
    store.settings.put(NUMBER, str(salvaged.number).encode())
    store.keys.add(salvaged.keys)
    store.outbox.add(salvaged.outbox)
    for row in salvaged.sealed:
        store.outbox.put_sealed(row)
    for receipt in salvaged.receipts:
        store.outbox.accept(receipt.channel, receipt.n, receipt.stamp, receipt.stamp_signature)
    store.aside.add(salvaged.aside)
    for draft in salvaged.drafts:
        store.drafts.save(*draft)
    store.readings.add(salvaged.readings)
    for channel, (n, batch_hash) in salvaged.own.items():
        store.log.put_channel(ChannelRow(channel, own_n=n, own_hash=batch_hash))


def put_in_place(path: Path) -> None:
    """Put the database made anew, which nobody has open, in the place of the damaged one, and keep that beside it."""
    kept = next(name for number in count(1) if not (name := _beside(path, f"{_DAMAGED}-{number}")).exists())
    # The old write-ahead log would be read into the new file. Gone before it, the second copy still has the rest.
    for ending in ("", *_LOGS):
        if _beside(path, ending).exists():
            _keep(_beside(path, ending), _beside(kept, ending))
    for ending in _LOGS:
        _beside(path, ending).unlink(missing_ok=True)
    _beside(path, _REBUILT).replace(path)
    flush_folder(path.parent)


def drop_unfinished(path: Path) -> None:
    """Remove what a repair that was cut short had made by then: it would keep what is erased from here on."""
    for ending in ("", *_LOGS):
        _beside(path, f"{_REBUILT}{ending}").unlink(missing_ok=True)


def damaged_files(path: Path) -> list[Path]:
    """Name the damaged databases kept beside the one at `path`."""
    return sorted(path.parent.glob(f"{path.name}{_DAMAGED}-*"))


def drop_damaged(path: Path) -> None:
    """Remove the damaged databases that were kept, once everything is back."""
    for file in damaged_files(path):
        file.unlink(missing_ok=True)


def _keep(source: Path, target: Path) -> None:
    """Keep a file under a second name; as a copy where the file system has no second names."""
    try:
        os.link(source, target)
    except OSError:
        try:
            shutil.copyfile(source, target)
        except OSError as error:
            raise DiskFull("no room to keep the damaged database") from error


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
