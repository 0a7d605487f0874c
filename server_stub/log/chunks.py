"""The chunks of files as the database knows them: which a channel has, which events need them, how long others stay.

The bytes lie elsewhere (`server_stub.files`), each under a name that is never used twice; here stands which name is the
chunk. So a removal that was decided can never take away what has been handed in again since. Whoever relies on a chunk
writes its row in the same transaction, and a sweep that waited for that looks at the row once more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from sqlalchemy import Connection, bindparam, case, delete, exists, func, insert, null, select, update

from server_stub.log.database import insert_into, parts
from server_stub.log.tables import channels, chunks, links
from wire import limits

LEASE_MS: Final = limits.CHUNK_LEASE_SECONDS * 1000
SWEPT_AT_ONCE: Final = 500
# A chunk that an event needs has no lease and gets none.
_RENEW = (
    update(chunks)
    .where(chunks.c.channel == bindparam("at"), chunks.c.address.in_(bindparam("named", expanding=True)))
    .values(kept_at=case((chunks.c.kept_at.is_(None), null()), else_=bindparam("now")))
    .returning(chunks.c.address, chunks.c.name)
)
_NEED = (
    update(chunks)
    .where(chunks.c.channel == bindparam("at"), chunks.c.address.in_(bindparam("named", expanding=True)))
    .values(kept_at=None)
)
_UNNEEDED = ~exists().where(links.c.channel == chunks.c.channel, links.c.address == chunks.c.address)


def renew(connection: Connection, channel: bytes, addresses: Collection[bytes], now: int) -> dict[bytes, str]:
    """Give the names of those of these chunks that a channel has, and keep them for another lease from `now` (ms)."""
    held: dict[bytes, str] = {}
    # In one order, so that two who rely on the same chunks cannot each wait for the other.
    for part in parts(sorted(set(addresses))):
        held.update(connection.execute(_RENEW, {"at": channel, "named": part, "now": now}).all())
    return held


def keep(connection: Connection, channel: bytes, address: bytes, name: str, now: int) -> bool:
    """Note a chunk whose bytes lie under a name; False, with its lease renewed, if the channel has it already."""
    # An event may have come first, where a restored server was given it back.
    needed = _is_needed(connection, channel, address)
    if needed:
        # Whoever erases it holds the channel: that is over by now, or will find the chunk that is kept here.
        _lock(connection, channel)
        needed = _is_needed(connection, channel, address)
    row = {"channel": channel, "address": address, "name": name, "kept_at": None if needed else now}
    again = case((chunks.c.kept_at.is_(None), null()), else_=now)
    same = ("channel", "address")
    statement = (
        insert_into(connection, chunks).values(row).on_conflict_do_update(index_elements=same, set_={"kept_at": again})
    )
    return bool(connection.scalar(statement.returning(chunks.c.name)) == name)


def _is_needed(connection: Connection, channel: bytes, address: bytes) -> bool:
    query = select(links.c.seq).where(links.c.channel == channel, links.c.address == address).limit(1)
    return connection.scalar(query) is not None


def _lock(connection: Connection, channel: bytes) -> None:
    """Let nobody append to a channel until the transaction ends."""
    connection.execute(select(channels.c.number).where(channels.c.id == channel).with_for_update(read=True))


def name_of(connection: Connection, channel: bytes, address: bytes) -> str | None:
    """Give the name under which a chunk's bytes lie, None if the channel does not have it."""
    query = select(chunks.c.name).where(chunks.c.channel == channel, chunks.c.address == address)
    return connection.scalar(query)


def drop(connection: Connection, name: str) -> None:
    """Forget a chunk whose bytes are not what they should be; one handed in again has another name."""
    connection.execute(delete(chunks).where(chunks.c.name == name))


def rename(connection: Connection, name: str, new: str) -> bool:
    """Let a chunk's bytes lie under a new name; False if nothing lies under the old one by now."""
    return bool(connection.execute(update(chunks).where(chunks.c.name == name).values(name=new)).rowcount)


