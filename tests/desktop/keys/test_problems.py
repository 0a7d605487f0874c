"""Problems carry what a person and a program need."""

from __future__ import annotations

import pytest

from desktop.keys.problems import Damaged, NoKeyring, TooManyTries, WrongPassphrase


def test_waits_are_named() -> None:
    """A wrong passphrase and too many tries say how long to wait."""
    assert WrongPassphrase(5).retry_after_seconds == 5
    assert "80 Sekunden" in str(TooManyTries(80))


def test_damage_names_its_place() -> None:
    """Damage names the part, and the reason where there is one."""
    assert str(Damaged("profile.json")) == "Beschädigt: profile.json"
    assert str(Damaged("profile.json", "Prüfsumme")) == "Beschädigt: profile.json (Prüfsumme)"


@pytest.mark.parametrize("reason", ["absent", "locked", "empty", "silent", "failed", "something else"])
def test_keyring_reasons_are_sentences(reason: str) -> None:
    """Every reason, even an unknown one, has a sentence for people."""
    assert str(NoKeyring(reason)).endswith(".")
