"""The watch over a locked profile: what was sealed goes out, alarms are heard, and nothing is read or signed."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.keys.identity import DeviceIdentity
from desktop.keys.seals import DeviceSeals
from desktop.sync.failures import Cause, Failure
from desktop.sync.locked import Heard, LockedKit, LockedWatch
from desktop.sync.pauses import LEAST_SECONDS
from desktop.workspace.workspace import Workspace
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from tests.helpers.fault_server import Exchange, FaultServer
from tests.helpers.line import Line, Remote, unreachable
from tests.helpers.locked_watch import OURS, SECONDS, THEIRS, FakeServer, Watched
from tests.helpers.reachable import holds_bytes, reachable
from tests.helpers.relaying import path_of
from wire.batch import Batch
from wire.messages import PushAnswer, RefusedBatch, WaitAnswer
from wire.statements import Revoked


def left_behind(member: Member) -> LockedKit:
    """What a profile leaves behind, as a session takes it at the lock."""
    local = member.workspace.local
    sealed = tuple(local.seal_everything())
    return LockedKit("https://server", None, local.session(), local.digest(), local.alarms_heard(), sealed)


class Way(Remote):
    """A way to the server in this process that can be down, and counts who waits."""

    def __init__(self, member: Member) -> None:
        super().__init__(member.company.server, Line(), member.company.clock.now)
        self.waits = 0
        self.down = False

    def wait(self, token: str, digest: bytes) -> WaitAnswer:
        self.waits += 1
        if self.down:
            raise unreachable()
        return super().wait(token, digest)

    def close(self) -> None:
        raise NotImplementedError


class Locked:
    """A member who has locked: the watch takes its turns when told to, by a clock that stands still between them."""

    def __init__(self, member: Member, kit: LockedKit | None = None) -> None:
        self.said: list[str] = []
        self.now = 0.0
        heard = Heard(
            lambda: self.said.append("alarm"),
            lambda: self.said.append("lost"),
            lambda reachable: self.said.append("reachable" if reachable else "unreachable"),
        )
        self.kit = kit or left_behind(member)
        self.way = Way(member)
        self.watch = LockedWatch(self.kit, self.way, heard, lambda: self.now)

    def work(self, seconds: float = 60.0) -> list[str]:
        """Let it work for so long; gives what it has said so far."""
        until = self.now + seconds
        while self.now < until and not self.watch.over:
            self.now += self.watch.step()
        return self.said


@pytest.fixture
def company() -> Company:
    company = founded((POLICE, ASD))
    for member in company.members:
        member.synced()
    return company


@pytest.fixture
def police(company: Company) -> Member:
    return company.members[0]


@pytest.fixture
def office(company: Company) -> Member:
    return company.members[1]


def test_what_waited_goes_out_while_locked(police: Member, office: Member) -> None:
    """A notification queued before the lock reaches the other unit, and settles once after unlocking."""
    entity = police.notify(ASD, "immediate")
    assert police.shown("notification", entity).delivery == "queued"
    locked = Locked(police)
    assert locked.watch.unsent == 1
    locked.work()
    assert locked.watch.unsent == 0
    office.synced()
    assert office.shown("notification", entity).delivery == "delivered"
    locked.watch.close()
    police.open()
    report = police.synced()
    assert report.pushed == report.refused == 0
    assert police.journal.outbox.all() == []
    assert police.journal.outbox.sealed() == []
    assert len(police.company.server.lanes[police.workspace.pair(ASD)].placed) == 2
    assert police.shown("notification", entity).delivery == "delivered"


def test_what_was_sent_before_the_answer_came_is_sent_again_as_it_was(police: Member) -> None:
    """A push whose answer was lost is repeated byte for byte, and is placed once."""
    police.notify(ASD)
    kit = left_behind(police)
    Remote(police.company.server, Line(), police.company.clock.now).push(kit.token, kit.batches)
    locked = Locked(police, kit)
    locked.work()
    assert locked.watch.unsent == 0
    assert len(police.company.server.lanes[police.workspace.pair(ASD)].placed) == 1
    police.open()
    police.synced()
    assert police.journal.outbox.all() == []


def test_what_was_refused_is_settled_after_unlocking(police: Member, office: Member) -> None:
    """A batch under a key that another device was faster with is not sent again, and goes out after unlocking."""
    entity = police.notify(ASD)
    locked = Locked(police)
    office.notify(POLICE)
    office.synced()
    locked.work()
    assert locked.watch.unsent == 1
    police.open()
    police.synced()
    office.synced()
    assert office.shown("notification", entity).delivery == "delivered"


def test_an_immediate_one_rings_and_nothing_is_receipted(police: Member, office: Member) -> None:
    """While locked an immediate notification rings once; its sender sees `accepted` until somebody unlocks."""
    locked = Locked(office)
    assert locked.work() == ["reachable"]
    entity = police.notify(ASD, "immediate")
    police.synced()
    assert locked.work(600) == ["reachable", "alarm"]
    police.synced()
    assert police.shown("notification", entity).delivery == "accepted"
    locked.watch.close()
    office.open()
    office.synced()
    police.synced()
    assert police.shown("notification", entity).delivery == "delivered"


@pytest.mark.parametrize("urgency", ["urgent", "routine"])
def test_one_that_is_not_immediate_does_not_ring(police: Member, office: Member, urgency: str) -> None:
    """What can wait until somebody unlocks makes no sound."""
    locked = Locked(office)
    police.notify(ASD, urgency)
    police.synced()
    assert locked.work() == ["reachable"]


def test_one_s_own_alarm_does_not_ring(police: Member) -> None:
    """The immediate notification that one sends oneself is no alarm."""
    police.notify(ASD, "immediate")
    assert Locked(police).work() == ["reachable"]


def test_what_had_not_been_pulled_rings(police: Member, office: Member) -> None:
    """An immediate notification that was at the server at the lock, and not here, rings."""
    police.notify(ASD, "immediate")
    police.synced()
    assert Locked(office).work() == ["reachable", "alarm"]


def test_a_refused_token_sounds_once(company: Company, office: Member) -> None:
    """A device that is revoked while locked loses its reception once, and asks nothing any more."""
    locked = Locked(office)
    locked.work()
    company.founder.workspace.state_in_directory([Revoked(office.device, "lost")])
    company.founder.synced()
    assert locked.work() == ["reachable", "unreachable", "lost"]
    assert locked.watch.over
    assert locked.work() == ["reachable", "unreachable", "lost"]


def test_reception_is_said_when_it_changes(police: Member, office: Member) -> None:
    """A server that cannot be reached is said once, and once when it is there again, with what came meanwhile."""
    locked = Locked(office)
    locked.work()
    police.notify(ASD, "immediate")
    police.synced()
    locked.way.down = True
    assert locked.work(600) == ["reachable", "unreachable"]
    locked.way.down = False
    assert locked.work(600) == ["reachable", "unreachable", "reachable", "alarm"]


def test_a_pause_the_server_asked_for_outlives_the_lock(office: Member) -> None:
    """Who was asked to wait before the lock waits on after it."""
    locked = Locked(office, replace(left_behind(office), rest=90.0))
    assert locked.watch.step() == 90.0
    assert locked.work(89.0) == []
    assert locked.work() == ["reachable"]


def test_no_more_is_asked_than_unlocked(office: Member) -> None:
    """A server that holds nobody is asked four times a minute, as the poller asks it."""
    locked = Locked(office)
    locked.work(3600)
    assert locked.way.waits == 3600 / LEAST_SECONDS


def test_neither_keys_nor_content_survive(police: Member) -> None:
    """What the watch holds on to leads to no key, no workspace, no word of what was written."""
    police.notify(ASD, "immediate")
    locked = Locked(police)
    locked.work()
    forbidden = (DeviceIdentity, DeviceSeals, Workspace)
    watch = LockedWatch(locked.kit, FakeServer(), Heard(print, print))
    assert not [one for one in reachable(watch, locked.kit) if isinstance(one, forbidden)]
    secrets = [key.secret for key in police.journal.keys.all()] + [police.identity.signing.private_bytes_raw()]
    assert secrets
    for secret in (*secrets, b"Dienst A", b"Kim"):
        assert not holds_bytes(secret, watch, locked.kit)
    assert "token" not in repr(locked.kit)


def test_the_search_finds_what_is_there(police: Member) -> None:
    """The same search finds the keys where a workspace is held, and a secret in what is sent."""
    watch = LockedWatch(left_behind(police), FakeServer(), Heard(police.open, print))
    assert [one for one in reachable(watch) if isinstance(one, DeviceIdentity)]
    key = police.journal.keys.all()[0].secret
    assert holds_bytes(key, watch)
    assert holds_bytes(b"needle", replace(left_behind(police), token=b"a needle".hex()))


@pytest.fixture
def batch(police: Member) -> Batch:
    police.notify(ASD)
    (sealed,) = police.workspace.local.seal_everything()
    return sealed


def test_in_its_own_thread_it_sends_and_listens(batch: Batch) -> None:
    """The thread hands in the batch, waits with the digest known, then with the server's, and says what it hears."""
    watched = Watched(batch)
    assert watched.asked() == ("token", (batch,))
    watched.server.answers.put(PushAnswer((RefusedBatch("known_event"),)))
    assert watched.next_said() == "reachable"
    assert watched.asked() == ("token", OURS)
    watched.server.answers.put(WaitAnswer(THEIRS, 4))
    assert watched.next_said() == "alarm"
    assert watched.asked() == ("token", THEIRS)
    watched.server.answers.put(Failure(Cause.SESSION, "session_expired", "x"))
    assert [watched.next_said(), watched.next_said()] == ["unreachable", "lost"]
    watched.thread.join(SECONDS)
    assert not watched.thread.is_alive()
    assert watched.watch.unsent == 1


