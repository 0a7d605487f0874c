"""Carrying chunks: whole companies in memory, lines that break, and what a break costs."""

from __future__ import annotations

from random import Random

import pytest

from desktop.domain.material import MaterialRemoved
from desktop.domain.rows import FileRow
from desktop.sync.answers import NO_ROOM, QUOTA
from desktop.sync.failures import CLOSED, Failure, RequestFailed
from desktop.sync.ferry import Ferry, let_go
from desktop.sync.unforeseen import UNFORESEEN
from tests.conftest import ExpectedLogs
from tests.helpers.attaching import add_material, carry, fetched, remote_of, take_in
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from tests.helpers.line import Crash, Line, Remote
from wire import limits
from wire.chunks import address
from wire.messages import ChunkAnswer

FILM = Random(1).randbytes(3 * limits.CHUNK_BYTES + 7)


def police_and_willich() -> tuple[Company, Member, Member]:
    company = founded([POLICE, ASD])
    return company, company.members[0], company.members[1]


def shared(police: Member, willich: Member) -> bytes:
    """The film, which the server has and Willich knows of."""
    film = add_material(police, FILM)
    carry(police)
    police.synced()
    willich.synced()
    return film


def statuses(member: Member) -> list[tuple[str, str]]:
    """The status and reason of what has not come back in the log."""
    return [(row.status, row.reason) for row in member.workspace.unplaced() if row.chunks]


def held(company: Company) -> int:
    """How many chunks the server has."""
    return len(company.server.chunks.kept)


def test_chunks_first_then_their_event() -> None:
    """No event leaves before all chunks of its file are there; then others read it and fetch the same bytes."""
    company, police, willich = police_and_willich()
    film = add_material(police, FILM)
    assert statuses(police) == [("uploading", "")]
    police.synced()
    willich.synced()
    assert willich.workspace.state("material", film) is None
    assert not carry(police, most=3)
    assert (held(company), statuses(police)) == (3, [("uploading", "")])
    assert carry(police)
    police.synced()
    assert statuses(police) == []
    willich.synced()
    assert fetched(willich, film) == FILM


def test_a_notification_never_waits_for_a_file() -> None:
    """What is written after a file goes out before it, in every channel; only what is of the same document waits."""
    company, police, willich = police_and_willich()
    film = add_material(police, FILM)
    notified = police.notify(ASD)
    other = add_material(police, b"short", "Merkblatt")
    police.synced()
    willich.synced()
    assert willich.shown("notification", notified)
    assert carry(police, most=4)
    police.synced()
    willich.synced()
    assert willich.shown("material", film)
    assert willich.workspace.state("material", other) is None
    assert company.server.chunks.kept


def test_a_break_costs_no_more_than_the_chunk_under_way() -> None:
    """After any number of breaks every chunk has been handed in once."""
    company, police, _ = police_and_willich()
    add_material(police, FILM)
    put: list[bytes] = []

    class Counted(Remote):
        def put_chunk(self, token: str, channel: bytes, data: bytes) -> ChunkAnswer:
            put.append(address(data))
            return super().put_chunk(token, channel, data)

    for _ in range(8):
        remote = Counted(company.server, Line(), company.clock.now)
        next(Ferry(police.files, remote).carry(police.workspace.local.session()), None)
    assert len(put) == len(set(put)) == 4
    assert let_go(police.files, police.workspace.local)


def test_a_break_while_fetching_costs_no_more_either() -> None:
    """What was fetched before a break is not fetched again."""
    company, police, willich = police_and_willich()
    film = shared(police, willich)
    willich.line = Line(Random(3), faults=0.5)
    for _ in range(40):
        try:
            assert fetched(willich, film) == FILM
            break
        except (RequestFailed, Crash):
            continue
    got: list[bytes] = []

    class Counted(Remote):
        def get_chunk(self, token: str, channel: bytes, chunk: bytes) -> bytes:
            got.append(chunk)
            return super().get_chunk(token, channel, chunk)

    willich.files.held.pop(next(iter(willich.files.held)))
    ferry = Ferry(willich.files, Counted(company.server, Line(), company.clock.now))
    (file,) = willich.files.known
    assert [moved.done for moved in ferry.fetch(willich.workspace.local.session(), file)] == [4]
    assert len(got) == 1