def link(connection: Connection, channel: bytes, needs: Iterable[tuple[int, Iterable[bytes]]]) -> None:
    """Note which chunks the events at these seqs need; from here on they stay."""
    pairs = [(seq, address) for seq, named in needs for address in dict.fromkeys(named)]
    if not pairs:
        return
    connection.execute(insert(links), [{"channel": channel, "seq": seq, "address": one} for seq, one in pairs])
    for part in parts(sorted({address for _, address in pairs})):
        connection.execute(_NEED, {"at": channel, "named": part})


def drop_links(connection: Connection, channel: bytes, seqs: Collection[int]) -> tuple[str, ...]:
    """Forget what erased events needed, and every chunk nothing needs any more; gives the names of these.

    The channel must be locked. The bytes are to be removed once the transaction is on the disk.
    """
    names: list[str] = []
    for part in parts(sorted(seqs)):
        dropped = delete(links).where(links.c.channel == channel, links.c.seq.in_(part)).returning(links.c.address)
        for addresses in parts(sorted(set(connection.scalars(dropped)))):
            named = (chunks.c.channel == channel, chunks.c.address.in_(addresses), _UNNEEDED)
            names += connection.scalars(delete(chunks).where(*named).returning(chunks.c.name))
    return tuple(names)


def sweep(connection: Connection, now: int) -> tuple[str, ...]:
    """Forget some of the chunks that no event needs and whose lease is over; gives the names of these."""
    over = chunks.c.kept_at < now - LEASE_MS
    some = select(chunks.c.id).where(over, _UNNEEDED).order_by(chunks.c.kept_at).limit(SWEPT_AT_ONCE)
    # The lease stands in the outer condition too: PostgreSQL looks at it anew after it waited for whoever renewed it.
    return tuple(connection.scalars(delete(chunks).where(chunks.c.id.in_(some), over).returning(chunks.c.name)))


def lease_anew(connection: Connection, now: int) -> None:
    """Keep every chunk for a whole lease from `now` on (ms since 1970 UTC): what needs it may not be back yet."""
    connection.execute(update(chunks).where(chunks.c.kept_at.is_not(None)).values(kept_at=now))


def new_name(address: bytes, token: str) -> str:
    """Name the bytes of a chunk by its address and something that never comes twice."""
    return f"{address.hex()}-{token}"


def address_in(name: str) -> bytes:
    """Give the address of the chunk that a name was given to, empty for what is no such name."""
    try:
        return bytes.fromhex(name.partition("-")[0])
    except ValueError:
        return b""


def adopt(connection: Connection, names: Collection[str]) -> frozenset[str]:
    """Let bytes that no chunk lies under be the chunks that events need and the channel lacks; gives their names.

    A database that was put back knows nothing of what was handed in since, but its events come back and name it.
    """
    named, taken = {address_in(name): name for name in names}, set[str]()
    there = exists().where(chunks.c.channel == links.c.channel, chunks.c.address == links.c.address)
    lacking: list[tuple[bytes, bytes]] = []
    for part in parts(sorted(named)):
        needed = select(links.c.channel, links.c.address).where(links.c.address.in_(part), ~there).distinct()
        lacking += [(channel, address) for channel, address in connection.execute(needed)]
    # In the one order in which everybody locks channels.
    for channel, address in sorted(lacking):
        if address in named:
            taken.add(name := named.pop(address))
            keep(connection, channel, address, name, 0)
    return frozenset(taken)


def known_names(connection: Connection, names: Collection[str]) -> frozenset[str]:
    """Say which of these names are a chunk's."""
    found: set[str] = set()
    for part in parts(sorted(names)):
        found.update(connection.scalars(select(chunks.c.name).where(chunks.c.name.in_(part))))
    return frozenset(found)


def all_names(connection: Connection) -> Iterator[str]:
    """Give the names of all chunks: what a backup has to hold."""
    yield from connection.scalars(select(chunks.c.name).order_by(chunks.c.id))


def count(connection: Connection) -> int:
    """Count the chunks."""
    return connection.scalar(select(func.count()).select_from(chunks)) or 0
