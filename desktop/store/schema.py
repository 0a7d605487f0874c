"""The tables of a profile's database, as a numbered list of migrations.

Raw tables (log, outbox, drafts, cursors, keys, settings) are few and migrate; `states` and `search` can be dropped and
are rebuilt from the log. The log lies in rowid tables: without rowid, inserts ran three times slower. The id of a batch
and of an event is its channel's number and its seq in one integer (`place`): they need no index beside their own order.
"""

from __future__ import annotations

from typing import Final

SEQ_BITS: Final = 40
TOKENS: Final = 'tokenize="unicode61 remove_diacritics 2"'
"""How the search index cuts words."""

GOES_UNREAD: Final = "envelope IN (3, 4, 5)"
"""`GOES_UNREAD` of the domain as the index of them was made, which is found by the very same words."""

_FIRST: Final = (
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL)",
    """CREATE TABLE keys (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, scope BLOB NOT NULL, key BLOB NOT NULL, secret BLOB NOT NULL,
        UNIQUE (kind, scope, key))""",
    """CREATE TABLE channels (
        id INTEGER PRIMARY KEY, channel BLOB NOT NULL UNIQUE, seq INTEGER NOT NULL, head BLOB NOT NULL,
        own_n INTEGER NOT NULL, own_hash BLOB NOT NULL)""",
    """CREATE TABLE authors (
        channel INTEGER NOT NULL, device BLOB NOT NULL, n INTEGER NOT NULL, hash BLOB NOT NULL,
        PRIMARY KEY (channel, device))""",
    """CREATE TABLE batches (
        id INTEGER PRIMARY KEY, channel INTEGER NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL,
        device BLOB NOT NULL, n INTEGER NOT NULL, core BLOB NOT NULL, signature BLOB NOT NULL, stamp BLOB NOT NULL,
        stamp_signature BLOB NOT NULL, head BLOB NOT NULL, directory_seq INTEGER NOT NULL,
        accepted_at INTEGER NOT NULL)""",
    """CREATE TABLE log (
        id INTEGER PRIMARY KEY, channel INTEGER NOT NULL, seq INTEGER NOT NULL, batch INTEGER NOT NULL,
        outcome TEXT NOT NULL, reason TEXT NOT NULL, event BLOB NOT NULL, header BLOB NOT NULL, body BLOB NOT NULL)""",
    "CREATE INDEX log_by_outcome ON log (channel, outcome, reason)",
    "CREATE TABLE entities (entity BLOB NOT NULL, log INTEGER NOT NULL)",
    "CREATE UNIQUE INDEX entities_by_id ON entities (entity, log)",
    """CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT, channel BLOB NOT NULL, event BLOB NOT NULL UNIQUE, entity BLOB NOT NULL,
        plaintext BLOB NOT NULL, alarm INTEGER NOT NULL, envelope INTEGER NOT NULL, status TEXT NOT NULL,
        reason TEXT NOT NULL, created_at INTEGER NOT NULL, not_before INTEGER NOT NULL)""",
    "CREATE INDEX outbox_by_channel ON outbox (channel, status, id)",
    "CREATE INDEX outbox_by_entity ON outbox (entity)",
    """CREATE TABLE sealed (
        channel BLOB NOT NULL, n INTEGER NOT NULL, hash BLOB NOT NULL, batch BLOB NOT NULL, events BLOB NOT NULL,
        PRIMARY KEY (channel, n))""",
    "CREATE TABLE drafts (id BLOB PRIMARY KEY, saved_at INTEGER NOT NULL, content BLOB NOT NULL)",
    """CREATE TABLE states (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, entity BLOB NOT NULL, channel BLOB NOT NULL,
        fold_version INTEGER NOT NULL, status TEXT NOT NULL, origin TEXT NOT NULL, target TEXT NOT NULL,
        grouped BLOB NOT NULL, sort INTEGER NOT NULL, conflict INTEGER NOT NULL, read_only INTEGER NOT NULL,
        confirmed BLOB, shown BLOB, text TEXT NOT NULL, UNIQUE (kind, entity))""",
    "CREATE INDEX states_by_origin ON states (kind, origin, sort)",
    "CREATE INDEX states_by_target ON states (kind, target, sort)",
    "CREATE INDEX states_by_group ON states (grouped) WHERE grouped <> x''",
    f"CREATE VIRTUAL TABLE search USING fts5 (text, content='', {TOKENS})",
    # Take removed words out of the index at once instead of marking them as removed.
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
)

# Lists are answered from one index alone: it holds whatever they filter and order by.
_LISTS: Final = (
    "ALTER TABLE states ADD COLUMN clock INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE states ADD COLUMN grade TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE states ADD COLUMN listed INTEGER NOT NULL DEFAULT 1",
    "UPDATE states SET listed = shown IS NOT NULL",
    "DROP INDEX states_by_origin",
    "DROP INDEX states_by_target",
    "CREATE INDEX states_by_sort ON states (kind, listed, sort, id, status, origin, target, clock, grade)",
)

# At every unlock somebody asks whether an older fold made a state; to read each row for that took longest of all.
_FOLDS: Final = (
    "DROP INDEX states_by_sort",
    """CREATE INDEX states_by_sort ON states (
        kind, listed, sort, id, status, origin, target, clock, grade, fold_version)""",
)

