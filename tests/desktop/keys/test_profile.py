"""A profile's file: what it holds, how it changes, and that damage is named."""

from __future__ import annotations

import shutil
import stat
from contextlib import suppress
from functools import partial
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.refused import Refused
from desktop.keys import profile as room
from desktop.keys.checked import write_checked
from desktop.keys.passphrase import Costs
from desktop.keys.problems import Damaged, NoKeyring
from desktop.keys.profile import FILE, Locks, Profile, leave_keyring, read_profile, use_keyring
from desktop.keys.secret import DatabaseKey
from desktop.keys.unlock import unlock, unlock_with_keyring
from tests.desktop.keys.memory_keyring import MemoryKeyring

CHEAP = Costs(8, 1, 1)
ID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
create_profile = partial(room.create_profile, costs=CHEAP)
change_passphrase = partial(room.change_passphrase, costs=CHEAP)


def _rewrite(folder: Path, **changes: object) -> None:
    """Change the file as somebody could who knows how its checksum is made."""
    changed = msgspec.structs.replace(read_profile(folder, floor=CHEAP), **changes)
    (folder / FILE).write_bytes(write_checked(changed))


def test_created(tmp_path: Path) -> None:
    """A new profile's folder and file are their owner's only; every profile has another key."""
    one = create_profile(tmp_path / "a", ID, Locks("eine gute Passphrase"))
    other = create_profile(tmp_path / "b", ID, Locks("eine gute Passphrase"))
    assert one != other
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a" / FILE).stat().st_mode) == 0o600
    assert read_profile(tmp_path / "a", floor=CHEAP).id == str(ID)


def test_nothing_secret_in_the_file(tmp_path: Path) -> None:
    """The file holds neither key nor passphrase, and neither shows when printed."""
    locks = Locks("eine gute Passphrase")
    key = create_profile(tmp_path, ID, locks)
    data = (tmp_path / FILE).read_bytes()
    assert "gutes" not in repr(locks)
    for secret in (key.reveal(), key.reveal().hex().encode(), b"gutes"):
        assert secret not in data


def test_create_refused(tmp_path: Path) -> None:
    """Without a lock, with a bad passphrase or over another profile nothing is made."""
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


def test_create_without_keyring(tmp_path: Path) -> None:
    """Where the keyring says no, no profile is made."""
    with pytest.raises(NoKeyring):
        create_profile(tmp_path, ID, Locks("eine gute Passphrase", MemoryKeyring("locked")))
    assert not (tmp_path / FILE).exists()


def test_no_profile(tmp_path: Path) -> None:
    """A folder without a profile is refused as such."""
    with pytest.raises(Refused) as refused:
        read_profile(tmp_path)
    assert refused.value.code == "no_profile"


@given(st.integers(0, 2000), st.integers(1, 255))
def test_altered_bytes(tmp_path_factory: pytest.TempPathFactory, position: int, mask: int) -> None:
    """An altered or cut file is `Damaged`, unless it still says exactly the same."""
    folder = tmp_path_factory.mktemp("profile")
    create_profile(folder, ID, Locks("eine gute Passphrase", MemoryKeyring()))
    path, good = folder / FILE, read_profile(folder, floor=CHEAP)
    data = path.read_bytes()
    place = position % len(data)
    for altered in (data[:place] + bytes((data[place] ^ mask,)) + data[place + 1 :], data[:place]):
        path.write_bytes(altered)
        with suppress(Damaged):
            assert read_profile(folder, floor=CHEAP) == good


@pytest.mark.parametrize("lowered", [Costs(8, 7, 2), Costs(128 * 1024, 1, 2)])
def test_weak_costs_are_damage(tmp_path: Path, lowered: Costs) -> None:
    """Costs below the floor are `Damaged`, even with the checksum made anew."""
    create_profile(tmp_path, ID, Locks("eine gute Passphrase"))
    slot = read_profile(tmp_path, floor=CHEAP).passphrase_slot()
    assert slot is not None
    _rewrite(tmp_path, slots=(msgspec.structs.replace(slot, costs=lowered),))
    with pytest.raises(Damaged, match="schwache Parameter"):
        read_profile(tmp_path)


@pytest.mark.parametrize("costs", [b'"memory_kib": 4194304', b'"memory_kib": 0', b'"memory_kib": "8"'])
def test_impossible_costs_are_damage(tmp_path: Path, costs: bytes) -> None:
    """Costs that no program writes, such as 4 GiB, are `Damaged` before anything is computed."""
    create_profile(tmp_path, ID, Locks("eine gute Passphrase"))
    data = (tmp_path / FILE).read_bytes()
    assert b'"memory_kib": 8' in data
    (tmp_path / FILE).write_bytes(data.replace(b'"memory_kib": 8', costs))
    with pytest.raises(Damaged):
        read_profile(tmp_path, floor=CHEAP)


def test_change_passphrase(tmp_path: Path) -> None:
    """A changed passphrase opens the same key, the old one no longer; the keyring still does."""
    keyring = MemoryKeyring()
    key = create_profile(tmp_path, ID, Locks("eine gute Passphrase", keyring))
    change_passphrase(tmp_path, key, "eine bessere Passphrase")
    assert unlock(tmp_path, "eine bessere Passphrase", 0, floor=CHEAP) == key
    assert unlock_with_keyring(tmp_path, keyring, floor=CHEAP) == key
    with pytest.raises(Refused):
        change_passphrase(tmp_path, key, "kurz")


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
