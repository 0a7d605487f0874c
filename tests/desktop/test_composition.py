"""Profiles on disk: made whole or not at all, opened with their key, and removed where nobody has heard of them."""

from __future__ import annotations

import contextlib
import stat
from pathlib import Path

import pytest

from desktop.composition import Opened, Origin, new_profile, open_profile
from desktop.computer import System
from desktop.domain.refused import Refused
from desktop.keys.identity import generate
from desktop.keys.profile import Locks
from desktop.keys.profile_file import FILE
from desktop.keys.profile_folder import DATABASE, has_profile
from desktop.keys.secret import DatabaseKey
from desktop.store.database import DamagedDatabase
from tests.desktop.keys.memory_keyring import MemoryKeyring
from tests.helpers.fault_server import authority
from tests.helpers.governed import governed

ROOT = bytes(range(32))


def origin(**changes: bytes) -> Origin:
    """What a profile is made of."""
    identity = generate(System().new_id())
    return Origin(
        identity, ROOT, "https://server.example", "Dienst A", changes.get("ca", b""), changes.get("invite", b"")
    )


def made(folder: Path, given: Origin) -> DatabaseKey:
    """Make a profile that the keyring opens, and close it; gives its key."""
    opened = new_profile(folder, Locks(keyring=MemoryKeyring()), given, lambda _: None)
    opened.close()
    return opened.key


def test_a_profile_is_opened_again(tmp_path: Path) -> None:
    """What a profile was made of is there when it is opened, and its folder is its owner's only."""
    given = origin(ca=b"pem", invite=b"i" * 32)
    folder = tmp_path / "profile"
    assert not has_profile(folder)
    key = made(folder, given)
    assert has_profile(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    with contextlib.closing(open_profile(folder, key)) as opened:
        assert (opened.server, opened.person) == ("https://server.example", "Dienst A")
        assert opened.ca_file is not None
        assert opened.ca_file.read_bytes() == b"pem"
        assert (opened.workspace.device, opened.workspace.root) == (given.identity.device, ROOT)
        opened.forget_invite()
        assert not opened.store.settings.get("invite")
        storage = opened.storage()
        assert storage["database_bytes"]
        assert storage["synchronous"] == 2
    assert b"Dienst A" not in (folder / DATABASE).read_bytes()


def test_one_profile_a_folder(tmp_path: Path) -> None:
    """A second profile in the same folder is refused, and the first stays as it was."""
    key = made(tmp_path, origin())
    with pytest.raises(Refused) as caught:
        made(tmp_path, origin())
    assert caught.value.code == "profile_exists"
    with contextlib.closing(open_profile(tmp_path, key)) as opened:
        assert opened.ca_file is None


def test_the_wrong_key_opens_nothing(tmp_path: Path) -> None:
    """Another key does not open a profile."""
    made(tmp_path, origin())
    with pytest.raises(DamagedDatabase):
        open_profile(tmp_path, DatabaseKey(bytes(32)))


def test_a_making_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Where the first record fails no profile, no database and no secret in the keyring is left."""
    keyring = MemoryKeyring()

    def fail(_opened: Opened) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        new_profile(tmp_path, Locks(keyring=keyring), origin(ca=b"pem"), fail)
    assert list(tmp_path.iterdir()) == []
    assert not has_profile(tmp_path)


def test_an_unfinished_profile_is_not_opened(tmp_path: Path) -> None:
    """A profile whose making was cut short is refused, and removed by whoever makes one there."""
    key = made(tmp_path, origin())
    (tmp_path / "unfinished").touch()
    with pytest.raises(Refused) as caught:
        open_profile(tmp_path, key)
    assert caught.value.code == "profile_incomplete"
    assert not has_profile(tmp_path)
    assert not (tmp_path / FILE).exists()
    made(tmp_path, origin())


def test_the_administration_says_where_the_server_is(tmp_path: Path) -> None:
    """Server, proxy and CA of the policy go before those of the profile, and are read anew at each unlock."""
    key = made(tmp_path, origin(ca=b"pem"))
    own = authority().write(tmp_path / "own.pem")
    with governed(server_url="https://moved.example", proxy="none", ca_file=str(own)) as policy:
        with contextlib.closing(open_profile(tmp_path, key)) as opened:
            with pytest.raises(Refused, match="„Proxy“ hat Ihre Administration festgelegt"):
                opened.keep_proxy("http://proxy:1")
            opened.keep_server("https://third.example")
            assert (opened.server, opened.proxy, opened.ca_file) == ("https://moved.example", "none", own)
            assert opened.workspace.own.held is opened.held
        policy.values = {}
        with contextlib.closing(open_profile(tmp_path, key)) as opened:
            assert (opened.server, opened.proxy) == ("https://third.example", "")
            assert opened.ca_file == tmp_path / "ca.pem"


def test_a_profile_of_another_cooperation(tmp_path: Path) -> None:
    """Where another root is pinned a profile neither opens nor comes to be, and what there was stays as it is."""
    key = made(tmp_path / "old", origin())
    with governed(root_fingerprint="ab" * 32):
        with pytest.raises(Refused, match="Es bleibt unverändert"):
            open_profile(tmp_path / "old", key)
        with pytest.raises(Refused, match="Es wurde nichts eingerichtet"):
            made(tmp_path / "new", origin())
    assert not (tmp_path / "new").exists()
    with governed(root_fingerprint=ROOT.hex()), contextlib.closing(open_profile(tmp_path / "old", key)) as opened:
        assert opened.workspace.root == ROOT


def test_a_misspelt_pin_shuts_out_nobody_who_is_in(tmp_path: Path) -> None:
    """With a pin that is no fingerprint a profile opens as before, and none comes to be."""
    key = made(tmp_path / "old", origin())
    with governed(root_fingerprint="abc"):
        open_profile(tmp_path / "old", key).close()
        with pytest.raises(Refused, match="fehlerhaft festgelegt"):
            made(tmp_path / "new", origin())