def test_what_the_server_lost_is_handed_in_again() -> None:
    """Where the server has lost a chunk when the event comes, the event waits, the chunk goes up, and all is well."""
    company, police, willich = police_and_willich()
    film = add_material(police, FILM)
    assert carry(police)
    company.server.chunks.kept.pop(next(iter(company.server.chunks.kept)))
    police.sync()
    assert statuses(police) == [("uploading", "chunks_unknown")]
    assert carry(police)
    police.synced()
    willich.synced()
    assert fetched(willich, film) == FILM


def test_what_the_server_lost_and_nobody_has_lies_in_the_tray() -> None:
    """Where a file is not here any more either, its event does not wait for ever: it says what is missing."""
    company, police, _ = police_and_willich()
    add_material(police, FILM)
    assert carry(police)
    company.server.chunks.kept.clear()
    police.files.trim(0)
    police.sync()
    assert not carry(police)
    assert [(row.status, row.reason) for row in police.journal.outbox.all("refused")] == [("refused", "file_missing")]


def test_abandoned_chunks_are_swept_and_come_again() -> None:
    """Who is away for longer than a lease in the middle of an upload finds their work waiting, and finishes it."""
    company, police, willich = police_and_willich()
    film = add_material(police, FILM)
    carry(police, most=2)
    company.clock.time += 8 * 24 * 3600 * 1000
    company.server.chunks.sweep(company.clock.now())
    assert held(company) == 0
    police.synced()
    assert carry(police)
    police.synced()
    company.clock.time += 8 * 24 * 3600 * 1000
    company.server.chunks.sweep(company.clock.now())
    willich.synced()
    assert fetched(willich, film) == FILM


def test_what_nobody_has_is_named() -> None:
    """A chunk that the server lacks is named as missing, and a falsified one as damaged; neither is kept."""
    company, police, willich = police_and_willich()
    film = shared(police, willich)
    place = next(iter(company.server.chunks.kept))
    kept = company.server.chunks.kept.pop(place)
    with pytest.raises(RequestFailed) as missing:
        fetched(willich, film)
    assert missing.value.failure.code == "chunk_missing"
    company.server.chunks.kept[place] = kept[:-1]
    with pytest.raises(RequestFailed) as damaged:
        fetched(willich, film)
    assert damaged.value.failure.code == "chunk_damaged"
    company.server.chunks.kept[place] = kept
    assert fetched(willich, film) == FILM


def test_a_holder_heals_the_server() -> None:
    """Whoever has a file hands in again what the server lost, though the event has long been in the log."""
    company, police, willich = police_and_willich()
    film = shared(police, willich)
    assert fetched(willich, film) == FILM
    company.server.chunks.kept.clear()
    police.files.forget(list(police.files.known))
    willich.files.offer_again()
    carry(willich)
    assert fetched(police, film) == FILM


def test_who_holds_a_part_gives_that_back() -> None:
    """Of a file that is here in part those parts heal the server, and two who hold one half each have the whole."""
    company, police, willich = police_and_willich()
    film = shared(police, willich)
    assert fetched(willich, film) == FILM
    (file,) = {file for file, _ in police.files.held}
    for member, places in ((police, (0, 1)), (willich, (2, 3))):
        for place in places:
            member.files.held.pop((file, place))
    company.server.chunks.kept.clear()
    for member in (police, willich):
        Ferry(member.files, remote_of(member)).inspect(member.workspace.local.session())
    assert held(company) == 4
    assert fetched(police, film) == FILM


