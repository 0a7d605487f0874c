"""What can be read of an old log, channel by channel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.rows import BatchRow, ChannelRow, LogRow
from desktop.store.checks import damaged_tables_of
from desktop.store.old_log import OldLog
from desktop.store.store import Store
from tests.desktop.store.conftest import KEY
from tests.desktop.store.rows import A, B, id_of
from tests.helpers.flipping import PAGE, flip
from wire.batch import BatchCore
from wire.codec import encode
from wire.header import Seen

BATCHES = 40
CHANNELS = {A: BATCHES, B: 3}


def core(channel: bytes, n: int) -> bytes:
    seen = Seen(bytes(16), 0, bytes(32), 0)
    return encode(BatchCore(1, bytes(32), channel, id_of(9), n, bytes(32), seen, bytes(64)))


def fill(store: Store) -> None:
    """Batches of two envelopes each."""
    for channel, count in CHANNELS.items():
        for n in range(1, count + 1):
            last = 2 * n
            batch = BatchRow(
                channel, last - 1, last, id_of(9), n, core(channel, n), b"s" * 64, b"stamp", b"t" * 64, bytes(32), 0, 0
            )
            rows = [LogRow(seq, id_of(seq), b"header %d" % seq, bytes(500), "applied") for seq in (last - 1, last)]
            store.log.append(batch, rows)
            store.log.put_channel(ChannelRow(channel, last))


@contextmanager
def looked_into(path: Path) -> Iterator[OldLog]:
    log = OldLog(path, KEY)
    yield log
    log.close()


def counts(path: Path) -> dict[bytes, int]:
    """How many batches can be read of each channel; what is read is what was written, in its order."""
    with looked_into(path) as log:
        found = {channel: list(log.batches(channel)) for channel in log.channels}
    for channel, batches in found.items():
        for n, placed in enumerate(batches, 1):
            assert placed.batch.core == core(channel, n)
            assert placed.batch.headers == (b"header %d" % (2 * n - 1), b"header %d" % (2 * n))
    return {channel: len(batches) for channel, batches in found.items()}


def test_a_whole_log_is_read_to_its_end(store: Store, tmp_path: Path) -> None:
    """Every batch comes as it was placed, with its envelopes in their order."""
    fill(store)
    store.close()
    assert counts(tmp_path / "journal.db") == CHANNELS


def test_a_broken_page_ends_one_channel(store: Store, tmp_path: Path) -> None:
    """A channel is read up to what is broken, and the others to their end; the table of channels is not needed."""
    fill(store)
    store.close()
    path, some = tmp_path / "journal.db", 0
    for page in range(path.stat().st_size // PAGE):
        with flip(path, page * PAGE + 777):
            tables = damaged_tables_of(path, KEY)
            found = counts(path)
            if tables and not {"log", "batches"} & set(tables):
                assert found == CHANNELS, tables
            some += 0 < found.get(A, 0) < BATCHES and found.get(B) == CHANNELS[B]
    assert some


def test_what_is_not_there(tmp_path: Path) -> None:
    """Of a missing file, or one of something else, there is nothing."""
    assert counts(tmp_path / "journal.db") == {}
    (tmp_path / "journal.db").write_bytes(b"x" * 9000)
    assert counts(tmp_path / "journal.db") == {}
