"""The list of notifications: what stands in it and in what order, in memory and on a disk."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from desktop.domain.content import Child, Content, Statement
from desktop.domain.notification_events import Acknowledged, Remarked
from desktop.keys.identity import generate
from desktop.keys.invites import redeem
from desktop.keys.seals import DeviceSeals
from desktop.presenters import notification_list
from desktop.presenters.notification_cards import cards
from desktop.presenters.notification_list import FILTER_TITLES, Filter, first, numbers, to_begin_with
from desktop.store.store import Store, open_store
from desktop.sync.worker import Worker
from desktop.workspace.workspace import Workspace
from tests.helpers.carded import card, notify, words
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.line import Line, Remote

MINUTE = 60_000
DAY = 24 * 60 * MINUTE
ACKNOWLEDGED = Acknowledged("Fachkraft A")


def shown(member: Member, chosen: Filter = Filter.ALL, text: str = "") -> list[bytes]:
    """The notifications a list shows, in its order."""
    return [one.entity for one in cards(member.workspace, numbers(member.workspace, chosen, text)) if one is not None]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty database on the disk."""
    store = open_store(tmp_path / "journal.db", secrets.token_bytes(32), create=True)
    yield store
    store.close()


@pytest.fixture
def on_disk(company: Company, willich: Member, store: Store) -> Workspace:
    """One more device of Willich, whose journal is a real one, up to date with all that is there."""
    invite, device = company.spare[ASD], generate(company.clock.new_id())
    seals = DeviceSeals.restore(device, company.root, store.keys.all())
    seals.speak_for(invite)
    workspace = Workspace(store, seals, company.clock)
    workspace.state_in_directory([redeem(invite, company.root, device)])
    for _ in range(3):
        workspace.local.hurry()
        remote = Remote(company.server, Line(), company.clock.now)
        report = Worker(workspace.local, remote, company.clock.chance, lambda: company.clock.time / 1000).run()
        assert report.failure is None
        willich.synced()
    return workspace


@pytest.fixture
def busy(company: Company, police: Member, willich: Member) -> dict[str, bytes]:
    """A morning's work: five notifications to Willich and one back, each in a place of its own."""
    made: dict[str, bytes] = {}
    for name, urgency in (("first", "routine"), ("second", "urgent"), ("third", "immediate"), ("fourth", "urgent")):
        text = Statement(text=f"Gesehen in der Straße {name}")
        content = Content(category="P01", children=(Child(given_name=f"Kind{name}"),), statements=(text,))
        made[name] = notify(police, content, urgency)
        company.clock.time += MINUTE
        company.everybody_syncs()
    made["back"] = willich.notify(POLICE)
    willich.do(POLICE, "notification.acknowledged", made["fourth"], ACKNOWLEDGED)
    willich.do(POLICE, "notification.closed", made["fourth"], Remarked("Fachkraft A"))
    company.everybody_syncs()
    made["waiting"] = police.notify(ASD, "immediate")
    return made


def names(busy: dict[str, bytes], entities: list[bytes]) -> list[str]:
    """The notifications by their names."""
    known = {entity: name for name, entity in busy.items()}
    return [known[entity] for entity in entities]


def test_what_is_due_first_stands_first(police: Member, busy: dict[str, bytes]) -> None:
    """Whoever is due first stands first, the routine with their working day, the finished at the end."""
    assert names(busy, shown(police)) == ["third", "waiting", "second", "first", "back", "fourth"]


def test_filters(police: Member, willich: Member, busy: dict[str, bytes]) -> None:
    """Open leaves out what is finished; in and out are seen from the own unit."""
    assert "fourth" not in names(busy, shown(police, Filter.OPEN))
    assert names(busy, shown(police, Filter.INCOMING)) == ["back"]
    assert set(names(busy, shown(police, Filter.OUTGOING))) == {"first", "second", "third", "fourth", "waiting"}
    assert set(names(busy, shown(willich, Filter.INCOMING))) == {"first", "second", "third", "fourth"}
    assert names(busy, shown(willich, Filter.OUTGOING)) == ["back"]
    assert set(FILTER_TITLES) == set(Filter)