def test_what_is_pinned_comes_by_itself() -> None:
    """A pinned file that is not here is fetched with all else that is carried."""
    _, police, willich = police_and_willich()
    film = shared(police, willich)
    fetched(willich, film)
    (file,) = willich.files.known
    willich.files.drop(file)
    willich.files.pin(file, pinned=True)
    carry(willich)
    assert not willich.files.lacking(file)


def test_a_broken_only_copy_is_never_sent() -> None:
    """A chunk that is broken before the server has it stays behind with its event, and nothing else is held up."""
    company, police, _ = police_and_willich()
    add_material(police, FILM)
    file, place = next(iter(police.files.held))
    police.files.held[file, place] = b"broken"
    whole = add_material(police, b"short")
    carry(police)
    police.synced()
    assert [row.entity for row in police.workspace.unplaced() if row.chunks] != [whole]
    assert all(address(data) == chunk for (_, chunk), data in company.server.chunks.kept.items())


def test_an_event_whose_file_is_lost_lies_in_the_tray() -> None:
    """Where a profile came back without its files, what waited for one is named instead of waiting for ever."""
    _, police, _ = police_and_willich()
    add_material(police, FILM)
    police.files = type(police.files)()
    assert not carry(police)
    assert statuses(police) == [("refused", "file_missing")]


def test_what_was_built_on_a_lost_file_lies_there_too() -> None:
    """What says more of a document whose file is lost is not sent alone: nobody else could make anything of it."""
    company, police, willich = police_and_willich()
    film = add_material(police, FILM)
    police.do("", "material.removed", film, MaterialRemoved())
    police.files = type(police.files)()
    assert not carry(police)
    assert [row.reason for row in police.workspace.unplaced("refused")] == ["file_missing", "built_on_refused"]
    company.everybody_syncs(1)
    assert police.workspace.local.remaining().outbox == 0
    assert willich.workspace.local.remaining().waiting == 0


def test_an_outsider_cannot_fetch() -> None:
    """A unit that does not read a channel is given nothing of its files, though it knows their addresses."""
    company, police, _ = police_and_willich()
    _, chunks = take_in(police, FILM, police.workspace.pair(ASD))
    carry(police)
    outsider = Remote(company.server, Line(), company.clock.now)
    with pytest.raises(RequestFailed):
        outsider.get_chunk(f"{company.founder.device.hex()}/", police.workspace.pair(ASD), chunks[0])


def test_a_file_that_is_refused_holds_up_no_other() -> None:
    """Of a channel that is closed by now the server takes nothing; what is of another one goes all the same."""
    _, police, _ = police_and_willich()
    take_in(police, b"nobody's", bytes(32))
    add_material(police, FILM)
    police.synced()
    with pytest.raises(RequestFailed) as closed:
        carry(police)
    assert closed.value.failure == CLOSED
    assert {row.uploaded for row in police.files.all() if row.channel != bytes(32)} == {True}
    assert let_go(police.files, police.workspace.local)


def test_what_is_wanted_of_a_closed_channel_is_not_called_lost() -> None:
    """It is said what is so, not that somebody who has the file may bring it back."""
    _, police, _ = police_and_willich()
    row = FileRow(b"f" * 16, bytes(32), bytes(32), 9, count=1, uploaded=True, pinned=True)
    police.files.know(row, (b"c" * 32,))
    with pytest.raises(RequestFailed) as closed:
        list(Ferry(police.files, remote_of(police)).fetch(police.workspace.local.session(), row.file))
    assert closed.value.failure == CLOSED


class Odd(Remote):
    """A way to the server on which one file meets something that nobody foresaw."""

    def __init__(self, member: Member, odd: bytes, error: Exception) -> None:
        super().__init__(member.company.server, Line(), member.company.clock.now)
        self.odd = odd
        self.error = error

    def put_chunk(self, token: str, channel: bytes, data: bytes) -> ChunkAnswer:
        if address(data) == self.odd:
            raise self.error
        return super().put_chunk(token, channel, data)


