"""Reading anew from where both sides agreed, and only where a server in another life asks for it."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.progress import Halt
from desktop.workspace.rewinding import common_place_with
from server_stub.relay.access import Caller
from tests.helpers.company import ASD, POLICE, Company
from tests.helpers.laws import refolded
from tests.helpers.line import Line, Remote
from tests.helpers.restored import assert_level, put_back
from wire.messages import Behind, End, Known, PullAnswer, RefusedBatch, RestoreAnswer


def test_where_both_agree(company: Company) -> None:
    """The highest place that both hold alike is found among those the server names, whatever else it names."""
    police = company.members[0]
    ground, channel = police.workspace.local._ground, police.workspace.cooperation()
    lane = company.server.lanes[channel]
    same = [End(seq, head) for seq, head in lane.rungs()]
    strange = [End(seq + 100, b"x" * 32) for seq in (3, 2, 1)]
    assert common_place_with(ground, Behind(channel, 0, (*strange, *same))) == lane.tail.seq
    assert common_place_with(ground, Behind(channel, 0, (*strange, *same[1:]))) == same[1].seq
    assert common_place_with(ground, Behind(channel, 0, tuple(strange))) == 0
    assert common_place_with(ground, Behind(channel, 0)) == 0


def test_a_server_in_the_same_life_rewinds_nobody(company: Company) -> None:
    """A server that denies what it signed in this life is shown it, changes nothing here, and is named for it."""
    police, _ = company.members
    entity = police.notify(ASD)
    company.everybody_syncs()
    channel, life = police.workspace.pair(ASD), company.server.incarnation
    before = police.digests(), police.workspace.heads()
    denied = Behind(channel, 0, (End(1, b"x" * 32),))
    assert police.workspace.local.absorb(PullAnswer((), (), more=False, behind=(denied,))).lost
    request = police.workspace.local.lost(signed_in=True)
    assert request is not None
    for results in ((), (RefusedBatch("stamp"),) * len(request.batches)):
        with pytest.raises(Halt) as caught:
            police.workspace.local.restored(request, RestoreAnswer(results, life))
        assert caught.value.reason == "fork"
    assert police.workspace.local.remaining().alarms == ("fork",)
    assert (police.digests(), police.workspace.heads()) == before
    assert police.shown("notification", entity).delivery == "delivered"


def test_a_server_that_says_it_has_all_and_shows_another_log(company: Company) -> None:
    """A server that knows everything it signed and still stands elsewhere has forked; nothing is read anew for it."""
    police, _ = company.members
    channel, life = police.workspace.cooperation(), company.server.incarnation
    before = police.workspace.heads()
    behind = (Behind(channel, 0, (End(1, b"x" * 32),)),)
    denied = msgspec.structs.replace(police.answer(), behind=behind)
    for _ in range(2):
        police.workspace.local.absorb(denied)
        while (request := police.workspace.local.lost(signed_in=True)) is not None:
            known = tuple(Known(placed.stamp) for placed in request.batches)
            if not police.workspace.local.restored(request, RestoreAnswer(known, life)):
                break
    with pytest.raises(Halt) as caught:
        police.workspace.local.absorb(denied)
    assert caught.value.reason == "fork"
    assert police.workspace.heads() == before


def test_what_is_read_anew_is_folded_anew(company: Company) -> None:
    """After a channel was read anew, states, outcomes, alarm bits and keys are those of the log as it is now."""
    police, office = company.members
    colleague = company.join(office)
    company.everybody_syncs()
    backup = company.server.copied()
    police.notify(ASD, "immediate")
    police.synced()
    office.synced()
    put_back(company, backup)
    colleague.notify(POLICE, "immediate")
    colleague.synced()
    office.workspace.local.greeted(Remote(company.server, Line(), company.clock.now).hello())
    office.pull()
    assert office.journal.aside.count()
    company.everybody_syncs()
    assert_level(police, office)
    for member in (police, office):
        counted = member.workspace.local.alarms_heard()
        wanted = company.server.wait(Caller(member.device), bytes(32)).alarms
        assert counted == wanted
        digests, outcomes = member.digests(), member.workspace.outcomes()
        member.open()
        assert (member.digests(), member.workspace.outcomes()) == (digests, outcomes)


def test_what_is_kept_aside_is_shown_after_an_upgrade_too(company: Company) -> None:
    """A newer program shows anew what stands in no log, but only in what a restored server has not been given back."""
    police, office = company.members
    backup = company.server.copied()
    entity = police.notify(ASD)
    police.synced()
    put_back(company, backup)
    office.notify(POLICE)
    office.synced()
    police.workspace.local.greeted(Remote(company.server, Line(), company.clock.now).hello())
    police.pull()
    assert police.journal.aside.count()
    assert police.journal.log.of_entity(entity) == []
    assert refolded(police).shown("notification", entity) == police.shown("notification", entity)
