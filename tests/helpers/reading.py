"""Reading a whole log page by page, as a client does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wire.messages import Cursor, PullAnswer
from wire.stamp import PlacedBatch, read_stamp


def read_all(pull: Callable[[Sequence[Cursor]], PullAnswer]) -> dict[bytes, list[PlacedBatch]]:
    """All batches of all channels; every page must move on, and the last must end at the heads."""
    batches: dict[bytes, list[PlacedBatch]] = {}
    cursors: dict[bytes, Cursor] = {}
    while True:
        answer = pull(list(cursors.values()))
        assert answer.behind == ()
        for page in answer.pages:
            batches.setdefault(page.channel, []).extend(page.batches)
            stamp, head = read_stamp(page.batches[-1].stamp)
            cursors[page.channel] = Cursor(page.channel, stamp.last_seq, head)
        if not answer.more:
            assert cursors == {head.channel: head for head in answer.heads}
            return batches
        assert answer.pages
