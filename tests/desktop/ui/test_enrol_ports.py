"""What the enrolment screen hands out: secrets never show when it is printed, and the program's part fits."""

from __future__ import annotations

from desktop.app.enrolment import Enrolment
from desktop.ui.enrol_ports import Given, InviteShown, Reading, Request


def test_secrets_are_hidden() -> None:
    """Printing what was given or asked for shows neither invite nor passphrase."""
    shown = InviteShown("a", "u", "r", "s", "e", "f", ("w",), "invite-secret")
    for value in (Given(b"file-secret", "letters-secret"), Request("invite-secret", "P", "pass-secret"), shown):
        assert "secret" not in repr(value)


def test_the_program_can_read() -> None:
    """Who the program hands in does what the screen asks for."""
    reading: Reading = Enrolment()
    reading.check_person("Adelgunde Fürchtegott")
