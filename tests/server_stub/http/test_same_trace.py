"""The same long talk with a server on SQLite and one on PostgreSQL: every answer is the same, byte for byte."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from server_stub.relay.access import Caller
from tests.helpers.server import PostgresDatabases
from tests.helpers.trace import Trace
from tests.helpers.trace_steps import STEPS, reads_to_the_end
from tests.helpers.twins import twins

# What two talks together must have met, or they show less than they say.
MET = {
    *("Accepted", "Known", "Later", "EpochRetired", "behind"),
    *(f"RefusedBatch {code}" for code in ("malformed", "format", "root_mismatch", "not_the_author", "signature")),
    *(f"RefusedBatch {code}" for code in ("enrolment_only", "previous", "counter_reuse", "device_revoked")),
    *(f"RefusedBatch {code}" for code in ("waiting_for_admission", "channel_closed")),
    *(f"envelope {code}" for code in ("known_event", "duplicate_event", "chunks_unknown", "empty_body", "format")),
    *(f"envelope {code}" for code in ("key_of_clear_body", "directory_only", "unknown_kind", "epoch_known")),
    *(f"envelope {code}" for code in ("epoch_unknown", "not_a_reader", "statements_only", "invite_expired")),
    *(f"envelope {code}" for code in ("invite_used", "unknown_unit", "unit_key_version", "founded_already")),
    *("400 malformed", "401 session_required", "401 session_unknown", "401 session_expired", "401 challenge"),
    *("401 signature", "401 device_revoked", "403 device_revoked", "403 device_unknown", "403 invite_used"),
    *("403 founding_code", "409 founded_already"),
}


def talk(sqlite: Path, postgresql: str, seed: int, steps: int) -> Counter[str]:
    """Talk to both for so many steps; gives what was met."""
    with twins([f"sqlite:///{sqlite}", postgresql], seed) as both:
        trace = Trace(both, seed)
        try:
            for _ in range(steps):
                trace.random.choice(STEPS)(trace)
            for _ in trace.members:
                reads_to_the_end(trace)
        except AssertionError as found:
            found.add_note(f"seed {seed}, request {both.requests}")
            raise
    return trace.outcomes


def test_both_databases_answer_alike(tmp_path: Path, postgres: PostgresDatabases) -> None:
    """Two talks meet every outcome there is, and at no request do the two servers differ."""
    met: Counter[str] = Counter()
    for seed in (2, 3):
        met += talk(tmp_path / f"{seed}.db", postgres.new(), seed, 150)
    assert met.keys() >= MET, sorted(MET - met.keys())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_both_databases_answer_alike_for_long(tmp_path: Path, postgres: PostgresDatabases, seed: int) -> None:
    """The same holds for long talks of other seeds."""
    talk(tmp_path / "server.db", postgres.new(), seed, 1500)


def test_a_difference_is_found(tmp_path: Path, postgres: PostgresDatabases) -> None:
    """Where one of the two has taken in what the other has not, the next who reads it shows that."""
    with twins([f"sqlite:///{tmp_path / 'server.db'}", postgres.new()], 1) as both:
        trace = Trace(both, 1)
        member, channel = trace.members[0], trace.channels(trace.members[0].unit)[0]
        batch = trace.events(member, channel, 1)
        reads_to_the_end(trace)
        both.doors[1].log.push(Caller(member.device.id), [batch], both.now)
        with pytest.raises(AssertionError, match="/v1/pull"):
            trace.pull(member, [])
