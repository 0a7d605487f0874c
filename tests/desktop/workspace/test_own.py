"""What is a device's own: drafts, preferences and its counter, in memory and in a real database."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.domain.lease import DAY_MS
from desktop.domain.precedence import Held
from desktop.keys.seals import DeviceSeals
from desktop.store.store import Store, open_store
from desktop.workspace.workspace import Workspace
from tests.helpers.company import Company, Member
from tests.helpers.governed import held

DRAFT, OTHER = bytes(15) + b"1", bytes(15) + b"2"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty database on the disk."""
    store = open_store(tmp_path / "journal.db", secrets.token_bytes(32), create=True)
    yield store
    store.close()


@pytest.fixture(params=["memory", "sqlcipher"])
def workspace(request: pytest.FixtureRequest, company: Company) -> Workspace:
    """An unlocked profile on either journal."""
    member: Member = company.members[0]
    if request.param == "memory":
        return member.workspace
    store: Store = request.getfixturevalue("store")
    seals = DeviceSeals.restore(member.identity, company.root, store.keys.all())
    return Workspace(store, seals, company.clock)


def test_drafts(company: Company, workspace: Workspace) -> None:
    """A draft is kept as it was last saved with its time, listed the latest first, and discarded once."""
    first = workspace.own.save_draft(DRAFT, b"a")
    company.clock.time += 1000
    second = workspace.own.save_draft(OTHER, b"b")
    assert second == first + 1000 == company.clock.time
    assert workspace.own.drafts() == [(OTHER, second, b"b"), (DRAFT, first, b"a")]
    company.clock.time += 1000
    workspace.own.save_draft(DRAFT, b"aa")
    assert [content for _, _, content in workspace.own.drafts()] == [b"aa", b"b"]
    assert (workspace.own.draft(DRAFT), workspace.own.draft(bytes(16))) == (b"aa", None)
    assert workspace.own.discard_draft(DRAFT)
    assert not workspace.own.discard_draft(DRAFT)
    assert [draft for draft, _, _ in workspace.own.drafts()] == [OTHER]


def test_preferences(workspace: Workspace) -> None:
    """What was chosen last is given, and nothing where nothing was; names do not meet those of other settings."""
    assert workspace.own.preference("search") == ""
    workspace.own.keep_preference("search", "Kind Straße")
    workspace.own.keep_preference("counter", "99")
    assert workspace.own.preference("search") == "Kind Straße"
    assert workspace.own.next_count() == 1
    workspace.own.keep_preference("search", "")
    assert workspace.own.preference("search") == ""


def test_what_is_own_is_in_the_encrypted_file_alone(store: Store, company: Company, tmp_path: Path) -> None:
    """Drafts and searches stand readable in no file of the profile."""
    member = company.members[0]
    seals = DeviceSeals.restore(member.identity, company.root, store.keys.all())
    own = Workspace(store, seals, company.clock).own
    own.save_draft(DRAFT, b"Geheimes Wort")
    own.keep_preference("search", "Geheime Suche")
    assert (own.draft(DRAFT), own.preference("search")) == (b"Geheimes Wort", "Geheime Suche")
    store.close()
    files = {path.name: path.read_bytes() for path in tmp_path.rglob("*")}
    assert len(files["journal.db"]) > 0
    assert [name for name, content in files.items() if b"Geheime" in content] == []


class Undone(Exception):
    """Raised to undo what was done together."""


def test_a_count_that_does_not_hold_is_not_used_up(workspace: Workspace) -> None:
    """The counter gives each number once, and one taken in what was undone again."""
    assert [workspace.own.next_count(), workspace.own.next_count()] == [1, 2]
    with suppress(Undone), workspace.at_once():
        assert workspace.own.next_count() == 3
        raise Undone
    assert workspace.own.next_count() == 3


def test_the_settings_that_hold(workspace: Workspace) -> None:
    """Whoever has the workspace knows which settings hold, from the next question on."""
    assert workspace.own.held == Held()
    workspace.own.hold(held(language="en"))
    assert workspace.own.held.settings.language == "en"


def test_content_is_hidden_after_days_alone(company: Company, workspace: Workspace) -> None:
    """Without a contact for as many days as are allowed the lease is over, and a contact begins it anew."""
    own = workspace.own
    assert (own.days_alone, own.lease_over) == (0, False)
    own.meet()
    company.clock.time += 14 * DAY_MS - 1
    assert (own.days_alone, own.lease_over) == (13, False)
    company.clock.time += 1
    assert (own.days_alone, own.lease_over) == (14, True)
    own.hold(held(lease_days=15))
    assert not own.lease_over
    own.hold(held(lease_days=0))
    assert own.held.settings.lease_days == 7
    assert own.lease_over
    own.meet()
    assert (own.days_alone, own.lease_over) == (0, False)


def test_a_clock_set_back_makes_nothing_readable(company: Company, workspace: Workspace) -> None:
    """The latest time ever seen counts, until the server was reached."""
    own = workspace.own
    own.meet()
    company.clock.time += 20 * DAY_MS
    own.see_time()
    company.clock.time -= 15 * DAY_MS
    own.see_time()
    assert own.lease_over
    own.meet()
    assert not own.lease_over
