"""Who has signed in, as far as the system says."""

from __future__ import annotations

import pytest

from desktop.app.signed_in import full_name, login


def nobody(_name: str) -> str:
    """A system that knows nobody."""
    raise KeyError


def test_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is the one somebody signed in with."""
    monkeypatch.setenv("LOGNAME", "ahaas")
    assert login() == "ahaas"


def test_what_somebody_is_called() -> None:
    """The full name is given without spaces around it, and where the system does not say there is none."""
    assert full_name("ahaas", lambda name: f" Anna von {name} ") == "Anna von ahaas"
    assert full_name("ahaas", nobody) == ""
    assert full_name("gibt-es-nicht-hier") == ""
