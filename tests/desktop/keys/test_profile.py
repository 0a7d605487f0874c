"""The ways into a profile: how they are made, changed and left, and that none stays open by mistake."""

from __future__ import annotations

import shutil
import stat
from functools import partial
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from desktop.domain.refused import Refused
from desktop.keys import profile as room
from desktop.keys.checked import write_checked
from desktop.keys.passphrase import FLOOR, Costs
from desktop.keys.problems import Damaged, NoKeyring, WrongPassphrase
from desktop.keys.profile import Locks, leave_keyring, use_keyring
from desktop.keys.profile_file import FILE, SECOND, Copy, Profile, copies, read_profile
from desktop.keys.secret import DatabaseKey
from desktop.keys.unlock import unlock, unlock_with_keyring
from tests.desktop.keys.memory_keyring import MemoryKeyring

CHEAP = Costs(8, 1, 1)
ID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
create_profile = partial(room.create_profile, costs=CHEAP)
change_passphrase = partial(room.change_passphrase, costs=CHEAP)


def test_created(tmp_path: Path) -> None:
    """A new profile's folder and both copies of its file are their owner's only; every profile has another key."""
    one = create_profile(tmp_path / "a", ID, Locks("eine gute Passphrase"))
    other = create_profile(tmp_path / "b", ID, Locks("eine gute Passphrase"))
    assert one != other
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
    assert {stat.S_IMODE((tmp_path / "a" / name).stat().st_mode) for name in (FILE, SECOND)} == {0o600}
    assert read_profile(tmp_path / "a", floor=CHEAP).id == str(ID)


def test_create_refused(tmp_path: Path) -> None:
    """Without a lock, with a bad passphrase or over another profile, or what is left of one, nothing is made."""
    for locks, code in ((Locks(), "no_lock"), (Locks("kurz"), "passphrase_short")):
        with pytest.raises(Refused) as refused:
            create_profile(tmp_path / "new", ID, locks)
        assert refused.value.code == code
    assert not (tmp_path / "new").exists()
    create_profile(tmp_path, ID, Locks("eine gute Passphrase"))
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(Refused, match="schon ein Profil"):
        create_profile(tmp_path, ID, Locks("eine andere Passphrase"))
    assert (tmp_path / FILE).read_bytes() == before
    (tmp_path / FILE).unlink()
    with pytest.raises(Refused, match="schon ein Profil"):
        create_profile(tmp_path, ID, Locks("eine andere Passphrase"))
    assert (tmp_path / SECOND).read_bytes() == before


def test_create_without_keyring(tmp_path: Path) -> None:
    """Where the keyring says no, no profile is made."""
    with pytest.raises(NoKeyring):
        create_profile(tmp_path, ID, Locks("eine gute Passphrase", MemoryKeyring("locked")))
    assert not (tmp_path / FILE).exists()


def test_change_passphrase(tmp_path: Path) -> None:
    """A changed passphrase opens the same key, the old one no longer; the keyring still does."""
    keyring = MemoryKeyring()
    key = create_profile(tmp_path, ID, Locks("eine gute Passphrase", keyring))
    change_passphrase(tmp_path, key, "eine bessere Passphrase")
    assert unlock(tmp_path, "eine bessere Passphrase", 0, floor=CHEAP) == key
    assert unlock_with_keyring(tmp_path, keyring, floor=CHEAP) == key
    with pytest.raises(Refused):
        change_passphrase(tmp_path, key, "kurz")


def test_no_copy_keeps_a_way_that_was_closed(tmp_path: Path) -> None:
    """After a change neither copy alone opens by the old passphrase, and after leaving the keyring none by that."""
    keyring, old, new = MemoryKeyring(), "eine gute Passphrase", "eine bessere Passphrase"
    key = create_profile(tmp_path, ID, Locks(old, keyring))
    entry = dict(keyring.kept)
    change_passphrase(tmp_path, key, new)
    leave_keyring(tmp_path, key, keyring)
    keyring.kept.update(entry)
    for name in (FILE, SECOND):
        alone = tmp_path / f"only {name}"
        alone.mkdir()
        shutil.copy(tmp_path / name, alone)
        assert unlock(alone, new, 0, floor=CHEAP) == key
        with pytest.raises(WrongPassphrase):
            unlock(alone, old, 0, floor=CHEAP)
        with pytest.raises(Refused, match="nur mit der Passphrase"):
            unlock_with_keyring(alone, keyring, floor=CHEAP)


