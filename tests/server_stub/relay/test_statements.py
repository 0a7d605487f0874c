"""Batches of the directory."""

from __future__ import annotations

import pytest

from server_stub.relay.statements import enrolment, fold_batch, founding_key, names_server
from tests.helpers.devices import ASD, POLICE, Cooperation, Device, Item, event, said
from tests.helpers.states import State
from wire.batch import open_batch
from wire.header import EnvelopeKind
from wire.names import directory_channel
from wire.statements import AgencyStated, Founded, Revoked, ServerKeyStated, UnitStated

NOW = 1_000


def test_statements_are_folded_in_order() -> None:
    """A statement may build on the one before it in the same batch."""
    state = State()
    batch = state.cooperation.founder.state(
        AgencyStated("jugendamt-nettetal", "Nettetal", "youth_office"),
        UnitStated("jugendamt-nettetal-asd", "jugendamt-nettetal", "ASD", active=True),
    )
    folded, refused = fold_batch(state.directory, open_batch(batch), NOW)
    assert refused == []
    assert "jugendamt-nettetal-asd" in folded.units


def test_each_refused_statement_is_named() -> None:
    """What the fold refuses is named with its index and the fold's reason."""
    state = State()
    device = state.first(POLICE)
    batch = device.state(AgencyStated("x", "X", "police"), Revoked(device.id, "lost"), ServerKeyStated(bytes(32)))
    _, refused = fold_batch(state.directory, open_batch(batch), NOW)
    assert [(bad.index, bad.code) for bad in refused] == [(0, "root_only"), (2, "root_only")]


def test_only_statements_belong_here() -> None:
    """An event or garbage in the directory is named."""
    state = State()
    batch = state.cooperation.founder.batch(
        state.cooperation.directory, [event(bytes(32)), Item(EnvelopeKind.STATEMENT, b"garbage")]
    )
    _, refused = fold_batch(state.directory, open_batch(batch), NOW)
    assert [bad.code for bad in refused] == ["statements_only", "malformed"]


@pytest.mark.parametrize(("expires_at", "codes"), [(NOW + 1, []), (NOW, ["invite_expired"])])
def test_an_invite_is_redeemed_in_time(expires_at: int, codes: list[str]) -> None:
    """Redeeming is refused from the millisecond the invite expires."""
    state = State(Cooperation(expires_at=expires_at))
    batch = state.cooperation.enrolment(state.cooperation.device(), state.cooperation.invites[POLICE])
    assert [bad.code for bad in fold_batch(state.directory, open_batch(batch), NOW)[1]] == codes


def test_the_first_to_redeem_wins() -> None:
    """The second device with the same invite is told that it was used, even when it has expired since."""
    state = State(Cooperation(expires_at=NOW))
    state.enrol(POLICE)
    second = state.cooperation.enrolment(state.cooperation.device(), state.cooperation.invites[POLICE])
    _, refused = fold_batch(state.directory, open_batch(second), NOW + 1)
    assert [bad.code for bad in refused] == ["invite_used"]


def test_an_enrolment_stands_alone() -> None:
    """An invite's session may push one enrolment, and nothing beside it."""
    state = State()
    device = state.cooperation.device()
    alone = state.cooperation.enrolment(device, state.cooperation.invites[ASD])
    body = Item(EnvelopeKind.STATEMENT, alone.bodies[0])
    accompanied = device.batch(state.cooperation.directory, [body, said(Revoked(device.id, "lost"))])
    assert enrolment(open_batch(alone)) is not None
    assert enrolment(open_batch(accompanied)) is None
    assert enrolment(open_batch(device.state(Revoked(device.id, "lost")))) is None


def test_a_founding_speaks_for_its_own_root() -> None:
    """A first batch counts only if its first statement founds the root and the channel that it is signed for."""
    cooperation = Cooperation()
    founding = open_batch(cooperation.founding(b"s" * 32))
    assert founding_key(founding) == cooperation.founder.public
    assert names_server(founding, b"s" * 32)
    assert not names_server(founding, b"t" * 32)
    stranger = Device(cooperation.root)
    assert founding_key(open_batch(stranger.state(Founded(stranger.public, "X")))) is None
    assert founding_key(open_batch(cooperation.founder.state(ServerKeyStated(bytes(32))))) is None
    elsewhere = directory_channel(bytes(32))
    batch = cooperation.founder.batch(elsewhere, [said(Founded(cooperation.founder.public, "X"))])
    assert founding_key(open_batch(batch)) is None
