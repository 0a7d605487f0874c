"""What the server placed is taken in whole or not at all, once, and whatever of it can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec
import pytest

from desktop.domain.person import Named
from desktop.domain.progress import Halt
from desktop.domain.rows import PlacedRow
from server_stub.relay.access import Caller
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, CrashingJournal, Member, founded
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.line import Line, Remote
from tests.helpers.rogue import place, plain
from wire.batch import open_batch
from wire.header import EnvelopeKind
from wire.messages import Behind, PullAnswer
from wire.names import ZERO_HASH
from wire.signing import public_bytes
from wire.statements import InviteStated


def test_a_page_is_kept_raw_and_folded(company: Company) -> None:
    """What was pulled stands in the log byte for byte, with its outcome and the entity it touches."""
    police, office = company.members
    entity = police.notify(ASD)
    police.synced()
    absorbed = office.pull()
    channel = police.workspace.pair(ASD)
    (epoch, row) = office.journal.log.page(channel, 0, 10)
    placed = company.server.lanes[channel].placed[0].batch
    assert (epoch.header, row.header) == placed.headers
    assert (epoch.body, row.body) == placed.bodies
    assert [one.event for one in office.journal.log.of_entity(entity)] == [row.event]
    assert absorbed.events == 2
    assert absorbed.shown == (entity,)
    assert not absorbed.more


def test_the_same_answer_twice_is_taken_in_once(company: Company) -> None:
    """An answer that comes again changes nothing."""
    police, office = company.members
    police.notify(ASD)
    police.synced()
    answer = office.answer()
    assert office.workspace.local.absorb(answer).events == 2
    before = office.journal.copied()
    assert office.workspace.local.absorb(answer).events == 0
    assert vars(before._tables) == vars(office.journal._tables)


def test_an_answer_that_comes_again_says_nothing_of_now(company: Company) -> None:
    """Where the server stood when it gave an answer the first time is not where it stands: nobody is level by that."""
    police, office = company.members
    police.notify(ASD)
    police.synced()
    answer = office.answer()
    office.workspace.local.absorb(answer)
    assert office.workspace.local.level
    office.workspace.local.absorb(answer)
    assert not office.workspace.local.level


class Noting(CrashingJournal):
    """A journal that notes of each transaction whether more was to follow."""

    def __init__(self) -> None:
        super().__init__()
        self.followed: list[bool] = []

    @contextmanager
    def transaction(self, *, more_follows: bool = False) -> Iterator[None]:
        if not self._inside:
            self.followed.append(more_follows)
        with super().transaction(more_follows=more_follows):
            yield


def noted(company: Company, change: Callable[[PullAnswer], PullAnswer]) -> list[bool]:
    """What is said of the pages of a pull, one after the other."""
    police, office = company.members
    company.server.page_bytes = 1
    for _ in range(3):
        police.notify(ASD)
        police.synced()
    noting = Noting()
    noting._tables.restore(office.journal.copied()._tables.copied())
    again, more = Member(company, office.unit, office.identity, None, noting), True
    noting.followed.clear()
    while more:
        more = again.workspace.local.absorb(change(again.answer())).more
    return noting.followed


def test_the_second_copy_may_wait_for_the_last_page(company: Company) -> None:
    """While there is more to come, and only then, what a page calls for need not be kept twice at once."""
    assert noted(company, lambda answer: answer) == [True, True, False]


def test_the_second_copy_does_not_wait_where_a_server_has_lost_something(company: Company) -> None:
    """What a page takes out of the log stands nowhere else: it is kept twice before anything goes on."""
    behind = (Behind(bytes(32), 0),)
    assert noted(company, lambda answer: msgspec.structs.replace(answer, behind=behind)) == [False, False, False]


def test_all_of_an_answer_or_nothing(company: Company) -> None:
    """A contradiction in the last page takes the first ones back, and the alarm stays."""
    police, office = company.members
    company.join(police)
    police.notify(ASD)
    police.synced()
    answer = office.answer()
    stamp = answer.pages[-1].batches[-1].stamp
    forged = msgspec.structs.replace(stamp, signature=bytes(64))
    batch = msgspec.structs.replace(answer.pages[-1].batches[-1], stamp=forged)
    page = msgspec.structs.replace(answer.pages[-1], batches=(*answer.pages[-1].batches[:-1], batch))
    seq = office.workspace.directory.seq
    with pytest.raises(Halt):
        office.workspace.local.absorb(msgspec.structs.replace(answer, pages=(*answer.pages[:-1], page)))
    assert office.workspace.directory.seq == seq
    assert office.workspace.local.remaining().alarms == ("fork",)
    assert office.pull().events > 0


def test_the_directory_comes_first_whatever_the_order_of_pages(company: Company) -> None:
    """Pages in another order are read as if the directory stood before them."""
    police, office = company.members
    second = company.join(police)
    second.notify(ASD)
    second.synced()
    answer = office.answer()
    office.workspace.local.absorb(msgspec.structs.replace(answer, pages=tuple(reversed(answer.pages))))
    assert len(office.workspace.states("notification")) == 1


def test_it_says_whether_the_directory_is_complete(company: Company) -> None:
    """A page counts as one with the whole directory only from the last statement on, whatever is to come behind it."""
    police, office = company.members
    for number in range(3):
        said = InviteStated(bytes([number]) * 32, POLICE, ("member",), FAR_FUTURE)
        police.workspace.state_in_directory([said])
        police.synced()
    police.notify(ASD)
    police.synced()
    company.server.page_bytes = 1
    pages = [office.pull() for _ in range(4)]
    assert [page.current for page in pages] == [False, False, True, True]
    assert [page.more for page in pages] == [True, True, True, False]


def test_a_channel_that_is_not_ours_is_passed_over() -> None:
    """Pages of a channel this device does not read are not kept."""
    company = founded((POLICE, ASD, KEMPEN))
    police, office, third = company.members
    police.notify(ASD)
    police.synced()
    foreign = office.answer()
    channel = police.workspace.pair(ASD)
    third.workspace.local.absorb(msgspec.structs.replace(foreign, heads=()))
    assert third.journal.log.page(channel, 0, 10) == []


def test_an_answer_that_was_lost_is_made_good_by_the_log(company: Company) -> None:
    """A batch whose answer never came is known as accepted once it comes back, and is not sent again."""
    police, office = company.members
    police.notify(ASD)
    batches = police.workspace.local.outgoing()
    remote = Remote(company.server, Line(), company.clock.now)
    remote.push(f"{police.device.hex()}/", batches)
    police.pull()
    assert police.workspace.local.outgoing() == []
    assert police.journal.outbox.all() == []
    assert police.workspace.heads()[police.workspace.pair(ASD)].own_n == 1
    police.notify(ASD)
    police.synced()
    office.pull()
    assert len(office.workspace.states("notification")) == 2


def test_a_batch_of_ones_own_that_was_not_written_here_is_taken_in(company: Company) -> None:
    """What another copy of a profile has sent is read like anything else, and from then on nothing goes out unseen."""
    police, _ = company.members
    clone = police.cloned()
    sent, waiting = police.notify(ASD), clone.notify(ASD)
    assert clone.workspace.local.outgoing()
    police.synced()
    clone.pull()
    assert clone.shown("notification", sent).delivery == "accepted"
    assert clone.shown("notification", waiting).delivery == "queued"
    [batch] = clone.workspace.local.outgoing()
    assert open_batch(batch).core.channel == clone.workspace.local.cursors()[0].channel


def test_an_unknown_envelope_waits(company: Company) -> None:
    """An envelope of a kind this program does not know is kept raw until a newer one does."""
    police, office = company.members
    police.notify(ASD)
    police.synced()
    channel = police.workspace.pair(ASD)
    place(police, channel, plain(police, b"from the future", envelope=7))
    office.pull()
    row = office.journal.log.page(channel, 0, 10)[-1]
    assert (row.outcome, row.reason) == ("waiting", "unknown_envelope")


@pytest.mark.parametrize("kind", [EnvelopeKind.EPOCH, EnvelopeKind.WRAP])
def test_a_key_that_is_none_is_quarantined(company: Company, kind: EnvelopeKind) -> None:
    """An epoch or wrap that cannot be read changes nothing."""
    police, office = company.members
    police.notify(ASD)
    police.synced()
    channel = police.workspace.pair(ASD)
    signed = plain(police, b"garbage", envelope=kind)
    company.server.lanes[channel].epochs.add(ZERO_HASH)
    place(police, channel, signed)
    office.pull()
    row = office.journal.log.page(channel, 0, 10)[-1]
    assert (row.outcome, row.reason) == ("quarantined", "malformed_control")


def test_an_unknown_statement_waits_and_takes_its_place(company: Company) -> None:
    """A statement of a newer program waits, and what stands on it is still read."""
    police, office = company.members
    directory = company.founder.workspace.local.cursors()[0].channel
    place(company.founder, directory, plain(company.founder, b"\x91\x91\xa3new", envelope=EnvelopeKind.STATEMENT))
    seq = company.server.lanes[directory].tail.seq
    company.server.directory = msgspec.structs.replace(company.server.directory, seq=seq)
    police.notify(ASD)
    police.synced()
    office.pull()
    assert len(office.workspace.states("notification")) == 1
    assert office.workspace.directory.seq == seq
    row = office.journal.log.page(directory, 0, 1000)[-1]
    assert (row.outcome, row.reason) == ("waiting", "unknown_statement")
    office.open()
    assert office.workspace.directory.seq == seq


def test_a_new_standing_asks_for_a_new_session(company: Company) -> None:
    """With the page that says that this device is in, the session of the invite ends."""
    police, _ = company.members
    member = company.newcomer(POLICE, company.invited_by(police))
    member.synced()
    member.synced()
    assert not member.workspace.active
    police.synced()
    before = member.workspace.local.session()
    member.pull()
    assert member.workspace.active
    assert before
    assert member.workspace.local.session() == ""


def test_whoever_has_just_come_in_is_not_up_to_date_before_reading_what_that_opens(company: Company) -> None:
    """An answer to somebody who could read less says nothing of the channels that it opens: more is asked for."""
    police, _ = company.members
    lead = company.newcomer(KEMPEN, company.invites[KEMPEN])
    lead.workspace.local.greeted(Remote(company.server, Line(), company.clock.now).hello())
    batches = lead.workspace.local.outgoing()
    invited = Caller(invite=public_bytes(company.invites[KEMPEN]))
    lead.workspace.local.settle(batches, company.server.push(invited, batches, company.clock.now()))
    answer = company.server.pull(invited, [])
    assert company.server.lanes[police.workspace.cooperation()].tail.seq
    assert lead.workspace.local.absorb(answer).more
    assert lead.workspace.active
    assert not lead.workspace.local.remaining().level


def test_what_waits_for_a_key_is_looked_at_only_when_there_is_a_new_one(company: Company) -> None:
    """Events that wait for a key cost nothing while no key comes."""
    police, office = company.members
    asked: list[bytes] = []
    real = office.journal.log.with_outcome

    def counted(channel: bytes, outcome: str, reason: str) -> list[PlacedRow]:
        asked.append(channel)
        return real(channel, outcome, reason)

    office.pull()
    vars(office.journal.log)["with_outcome"] = counted
    police.do("", "person.named", police.device, Named("Neuer Name"))
    police.synced()
    office.pull()
    assert asked == []
    police.notify(ASD)
    police.synced()
    office.pull()
    assert asked != []


def test_watchers_hear_what_changed(company: Company) -> None:
    """Whoever watches is told the ids of what looks different, after it is kept."""
    police, office = company.members
    heard: list[tuple[bytes, ...]] = []
    office.workspace.watch(heard.append)
    entity = police.notify(ASD)
    police.synced()
    office.pull()
    assert heard == [(entity,)]


def test_between_two_events_somebody_else_may_go_first(company: Company) -> None:
    """What takes long is done in small steps: with each event that is read and folded others are given way."""
    police, office = company.members
    for _ in range(3):
        police.notify(ASD)
    police.synced()
    steps: list[int] = []
    office.workspace.let_go_first(lambda: steps.append(len(steps)))
    absorbed = office.pull()
    assert absorbed.events > 3
    assert len(steps) >= 2 * 3