# Every state that is listed stands in one of two more, by whether its clock runs, so that the first page of a list of
# 100,000 stands at once: of every grade those whose clocks began first, then the newest of those that rest.
_CLOCKS: Final = (
    """CREATE INDEX states_by_clock ON states (kind, grade, clock, id, status, origin, target)
        WHERE listed = 1 AND clock > 0""",
    """CREATE INDEX states_by_rest ON states (kind, sort, id, status, origin, target, grade)
        WHERE listed = 1 AND clock = 0""",
)

# What is erased in a channel: entities, and events by name; an entity's later events until somebody names them.
_ERASED: Final = (
    """CREATE TABLE erased (
        channel BLOB NOT NULL, what TEXT NOT NULL, id BLOB NOT NULL, entity BLOB NOT NULL, how TEXT NOT NULL,
        PRIMARY KEY (channel, what, id)) WITHOUT ROWID""",
    "CREATE INDEX erased_by_how ON erased (how, channel)",
)

# What a server has acknowledged outlives the server: own batches until the log brings them back, and whatever of the
# log a restored server does not have.
_ACKNOWLEDGED: Final = (
    """CREATE TABLE receipts (
        channel BLOB NOT NULL, n INTEGER NOT NULL, stamp BLOB NOT NULL, stamp_signature BLOB NOT NULL,
        PRIMARY KEY (channel, n))""",
    """CREATE TABLE aside (
        id INTEGER PRIMARY KEY AUTOINCREMENT, channel BLOB NOT NULL, hash BLOB NOT NULL, device BLOB NOT NULL,
        batch BLOB NOT NULL, stamp BLOB NOT NULL, stamp_signature BLOB NOT NULL, events BLOB NOT NULL,
        UNIQUE (channel, hash))""",
)

# An event that names files waits until the server has their chunks.
_FILES: Final = ("ALTER TABLE outbox ADD COLUMN chunks BLOB NOT NULL DEFAULT x''",)

# Where an event stands changes with each step of its way, what it says never does. Apart, a step writes a few pages of
# the one instead of every page of the other; what waits is found without reading a word of it.
_WHEREABOUTS: Final = (
    """CREATE TABLE whereabouts (
        id INTEGER PRIMARY KEY, channel BLOB NOT NULL, status TEXT NOT NULL, not_before INTEGER NOT NULL,
        alarm INTEGER NOT NULL)""",
    """INSERT INTO whereabouts (id, channel, status, not_before, alarm)
        SELECT id, channel, status, not_before, alarm FROM outbox""",
    "CREATE INDEX whereabouts_waiting ON whereabouts (channel, id, not_before) WHERE status = 'waiting'",
    "CREATE INDEX whereabouts_alarms ON whereabouts (channel, not_before) WHERE status = 'waiting' AND alarm = 1",
    "CREATE INDEX outbox_uploading ON outbox (channel, entity) WHERE status = 'uploading'",
    "DROP INDEX outbox_by_channel",
)

# Which versions of a kind's fold have made a state: at every unlock somebody asks whether an older one has, and the
# index of all states took the longer to say so the more there are.
_FOLDS_APART: Final = (
    "CREATE TABLE folds (kind TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (kind, version)) WITHOUT ROWID",
    "INSERT INTO folds (kind, version) SELECT DISTINCT kind, fold_version FROM states",
)

# By when somebody is waited for, not since when: a deadline follows from the calendar, not from the clock alone. What
# an older program wrote here is counted again before anybody looks.
_DUE: Final = ("ALTER TABLE states RENAME COLUMN clock TO due",)

# What is to be done besides acknowledging is rare: found by an index of these alone.
_TASKS: Final = (
    "ALTER TABLE states ADD COLUMN awaits TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX states_by_task ON states (kind, awaits, due, sort, id, listed) WHERE awaits <> ''",
)

# What was opened here, by day. What is still to be handed in is rare: found by an index of that alone.
_READINGS: Final = (
    """CREATE TABLE readings (
        day TEXT NOT NULL, device BLOB NOT NULL, kind TEXT NOT NULL, entity BLOB NOT NULL, number TEXT NOT NULL,
        times INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, told INTEGER NOT NULL,
        PRIMARY KEY (day, device, kind, entity))""",
    "CREATE INDEX readings_untold ON readings (day, device) WHERE told = 0",
)

# What is shown is kept as what differs from what is confirmed. Rows of before are read as they are and nothing changes
# in the file; but a program of before could not read the new ones, and says so.
_DIFFERING: Final[tuple[str, ...]] = ()

# What goes although nobody could read it there, of whatever number waits for somebody who can.
_UNREAD: Final = (f"CREATE INDEX outbox_unread ON outbox (channel, id) WHERE {GOES_UNREAD}",)

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    _FIRST,
    _LISTS,
    _FOLDS,
    _CLOCKS,
    _ERASED,
    _ACKNOWLEDGED,
    _FILES,
    _WHEREABOUTS,
    _FOLDS_APART,
    _DUE,
    _TASKS,
    _READINGS,
    _DIFFERING,
    _UNREAD,
)


def place(channel: int, seq: int) -> int:
    """Give the id of what stands at a seq of the channel with this number."""
    return channel << SEQ_BITS | seq