def test_overdue_is_what_the_chips_say_is(company: Company, police: Member, busy: dict[str, bytes]) -> None:
    """Exactly those whose chip says so are overdue: never what waits here; the routine once its working day is over."""
    assert shown(police, Filter.OVERDUE) == []
    for later, expected in (
        (15 * MINUTE + 1, ["third"]),
        (2 * 60 * MINUTE, ["third", "second"]),
        (9 * DAY, ["third", "second", "first", "back"]),
    ):
        company.clock.time += later
        overdue = names(busy, shown(police, Filter.OVERDUE))
        assert overdue == expected
        told = [name for name in busy if any("Überfällig" in word for word in words(card(police, busy[name])))]
        assert set(told) == set(overdue)


def test_what_is_to_be_done_comes_first(willich: Member, police: Member, busy: dict[str, bytes]) -> None:
    """Who has something to do begins with that; all others where they were, or with what is open."""
    for kept in ("incoming", "", "of another version"):
        assert to_begin_with(willich.workspace, kept) is Filter.TO_DO
    found = [to_begin_with(police.workspace, kept) for kept in ("outgoing", "", "of another version")]
    assert found == [Filter.TO_DO] * 3
    police.do(ASD, "notification.acknowledged", busy["back"], ACKNOWLEDGED)
    found = [to_begin_with(police.workspace, kept) for kept in ("outgoing", "", "of another version")]
    assert found == [Filter.OUTGOING, Filter.OPEN, Filter.OPEN]


def test_search_as_one_types(police: Member, busy: dict[str, bytes]) -> None:
    """Every word must begin a word of the notification; case and signs do not matter, and a filter holds besides."""
    assert names(busy, shown(police, text="kindsec")) == ["second"]
    assert names(busy, shown(police, text="  STRASSE third ")) == names(busy, shown(police, text="third strasse"))
    assert names(busy, shown(police, text='"third*(')) == ["third"]
    assert shown(police, text="kindsec kindthi") == []
    assert shown(police, Filter.INCOMING, "kindsec") == []
    assert len(shown(police, text=" - ")) == len(busy)
    assert shown(police, text="x" * 100_000) == []


def test_the_disk_says_the_same(company: Company, willich: Member, busy: dict[str, bytes], on_disk: Workspace) -> None:
    """A real database gives the same lists in the same order as the one in memory, filtered and searched."""
    company.clock.time += 20 * MINUTE
    for chosen in Filter:
        for text in ("", "kind", "kindsec", "straße", "strasse", "haeus gew", "P01 thi", "nirgends"):
            listed = [one.entity for one in cards(on_disk, numbers(on_disk, chosen, text)) if one is not None]
            assert listed == shown(willich, chosen, text), (chosen, text)
    assert len(listed) == 0
    assert len(numbers(on_disk, Filter.ALL)) == 5


@pytest.mark.parametrize(("rows", "page", "few"), [(100, 30, 500), (2, 1, 1), (2, 2, 0), (1, 1, 9)])
def test_the_first_are_of_the_whole(
    *,
    willich: Member,
    busy: dict[str, bytes],
    on_disk: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    rows: int,
    page: int,
    few: int,
) -> None:
    """The first of every filter and search are the beginning of all; what is to be kept is among them if there."""
    for name, value in (("_FIRST", rows), ("_PAGE", page), ("_FEW", few)):
        monkeypatch.setattr(notification_list, name, value)
    for workspace, chosen, text in product((willich.workspace, on_disk), Filter, ("", "!", "wil", "kind a", "nothing")):
        whole = numbers(workspace, chosen, text)
        for keep in (None, 10_000, *numbers(workspace, Filter.ALL)):
            found = first(workspace, chosen, text, keep)
            assert found.numbers == whole[: len(found.numbers)]
            assert len(found.numbers) == len(whole) or not found.whole
            assert keep not in whole or keep in found.numbers
