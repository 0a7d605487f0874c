"""Counting on from where a restored server stands, where that is less than what it has confirmed.

What it had accepted behind that number and the log has not brought back goes out once more, under its own event ids, so
that whatever comes back by another way is known as such.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.workspace.erasing import put_aside as put_erased_aside
from desktop.workspace.ground import Ground
from wire.statements import ServerKeyStated, decode_statement


def use_numbers_anew(ground: Ground, channel: bytes, expected: int) -> bool:
    """Let this device count on from the number that the server expects; says whether the log shows that this is right.

    What is kept aside stays so: it may still be given back. What has found its end in the tray meanwhile stays there.
    """
    n, last = ground.journal.log.author(channel, ground.seals.device)
    if expected != n + 1:
        return False
    known = ground.journal.log.channel(channel)
    for number in range(expected, known.own_n + 1):
        sealed = ground.journal.outbox.accepted(channel, number)
        if sealed is not None:
            ground.journal.outbox.drop_sealed(channel, number)
            left = [row.event for row in ground.journal.outbox.some(sealed.events) if row.status == "accepted"]
            ground.journal.outbox.mark(left, "waiting")
    ground.journal.log.put_channel(replace(known, own_n=n, own_hash=last))
    return True


def sign_anew(ground: Ground, channel: bytes) -> None:
    """Let what is under way in a channel be sealed and signed once more, but for what has found its end meanwhile."""
    outbox = ground.journal.outbox
    under_way = {row.event for row in outbox.all("sealed")}
    for row in [row for row in outbox.sealed() if row.channel == channel]:
        outbox.drop_sealed(channel, row.n)
        outbox.mark([event for event in row.events if event in under_way], "waiting")
    put_erased_aside(ground)


def sign_with_the_key_of(ground: Ground, server_key: bytes) -> None:
    """Let root sign anew what is under way to a server that it has not named, so that one batch names it.

    A server puts its first stamp under the statement of its own key, and under nothing before it.
    """
    outbox, channel = ground.journal.outbox, ground.directory_channel
    sealed = [row for row in outbox.sealed() if row.channel == channel]
    if ground.seals.device != ground.directory.root_device or not sealed:
        return
    rows = {row.event: row for row in outbox.all("sealed")}
    first = [decode_statement(rows[event].plaintext) for event in sealed[0].events if event in rows]
    if not any(isinstance(one, ServerKeyStated) and one.key == server_key for one in first):
        sign_anew(ground, channel)