def odd_and_others(police: Member, error: Exception) -> Odd:
    """A profile with a file whose upload raises an error, one refused, and one more, in this order."""
    _, chunks = take_in(police, b"odd", police.workspace.cooperation())
    take_in(police, b"nobody's", bytes(32))
    add_material(police, FILM)
    police.synced()
    return Odd(police, chunks[0], error)


def test_a_file_that_meets_what_nobody_foresaw_holds_up_no_other(expected_logs: ExpectedLogs) -> None:
    """All others are carried, and then it is said, before anything that was refused."""
    expected_logs.expect("ValueError at")
    company, police, _ = police_and_willich()
    odd = odd_and_others(police, ValueError("x"))
    with pytest.raises(RequestFailed) as raised:
        list(Ferry(police.files, odd).carry(police.workspace.local.session()))
    assert raised.value.failure is UNFORESEEN
    assert held(company) == 4
    assert let_go(police.files, police.workspace.local)


def test_what_is_of_all_files_ends_the_carrying() -> None:
    """An error that would meet the next file too is raised at once."""
    company, police, _ = police_and_willich()
    odd = odd_and_others(police, MemoryError())
    with pytest.raises(MemoryError):
        list(Ferry(police.files, odd, (MemoryError,)).carry(police.workspace.local.session()))
    assert held(company) == 0


@pytest.mark.parametrize("failure", [QUOTA, NO_ROOM])
def test_where_no_more_is_taken_files_are_fetched_all_the_same(failure: Failure) -> None:
    """No other upload is tried, nothing is given up, what is wanted here comes, and the reason is said at the end."""
    company, police, willich = police_and_willich()
    fetched(willich, shared(police, willich))
    (file,) = willich.files.known
    willich.files.drop(file)
    willich.files.pin(file, pinned=True)
    mine = [take_in(willich, name, willich.workspace.cooperation())[1][0] for name in (b"first", b"second")]
    odd = Odd(willich, mine[0], RequestFailed(failure))
    before = held(company)
    with pytest.raises(RequestFailed) as raised:
        list(Ferry(willich.files, odd).carry(willich.workspace.local.session()))
    assert raised.value.failure is failure
    assert (held(company), willich.files.lacking(file)) == (before, [])
    carry(willich)
    assert held(company) == before + 2


@pytest.mark.parametrize("failure", [QUOTA, NO_ROOM])
def test_a_part_that_is_not_taken_holds_up_no_file(failure: Failure) -> None:
    """Where the server takes no part of a file that it lost, what it still has is asked, and others are carried."""
    company, police, willich = police_and_willich()
    film = shared(police, willich)
    fetched(willich, film)
    ((file, place), *_) = willich.files.held
    willich.files.held.pop((file, place))
    kept = dict(company.server.chunks.kept)
    company.server.chunks.kept.clear()
    odd = Odd(willich, willich.files.addresses(file)[place + 1], RequestFailed(failure))
    Ferry(willich.files, odd).inspect(willich.workspace.local.session())
    company.server.chunks.kept.update(kept)
    assert fetched(willich, film) == FILM


def test_what_is_erased_while_it_is_fetched_is_no_fault_of_the_server() -> None:
    """A file that is forgotten while a part of it is on its way is not called falsified, and holds up no other."""
    company, police, willich = police_and_willich()
    fetched(willich, shared(police, willich))
    (file,) = willich.files.known
    willich.files.drop(file)

    class Meanwhile(Remote):
        def get_chunk(self, token: str, channel: bytes, chunk: bytes) -> bytes:
            willich.files.forget([file])
            return super().get_chunk(token, channel, chunk)

    remote = Meanwhile(company.server, Line(), company.clock.now)
    assert list(Ferry(willich.files, remote).fetch(willich.workspace.local.session(), file)) == []