def test_a_weak_copy_never_takes_the_place_of_a_good_one(tmp_path: Path) -> None:
    """Where somebody has weakened the first copy the keyring is taken on beside the second's passphrase."""
    key = room.create_profile(tmp_path, ID, Locks("eine gute Passphrase"), costs=FLOOR)
    good = read_profile(tmp_path)
    slot = good.passphrase_slot()
    assert slot is not None
    weak = msgspec.structs.replace(good, slots=(msgspec.structs.replace(slot, costs=CHEAP),))
    (tmp_path / FILE).write_bytes(write_checked(weak))
    use_keyring(tmp_path, key, MemoryKeyring())
    assert set(copies(tmp_path).values()) == {Copy.WHOLE}
    assert read_profile(tmp_path).passphrase_slot() == slot


def test_only_the_profiles_key_changes_it(tmp_path: Path) -> None:
    """A key that is not this profile's changes nothing, or the profile could never be opened again."""
    create_profile(tmp_path, ID, Locks("eine gute Passphrase"))
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(Damaged, match="anderer Schlüssel"):
        change_passphrase(tmp_path, DatabaseKey(bytes(32)), "eine bessere Passphrase")
    assert (tmp_path / FILE).read_bytes() == before


def test_what_another_profile_has_in_the_keyring_stays(tmp_path: Path) -> None:
    """A copy neither puts its entry over that of the profile it is of, nor takes that one away."""
    keyring, good = MemoryKeyring(), "eine gute Passphrase"
    key, copied = create_profile(tmp_path / "one", ID, Locks(good)), tmp_path / "copy"
    shutil.copytree(tmp_path / "one", copied)
    use_keyring(tmp_path / "one", key, keyring)
    before = dict(keyring.kept)
    with pytest.raises(NoKeyring, match="eines anderen"):
        use_keyring(copied, key, keyring)
    leave_keyring(copied, key, keyring)
    assert keyring.kept == before
    assert unlock_with_keyring(tmp_path / "one", keyring, floor=CHEAP) == key


def test_an_entry_that_was_overwritten_is_not_taken_away_again(tmp_path: Path) -> None:
    """A profile that lost its place in the keyring leaves it to the other, and can take it once it is free."""
    keyring, good = MemoryKeyring(), "eine gute Passphrase"
    one = create_profile(tmp_path / "one", ID, Locks(good, keyring))
    two = create_profile(tmp_path / "two", ID, Locks(good, keyring))
    leave_keyring(tmp_path / "one", one, keyring)
    assert unlock_with_keyring(tmp_path / "two", keyring, floor=CHEAP) == two
    leave_keyring(tmp_path / "two", two, keyring)
    use_keyring(tmp_path / "one", one, keyring)
    use_keyring(tmp_path / "one", one, keyring)
    assert unlock_with_keyring(tmp_path / "one", keyring, floor=CHEAP) == one


def test_keyring_comes_and_goes(tmp_path: Path) -> None:
    """A keyring can be added and left; the last way into a profile cannot."""
    keyring = MemoryKeyring()
    key = create_profile(tmp_path, ID, Locks("eine gute Passphrase"))
    use_keyring(tmp_path, key, keyring)
    assert unlock_with_keyring(tmp_path, keyring, floor=CHEAP) == key
    leave_keyring(tmp_path, key, keyring)
    assert keyring.kept == {}
    assert unlock(tmp_path, "eine gute Passphrase", 0, floor=CHEAP) == key
    only = create_profile(tmp_path / "only", ID, Locks(keyring=keyring))
    with pytest.raises(Refused, match="nicht mehr öffnen"):
        leave_keyring(tmp_path / "only", only, keyring)
    use_keyring(tmp_path / "only", only, keyring)
    change_passphrase(tmp_path / "only", only, "eine gute Passphrase")
    assert isinstance(read_profile(tmp_path / "only", floor=CHEAP), Profile)
    assert unlock_with_keyring(tmp_path / "only", keyring, floor=CHEAP) == only
