"""Passphrases: what may be set, and how a key comes out of one."""

from __future__ import annotations

import threading
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.refused import Refused
from desktop.keys.passphrase import FLOOR, SHIPPED, Costs, check_new_passphrase, stretch

_CHEAP = Costs(8, 1, 1)
_SALT = bytes(16)


@pytest.mark.parametrize(
    "passphrase", ["zehnzeiche", "zwölf Bröte!", "x" * 1024, "пароль для нас", "🐘🐘🐘🐘🐘🐘🐘🐘🐘🐘"]
)
def test_allowed(passphrase: str) -> None:
    """Ten to 1024 characters of any script may be set."""
    check_new_passphrase(passphrase)


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("", "passphrase_short"),
        ("neunzeich", "passphrase_short"),
        ("o\u0308" * 9, "passphrase_short"),
        ("x" * 1025, "passphrase_long"),
        ("zehnzeiche\n", "passphrase_characters"),
        ("zehn\0zeichen", "passphrase_characters"),
        ("zehnzeiche\ud800", "passphrase_characters"),
    ],
)
def test_refused(passphrase: str, code: str) -> None:
    """Too short (counted in NFC), too long, or with control characters is refused, naming the field and no content."""
    with pytest.raises(Refused) as refused:
        check_new_passphrase(passphrase)
    assert (refused.value.code, refused.value.field) == (code, "passphrase")


@given(st.text(max_size=40))
def test_spelling_does_not_matter(passphrase: str) -> None:
    """Composed and decomposed spellings give the same key."""
    spellings = [unicodedata.normalize(form, passphrase) for form in ("NFC", "NFD")]
    assert stretch(spellings[0], _SALT, _CHEAP) == stretch(spellings[1], _SALT, _CHEAP)


def test_everything_counts() -> None:
    """Passphrase, salt and each cost change the key; even what cannot be set gives one."""
    keys = {
        stretch("a", _SALT, _CHEAP),
        stretch("b", _SALT, _CHEAP),
        stretch("\ud800", _SALT, _CHEAP),
        stretch("a", b"x" * 16, _CHEAP),
        stretch("a", _SALT, Costs(16, 1, 1)),
        stretch("a", _SALT, Costs(8, 2, 1)),
        stretch("a", _SALT, Costs(16, 1, 2)),
    }
    assert len(keys) == 7


def test_floor() -> None:
    """What ships costs 128 MiB and reaches the floor; less memory or fewer passes do not."""
    assert SHIPPED.memory_kib == 128 * 1024
    assert SHIPPED.reach(FLOOR)
    assert not Costs(SHIPPED.memory_kib - 1, SHIPPED.iterations, 2).reach(FLOOR)
    assert not Costs(SHIPPED.memory_kib, SHIPPED.iterations - 1, 2).reach(FLOOR)


def test_several_at_once() -> None:
    """Derivations wanted at the same moment all come to their end and to the same keys as one after the other."""
    costs, found = Costs(1024, 3, 2), dict[str, bytes]()

    def derive(passphrase: str) -> None:
        found[passphrase] = stretch(passphrase, _SALT, costs)

    names = [f"Passphrase {number}" for number in range(8)]
    threads = [threading.Thread(target=derive, args=(name,), daemon=True) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == {name: stretch(name, _SALT, costs) for name in names}
