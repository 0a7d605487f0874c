"""Who has signed in, as far as the system says."""

from __future__ import annotations

import os
import pwd

import pytest

from desktop.app.signed_in import full_name, login


def nobody(_name: str) -> str:
    """A system that knows nobody."""
    raise KeyError


def unknown() -> str:
    """A system that does not know the account either."""
    raise KeyError


def test_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is the account's, whatever the environment says, and where the system does not say there is none."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "ahaas")
    assert login() == pwd.getpwuid(os.getuid()).pw_name != "ahaas"
    assert login(unknown) == ""


def test_what_somebody_is_called() -> None:
    """The full name is given without spaces around it, and where the system does not say there is none."""
    assert full_name("ahaas", lambda name: f" Anna von {name} ") == "Anna von ahaas"
    assert full_name("ahaas", nobody) == ""
    assert full_name("gibt-es-nicht-hier") == ""