@pytest.mark.parametrize("answer", [WaitAnswer(THEIRS, 9), Failure(Cause.SESSION, "session_expired", "x")])
def test_closed_it_says_nothing_more(answer: WaitAnswer | Failure) -> None:
    """What a request brings that was under way at the end is not said, and the thread ends with it."""
    watched = Watched()
    watched.asked()
    watched.watch.close()
    watched.server.answers.put(answer)
    watched.thread.join(SECONDS)
    assert not watched.thread.is_alive()
    assert watched.said.empty()


def test_closed_in_a_pause_it_ends_at_once() -> None:
    """A pause does not hold up the end."""
    watched = Watched(rest=3600.0)
    watched.watch.close()
    watched.thread.join(SECONDS)
    assert not watched.thread.is_alive()
    assert watched.server.asked.empty()
    assert watched.server.closed.is_set()


@pytest.fixture
def server() -> Iterator[FaultServer]:
    def behave(exchange: Exchange) -> None:
        if path_of(exchange) == "/v1/push":
            exchange.message(PushAnswer((RefusedBatch("known_event"),)))
        else:
            exchange.message(WaitAnswer(THEIRS, 4))

    with FaultServer(behave) as server:
        yield server


def test_over_a_real_line(server: FaultServer, batch: Batch) -> None:
    """A kit begins to watch over HTTP with its token: it hands in the batch, then hears of the alarm."""
    said: queue.SimpleQueue[str] = queue.SimpleQueue()
    kit = LockedKit(server.url, None, "token", OURS, 3, (batch,))
    watch = kit.watch(lambda: said.put("alarm"), lambda: said.put("lost"))
    assert said.get(timeout=SECONDS) == "alarm"
    watch.close()
    assert server.requests[0].header("Authorization") == "Bearer token"
    assert batch.core in server.requests[0].body
    assert OURS in server.requests[1].body
